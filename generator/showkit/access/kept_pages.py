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

    @cached_property
    def before(self) -> Mapping[str, KeptHouse]:
        """What the last build kept, by the slug of the house; nothing where that is damaged."""
        return kept_json(self._list, _houses) or {}

    def find(self, slug: str, state: str) -> KeptHouse | None:
        """Return what is kept of a house that stands as it did, with every file as it was left."""
        known = self.before.get(slug)
        if known is None or known.state != state:
            return None
        return known if all(file in self._there for file in known.files) else None

    def keep(self, artifacts: Iterable[Artifact]) -> tuple[KeptFile, ...]:
        """Write the files of a house; those that lie there already with these bytes stay."""
        return tuple(self._kept(one.path.removeprefix(_BELOW), one.read()) for one in artifacts)

    def end(self, houses: Mapping[str, KeptHouse]) -> None:
        """Note what is kept from now on; every other file goes."""
        if houses != self.before:
            held = {slug: [one.state, one.files] for slug, one in houses.items()}
            keep_json(self._list, held)
        names = {file[0] for house in houses.values() for file in house.files}
        with os.scandir(self.files) as entries:
            gone = [entry.name for entry in entries if entry.name not in names]
        for name in gone:
            with contextlib.suppress(OSError):
                (self.files / name).unlink()

    def artifacts(self, house: KeptHouse) -> Iterator[Artifact]:
        """Yield the files of a house as they are to be published."""
        for name, *_ in house.files:
            yield Artifact(f"{_BELOW}{name}", self.files / name, shareable=True)

    @cached_property
    def _there(self) -> frozenset[KeptFile]:
        """The files as they were when this was first asked."""
        with os.scandir(self.files) as entries:
            found = [_described(one.name, one.stat(), one.inode()) for one in entries]
        return frozenset(found)

    def _kept(self, name: str, data: bytes) -> KeptFile:
        path = self.files / name
        try:
            if path.read_bytes() == data:
                return _described(name, path.stat())
        except OSError:
            pass  # there is none, or it cannot be read: written below
        new = path.with_name(f"{name}.new")
        with new.open("wb") as out:
            out.write(data)
            out.flush()
            described = _described(name, os.fstat(out.fileno()))
        new.replace(path)
        return described


def _described(name: str, known: os.stat_result, number: int = 0) -> KeptFile:
    """Return what the file system says; `number` where `known` has none (folders on Windows)."""
    return (name, known.st_size, known.st_mtime_ns, known.st_ino or number)


def _houses(held: Mapping[str, Any]) -> Mapping[str, KeptHouse]:
    return {slug: _house(one) for slug, one in held.items()}


def _house(held: Any) -> KeptHouse:  # noqa: ANN401 - as `KeptPages.end` wrote it
    state, files = held
    return KeptHouse(
        str(state),
        tuple((str(name), int(size), int(time), int(number)) for name, size, time, number in files),
    )
