"""``showkit check``: what is wrong with the content, all of it at once."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from showkit.commands.all_checks import IDLE_CHECKS, MORE_CHECKS
from showkit.commands.content import day_of
from showkit.commands.excerpts import Excerpts
from showkit.commands.findings import as_github, as_json, as_text, wants_colour
from showkit.content.checks import check as check_content
from showkit.content.load import load
from showkit.content.package_check import check_packages
from showkit.model.finding import Finding, Severity
from showkit.model.message import Message
from showkit.output.cache import Cache
from showkit.output.catalogues import catalogue, reader_language

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from showkit.output.catalogues import Catalogue
    from showkit.output.project import Project


class OutsideError(Exception):
    """A path was given that is not part of the content."""

    def __init__(self, path: Path) -> None:
        self.message = Message("{path} is not in content/", path=path)
        super().__init__(str(self.message))


def check(
    project: Project, form: str, path: Path | None = None, as_of: dt.date | None = None
) -> int:
    """Print every finding, or those in the file or folder `path`; return 1 if one is an error."""
    findings = findings_of(project, path, as_of)
    words = catalogue(reader_language())
    click.echo(_shown(findings, form, project, words, each_note=path is not None))
    return int(any(finding.severity is Severity.ERROR for finding in findings))


def findings_of(
    project: Project, path: Path | None = None, as_of: dt.date | None = None
) -> Sequence[Finding]:
    """Return all that is wrong with the content on a day, or with one file or folder of it.

    Everything is read either way: what is wrong with a file may depend on another.

    Raises:
        OutsideError: `path` is not in the content folder.
    """
    if path is not None and not path.resolve().is_relative_to(project.content.resolve()):
        raise OutsideError(path)
    loaded = load(project)
    of_content = check_content(loaded, day_of(loaded, as_of), (*MORE_CHECKS, *IDLE_CHECKS))
    of_packages = check_packages(loaded, Cache(project.cache / "packages"))
    findings = tuple(sorted([*of_content, *of_packages], key=Finding.sort_key))
    if path is None:
        return findings
    within = path.resolve().relative_to(project.content.resolve())
    start = project.relative(project.content / within)
    return tuple(
        f for f in findings if f.place.path == start or f.place.path.startswith(f"{start}/")
    )


def _shown(
    findings: Sequence[Finding], form: str, project: Project, words: Catalogue, *, each_note: bool
) -> str:
    if form == "json":
        return as_json(findings, words)
    if form == "github":
        return as_github(findings, words)
    colour = wants_colour(sys.stdout)
    excerpts = Excerpts(project.root)
    return as_text(findings, words, excerpts, colour=colour, each_note=each_note)
