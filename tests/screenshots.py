"""``make screenshots``: every kind of page, on a phone and a desk, in each language and theme.

They go to ``.showkit/screenshots``, to be looked at; ``--readme`` also renews the README's picture.
"""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from web import chromium, nginx

_REPOSITORY = Path(__file__).parents[1]
_FOLDER = _REPOSITORY / ".showkit" / "screenshots"
_PICTURE = _REPOSITORY / "docs" / "pictures" / "portal-and-access-page.jpg"
_PAGES = ("", "shows/", "shows/haubans/", "calendar/", "company/", "privacy/", "404.html")
_SIZES = {"phone": (390, 844), "desk": (1440, 900), "wide": (1920, 1080)}
_AS_OF = "2026-11-21"
_GAP = 24


def main() -> None:
    """Build the demo and photograph it."""
    showkit = [sys.executable, "-m", "showkit"]
    subprocess.run([*showkit, "build", "--as-of", _AS_OF], cwd=_REPOSITORY, check=True)
    listed = subprocess.run(
        [*showkit, "links", "--as-of", _AS_OF, "--format", "csv"],
        cwd=_REPOSITORY,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    letters = {
        row["person"]: row["link"].split(".example/", 1)[1]
        for row in csv.DictReader(io.StringIO(listed))
        if row["person"] in {"claire-aubin", "margaret-oyelaran"}
    }
    _FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        nginx(_REPOSITORY / "site", Path(folder)) as server,
        chromium() as browser,
    ):
        for scheme in ("light", "dark"):
            for size, (width, height) in _SIZES.items():
                page = browser.new_page(
                    viewport={"width": width, "height": height}, color_scheme=scheme
                )
                for language in ("fr", "en"):
                    for name in _PAGES:
                        kind = name.removesuffix(".html").strip("/").replace("/", "-") or "home"
                        _shoot(
                            page,
                            f"{server.url}/{language}/{name}",
                            f"{kind}-{language}-{size}-{scheme}",
                        )
                for person, path in letters.items():
                    _shoot(page, f"{server.url}/{path}", f"access-{person}-{size}-{scheme}")
                page.close()
        if "--readme" in sys.argv:
            _readme_picture(browser, server.url, letters["claire-aubin"])


def _shoot(page, url, name):
    page.goto("about:blank")  # two links differ in their fragment alone, which loads nothing
    page.goto(url)
    page.wait_for_load_state("networkidle")
    height = page.evaluate("document.documentElement.scrollHeight")
    for position in range(0, height, 700):
        page.evaluate(f"scrollTo(0, {position})")  # pictures load as they come near
        page.wait_for_timeout(30)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=str(_FOLDER / f"{name}.png"), full_page=True)


def _readme_picture(browser, url, letter):
    shots = []
    for path, width in (("fr/", 1440), ("en/shows/haubans/", 390), (letter, 390)):
        page = browser.new_page(viewport={"width": width, "height": 1000}, color_scheme="light")
        page.goto(f"{url}/{path}")
        page.wait_for_load_state("networkidle")
        shots.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
        page.close()
    width = sum(shot.width for shot in shots) + _GAP * (len(shots) + 1)
    picture = Image.new("RGB", (width, 1000 + 2 * _GAP), (214, 208, 198))
    left = _GAP
    for shot in shots:
        picture.paste(shot, (left, _GAP))
        left += shot.width + _GAP
    picture.thumbnail((1600, 1600))
    picture.save(_PICTURE, quality=82, optimize=True, progressive=True)


if __name__ == "__main__":
    main()
