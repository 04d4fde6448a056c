"""QR codes on printed sheets and cards."""

from __future__ import annotations

import io
import re

import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from showkit.kit.printing.qr import qr_svg
from showkit.output.typst import drawn_png

_ADDRESS = "https://www.frasil.example/fr/shows/haubans/"
_SIDE = 720


def _drawn(address: str) -> Image.Image:
    with Image.open(io.BytesIO(drawn_png(qr_svg(address).encode(), _SIDE))) as image:
        return image.convert("L")


def _read(image: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(image)]


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P"]), min_size=1, max_size=200))
def test_a_telephone_reads_the_address(words):
    address = f"https://example.org/{words}"
    assert _read(_drawn(address)) == [address]


def test_it_lies_on_white_with_room_around_it():
    image = _drawn(_ADDRESS)
    left, top, right, bottom = image.point(lambda value: 255 - value).getbbox()
    modules = int(re.search(r'width="([0-9]+)"', qr_svg(_ADDRESS))[1])
    room = 4 * _SIDE // modules
    assert min(left, top, _SIDE - right, _SIDE - bottom) >= room
    assert image.getpixel((0, 0)) == 255


def test_a_damaged_one_still_reads():
    """A thumb, a fold, a stamp: every sixth of what is in it may be gone."""
    image = _drawn(_ADDRESS)
    middle, part = _SIDE // 2, _SIDE // 9
    ImageDraw.Draw(image).rectangle(
        (middle - part, middle - part, middle + part, middle + part), fill=255
    )
    assert _read(image) == [_ADDRESS]


def test_the_same_address_gives_the_same_bytes():
    first = qr_svg(_ADDRESS)
    qr_svg.cache_clear()
    assert qr_svg(_ADDRESS) == first
