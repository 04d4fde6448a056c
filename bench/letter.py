"""The letter of an access page on a slow phone: when it can be read, under real throttling.

Lighthouse's mobile profile (150 ms, 1.6 Mbit/s, a processor four times slower), kept by Chromium
itself instead of reckoned. The peer in the same run is the least that a page can be whose words
come with a script: bare HTML, one script, one text of as many bytes. It needs nginx and Chromium.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.demo_site import FOLDER, built_demo, has_program
from bench.measure import Row, compared, seconds, show

sys.path.insert(0, str(FOLDER / "tests"))  # its web server and browser are the tests'

from web import chromium, nginx

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_RUNS = 7
_LIMIT = 1.0
"""Seconds."""

_NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
_SLOWER = 4
_PHONE = {
    "viewport": {"width": 412, "height": 823},
    "device_scale_factor": 1.75,
    "is_mobile": True,
    "has_touch": True,
}
_PAINTS = """
  window.painted = new Promise((resolve) => {
    new PerformanceObserver((list) => {
      for (const { element, renderTime } of list.getEntries())
        if (element?.closest(".letter")) resolve(renderTime);
    }).observe({ type: "largest-contentful-paint", buffered: true });
  });
"""
"""Tells when something of the letter was first painted."""

_BARE = """<!doctype html><html lang="fr"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><title>.</title>
<script async type="module" src="read.js"></script></head>
<body><main class="letter"></main></body></html>"""
_READ = """
const text = await (await fetch("text")).text();
document.querySelector("main").textContent = text.slice(0, 400);
"""


def main() -> int:
    """Print the medians; 1 where the letter takes longer than a second."""
    if not has_program("nginx") or not has_program("chromium"):
        return 0
    with tempfile.TemporaryDirectory(prefix="showkit-bench-") as name:
        folder = Path(name)
        project, link = built_demo(folder)
        size = (project.site / "p" / link.keys.payload_id).stat().st_size
        bare = _bare_page(folder / "bare", size)
        page = f"{link.path}/p/#{link.keys.fragment}"
        with (
            nginx(project.site, folder / "nginx") as ours,
            nginx(bare, folder / "nginx-bare") as theirs,
            chromium() as browser,
        ):
            floor = _median(browser, f"{theirs.url}/")
            letter = _median(browser, f"{ours.url}/{page}")
    kilobytes = f"{size / 1000:.0f} kB"
    show(
        [
            Row(f"a bare page with one text of {kilobytes}", seconds(floor), "the peer"),
            Row(
                "the letter can be read",
                seconds(letter),
                f"{compared(letter, floor, 'the peer')}; {seconds(_LIMIT)} at most",
            ),
        ]
    )
    return int(letter > _LIMIT)


def _bare_page(folder: Path, size: int) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(_BARE, encoding="utf-8")
    (folder / "read.js").write_text(_READ, encoding="utf-8")
    (folder / "text").write_text(("Bonjour. " * size)[:size], encoding="utf-8")
    return folder


def _median(browser: Browser, address: str) -> float:
    """Return the seconds until something of the letter was painted, the median of some runs."""
    return statistics.median(_painted(browser, address) for _ in range(_RUNS))


def _painted(browser: Browser, address: str) -> float:
    context = browser.new_context(**_PHONE)
    page = context.new_page()
    page.add_init_script(_PAINTS)
    phone = context.new_cdp_session(page)
    phone.send("Network.enable")
    phone.send("Network.emulateNetworkConditions", _NETWORK)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.goto(address)
    found = page.evaluate("painted")
    context.close()
    return float(found) / 1000
