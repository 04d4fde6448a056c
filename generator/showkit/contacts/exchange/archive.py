"""A zip file from somebody else, unpacked within bounds.

What leaves here has been inflated and measured; nobody after us meets a bomb.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MAX_UNPACKED: Final = 250_000_000
"""Bytes that all parts may have together: a workbook of 100,000 contacts has a fifth of that."""

_MAX_RATIO: Final = 300
_HARMLESS: Final = 20_000_000
_MAX_PARTS: Final = 5_000
_WANTED: Final = (".xml", ".rels", ".csv", ".vcf", "mimetype", ".bin")


class ArchiveError(ValueError):
    """The archive is damaged, or `is_too_large` to be unpacked; `message` says which."""

    def __init__(self, message: Message, *, is_too_large: bool = False) -> None:
        super().__init__(str(message))
        self.message = message
        self.is_too_large = is_too_large


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the parts of a zip file that hold tables, by name; pictures are left out.

    Raises:
        ArchiveError: the file is damaged, locked, or its parts are larger than any sheet is.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if info.filename.endswith(_WANTED)]
            _check_sizes(infos, len(data))
            # zipfile gives no more than the size that was declared, and checks the sum
            return {info.filename: archive.read(info) for info in infos}
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
        ValueError,
    ) as error:
        if isinstance(error, ArchiveError):
            raise
        raise ArchiveError(Message("it is damaged")) from error


def repacked(parts: Mapping[str, bytes]) -> io.BytesIO:
    """Return a zip file of `parts`, not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    out.seek(0)
    return out


def folder_as_archive(folder: Path) -> bytes:
    """Return the tables in a folder as one archive, so that both are read alike.

    Folders within and links that lead elsewhere are left out; a file too large for an archive of
    ours is cut, and found too large by whoever unpacks it.
    """
    parts = {}
    left = MAX_UNPACKED + 1
    for path in sorted(folder.iterdir()):
        if path.name.endswith(_WANTED) and path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                parts[path.name] = file.read(left)
            left -= len(parts[path.name])
    return repacked(parts).getvalue()


def _check_sizes(infos: list[zipfile.ZipInfo], packed: int) -> None:
    size = sum(info.file_size for info in infos)
    if size > MAX_UNPACKED or (size > _HARMLESS and size > packed * _MAX_RATIO):
        what = Message("unpacked it has {size} million bytes", size=size // 1_000_000)
        raise ArchiveError(what, is_too_large=True)
    if len(infos) > _MAX_PARTS:
        raise ArchiveError(Message("it has {n} parts", n=len(infos)), is_too_large=True)
