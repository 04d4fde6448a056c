"""Pictures for the web: upright, never enlarged, without the camera's data, made once."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from showkit.kit.pictures import WIDTHS, make_pictures
from showkit.output.cache import Cache


def _photo(path, size=(1000, 600), colour=(200, 40, 30), **options):
    image = Image.new("RGB", size, colour)
    image.paste((20, 20, 20), (0, 0, size[0] // 2, size[1] // 2))
    image.save(path, **options)
    return path


def _make(path, cache):
    calls = []
    made = make_pictures({"photo": path}, cache, lambda done, to_do: calls.append((done, to_do)))
    return made, calls


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache")


def test_a_photograph_comes_in_two_formats_and_is_never_enlarged(tmp_path, cache):
    made, _ = _make(_photo(tmp_path / "a.jpg"), cache)
    picture = made.by_source["photo"]
    assert (picture.width, picture.height) == (1000, 600)
    for mime in ("image/avif", "image/jpeg"):
        assert [r.width for r in picture.of(mime)] == [480, 960]
    by_path = {artifact.path: artifact for artifact in made.artifacts}
    for rendition in picture.renditions:
        with Image.open(by_path[rendition.path].content) as image:
            assert image.size == (rendition.width, rendition.height)
            assert image.get_format_mimetype() == rendition.mime


def test_a_second_build_encodes_nothing(tmp_path, cache):
    path = _photo(tmp_path / "a.jpg")
    first, calls = _make(path, cache)
    assert calls == [(0, 1), (1, 1)]
    second, calls = _make(path, cache)
    assert calls == []
    assert second == first


def test_a_damaged_cache_is_mended(tmp_path, cache):
    path = _photo(tmp_path / "a.jpg")
    first, _ = _make(path, cache)
    first.artifacts[0].content.write_bytes(b"")
    second, calls = _make(path, cache)
    assert calls
    assert second == first
    assert second.artifacts[0].content.stat().st_size > 0


def test_the_camera_s_orientation_is_applied_and_its_data_is_gone(tmp_path, cache):
    """A photograph's GPS position is nobody's business."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "CanaryCamera"
    exif.get_ifd(0x8825)[1] = "N"
    made, _ = _make(_photo(tmp_path / "a.jpg", exif=exif), cache)
    assert (made.by_source["photo"].width, made.by_source["photo"].height) == (600, 1000)
    for artifact in made.artifacts:
        data = artifact.read()
        assert b"CanaryCamera" not in data
        with Image.open(io.BytesIO(data)) as image:
            assert not image.getexif()
            assert image.height > image.width


def test_a_small_picture_keeps_its_own_width(tmp_path, cache):
    made, _ = _make(_photo(tmp_path / "a.png", size=(200, 100)), cache)
    assert {r.width for r in made.by_source["photo"].renditions} == {200}
    assert min(WIDTHS) > 200


def test_the_accent_is_the_colour_one_remembers(tmp_path, cache):
    made, _ = _make(_photo(tmp_path / "a.png", colour=(200, 40, 30)), cache)
    red, green, blue = bytes.fromhex(made.by_source["photo"].accent[1:])
    assert red > 150
    assert max(green, blue) < 90


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"not a picture", "V101"), (b"", "V101"), (b"\xff\xd8\xff\xe0broken", "V101")],
)
def test_what_is_no_picture_gets_a_finding(tmp_path, cache, data, code):
    (tmp_path / "a.jpg").write_bytes(data)
    made, _ = _make(tmp_path / "a.jpg", cache)
    assert [finding.code for finding in made.findings] == [code]
    assert made.by_source == {}


def test_a_picture_bomb_is_not_unpacked(tmp_path, cache):
    Image.new("1", (20_000, 20_000)).save(tmp_path / "a.png")
    made, _ = _make(tmp_path / "a.png", cache)
    assert [finding.code for finding in made.findings] == ["V102"]
