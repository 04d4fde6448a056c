"""Pictures are measured by their first bytes, and nothing that they claim is believed."""

from __future__ import annotations

import struct
import zlib

import pytest
from PIL import Image

from showkit.kit.pictures.opening import Refusal, measure


def _png(width, height):
    """Return a PNG that claims a size and holds next to nothing."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = [chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(b"\0")), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize(
    ("width", "height", "measured"),
    [
        (2480, 1654, (2480, 1654)),
        (10_000, 11_000, (10_000, 11_000)),  # where Pillow begins to warn, and we do not
        (20_000, 20_000, Refusal.PIXELS),
        (2**31 - 1, 2**31 - 1, Refusal.PIXELS),  # where Pillow refuses by itself
        (0, 100, Refusal.FORMAT),
    ],
)
def test_a_picture_is_measured_without_being_unpacked(tmp_path, width, height, measured):
    """A file of a hundred bytes may claim more pixels than a computer has memory for."""
    path = tmp_path / "p.png"
    path.write_bytes(_png(width, height))
    assert measure(path) == measured


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg/>", b"\xff\xd8\xff\xe0", b"\0" * 5000])
def test_what_is_no_picture_is_refused(tmp_path, data):
    path = tmp_path / "p.jpg"
    path.write_bytes(data)
    assert measure(path) is Refusal.FORMAT


def test_a_name_that_lies_about_the_format_is_no_matter(tmp_path):
    """Photographers send PNGs named .jpg; everything that opens them sees what they are."""
    path = tmp_path / "p.jpg"
    Image.new("RGB", (30, 20)).save(path, "PNG")
    assert measure(path) == (30, 20)
