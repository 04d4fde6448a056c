"""``showkit check``: what is wrong with the content, all of it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from showkit.commands.findings import as_github, as_json, as_text
from showkit.content.checks import check as check_content
from showkit.content.load import load
from showkit.model.finding import Severity
from showkit.output.catalogues import catalogue, reader_language

if TYPE_CHECKING:
    from showkit.output.project import Project

_FORMS = {"text": as_text, "json": as_json, "github": as_github}


def check(project: Project, form: str) -> int:
    """Print every finding; return 1 where one of them is an error."""
    findings = check_content(load(project))
    click.echo(_FORMS[form](findings, catalogue(reader_language())))
    return int(any(finding.severity is Severity.ERROR for finding in findings))
