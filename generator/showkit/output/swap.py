"""Putting a finished folder in the place of a published one."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


def put_in_place(new: Path, published: Path) -> Path | None:
    """Make `new` the published folder; return where the old one lies now, if there was one.

    On Linux the two are exchanged in one step (``renameat2`` with ``RENAME_EXCHANGE``), so that
    a web server sees one whole site or the other. Elsewhere, and on file systems without that
    call, it takes two renames; `recover` mends what a crash between them leaves.
    """
    if not published.exists():
        new.rename(published)
        return None
    if exchange(new, published):
        return new
    old = old_place(published)
    published.rename(old)
    new.rename(published)
    return old


def old_place(published: Path) -> Path:
    """Return where the old folder waits between the two renames."""
    return published.with_name(f".{published.name}.showkit-old")


def recover(published: Path) -> None:
    """Bring the old folder back where a crash came between the two renames."""
    old = old_place(published)
    if old.exists() and not published.exists():
        old.rename(published)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders or files in one step; False where the system cannot."""
    if sys.platform != "linux":
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    result = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    if result == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(other))
