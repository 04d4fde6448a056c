"""The whole way: a show's folder, a presenter's opened page, and back into the contact file."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from small_demo import small_demo
from web import chromium, nginx, showkit_serve

_REPOSITORY = Path(__file__).parents[1]
_BIN = Path(sys.executable).parent

_A_PHONE = {"width": 390, "height": 844}
_A_PERSON_S_BROWSER = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/142.0.0.0 Safari/537.36"
)
"""A browser that says it is headless is, rightly, taken for a machine."""


def _make(project, target):
    """Run make in a project, with this test's own environment instead of a new one."""
    command = ["make", "--no-print-directory", target, "READY=", f"BIN={_BIN}"]
    return _run(command, project)


def _showkit(project, *arguments):
    return _run([sys.executable, "-m", "showkit", *arguments], project)


def _run(command, folder):
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _states(folder):
    """Return every file's bytes and time stamp."""
    return {
        path: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _without_engagement(text):
    return re.sub(rb"(?m)^engagement:.*\n(?:[ \t]+.*\n|\r?\n(?=[ \t]))*", b"", text)


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """Return a folder as a company has it: its content, a Makefile, nothing made yet."""
    folder = small_demo(tmp_path_factory.mktemp("company")).root
    shutil.copy(_REPOSITORY / "Makefile", folder)
    return folder


@pytest.mark.parametrize("server", ["nginx", "showkit serve"])
def test_from_a_show_s_folder_to_an_opened_page_and_back(company, server, tmp_path):
    # 1. make portal builds content/ into site/
    _make(company, "portal")
    site = company / "site"
    for page in ("index.html", "fr/index.html", "en/shows/haubans/index.html", "fr/feed.xml"):
        assert (site / page).is_file(), page
    contact_file = company / "content" / "presenters" / "le-vauban.yaml"
    before = contact_file.read_bytes()

    # 2. showkit links prints each person's link
    rows = csv.DictReader(io.StringIO(_showkit(company, "links", "--format", "csv")))
    link = next(row["link"] for row in rows if row["person"] == "claire-aubin")
    assert re.fullmatch(r"https://www\.frasil\.example/fr/p/#[A-Za-z0-9_-]{22}", link)

    # 3. a web server serves it, and a person opens their link
    serving = nginx(site, tmp_path / "nginx") if server == "nginx" else showkit_serve(company)
    with serving as running, chromium() as browser:
        page = browser.new_page(user_agent=_A_PERSON_S_BROWSER, viewport=_A_PHONE)
        problems = []
        page.on("console", lambda message: problems.append(message.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(link.replace("https://www.frasil.example", running.url))
        page.get_by_role("heading", level=1).wait_for()

        assert "Bonjour Claire," in page.inner_text("h1")
        assert page.locator(".note").inner_text()
        shows = page.locator("article h2").all_inner_texts()
        assert "Haubans" in shows
        assert re.search(r"14\s800\s\$", page.locator("#haubans .terms").inner_text())

        with page.expect_request(re.compile(r"/p/read\?")):
            page.mouse.wheel(0, 600)
        page.locator("#haubans .more a").click()
        page.wait_for_url("**/fr/shows/haubans/**")
        assert problems == []
        assert link.split("#")[1] not in running.log.read_text("utf-8"), "the seed stays unseen"
    log = running.log

    # 4. showkit ingest finds the visit and tells the contact file, and nothing else of it changes
    _showkit(company, "ingest", str(log))
    rows = [
        row
        for table in sorted((company / "content" / "link_log").glob("*.csv"))
        for row in csv.DictReader(io.StringIO(table.read_text("utf-8")))
    ]
    ours = [row for row in rows if row["presenter"] == "le-vauban"]
    assert {row["event"] for row in ours} >= {"page-opened", "confirmed-reading", "show-viewed"}
    assert {row["evidence"] for row in ours} == {"human"}
    assert {row["person"] for row in ours} == {"claire-aubin"}, "she agreed to be named"
    after = contact_file.read_bytes()
    assert b"\nengagement:" in after
    assert b"haubans: " in after.split(b"\nengagement:")[1]
    assert _without_engagement(after).rstrip() == _without_engagement(before).rstrip()

    # running it again changes nothing
    states = _states(company / "content")
    _showkit(company, "ingest", str(log))
    assert _states(company / "content") == states
