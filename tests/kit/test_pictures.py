"""Pictures for the web: upright, never enlarged, without the camera's data, made once."""

from __future__ import annotations

import io
import subprocess
import sys
import time

import pytest
from PIL import Image

from showkit.kit.pictures.make import make_pictures
from showkit.kit.pictures.picture import WIDTHS, Original
from showkit.kit.pictures.rights import Rights
from showkit.output.cache import Cache

_NO_RIGHTS = Rights()


def _photo(path, size=(1000, 600), colour=(200, 40, 30), **options):
    image = Image.new("RGB", size, colour)
    image.paste((20, 20, 20), (0, 0, size[0] // 2, size[1] // 2))
    image.save(path, **options)
    return path


def _make(path, cache, rights=_NO_RIGHTS):
    calls = []
    originals = {"photo": Original(path, rights)}
    made = make_pictures(originals, cache, lambda done, to_do: calls.append((done, to_do)))
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


def _files(cache):
    """Return what the cache holds, and since when: a file that is written again is another."""
    return {
        path.name: (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in cache.folder.rglob("*")
        if path.is_file()
    }


def test_a_second_build_writes_nothing_into_the_cache(tmp_path, cache):
    """Encoding costs minutes and happens once; a build that changed nothing only looks."""
    path = _photo(tmp_path / "a.jpg")
    _make(path, cache)
    before = _files(cache)
    _make(path, cache)
    assert _files(cache) == before


def test_a_corrected_credit_encodes_nothing(tmp_path, cache):
    """Names are misspelt more often than photographs are replaced."""
    path = _photo(tmp_path / "a.jpg")
    first, _ = _make(path, cache, Rights("Lea Rue", 2018, "CC-BY-4.0"))
    second, calls = _make(path, cache, Rights("Léa Rue", 2018, "CC-BY-4.0"))
    assert calls == []
    assert {a.path for a in first.artifacts}.isdisjoint(a.path for a in second.artifacts)
    assert all("Léa Rue".encode() in artifact.read() for artifact in second.artifacts)
    assert all(b"Lea Rue" not in artifact.read() for artifact in second.artifacts)


def test_one_photograph_under_two_names_is_encoded_once_and_credited_twice(tmp_path, cache):
    """The same file in two shows, once with a year and once without, is two claims."""
    path = _photo(tmp_path / "a.jpg")
    originals = {
        "one": Original(path, Rights("Léa Rue")),
        "two": Original(path, Rights("Léa Rue", 2018)),
    }
    calls = []
    made = make_pictures(originals, cache, lambda *so_far: calls.append(so_far))
    assert calls == [(0, 1), (1, 1)]
    assert made.by_source["one"].source == made.by_source["two"].source
    assert len(made.artifacts) == 8


def test_a_broken_photograph_does_not_keep_the_others_from_being_made(tmp_path, cache):
    (tmp_path / "broken.jpg").write_bytes(_photo(tmp_path / "a.jpg").read_bytes()[:2000])
    originals = {n: Original(tmp_path / n, _NO_RIGHTS) for n in ("broken.jpg", "a.jpg")}
    made = make_pictures(originals, cache, lambda *_: None)
    assert set(made.by_source) == {"a.jpg"}
    assert [(f.code, f.place.path) for f in made.findings] == [("V101", "broken.jpg")]


def test_thirds_of_a_photograph_stand_in_for_it_until_it_comes(tmp_path, cache):
    """The upper left quarter is near black, the rest red: so are the nine tones."""
    picture = _make(_photo(tmp_path / "a.png"), cache)[0].by_source["photo"]
    assert len(picture.tones) == 9
    assert picture.tones[0] == "#111"
    assert {picture.tones[at] for at in (2, 5, 6, 7, 8)} == {"#c22"}
    assert "#111" < picture.tones[4] < "#c22"


_BUILD = """
import sys
from pathlib import Path
from showkit.kit.pictures.make import make_pictures
from showkit.kit.pictures.picture import Original
from showkit.kit.pictures.rights import Rights
from showkit.output.cache import Cache

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    originals = {p.name: Original(p, Rights()) for p in sorted((folder / "photos").iterdir())}
    make_pictures(originals, Cache(folder / "cache"), lambda *_: None)
"""


@pytest.mark.parametrize("until", [1, 5, 9])
def test_a_killed_build_loses_no_rendition_that_was_made(tmp_path, cache, until):
    """Hours of photographs are encoded on a laptop whose lid is closed now and then."""
    (tmp_path / "photos").mkdir()
    for n in range(3):
        _photo(tmp_path / "photos" / f"{n}.jpg", size=(2400, 1600), colour=(200, 40 * n, 30))
    (tmp_path / "build.py").write_text(_BUILD, "utf-8")
    build = [sys.executable, str(tmp_path / "build.py"), str(tmp_path)]
    with subprocess.Popen(build) as process:
        while process.poll() is None and len(_names(cache)) < until:
            time.sleep(0.005)
        process.kill()
    kept = _names(cache)
    assert len(kept) >= until
    subprocess.run(build, check=True)
    after = _names(cache)
    assert kept.items() <= after.items(), "what was made is made again"
    assert len(after) == 3 * (1 + 8 + 8)  # descriptions, renditions, credited renditions


def _names(cache):
    names = cache.folder / "names"
    return {
        path.name: (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in names.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
