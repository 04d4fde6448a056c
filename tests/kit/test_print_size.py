"""Photographs in full size: their pixels and their rights, and nothing of the camera's."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from showkit.kit.pictures.picture import Original
from showkit.kit.pictures.print_size import print_copy, stripped
from showkit.kit.pictures.rights import Rights
from showkit.output.cache import Cache, file_digest

_RIGHTS = Rights("Sander Klootwijk", 2018, "CC-BY-SA-4.0")
_SECRET = b"48.8566 N, serial 12345"


def jpeg(*, progressive=False, turned=1, trailer=b""):
    """Return a JPEG with everything that cameras and programs leave in one."""
    image = Image.effect_mandelbrot((320, 200), (-2, -1.2, 1, 1.2), 90).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010F] = _SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    image.save(
        out,
        "JPEG",
        quality=92,
        progressive=progressive,
        exif=exif,
        comment=_SECRET,
        xmp=b"<x>" + _SECRET + b"</x>",
    )
    return out.getvalue() + trailer


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("turned", [1, 6])
@pytest.mark.parametrize("trailer", [b"", b"\xff\xd8\xff\xe1" + _SECRET + b"\xff\xd9"])
def test_the_camera_s_words_stay_at_home_and_the_pixels_do_not_change(
    tmp_path, progressive, turned, trailer
):
    """Where a photograph was taken may be somebody's door."""
    source = tmp_path / "a.jpg"
    source.write_bytes(jpeg(progressive=progressive, turned=turned, trailer=trailer))
    made = print_copy(Original(source, _RIGHTS), file_digest(source), Cache(tmp_path / "cache"))
    data = made.read_bytes()
    assert _SECRET not in data
    with Image.open(source) as before, Image.open(made) as after:
        assert after.tobytes() == before.tobytes()
        assert dict(after.getexif()) == ({} if turned == 1 else {0x0112: turned})
        assert b"Sander Klootwijk" in after.info["xmp"]


def test_other_formats_become_a_jpeg(tmp_path):
    source = tmp_path / "a.png"
    Image.new("RGBA", (90, 60), (200, 30, 20, 128)).save(source)
    made = print_copy(Original(source, _RIGHTS), file_digest(source), Cache(tmp_path / "cache"))
    with Image.open(made) as opened:
        assert (opened.format, opened.size) == ("JPEG", (90, 60))


def test_what_is_no_picture_gives_none(tmp_path):
    source = tmp_path / "a.jpg"
    source.write_bytes(b"not a picture")
    assert print_copy(Original(source, _RIGHTS), "x", Cache(tmp_path / "cache")) is None


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_a_damaged_file_is_told_and_never_taken_for_whole(data):
    """Whatever the bytes, either all markers are followed to the end or the file is refused."""
    whole = jpeg(progressive=data.draw(st.booleans()))
    at = data.draw(st.integers(2, len(whole) - 1))
    damaged = (
        whole[:at] + data.draw(st.binary(max_size=4)) + whole[at + data.draw(st.integers(0, 9)) :]
    )
    try:
        made = stripped(damaged, 1)
    except ValueError:
        return
    assert made.startswith(b"\xff\xd8")
    assert made.endswith(b"\xff\xd9")
