"""Writing into a contact file that people may have open just now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from showkit.contacts.splice import splice_block
from showkit.contacts.wanted import EditError
from showkit.model.message import Message
from showkit.output.replace import replace_if

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_TRIES: Final = 5


def write_block(
    path: Path, folder: Path, key: str, value: Mapping[str, Any] | None, *, comment: str = ""
) -> bool:
    """Put `value` into the block `key` of the contact file `path`; tell whether it changed.

    See `splice_block` for what is kept. The file is replaced in one step, and only if it still
    holds what was read; if someone saved it meanwhile, it is read again. A file that holds the
    value already is not touched.

    Raises:
        EditError: the file is no regular file of `folder` (a link, a path leading out), its
            YAML does not allow the change, or it changes faster than it can be read.
        OSError: it cannot be read or written.
    """
    return rewrite(path, folder, lambda data: splice_block(data, key, value, comment=comment))


def require_own_file(path: Path, folder: Path) -> None:
    """Refuse what is not the company's own file: replacing it would surprise someone.

    Raises:
        EditError: `path` is a link, leads out of `folder`, or is no file.
    """
    if path.is_symlink():
        raise EditError(Message("it is a link to another file; put the file itself here"))
    if not path.resolve().is_relative_to(folder.resolve()):
        raise EditError(Message("it lies outside {folder}", folder=folder.name))
    if path.exists() and not path.is_file():
        raise EditError(Message("it is not a file"))


def contact_file(folder: Path, slug: str) -> Path:
    """Return where the contact file of a presenter is, or would be, in ``presenters/``."""
    short = folder / f"{slug}.yml"
    return short if short.exists() else folder / f"{slug}.yaml"


def rewrite(path: Path, folder: Path, change: Callable[[bytes], bytes]) -> bool:
    """Change the file `path` by a function of its bytes; tell whether it changed.

    See `write_block` for how it is replaced and what is raised.
    """
    require_own_file(path, folder)
    for _ in range(_TRIES):
        data = path.read_bytes()
        changed = change(data)
        if changed == data:
            return False
        if replace_if(path, data, changed):
            return True
    raise EditError(Message("another program keeps changing it; close it and try again"))
