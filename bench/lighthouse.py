"""Lighthouse on a simulated phone: Home, Shows, a Show and an opened access page; 95 or more.

It needs nginx, Chromium, and Lighthouse from npm:
``npm install --prefix .showkit/tools lighthouse``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.demo_site import FOLDER, built_demo, has_program, installed
from bench.measure import Row, show

sys.path.insert(0, str(FOLDER / "tests"))  # its web server is the tests'

from web import CHROMIUM_FLAGS, nginx

_SCRIPT = "lighthouse/cli/index.js"
_RUNS = 3
_LEAST = 95
_GOOD = 0.9
_PAGES = {"Home": "fr/", "Shows": "fr/shows/", "Show": "fr/shows/haubans/"}
_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_NOT_FOUND_BY_SEARCH = {"Access page"}
"""An access page is never indexed, which Lighthouse counts against it: no figure is asked there."""

_METRICS = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
)
"""When something is there to see, and when what one came for is; both on a telephone network."""


def main() -> int:
    """Measure each page, print its scores and what costs any; 1 where one is under 95."""
    script = installed(_SCRIPT, "lighthouse")
    chromium = next((p for p in ("chromium", "chromium-browser", "google-chrome") if _is(p)), "")
    if script is None or not has_program("node") or not has_program(chromium or "chromium"):
        return 0
    rows, low = [], False
    with tempfile.TemporaryDirectory(prefix="showkit-bench-") as folder:
        project, link = built_demo(Path(folder))
        pages = _PAGES | {"Access page": f"{link.path}/p/#{link.keys.fragment}"}
        with nginx(project.site, Path(folder) / "nginx") as server:
            for name, path in pages.items():
                url = f"{server.url}/{path}"
                report = _middle([_report(script, url, Path(folder)) for _ in range(_RUNS)])
                scores = {
                    category: round(report["categories"][category]["score"] * 100)
                    for category in _CATEGORIES
                    if not (category == "seo" and name in _NOT_FOUND_BY_SEARCH)
                }
                low = low or min(scores.values()) < _LEAST
                figures = ", ".join(f"{score} {category}" for category, score in scores.items())
                audits = report["audits"]
                metrics = ", ".join(audits[metric]["displayValue"] for metric in _METRICS)
                rows.append(Row(name, figures, metrics))
                rows += [Row(f"  {audit}", "", why) for audit, why in _lost(report, scores)]
    show(rows)
    return int(low)


def _is(program: str) -> bool:
    return any((Path(folder) / program).is_file() for folder in os.get_exec_path())


def _report(script: Path, url: str, folder: Path) -> dict:
    out = folder / "report.json"
    flags = " ".join(CHROMIUM_FLAGS)
    subprocess.run(
        [
            *("node", str(script), url, "--quiet", "--output=json", f"--output-path={out}"),
            f"--chrome-flags={flags}",
        ],
        check=True,
        capture_output=True,
    )
    return json.loads(out.read_text("utf-8"))


def _middle(reports: list[dict]) -> dict:
    """Return the report in the middle by speed, which other work on the machine moves."""
    reports.sort(key=lambda report: report["categories"]["performance"]["score"])
    return reports[len(reports) // 2]


def _lost(report: dict, scores: dict[str, int]) -> list[tuple[str, str]]:
    """Return the audits that cost a category points, each with what Lighthouse says of it."""
    lost = []
    for category in scores:
        for one in report["categories"][category]["auditRefs"]:
            audit = report["audits"][one["id"]]
            if one["weight"] and audit["score"] is not None and audit["score"] < _GOOD:
                lost.append((one["id"], audit.get("displayValue") or audit["title"]))
    return lost


if __name__ == "__main__":
    sys.exit(main())
