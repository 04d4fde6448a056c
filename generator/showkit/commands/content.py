"""What every command begins with: the content, read and fit to work with."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from showkit.commands.findings import as_text
from showkit.content.checks import check
from showkit.content.load import load
from showkit.model.finding import Finding, Severity
from showkit.model.message import Message
from showkit.output.catalogues import catalogue, reader_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.model.library import Library
    from showkit.output.project import Project


class ContentError(Exception):
    """The content has errors, which have been printed."""

    def __init__(self) -> None:
        self.message = Message("nothing was done: please mend the errors above first")
        super().__init__(str(self.message))


def read_library(project: Project) -> Library:
    """Return the content; print what is wrong with it.

    Raises:
        ContentError: something is wrong enough to stop.
    """
    loaded = load(project)
    report(check(loaded))
    if loaded.library is None:
        raise ContentError
    return loaded.library


def report(findings: Sequence[Finding]) -> None:
    """Print findings on the error stream.

    Raises:
        ContentError: one of them is an error.
    """
    if findings:
        click.echo(as_text(findings, catalogue(reader_language())), err=True)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise ContentError


def today(library: Library) -> dt.date:
    """Return the current day where the company is."""
    return dt.datetime.now(ZoneInfo(library.company.timezone)).date()
