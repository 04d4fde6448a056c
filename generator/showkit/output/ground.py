"""What the next site is built in: the one before the last, of which most is in both.

To name thousands of files anew, and to forget as many names, takes longer than all else that an
edit asks for. A file that has the number (inode) of the published site's is that file, whatever
happened in between; anything else goes.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def usable(former: Path, site: Path) -> bool:
    """Tell whether the site can be built in the folder `former`; it is cleared away if not."""
    if former.is_symlink() or (former.exists() and not former.is_dir()):
        former.unlink()
    if not former.is_dir():
        return False
    if former.stat().st_dev == site.parent.stat().st_dev:
        return True
    shutil.rmtree(former)
    return False


def cleared(folder: Path, same: Mapping[str, int]) -> frozenset[str]:
    """Leave in `folder` only the files that `same` has, by their paths in it and their numbers.

    Returns their paths. A folder that is left empty goes too.
    """
    held: set[str] = set()

    def clear(inside: str, below: str) -> bool:
        is_empty = True
        with os.scandir(inside) as entries:
            for entry in list(entries):
                path = f"{below}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    if clear(entry.path, f"{path}/"):
                        os.rmdir(entry.path)  # noqa: PTH106 - asked of every folder of a site
                    else:
                        is_empty = False
                elif same.get(path) == entry.inode():
                    held.add(path)
                    is_empty = False
                else:
                    os.unlink(entry.path)  # noqa: PTH108 - asked of every file of a site
        return is_empty

    clear(os.fspath(folder), "")
    return frozenset(held)


def keep_former(old: Path, former: Path) -> bool:
    """Put the replaced site where the next is built; False where it cannot lie there."""
    if old == former:
        return True
    try:
        former.parent.mkdir(parents=True, exist_ok=True)
        old.rename(former)
    except OSError:  # another disk, or something lies there
        return False
    return True
