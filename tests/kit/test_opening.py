"""Whatever photographers, scanners and phones write becomes a picture, or is refused by name."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from showkit.kit.pictures.opening import Refusal, RefusedError, measure, open_upright

_RED = (204, 34, 34)


def _saved(image, name, **options):
    out = io.BytesIO()
    image.save(out, name, **options)
    return out.getvalue()


def _deep_png():
    """Return a PNG of sixteen bits a pixel: black above, white below."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = (b"\0" + b"\x00\x00" * 8) * 4 + (b"\0" + b"\xff\xff" * 8) * 4
    header = struct.pack(">IIBBBBB", 8, 8, 16, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _opened(tmp_path, data):
    path = tmp_path / "photo"
    path.write_bytes(data)
    return open_upright(path, 2400)


def _plain(mode="RGB", colour=_RED):
    return Image.new(mode, (30, 20), colour)


def _animated():
    frames = [_plain(colour=_RED), _plain(colour="blue")]
    return {"save_all": True, "append_images": frames[1:]}


_PALETTE = _plain("P", 1)
_PALETTE.putpalette([0, 0, 0, *_RED])


@pytest.mark.parametrize(
    "data",
    [
        _saved(_plain(), "JPEG", quality=95),
        _saved(_plain(), "PNG"),
        _saved(_plain(), "WEBP", lossless=True),
        _saved(_plain(), "AVIF", quality=95),
        _saved(_plain(), "TIFF"),
        _saved(_plain(), "GIF", **_animated()),
        _saved(_plain(), "PNG", **_animated()),
        _saved(_plain(), "WEBP", lossless=True, **_animated()),
        _saved(_PALETTE, "PNG"),
        _saved(_plain("RGBA", (*_RED, 255)), "PNG"),
        _saved(_plain("CMYK", (0, 213, 213, 51)), "JPEG", quality=95),
        _saved(_plain("CMYK", (0, 213, 213, 51)), "TIFF"),
    ],
    ids=[
        "jpeg",
        "png",
        "webp",
        "avif",
        "tiff",
        "animated gif",
        "animated png",
        "animated webp",
        "palette",
        "layer",
        "cmyk jpeg",
        "cmyk tiff",
    ],
)
def test_every_way_to_store_a_colour_gives_that_colour(tmp_path, data):
    """Printers send CMYK, designers send layers, phones send films: a portal wants sRGB."""
    image, size = _opened(tmp_path, data)
    assert (image.mode, image.size, size) == ("RGB", (30, 20), (30, 20))
    assert all(abs(a - b) <= 12 for a, b in zip(image.getpixel((15, 10)), _RED, strict=True))
    assert not image.info


@pytest.mark.parametrize(
    "image",
    [
        _plain("RGBA", (*_RED, 0)),
        _plain("LA", (0, 0)),
        _plain("PA", (0, 0)),
    ],
)
def test_what_is_transparent_lies_on_white(tmp_path, image):
    """Not on black, as it would where transparency is merely dropped."""
    assert _opened(tmp_path, _saved(image, "TIFF" if image.mode == "PA" else "PNG"))[0].getpixel(
        (5, 5)
    ) == (255, 255, 255)


def test_a_palette_with_a_transparent_colour_lies_on_white(tmp_path):
    image, _ = _opened(tmp_path, _saved(_PALETTE, "PNG", transparency=1))
    assert image.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    "data",
    [
        _deep_png(),
        _saved(Image.open(io.BytesIO(_deep_png())), "TIFF"),
        _saved(Image.open(io.BytesIO(_deep_png())).convert("F"), "TIFF"),
        _saved(Image.open(io.BytesIO(_deep_png())).convert("I"), "TIFF"),
    ],
)
def test_deep_greys_of_a_scanner_are_not_burnt_out(tmp_path, data):
    """Cut to eight bits, a scan of sixteen would be white all over."""
    image, _ = _opened(tmp_path, data)
    assert image.getpixel((4, 0)) == (0, 0, 0)
    assert image.getpixel((4, 7)) == (255, 255, 255)


def test_a_wide_colour_space_is_brought_to_srgb(tmp_path):
    """The same numbers mean another colour in each space; browsers are given one."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    image = Image.new("LAB", (8, 8), (136, 208, 195))
    data = _saved(image, "TIFF", icc_profile=lab.tobytes())
    red, green, blue = _opened(tmp_path, data)[0].getpixel((4, 4))
    assert red > 150
    assert max(green, blue) < 110


@pytest.mark.parametrize("profile", [b"", b"no profile", b"\0" * 200])
def test_a_damaged_colour_profile_does_not_cost_the_photograph(tmp_path, profile):
    data = _saved(_plain(), "PNG", icc_profile=profile)
    assert _opened(tmp_path, data)[0].getpixel((5, 5)) == _RED


def test_a_profile_of_another_space_does_not_cost_the_photograph(tmp_path):
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert _opened(tmp_path, _saved(_plain(), "PNG", icc_profile=lab))[0].getpixel((5, 5)) == _RED


@pytest.mark.parametrize("flag", range(10))
def test_any_orientation_flag_is_followed_or_passed_over(tmp_path, flag):
    exif = Image.Exif()
    exif[0x0112] = flag
    image, size = _opened(tmp_path, _saved(_plain(), "JPEG", exif=exif))
    assert image.size == size == ((20, 30) if flag in {5, 6, 7, 8} else (30, 20))


@pytest.mark.parametrize("flag", [1, 6])
def test_a_large_jpeg_is_unpacked_no_larger_than_is_wanted(tmp_path, flag):
    """The reader halves while it unpacks: a quarter of the memory, and time."""
    exif = Image.Exif()
    exif[0x0112] = flag
    path = tmp_path / "photo.jpg"
    Image.new("RGB", (1600, 1200)).save(path, exif=exif)
    image, size = open_upright(path, 300)
    assert size == ((1200, 1600) if flag == 6 else (1600, 1200))
    assert 300 <= image.width < 600


def test_a_comment_of_many_megabytes_is_no_obstacle(tmp_path):
    """Cameras and editors leave previews, histories and maps of the depth in a photograph."""
    plain = _saved(_plain(), "JPEG", quality=95)
    segment = b"\xff\xe1\xff\xff" + b"Exif\0\0" + b"\xee" * (0xFFFF - 8)
    image, _ = _opened(tmp_path, plain[:2] + segment * 200 + plain[2:])
    assert image.size == (30, 20)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b"%PDF-1.7\n",
        b"\0\0\0\x20ftypavif\0\0\0\0avifmif1miafMA1B",
    ],
)
def test_what_is_no_photograph_is_refused(tmp_path, data):
    """Some formats make readers run other programs; those are not even tried."""
    with pytest.raises(RefusedError) as refused:
        _opened(tmp_path, data)
    assert refused.value.refusal is Refusal.FORMAT
    assert measure(tmp_path / "photo") is Refusal.FORMAT


_SOUND = [
    _saved(Image.radial_gradient("L").convert("RGB").resize((64, 48)), name)
    for name in ("JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF", "BMP")
]


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(_SOUND), st.data())
def test_a_damaged_file_is_a_picture_or_is_refused_and_nothing_else(tmp_path_factory, sound, data):
    """Disks and mail damage files in every way; none of them is a traceback on a screen."""
    damaged = bytearray(sound[: data.draw(st.integers(0, len(sound)))])
    for _ in range(data.draw(st.integers(0, 6))):
        if damaged:
            damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "damaged"
    path.write_bytes(damaged)
    try:
        image, size = open_upright(path, 2400)
    except RefusedError:
        return
    assert image.mode == "RGB"
    assert min(size) >= 1
