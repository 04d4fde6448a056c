"""What kind of file a name says it is, for those that people send each other in this trade.

A table of our own: Python's depends on what the computer has installed, and the same content
must give the same site everywhere. Sources: the media types registered with IANA; where a
program's own format has none there, it is bytes (RFC 2046 §4.5.1).
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

BYTES: Final = "application/octet-stream"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_OPEN: Final = "application/vnd.oasis.opendocument"
_TYPES: Final[Mapping[str, str]] = {
    ".aif": "audio/aiff",
    ".aiff": "audio/aiff",
    ".asc": BYTES,
    ".avif": "image/avif",
    ".c2p": BYTES,
    ".csv": "text/csv",
    ".doc": "application/msword",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".dwg": "image/vnd.dwg",
    ".dxf": "image/vnd.dxf",
    ".epub": "application/epub+zip",
    ".esf3d": BYTES,
    ".flac": "audio/flac",
    ".gif": "image/gif",
    ".heic": "image/heic",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".key": BYTES,
    ".lw": BYTES,
    ".m4a": "audio/mp4",
    ".m4v": "video/mp4",
    ".mkv": "video/matroska",
    ".mov": "video/quicktime",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".mvr": BYTES,
    ".numbers": BYTES,
    ".odp": f"{_OPEN}.presentation",
    ".ods": f"{_OPEN}.spreadsheet",
    ".odt": f"{_OPEN}.text",
    ".ogg": "audio/ogg",
    ".pages": BYTES,
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
    ".qlab4": BYTES,
    ".qlab5": BYTES,
    ".rtf": "application/rtf",
    ".skp": BYTES,
    ".srt": "application/x-subrip",
    ".svg": "image/svg+xml",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".txt": "text/plain",
    ".vtt": "text/vtt",
    ".vwx": BYTES,
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webp": "image/webp",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".zip": "application/zip",
}


def media_type(name: str) -> str | None:
    """Return the media type of a file by the end of its name, None where that says nothing."""
    return _TYPES.get(PurePosixPath(name).suffix.lower())
