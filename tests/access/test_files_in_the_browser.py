"""Private files in a real browser behind a real server: whole, or a kind word."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from firefox import firefox
from renderer_memory import renderer_growth
from showkit.access.epochs import Epochs
from showkit.access.file_sealing import SEALED_CHUNK_BYTES
from showkit.access.keys import Secret
from showkit.access.links import links
from showkit.access.plan import AccessPlan
from showkit.access.private_files import PrivateFile, by_show, seal_files
from showkit.access.selection import select
from showkit.content.load import load
from showkit.model.record import LocalText
from showkit.model.visit import Event
from showkit.output.project import Project
from showkit.output.templates import Templates
from showkit.output.writer import publish
from showkit.portal.plan import plan_portal
from showkit.visits.access_log import parse_line
from showkit.visits.hits import LogReader
from web import chromium, nginx

_HERE = Path(__file__).parent
_VECTORS = json.loads((_HERE / "vectors.json").read_text("utf-8"))
_SECRET = Secret(bytes.fromhex(_VECTORS["secret"]))
_DAY = dt.date(2026, 11, 21)
_DEMO = Project(_HERE.parents[1])
_LIBRARY = load(_DEMO).library
_LINK = next(one for one in links(_LIBRARY, _SECRET, _DAY) if one.person.id == "benoit-delvigne")
_SHOW = next(show.slug for show in select(_LIBRARY, _LINK.presenter, _LINK.person, _DAY).shows)
_BIG = 100_000_000
_MOST_HELD = 90_000_000
"""Bytes: less than the file. A third of it is usual, most of that for the program itself, and two
thirds where a busy machine lets its garbage wait."""

_PART = 25 << 20
"""The most that Cloudflare Pages takes in one file."""
_SIZES = {
    "captation.mp4": _BIG,
    "plan.pdf": 3_000_000,
    "changed.pdf": 3_000_000,
    "gone.pdf": 10,
    "cut.pdf": 3_000_000,
}


@dataclass
class _Served:
    url: str
    log: Path
    site: Path
    by_name: dict

    def part(self, name, number=0):
        file_id = self.by_name[name].keys.file_id
        return self.site / "p" / (f"{file_id}-{number}" if number else file_id)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Serve the demo's access pages with files of our own, in parts of 25 MiB."""
    folder = tmp_path_factory.mktemp("files")
    files = []
    for name, size in _SIZES.items():
        piece = hashlib.shake_128(name.encode()).digest(1_000_003)
        (folder / name).write_bytes((piece * (size // len(piece) + 1))[:size])
        files.append(PrivateFile(_SHOW, f"documents/{name}", folder / name, LocalText({}), ""))
    sealed, artifacts = seal_files(
        files,
        _SECRET,
        Epochs(),
        cache=folder / "cache",
        part_bytes=_PART,
        advance=lambda _done, _to_do: None,
    )
    templates = Templates(_DEMO.templates)
    portal = plan_portal(_LIBRARY, {}, as_of=_DAY, root=_DEMO.root, templates=templates)
    plan = AccessPlan(portal.site, templates, portal.assets, by_show(sealed))
    publish([*plan.artifacts(_SECRET), *portal.artifacts, *artifacts], folder / "site")
    with nginx(folder / "site", folder / "nginx") as running:
        yield _Served(
            running.url, running.log, folder / "site", {one.file.name: one for one in sealed}
        )


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


@pytest.fixture
def page(browser, served):
    return _opened(browser, served, _LINK.keys)


def _opened(browser, served, keys):
    page = browser.new_page()
    page.set_default_timeout(20_000)
    page.goto(f"{served.url}/{_LINK.path}/p/#{keys.fragment}")
    page.locator("section[data-files]").wait_for()
    return page


def _button(page, name):
    return page.locator(f"button[data-name='{name}']")


def _downloaded(page, name):
    with page.expect_download() as download:
        _button(page, name).click()
    return download.value


def _sha256(path):
    with path.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def test_a_hundred_megabytes_arrive_whole_and_under_their_name(served, page):
    download = _downloaded(page, "captation.mp4")
    assert download.suggested_filename == "captation.mp4"
    assert _sha256(Path(download.path())) == _sha256(served.by_name["captation.mp4"].file.source)
    assert len(list(served.site.glob(f"p/{served.part('captation.mp4').name}*"))) == 4


def test_a_hundred_megabytes_pass_through_a_page_that_holds_a_chunk_at_a_time(page):
    """A telephone ends a page that takes as much memory as the file: nothing would be saved."""
    _downloaded(page, "plan.pdf").path()  # what any download takes is there from now on
    with renderer_growth() as growth:
        _downloaded(page, "captation.mp4").path()  # waits until it is saved
    assert growth.peak < _MOST_HELD


def test_a_download_in_parts_is_one_row_in_the_link_log(served, page):
    names = {one.keys.file_id: one.file.logged_as for one in served.by_name.values()}
    start = served.log.stat().st_size
    _downloaded(page, "captation.mp4").path()
    lines = served.log.read_bytes()[start:].decode().splitlines()
    assert sum(f"/p/{served.part('captation.mp4').name}" in line for line in lines) == 4
    reader = LogReader(_LIBRARY, _SECRET, names)
    requests = (parse_line(line) for line in lines)
    visits = [visit for request in requests if request and (visit := reader.visit(request))]
    downloaded = [visit for visit in visits if visit.event is Event.FILE_DOWNLOADED]
    assert [visit.target for visit in downloaded] == [f"files/{_SHOW}/captation.mp4"]


def test_the_twin_opens_the_same_file_and_sends_no_token(browser, served):
    page = _opened(browser, served, _LINK.twin)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    download = _downloaded(page, "plan.pdf")
    assert _sha256(Path(download.path())) == _sha256(served.by_name["plan.pdf"].file.source)
    assert _button(page, "plan.pdf").get_attribute("data-type") == "application/pdf"
    assert asked
    assert not [url for url in asked if "via" in url]


def test_firefox_unseals_the_same_file(served, tmp_path):
    """What is authenticated chunk by chunk, and has the right length, is the file."""
    button = "document.querySelector('button[data-name=\"plan.pdf\"]')"
    said = f"{button}.closest('[data-files]').querySelector('[data-says=saved]')"
    with firefox(tmp_path) as other:
        other.open(f"{served.url}/{_LINK.path}/p/#{_LINK.keys.fragment}")
        other.wait_for(button)
        # the script that listens comes after the page
        other.wait_for(f"!{said}.hidden || ({button}.click(), false)")


def test_a_changed_file_is_not_saved_and_the_page_says_whom_to_call(served, page):
    path = served.part("changed.pdf")
    data = bytearray(path.read_bytes())
    data[SEALED_CHUNK_BYTES + 500] ^= 1
    path.write_bytes(data)
    _button(page, "changed.pdf").click()
    page.locator("[data-says='damaged']:visible").wait_for()
    assert "555" in page.locator("[data-says='whom']:visible").inner_text()
    assert page.locator(".file__saved:visible").count() == 0


def test_a_page_that_was_opened_before_the_keys_changed_says_that_the_file_is_gone(served, page):
    served.part("gone.pdf").unlink()
    _button(page, "gone.pdf").click()
    page.locator("[data-says='gone']:visible").wait_for()


def test_a_tap_that_is_quicker_than_the_script_is_not_lost(served, page):
    held = []
    page.route(re.compile(r"access-files"), lambda route: held.append(route))  # noqa: PLW0108 - it wants a function of Python's own
    page.reload()
    _button(page, "cut.pdf").wait_for()
    page.wait_for_timeout(100)
    _button(page, "cut.pdf").click()
    with page.expect_download() as download:
        assert held
        held[0].continue_()
    assert _sha256(Path(download.value.path())) == _sha256(served.by_name["cut.pdf"].file.source)


def test_a_download_that_breaks_off_goes_on_where_it_stopped(served, page):
    path = served.part("cut.pdf")
    whole = path.read_bytes()
    path.write_bytes(whole[: SEALED_CHUNK_BYTES + 1000])
    asked = []

    def whole_again(route):
        if "range" in route.request.headers:
            asked.append(route.request.headers["range"])
            path.write_bytes(whole)
        route.continue_()

    page.route(re.compile(r"/p/[^/?]+(\?|$)"), whole_again)
    with page.expect_download() as download:
        _button(page, "cut.pdf").click()
    assert asked == [f"bytes={SEALED_CHUNK_BYTES + 1}-"]
    assert _sha256(Path(download.value.path())) == _sha256(served.by_name["cut.pdf"].file.source)
