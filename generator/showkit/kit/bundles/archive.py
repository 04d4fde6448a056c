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
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from showkit.output.cache import digest, file_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

_RECIPE: Final = "zip 1"
_DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The first day of the format: a build's own clock would make each archive another."""

_PLAIN_FILE: Final = 0o644 << 16
_PACKED: Final = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".pdf", ".zip", ".mp4"})
"""Formats that are compressed in themselves."""

_LEFT_OVER: Final = ".new"


@dataclass(frozen=True)
class Made:
    """Bytes that are made only where an archive of them is: `made_from` says all they hang on."""

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


def archive(
    parts: Sequence[Part], folder: Path, digest_of: Callable[[Path], str] = file_digest
) -> Path:
    """Return an archive of `parts` in `folder`, made only where it is not there already.

    `digest_of` returns the SHA-256 of a file.
    """
    ordered = sorted(parts, key=lambda part: part.name)
    named = ((part.name, part.digest(digest_of)) for part in ordered)
    key = digest(_RECIPE, *(word for pair in named for word in pair))
    kept = folder / f"{key}.zip"
    if kept.is_file():
        return kept
    folder.mkdir(parents=True, exist_ok=True)
    handle = tempfile.NamedTemporaryFile(dir=folder, suffix=_LEFT_OVER, delete=False)  # noqa: SIM115 - it outlives the block, as the archive
    beside = Path(handle.name)
    try:
        with handle, zipfile.ZipFile(handle, "w") as made:
            for part in ordered:
                _add(made, part)
        beside.chmod(0o644)
        beside.replace(kept)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return kept


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


def tidy(folder: Path, in_use: Sequence[Path]) -> None:
    """Drop the archives of earlier content, and what killed builds left."""
    kept = set(in_use)
    if folder.is_dir():
        for path in folder.iterdir():
            if path not in kept and path.suffix in {".zip", _LEFT_OVER}:
                path.unlink(missing_ok=True)
