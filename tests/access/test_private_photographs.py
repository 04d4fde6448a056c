"""Photographs that only people with an access page get: their pixels and rights, no more."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from showkit.access.epochs import Epochs
from showkit.access.file_sealing import unsealed_file
from showkit.access.keys import Secret
from showkit.access.private_files import private_files, seal_files
from showkit.content.load import load
from showkit.output.cache import Cache
from showkit.output.project import Project

_SECRET = Secret(bytes(range(32)))
_SMALLEST = Path(__file__).parents[1] / "sites" / "smallest"
_CAMERA = "a camera of one person, serial 12345"
_GPS = 0x8825
_LISTED = """\
file,photographer,year,licence,alt_fr,alt_en,visibility
portrait.jpg,Sander Klootwijk,2026,CC-BY-4.0,Ana chez elle,Ana at home,access
model.png,Mia Roy,2026,CC-BY-4.0,La maquette,The model,access
broken.jpg,Mia Roy,2026,CC-BY-4.0,Rien,Nothing,access
"""


@pytest.fixture
def project(tmp_path):
    """Return a company with a photograph that says where it was taken."""
    shutil.copytree(_SMALLEST, tmp_path / "company")
    project = Project(tmp_path / "company")
    show = project.content / "shows/solo"
    (show / "visuals").mkdir()
    (show / "visuals.csv").write_text(_LISTED, "utf-8")
    exif = Image.Exif()
    exif[0x010F] = _CAMERA
    exif.get_ifd(_GPS).update({1: "N", 2: (48.0, 51.0, 24.0), 3: "E", 4: (2.0, 21.0, 3.0)})
    picture = Image.effect_mandelbrot((320, 200), (-2, -1.2, 1, 1.2), 90).convert("RGB")
    picture.save(show / "visuals/portrait.jpg", quality=92, exif=exif, comment=_CAMERA)
    picture.save(show / "visuals/model.png", exif=exif)
    (show / "visuals/broken.jpg").write_bytes(b"\xff\xd8\xff\xe1 this never was a picture")
    return project


def _downloads(project, cache=None):
    """Return what people get, by the name that it is saved under."""
    cache = Cache(cache or project.cache / "pictures")
    files = private_files(load(project).library, project.root, cache)
    sealed, artifacts = seal_files(
        files, _SECRET, Epochs(), cache=project.cache / "sealed", part_bytes=None,
        advance=lambda _done, _to_do: None,
    )  # fmt: skip
    published = {artifact.path: artifact.read() for artifact in artifacts}
    return {
        one.file.name: b"".join(
            unsealed_file([published[f"p/{one.keys.file_id}"]], one.keys, one.size)
        )
        for one in sealed
    }


def test_where_a_photograph_was_taken_does_not_go_with_it(project):
    """Ana at home, for two programmers, must not tell them where that is."""
    original = project.content / "shows/solo/visuals/portrait.jpg"
    with Image.open(original) as before:
        assert before.getexif().get_ifd(_GPS), "else this shows nothing"
    data = _downloads(project)["portrait.jpg"]
    assert _CAMERA.encode() not in data
    with Image.open(io.BytesIO(data)) as after, Image.open(original) as before:
        assert not after.getexif()
        assert not after.getexif().get_ifd(_GPS)
        assert after.tobytes() == before.tobytes()
        assert b"Sander Klootwijk" in after.info["xmp"]
        assert b"creativecommons.org/licenses/by/4.0" in after.info["xmp"]


def test_other_formats_are_saved_as_the_jpeg_that_they_become(project):
    data = _downloads(project)["model.jpg"]
    assert _CAMERA.encode() not in data
    with Image.open(io.BytesIO(data)) as opened:
        assert (opened.format, opened.size) == ("JPEG", (320, 200))
    file = next(
        one
        for one in private_files(load(project).library, project.root, Cache(project.cache))
        if one.path == "visuals/model.png"
    )
    assert (file.type, file.logged_as) == ("image/jpeg", "files/solo/model.jpg")


def test_what_is_no_picture_is_not_given_away_as_it_lies(project):
    """Nobody knows what is in it; `showkit check` tells of it (V101)."""
    assert set(_downloads(project)) == {"portrait.jpg", "model.jpg"}


def _made(project):
    """Return when each prepared and each sealed file was written."""
    folders = [project.cache / "pictures", project.cache / "sealed"]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path: path.stat().st_mtime_ns for path in files}


def test_the_same_photograph_gives_the_same_bytes_and_is_prepared_once(project, tmp_path):
    first, made = _downloads(project), _made(project)
    assert _downloads(project) == first
    assert _made(project) == made
    assert _downloads(project, tmp_path / "another") == first
