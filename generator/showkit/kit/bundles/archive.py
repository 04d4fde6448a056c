"""ZIP archives whose bytes depend on nothing but what is in them.

Written to a file part by part: a kit of photographs is larger than the memory one would spend.
"""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from showkit.output.cache import digest, file_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_RECIPE: Final = "zip 1"
_DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The first day of the format: a build's own clock would make each archive another."""

_PLAIN_FILE: Final = 0o644 << 16
_PACKED: Final = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".pdf", ".zip", ".mp4"})
"""Formats that are compressed in themselves."""

_LEFT_OVER: Final = ".new"


@dataclass(frozen=True)
class Part:
    """A file of an archive: its name in it, and its text or where its bytes lie."""

    name: str
    content: bytes | Path

    def digest(self, digest_of: Callable[[Path], str]) -> str:
        """Return the SHA-256 of the content."""
        if isinstance(self.content, bytes):
            return digest(self.content)
        return digest_of(self.content)


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
    if isinstance(part.content, bytes):
        made.writestr(info, part.content)
        return
    info.file_size = part.content.stat().st_size
    with part.content.open("rb") as source, made.open(info, "w") as target:
        shutil.copyfileobj(source, target, 1 << 20)


def tidy(folder: Path, in_use: Sequence[Path]) -> None:
    """Drop the archives of earlier content, and what killed builds left."""
    kept = set(in_use)
    if folder.is_dir():
        for path in folder.iterdir():
            if path not in kept and path.suffix in {".zip", _LEFT_OVER}:
                path.unlink(missing_ok=True)
