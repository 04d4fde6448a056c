"""What a process keeps in mind from one build to the next: ``showkit serve`` builds many times.

Everything in it is found again by what it was made from, and nothing of it is on the disk: it goes
with the process. A build without a memory of earlier ones makes the same bytes.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar, cast

from showkit.output.cache import Blobs, Cache, file_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
    from pathlib import Path

    from showkit.output.kept_texts import KeptTexts

T = TypeVar("T")

FileState = tuple[int, int, int, int]
"""Size in bytes, time of the last change to the bytes and to anything (ns), number (inode)."""

Content: TypeAlias = "bytes | Path | str"
"""What a file is made of: the bytes, or a file that holds them (see `Artifact`)."""

EVERYTHING: Final = ""
"""The name of what is made of no single thing: its state is that of whatever all have in common."""

_STEP: Final = 2_000_000_000
"""The longest step, in nanoseconds, in which a file system counts time (FAT)."""


@dataclass
class Remembered:
    """What was made of one thing each, by the thing's name, and what it was made from.

    `states` say how each thing stands now, and with it everything else that what is made of it
    may depend on. A thing that has none is made each time. `kept` has texts of other processes.
    """

    states: Mapping[str, str] = field(default_factory=dict)
    kept: KeptTexts | None = None
    _made: dict[tuple[str, str], tuple[Hashable, object]] = field(default_factory=dict)
    _asked: set[tuple[str, str]] = field(default_factory=set)

    def begin(self, states: Mapping[str, str]) -> None:
        """Begin a build in which things stand as `states` say; what the last left unasked goes."""
        if self._asked:
            self._made = {key: self._made[key] for key in self._asked if key in self._made}
        self._asked = set()
        self.states = states

    def once(self, name: str, kind: str, make: Callable[[], T], *more: Hashable) -> T:
        """Return what `make` makes of the thing `name`, again where that stands otherwise.

        `kind` tells apart what is made of one thing; `more` are values that it hangs on besides.
        """
        state = self.states.get(name)
        if state is None:
            return make()
        key, made_from = (name, kind), (state, more)
        self._asked.add(key)
        known = self._made.get(key)
        if known is not None and known[0] == made_from:
            return cast("T", known[1])
        made = make()
        self._made[key] = (made_from, made)
        return made

    def text_once(self, name: str, kind: str, make: Callable[[], bytes], *more: Hashable) -> bytes:
        """Return the text that `make` makes of the thing `name`, as `once` does.

        Where texts are kept for the next process, another process may have made it.
        """
        if self.kept is not None:
            return self.kept.once(name, kind, make, more)
        return self.once(name, kind, make, *more)

    def keep(self) -> None:
        """Leave to the next process the texts that it may ask for."""
        if self.kept is not None:
            self.kept.keep()

    def __reduce__(self) -> tuple[type[Remembered], tuple[()]]:
        """Go to another process without what is known here."""
        return Remembered, ()


@dataclass
class Files:
    """Files of the cache by the hash of their bytes, as far as they were read before.

    A file that is as it was is not read again; one that changed so shortly before it was read that
    another change could carry the same time is (see `content.fingerprints`).
    """

    _digests: dict[Path, tuple[FileState, str]] = field(default_factory=dict)
    _blobs: dict[Path, Blobs] = field(default_factory=dict)

    def cache(self, folder: Path) -> Cache:
        """Return the cache in `folder`, of which no more is read than must be."""
        return Cache(folder, self.digest, self._blobs.setdefault(folder, Blobs()))

    def digest(self, path: Path) -> str:
        """Return the SHA-256 (hex) of a file.

        Raises:
            OSError: it cannot be read.
        """
        state, now = file_state(path), time.time_ns()
        known = self._digests.get(path)
        if known is not None and known[0] == state:
            return known[1]
        found = file_digest(path)
        if max(state[1], state[2]) + _STEP < now:
            self._digests[path] = (state, found)
        return found

    def __reduce__(self) -> tuple[type[Files], tuple[()]]:
        """Go to another process without what is known here."""
        return Files, ()


@dataclass
class LastSite:
    """The files of the published site as the last build left them.

    `states` are by path in the site; `contents` say what each was made of there: the bytes, or a
    file and its state when it was read.
    """

    states: Mapping[str, FileState] = field(default_factory=dict)
    contents: dict[str, tuple[Content, FileState | None]] = field(default_factory=dict)

    def holds(self, path: str, file: Path | str, content: Content) -> bool:
        """Tell whether `file`, at `path` in the site, is known to have these bytes, unread."""
        known = self.contents.get(path)
        try:
            if known is None or known[0] != content or self.states.get(path) != file_state(file):
                return False
            return isinstance(content, bytes) or known[1] == file_state(content)
        except OSError:
            return False

    def note(self, contents: Iterable[tuple[str, Content]]) -> None:
        """Note what the site was just published from; its files are still to be looked at."""
        now = time.time_ns()
        self.states, self.contents = {}, {}
        for path, content in contents:
            if isinstance(content, bytes):
                self.contents[path] = (content, None)
                continue
            state = file_state(content)
            if max(state[1], state[2]) + _STEP < now:
                self.contents[path] = (content, state)


@dataclass
class LastMade:
    """What was made of values the last time, by its key, and how much of it is in no file yet."""

    results: Mapping[str, Sequence[bytes]] = field(default_factory=dict)
    unwritten: int = 0


@dataclass(frozen=True)
class Memory:
    """All that a process keeps in mind: of shows, of files of the cache, of the site.

    `parts` are what was read of the content, by the files of the cache that have it; None where
    nobody will ask again. `checks` are of shows before anything is left out of them, `shows` of
    what is then right.
    """

    parts: dict[Path, tuple[FileState, Any]] | None = field(default_factory=dict)
    checks: Remembered = field(default_factory=Remembered)
    shows: Remembered = field(default_factory=Remembered)
    files: Files = field(default_factory=Files)
    site: LastSite = field(default_factory=LastSite)
    made: LastMade = field(default_factory=LastMade)


def file_state(path: Path | str) -> FileState:
    """Return what the file system says of a file.

    Raises:
        OSError: there is none.
    """
    known = os.stat(path)  # noqa: PTH116 - asked of every file of a site, by its name alone
    return (known.st_size, known.st_mtime_ns, known.st_ctime_ns, known.st_ino)
