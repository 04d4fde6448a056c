"""The morning page and the report: 5,000 contacts, 100,000 rows of the link log.

Loading apart. The raw limit is to read the same rows as CSV and look at no cell.
"""

from __future__ import annotations

import csv
import datetime as dt
import gc
import io
import tempfile
from dataclasses import replace
from pathlib import Path

from bench.large_base import make_base
from bench.measure import Row, compared, seconds, show, times
from bench.year_of_visits import year_of_sendings, year_of_visits
from showkit.contacts.where import select
from showkit.content.load import load
from showkit.output.catalogues import catalogue
from showkit.output.project import Project
from showkit.portal.reader import Reader
from showkit.visits.link_log import month_files
from showkit.visits.report.report import make_report, usual_period
from showkit.visits.report.tables import grouped_tables
from showkit.visits.today.morning import morning
from showkit.visits.today.view import morning_view

PRESENTERS = 5_000
SHOWS = 20
ROWS = 100_000
DAY = dt.date(2026, 11, 27)


def main() -> None:
    """Make the base and its visits, measure, print."""
    with tempfile.TemporaryDirectory(prefix="showkit-bench-") as folder:
        library = load(Project(make_base(Path(folder) / "base", PRESENTERS, SHOWS))).library
    if library is None:
        raise RuntimeError
    library = replace(library, sent=year_of_sendings(library, DAY))
    rows = year_of_visits(library, DAY, visits=ROWS // 3)[:ROWS]
    months = [data.decode() for name, data in month_files(rows).items() if name.endswith(".csv")]
    gc.freeze()  # as the commands do once all is read
    chosen = select(library, None, DAY)
    reader = Reader(catalogue("fr-CA"))

    def read_csv() -> None:
        for text in months:
            for _ in csv.reader(io.StringIO(text)):
                pass

    raw = times(read_csv, 3).median
    page = times(
        lambda: morning_view(morning(library, rows, chosen, DAY), library, reader), 3
    ).median
    report = times(
        lambda: grouped_tables(
            make_report(library, rows, chosen, usual_period(DAY), today=DAY), reader
        ),
        3,
    ).median
    show(
        [
            Row(f"read {len(rows):,} rows as CSV", seconds(raw), "the raw limit"),
            Row("the morning page", seconds(page), compared(page, raw, "the raw limit")),
            Row("the report's tables", seconds(report), compared(report, raw, "the raw limit")),
        ]
    )
