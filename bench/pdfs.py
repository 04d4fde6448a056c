"""The demo's PDFs: how many a second, what starting the processes costs, and a second run.

The peer is Typst alone on the same documents, one after another in one process: what is above it
is ours (keys, cache, processes); below it are the other cores.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from bench.measure import Row, seconds, show, times
from showkit.content.load import load
from showkit.kit.printing.make import make_sheets, sheet_pdf
from showkit.output.cache import Cache
from showkit.output.catalogues import catalogue
from showkit.output.project import Project
from showkit.output.templates import Templates
from showkit.portal.addresses import Addresses
from showkit.portal.reader import Reader
from showkit.portal.sheets import plan_sheets
from showkit.portal.site import Site
from showkit.portal.stationery import make_stationery

ROOT = Path(__file__).parents[1]
DAY = dt.date(2026, 11, 21)
LANGUAGES = ("fr-CA", "en-CA", "fr-FR", "en-GB", "fr-BE", "en-US", "fr-CH", "en-AU")
"""As many as it takes for a company with fifty shows' worth of sheets."""

RUNS = 3


def main() -> int:
    """Print the times; 1 where a second run makes anything again."""
    project = Project(ROOT)
    library = load(project).library
    if library is None:
        raise SystemExit("the demo has errors: showkit check")
    site = Site(library, {}, Addresses(library.company), DAY, ROOT)
    with tempfile.TemporaryDirectory(prefix="showkit-bench-") as name:
        folder = Path(name)
        templates = Templates(project.templates)
        paper = make_stationery(
            library.company.brand, templates, project.content, Cache(folder / "f"), folder / "faces"
        )
        readers = [Reader(catalogue(tag)) for tag in LANGUAGES]
        planning = times(lambda: tuple(plan_sheets(site, readers, {})), RUNS).median
        # a path for each: locales of one language would share it on a site that has one of them
        sheets = [one.sheet for one in plan_sheets(site, readers, {})]
        made: list[int] = []

        def advance(done: int, _: int) -> None:
            made.append(done)

        alone = times(lambda: [sheet_pdf(sheet, paper) for sheet in sheets], 1).median
        caches = iter(range(RUNS))
        ours = times(
            lambda: make_sheets(sheets, paper, Cache(folder / str(next(caches))), advance), RUNS
        ).median
        made.clear()
        again = times(lambda: make_sheets(sheets, paper, Cache(folder / "0"), advance), RUNS).median
    count = len({sheet.key(paper) for sheet in sheets})
    show(
        [
            Row(f"{count} PDFs: planned", seconds(planning)),
            Row("Typst alone, one process", seconds(alone), f"{count / alone:.0f} a second"),
            Row(
                "showkit, all cores, empty cache",
                seconds(ours),
                f"{count / ours:.0f} a second, {ours / alone:.2f} × Typst alone",
            ),
            Row("a second run", seconds(again), f"{again / ours:.3f} × the first"),
            Row("made again in it", str(len(made))),
        ]
    )
    return int(bool(made))
