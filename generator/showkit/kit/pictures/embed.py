"""Rights in the bytes of an encoded picture: put in, or put in the place of others.

The pixels are not touched, so that a corrected credit costs no encoding. Only files that
`encode` made are understood: JPEG (JFIF, T.871) as libjpeg writes it, AVIF (ISO/IEC 14496-12,
23008-12) as libavif does.
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING, Final

from showkit.kit.pictures.rights import iptc_record, xmp_packet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.kit.pictures.rights import Rights

_XMP: Final = b"http://ns.adobe.com/xap/1.0/\0"
_PHOTOSHOP: Final = b"Photoshop 3.0\0"
_PACKET: Final = b"<?xpacket"
_APP1, _APP13 = 0xE1, 0xED
_IS_APP: Final = re.compile(rb"\xff[\xe0-\xef]")
_BOX_HEAD: Final = 8
"""Bytes of a box before its content: its size and its kind."""

_LONGEST_SEGMENT: Final = 0xFFFF


def with_rights(data: bytes, rights: Rights) -> bytes:
    """Return the picture `data` with `rights` and no other.

    Raises:
        ValueError: it is not a picture as `encode` makes them.
    """
    if data.startswith(b"\xff\xd8"):
        return _jpeg_with(data, rights)
    return _avif_with(data, xmp_packet(rights))


def _jpeg_with(data: bytes, rights: Rights) -> bytes:
    """Return the JPEG with an XMP and an IPTC segment behind its JFIF header."""
    record = iptc_record(rights)
    # an Adobe image resource (8BIM): number 0x0404, no name, even length
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(record)) + record
    ours = _segment(_APP1, _XMP + xmp_packet(rights))
    ours += _segment(_APP13, _PHOTOSHOP + resource + b"\0" * (len(record) % 2))
    headers, rest = [], 2
    for marker, start, end in _headers(data):
        rest = end
        if not data.startswith((_XMP, _PHOTOSHOP), start + 4):
            headers.append((marker, data[start:end]))
    jfif = b"".join(segment for marker, segment in headers if marker < _APP1)
    others = b"".join(segment for marker, segment in headers if marker >= _APP1)
    return data[:2] + jfif + ours + others + data[rest:]


def _headers(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the application segments at the head of a JPEG: marker, start, end."""
    at = 2
    while _IS_APP.match(data, at):
        (length,) = struct.unpack_from(">H", data, at + 2)
        yield data[at + 1], at, at + 2 + length
        at += 2 + length


def _segment(marker: int, content: bytes) -> bytes:
    length = len(content) + 2
    if length > _LONGEST_SEGMENT:
        raise ValueError(f"{length} bytes do not fit into a JPEG segment")
    return struct.pack(">BBH", 0xFF, marker, length) + content


def _avif_with(data: bytes, packet: bytes) -> bytes:
    """Return the AVIF with `packet` in the place of the one that it was encoded with.

    The packet lies in the media data among the coded pictures. The item locations (``iloc``)
    of whatever lies behind it move by the difference.
    """
    boxes = {kind: (start, end) for kind, start, end in _boxes(data, 0, len(data))}
    if not {b"meta", b"mdat"} <= boxes.keys():
        raise ValueError("an AVIF without items")
    meta, mdat = boxes[b"meta"], boxes[b"mdat"]
    inside = {kind: start for kind, start, _ in _boxes(data, meta[0] + 12, meta[1])}
    extents = list(_extents(data, inside[b"iloc"])) if b"iloc" in inside else []
    held = [extent for extent in extents if data.startswith(_PACKET, extent[1])]
    if len(held) != 1 or mdat[0] < meta[1]:
        raise ValueError("an AVIF that was not encoded with one XMP packet")
    _, begin, length = held[0]
    grown = len(packet) - length
    head = bytearray(data[:begin])
    for place, offset, size in extents:
        if offset == begin:
            struct.pack_into(">I", head, place + 4, len(packet))
        elif offset > begin:
            struct.pack_into(">II", head, place, offset + grown, size)
    struct.pack_into(">I", head, mdat[0], mdat[1] - mdat[0] + grown)
    return bytes(head) + packet + data[begin + length :]


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield the boxes between two places: kind, start, end."""
    while start + _BOX_HEAD <= end:
        (size,) = struct.unpack_from(">I", data, start)
        if not _BOX_HEAD <= size <= end - start:
            raise ValueError("a box that reaches out of its file")
        yield data[start + 4 : start + 8], start, start + size
        start += size


def _extents(data: bytes, iloc: int) -> Iterator[tuple[int, int, int]]:
    """Yield where each item lies: place of the entry, offset in the file, length in bytes."""
    version, sizes, items = data[iloc + 8], data[iloc + 12 : iloc + 14], iloc + 14
    if version != 0 or sizes != b"\x44\x00":
        raise ValueError("item locations in a form that libavif does not write")
    (count,) = struct.unpack_from(">H", data, items)
    at = items + 2
    for _ in range(count):
        (extents,) = struct.unpack_from(">H", data, at + 4)
        at += 6
        for _ in range(extents):
            offset, length = struct.unpack_from(">II", data, at)
            yield at, offset, length
            at += 8
