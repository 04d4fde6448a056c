"""ZIP archives whose bytes depend on nothing but what is in them.

Written to a file part by part: a kit of photographs is larger than the memory one would spend.
"""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from showkit.output.cache import digest, file_digest
from showkit.output.cores import as_they_come, one_by_one

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

_RECIPE: Final = "zip 1"
_DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The first day of the format: a build's own clock would make each archive another."""

_PLAIN_FILE: Final = 0o644 << 16
_PACKED: Final = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".pdf", ".zip", ".mp4"})
"""Formats that are compressed in themselves."""

_LEFT_OVER: Final = ".new"

_FEW: Final = 4
"""Archives; fewer are made before another process has begun."""


@dataclass(frozen=True)
class Made:
    """Bytes that are made only where an archive of them is: `made_from` says all they hang on.

    `make` goes to other processes.
    """

    made_from: str
    make: Callable[[], bytes]


@dataclass(frozen=True)
class Part:
    """A file of an archive: its name in it, and its text, where its bytes lie, or their making."""

    name: str
    content: bytes | Path | Made

    def digest(self, digest_of: Callable[[Path], str]) -> str:
        """Return a hash of the content."""
        return digest_of(self.content) if isinstance(self.content, Path) else self._digest

    @cached_property
    def _digest(self) -> str:
        """The same of what lies in no file: plans of an archive outlive a build."""
        if isinstance(self.content, Made):
            return digest(self.content.made_from)
        return digest(self.content) if isinstance(self.content, bytes) else ""


def archives(
    wanted: Iterable[tuple[str, Sequence[Part]]],
    folder: Path,
    advance: Callable[[int, int], None],
    digest_of: Callable[[Path], str] = file_digest,
) -> Mapping[str, Path]:
    """Return, by the names in `wanted`, an archive in `folder` of the parts of each.

    What is there is not made again, and what was made of earlier content is dropped. The first are
    made on all cores while `wanted` plans those that come after. `advance` is called with (done, to
    do), and not at all where there is none; `digest_of` returns the SHA-256 of a file.
    """
    found: dict[str, Path] = {}
    missing: dict[Path, Sequence[Part]] = {}

    def jobs() -> Iterator[tuple[Path, tuple[Sequence[Part], Path]]]:
        for name, parts in wanted:
            ordered = sorted(parts, key=lambda part: part.name)
            named = ((part.name, part.digest(digest_of)) for part in ordered)
            key = digest(_RECIPE, *(word for pair in named for word in pair))
            path = found[name] = folder / f"{key}.zip"
            if path not in missing and not path.is_file():
                missing[path] = ordered
                yield path, (ordered, path)

    coming = jobs()
    few = list(islice(coming, _FEW))
    if len(few) < _FEW:
        one_by_one(make_archive, dict(few), advance)
    else:
        for path, made in as_they_come(make_archive, chain(few, coming), advance).items():
            if made is None:  # whatever its process broke on
                make_archive(missing[path], path)
    _tidy(folder, found.values())
    return found


def make_archive(parts: Sequence[Part], path: Path) -> Path:
    """Make an archive of `parts`, in their order, in one step. Runs in a process of its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = tempfile.NamedTemporaryFile(dir=path.parent, suffix=_LEFT_OVER, delete=False)  # noqa: SIM115 - it outlives the block, as the archive
    beside = Path(handle.name)
    try:
        with handle, zipfile.ZipFile(handle, "w") as made:
            for part in parts:
                _add(made, part)
        beside.chmod(0o644)
        return beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _add(made: zipfile.ZipFile, part: Part) -> None:
    info = zipfile.ZipInfo(part.name, _DATE)
    info.create_system = 3  # Unix, whatever the archive is made on
    info.external_attr = _PLAIN_FILE
    is_packed = PurePosixPath(part.name).suffix.lower() in _PACKED
    info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    if isinstance(part.content, (bytes, Made)):
        made.writestr(
            info, part.content if isinstance(part.content, bytes) else part.content.make()
        )
        return
    info.file_size = part.content.stat().st_size
    with part.content.open("rb") as source, made.open(info, "w") as target:
        shutil.copyfileobj(source, target, 1 << 20)


def repacked(data: bytes, without: Collection[str] = ()) -> bytes:
    """Return a ZIP archive with the same files in the same order, and nothing of when it was made.

    What others write (a Word document is such an archive) carries the time. The files `without`
    stay away.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            if name not in without:
                _add(made, Part(name, given.read(name)))
    return out.getvalue()


def with_more(data: bytes, parts: Sequence[Part]) -> bytes:
    """Return a ZIP archive with further files at its end; those it has are not packed again."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as made:
        for part in parts:
            _add(made, part)
    return out.getvalue()


def _tidy(folder: Path, in_use: Iterable[Path]) -> None:
    """Drop the archives of earlier content, and what killed builds left."""
    kept = set(in_use)
    if folder.is_dir():
        for path in folder.iterdir():
            if path not in kept and path.suffix in {".zip", _LEFT_OVER}:
                path.unlink(missing_ok=True)
