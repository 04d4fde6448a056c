"""Files that nobody but their owner may read, and that never land in a published folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.model.message import Message
from showkit.output.cache import keep_privately
from showkit.output.writer import MARKER

if TYPE_CHECKING:
    from pathlib import Path

    from showkit.output.project import Project

_OWNER_ALONE: Final = 0o700


class PublicPlaceError(Exception):
    """A private file was to be written where everybody could fetch it."""

    def __init__(self, path: Path) -> None:
        self.message = Message(
            "{path} lies in a published folder; this file names people and is private: choose "
            "another place",
            path=path,
        )
        super().__init__(str(self.message))


def write_private(path: Path, data: bytes, project: Project) -> None:
    """Put `data` at `path` in one step, readable by its owner alone.

    Folders that are made on the way are the owner's alone too.

    Raises:
        PublicPlaceError: `path` is in the project's site, or in any folder that was published.
    """
    refuse_public_place(path, project)
    _make_folder(path.parent)
    keep_privately(path, data)


def refuse_public_place(path: Path, project: Project) -> None:
    """Raise where `path` is no place for a private file; to be asked before anything is made.

    Raises:
        PublicPlaceError: see `write_private`.
    """
    real = path.resolve()
    site = project.site.resolve()
    if site in {real, *real.parents} or any((above / MARKER).exists() for above in real.parents):
        raise PublicPlaceError(path)


def _make_folder(folder: Path) -> None:
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir(mode=_OWNER_ALONE, exist_ok=True)
