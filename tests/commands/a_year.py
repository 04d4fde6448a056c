"""The demo company after a year of visits and sendings."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bench.year_of_visits import year_of_sendings, year_of_visits
from commands.demo_copy import copy_of_the_demo
from showkit.contacts.sent_log import as_row
from showkit.content.append_rows import with_rows
from showkit.content.load import load
from showkit.visits.link_log import write_link_log

if TYPE_CHECKING:
    from pathlib import Path

    from showkit.output.project import Project

DAY = dt.date(2026, 11, 27)


def demo_after_a_year(folder: Path) -> Project:
    """Return a copy of the demo with a link log and a sent log of the year before `DAY`."""
    project = copy_of_the_demo(folder)
    library = load(project).library
    assert library is not None
    write_link_log(project, year_of_visits(library, DAY))
    sent = project.content / "outreach" / "sent.csv"
    sent.parent.mkdir(exist_ok=True)
    sent.write_bytes(with_rows(None, [as_row(row) for row in year_of_sendings(library, DAY)]))
    return project
