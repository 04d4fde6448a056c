"""A photograph in full size for a press desk: its pixels as they are, its rights in it, no more.

What a camera and a program wrote beside the pixels stays at home: where it was taken, by which
device, small previews, whatever lies behind the picture's end. A JPEG (ITU-T T.81 §B.1) is not
encoded again; other formats become one.
"""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING, Final

from showkit.kit.pictures.embed import with_rights
from showkit.kit.pictures.opening import MAX_PIXELS, RefusedError, open_upright, orientation
from showkit.kit.pictures.rights import xmp_packet
from showkit.output.cache import digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from showkit.kit.pictures.picture import Original
    from showkit.output.cache import Cache

_RECIPE: Final = "print 1"
_OPTIONS: Final = {"quality": 95, "subsampling": 0, "optimize": True}
_START: Final = b"\xff\xd8"
_SCAN, _END = 0xDA, 0xD9
_APPLICATION: Final = range(0xE0, 0xF0)
_COMMENT: Final = 0xFE
_KEPT: Final = (b"JFIF\0", b"ICC_PROFILE\0", b"Adobe")
"""The application segments without which a picture would look otherwise."""

_UPRIGHT: Final = 1
_EXIF: Final = struct.Struct("<6s2sHLHHHLHHL")


class _DamagedError(ValueError):
    """The file does not follow the structure of a JPEG to its end."""


def print_copy(original: Original, source_hash: str, cache: Cache) -> Path | None:
    """Return the file of a photograph in full size, or None where it is no picture.

    `source_hash` is the SHA-256 of the original.
    """
    key = digest(_RECIPE, source_hash, xmp_packet(original.rights))
    kept = cache.path(key)
    if kept is not None:
        return kept
    try:
        data = _bare(original.path)
    except RefusedError:
        return None
    return cache.put(key, with_rights(data, original.rights))


def _bare(path: Path) -> bytes:
    """Return a JPEG of the picture with nothing but what shows it.

    Raises:
        RefusedError: it is no picture, is broken, or has too many pixels.
    """
    turned = orientation(path)  # raises for what is no picture
    data = path.read_bytes()
    if data.startswith(_START):
        try:
            return stripped(data, turned)
        except _DamagedError:
            pass  # Pillow reads more than the standard allows
    image, _ = open_upright(path, MAX_PIXELS)
    out = io.BytesIO()
    image.save(out, "JPEG", **_OPTIONS)
    return out.getvalue()


def stripped(data: bytes, turned: int) -> bytes:
    """Return a JPEG with no metadata but its colours and how it is turned (EXIF 0x0112).

    Raises:
        ValueError: `data` does not follow the structure of a JPEG to its end.
    """
    head = [_START]
    if turned != _UPRIGHT:
        head.append(_turned(turned))
    body = []
    for marker, segment in _segments(data):
        is_ours = marker not in _APPLICATION and marker != _COMMENT
        if is_ours or segment.startswith(_KEPT, 4):
            body.append(segment)
    jfif = [segment for segment in body[:1] if segment.startswith(_KEPT[0], 4)]
    return b"".join([head[0], *jfif, *head[1:], *body[len(jfif) :]])


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the marker segments between start and end, a scan with its coded data; then the end."""
    at = len(_START)
    while True:
        while data[at : at + 2] == b"\xff\xff":  # fill bytes
            at += 1
        if len(data) < at + 2 or data[at] != 0xFF:  # noqa: PLR2004 - every marker begins so
            raise _DamagedError
        marker = data[at + 1]
        if marker == _END:
            yield marker, data[at : at + 2]
            return
        if len(data) < at + 4:
            raise _DamagedError
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if marker == _SCAN:
            end = _end_of_scan(data, end)
        yield marker, data[at:end]
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    """Return where the next marker stands: in coded data, 0xFF is followed by 0 or a restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise _DamagedError
        following = data[at + 1]
        if following != 0 and not 0xD0 <= following <= 0xD7:  # noqa: PLR2004 - RST0 to RST7
            return at
        at += 2


def _turned(orientation_: int) -> bytes:
    """Return an EXIF segment that says how the picture is turned, and nothing else."""
    tiff = (b"Exif\0\0", b"II", 42, 8, 1, 0x0112, 3, 1, orientation_, 0, 0)
    content = _EXIF.pack(*tiff)
    return struct.pack(">BBH", 0xFF, 0xE1, len(content) + 2) + content
