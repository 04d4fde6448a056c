"""Files that are made from values, and not made again as long as these stay the same.

What was made last time is kept in one file of the cache, each under a hash of what it was made
from. It is never believed when damaged and can be deleted at any time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import showkit
from showkit.output.artifact import Artifact
from showkit.output.cache import digest, keep_json, kept_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from showkit.output.memory import LastMade

_ANY_BYTES: Final = ("utf-8", "surrogateescape")
"""What is made is text, nearly always; other bytes come back too."""

_MOST_UNWRITTEN: Final = 50
"""Results that a process that goes on keeps to itself: an edit makes few, and the file is large."""


@dataclass(frozen=True)
class Making:
    """How some files are made.

    `made_from` says everything that `make` depends on; each of its results lies at all `paths`
    of the same place in the list.
    """

    made_from: str
    paths: Sequence[Sequence[str]]
    make: Callable[[], Sequence[bytes]]

    @cached_property
    def key(self) -> str:
        """A hash of what the files are made from, and of the version that makes them."""
        return digest(showkit.__version__, self.made_from)


@dataclass(frozen=True)
class Made:
    """The files, and how many results were made anew."""

    artifacts: tuple[Artifact, ...]
    anew: int


def make_all(makings: Iterable[Making], kept: Path, last: LastMade | None = None) -> Made:
    """Return the files of all makings; what the file `kept` holds is not made again.

    Nor is what this process made the `last` time; what it knows it writes down now and then.
    """
    makings = tuple(makings)
    before = (last.results if last else None) or _read(kept)
    results: dict[str, Sequence[bytes]] = {}
    for making in makings:
        if making.key not in results:
            results[making.key] = before.get(making.key) or making.make()
    anew = len(results.keys() - before.keys())
    if last is not None:
        last.results, last.unwritten = results, last.unwritten + anew
    if results.keys() != before.keys() and (last is None or last.unwritten > _MOST_UNWRITTEN):
        _write(kept, results)
        if last is not None:
            last.unwritten = 0
    artifacts = tuple(
        Artifact(path, data)
        for making in makings
        for paths, data in zip(making.paths, results[making.key], strict=True)
        for path in paths
    )
    return Made(artifacts, anew)


def _read(path: Path) -> Mapping[str, Sequence[bytes]]:
    """Return what was kept; nothing where that is missing or damaged."""
    return kept_json(path, _as_bytes) or {}


def _as_bytes(held: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[bytes]]:
    return {key: [one.encode(*_ANY_BYTES) for one in made] for key, made in held.items()}


def _write(path: Path, results: Mapping[str, Sequence[bytes]]) -> None:
    held = {key: [one.decode(*_ANY_BYTES) for one in made] for key, made in results.items()}
    keep_json(path, held)
