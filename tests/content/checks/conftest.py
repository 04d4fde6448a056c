"""A small company to write mistakes into, and what is said of them."""

from __future__ import annotations

import datetime as dt

import pytest

from showkit.content.checks import check
from showkit.content.load import load

TODAY = dt.date(2026, 11, 21)


class Company:
    """The smallest site; `write` adds a file to it, `codes` are the findings' codes."""

    def __init__(self, project):
        self.project = project

    def write(self, name, text):
        """Write a file of content/; return the company."""
        path = self.project.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return self

    def dates(self, *rows, columns="id,date,time,ends,timezone,city,country,venue,announced_on"):
        """Write the show's performances; return the company."""
        return self.write("shows/solo/performances.csv", "\n".join([columns, *rows]) + "\n")

    def findings(self, as_of=TODAY):
        """Return what reading and the content's own checks say."""
        return check(load(self.project), as_of)

    def codes(self, as_of=TODAY):
        """Return the codes of the findings, in order of place."""
        return [finding.code for finding in self.findings(as_of)]


@pytest.fixture
def company(smallest):
    """Return the smallest company."""
    return Company(smallest)
