"""The PDFs of a build: planned from the content, made where the cache has not got them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING

from showkit.commands.progress import progress
from showkit.kit.printing.make import make_sheets
from showkit.model.message import Message
from showkit.output.catalogues import catalogue
from showkit.portal.addresses import Addresses
from showkit.portal.reader import Reader
from showkit.portal.sheets import made_sheets, plan_sheets
from showkit.portal.site import Site
from showkit.portal.stationery import make_stationery

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from showkit.kit.pictures.picture import Pictures
    from showkit.model.finding import Finding
    from showkit.model.library import Library
    from showkit.output.artifact import Artifact
    from showkit.output.memory import Memory
    from showkit.output.project import Project
    from showkit.output.templates import Templates
    from showkit.portal.sheets import SheetFile


@dataclass(frozen=True)
class PrintedSheets:
    """The files, where pages find them by show and language, and what could not be made."""

    artifacts: tuple[Artifact, ...]
    by_show: Mapping[tuple[str, str], tuple[SheetFile, ...]]
    findings: tuple[Finding, ...]


def print_sheets(  # noqa: PLR0913, PLR0917 - what a build has made so far, by name
    library: Library,
    project: Project,
    pictures: Pictures,
    templates: Templates,
    day: dt.date,
    memory: Memory,
) -> PrintedSheets:
    """Make every show's tech rider and page in every language, as of a day."""
    company = library.company
    site = Site(
        library, pictures.by_source, Addresses(company), day, project.root, memory=memory.shows
    )
    readers = [Reader(catalogue(tag)) for tag in company.languages]
    photographs = {
        artifact.path: artifact.content
        for artifact in pictures.artifacts
        if isinstance(artifact.content, Path)
    }
    cache = memory.files.cache(project.cache / "sheets")
    stationery = make_stationery(
        company.brand, templates, project.content, cache, project.cache / "typefaces"
    )
    planned, to_make = tee(plan_sheets(site, readers, photographs))
    with progress(Message("PDFs")) as advance:
        made, findings = make_sheets((one.sheet for one in to_make), stationery, cache, advance)
    return PrintedSheets(made, made_sheets(planned, made), findings)
