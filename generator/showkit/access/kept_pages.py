"""Sealed pages kept between builds: made again only where a house stands otherwise.

``cache/access/`` has them in one folder for its owner's eyes alone, as they are published (sealed;
feeds and calendars, which hold public facts only, as they are), and a list of which house they
belong to, what they were made from, and how the file system describes each. A file that is not as
described is made again with its house; one whose bytes come out the same is not written again. No
file is ever written into: the site has the same ones under second names.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from showkit.output.artifact import Artifact
from showkit.output.cache import keep_json, kept_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_BELOW: Final = "p/"
"""The folder of the site in which all of them are published."""

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

KeptFile = tuple[str, int, int, int]
"""A file's name, its size in bytes, the time of its last change (ns), and its number (inode).

The other time that file systems keep is no help here: it changes with each second name.
"""


@dataclass(frozen=True)
class KeptHouse:
    """The files of a house, and a hash of what they were made from."""

    state: str
    files: tuple[KeptFile, ...]


@dataclass(frozen=True)
class KeptPages:
    """The folder of the cache, ``cache/access/``."""

    folder: Path

    @property
    def files(self) -> Path:
        """Where the files lie, next to each other."""
        return self.folder / "files"

    @property
    def _list(self) -> Path:
        return self.folder / "houses.json"

    def begin(self) -> None:
        """Make the folders; nobody else looks into them."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.folder.chmod(0o700)
        self.files.mkdir(exist_ok=True, mode=0o700)
        _ = self._there  # looked through before anything is written

    @cached_property
    def before(self) -> Mapping[str, KeptHouse]:
        """What the last build kept, by the slug of the house; nothing where that is damaged."""
        return kept_json(self._list, _houses) or {}

    def find(self, slug: str, state: str) -> KeptHouse | None:
        """Return what is kept of a house that stands as it did, with every file as it was left."""
        known = self.before.get(slug)
        if known is None or known.state != state:
            return None
        there = self._there
        stand = tuple([there.get(file[0]) for file in known.files])
        return known if stand == known.files else None

    def keep(self, artifacts: Iterable[Artifact]) -> tuple[KeptFile, ...]:
        """Write the files of a house; those that lie there already with these bytes stay."""
        return tuple(self._kept(one.path.removeprefix(_BELOW), one.read()) for one in artifacts)

    def end(self, houses: Mapping[str, KeptHouse]) -> None:
        """Note what is kept from now on; every other file goes."""
        if houses != self.before:
            held = {slug: [one.state, one.files] for slug, one in houses.items()}
            keep_json(self._list, held)
        names = {file[0] for house in houses.values() for file in house.files}
        for name in self._there.keys() - names:
            with contextlib.suppress(OSError):
                (self.files / name).unlink()

    def artifacts(self, house: KeptHouse) -> Iterator[Artifact]:
        """Yield the files of a house as they are to be published."""
        folder = self._folder
        for file in house.files:
            yield Artifact(_BELOW + file[0], f"{folder}/{file[0]}", shareable=True)

    @cached_property
    def _there(self) -> Mapping[str, KeptFile]:
        """The files by their names, as they are when this is first asked: as a build begins."""
        with _opened(self._folder) as folder, os.scandir(folder) as entries:
            return {one.name: _described(one.name, one.stat(), one) for one in entries}

    def _kept(self, name: str, data: bytes) -> KeptFile:
        path = f"{self._folder}/{name}"
        with contextlib.suppress(OSError):  # most are new: no list has them, so none is half one
            return _written(path, name, data)
        with contextlib.suppress(OSError), open(path, "rb") as there:  # noqa: PTH123 - a name
            if there.read() == data:
                return _described(name, os.fstat(there.fileno()))
        with contextlib.suppress(FileNotFoundError):
            os.unlink(f"{path}.new")  # noqa: PTH108 - what a run that was killed left
        described = _written(f"{path}.new", name, data)
        os.replace(f"{path}.new", path)  # noqa: PTH105 - likewise
        return described

    @cached_property
    def _folder(self) -> str:
        return os.fspath(self.files)


@contextlib.contextmanager
def _opened(folder: str) -> Iterator[int | str]:
    """Yield a folder such that files are looked at from there, where the system can do that.

    Finding the way to each of many thousand files takes a third of the time of looking at it.
    """
    if os.scandir not in os.supports_fd:
        yield folder
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)


def _written(path: str, name: str, data: bytes) -> KeptFile:
    """Write a file that must be new, and return what it is under `name`.

    Names instead of paths, and no buffer: there are six for each of many thousand people.

    Raises:
        OSError: there is one, or it cannot be written.
    """
    handle = os.open(path, _NEW, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        return _described(name, os.fstat(handle))
    finally:
        os.close(handle)


def _described(name: str, known: os.stat_result, entry: os.DirEntry[str] | None = None) -> KeptFile:
    """Return what the file system says; `entry` has the number where `known` does not (Windows)."""
    number = known.st_ino or (entry.inode() if entry else 0)
    return (name, known.st_size, known.st_mtime_ns, number)


def _houses(held: Mapping[str, Any]) -> Mapping[str, KeptHouse]:
    """Return what `KeptPages.end` wrote; that it is whole has been seen, so rows are believed."""
    return {
        slug: KeptHouse(state, tuple([tuple(file) for file in files]))
        for slug, (state, files) in held.items()
    }
