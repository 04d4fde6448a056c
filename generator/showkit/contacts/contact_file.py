"""Writing showkit's one block into a contact file that people may have open just now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from showkit.contacts.splice import SpliceError, splice_block
from showkit.model.message import Message
from showkit.output.cache import write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping
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
        SpliceError: the file is no regular file of `folder` (a link, a path leading out), its
            YAML does not allow the change, or it changes faster than it can be read.
        OSError: it cannot be read or written.
    """
    _require_own_file(path, folder)
    for _ in range(_TRIES):
        data = path.read_bytes()
        changed = splice_block(data, key, value, comment=comment)
        if changed == data:
            return False
        if path.read_bytes() == data:
            write_atomically(path, changed)
            return True
    raise SpliceError(Message("another program keeps changing it; close it and try again"))


def _require_own_file(path: Path, folder: Path) -> None:
    """Refuse what is not the company's own contact file: replacing it would surprise someone."""
    if path.is_symlink():
        raise SpliceError(Message("it is a link to another file; put the file itself here"))
    if not path.resolve().is_relative_to(folder.resolve()):
        raise SpliceError(Message("it lies outside {folder}", folder=folder.name))
    if path.exists() and not path.is_file():
        raise SpliceError(Message("it is not a file"))
