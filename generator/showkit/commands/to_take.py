"""What there is to take of each show, made before the pages that lead to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from showkit.commands.progress import progress
from showkit.commands.sheets import print_sheets
from showkit.kit.bundles.press_kit import KitInputs, make_press_kits
from showkit.model.message import Message
from showkit.output.catalogues import catalogue
from showkit.output.memory import Memory
from showkit.portal.addresses import Addresses
from showkit.portal.packages import package_archives
from showkit.portal.reader import Reader
from showkit.portal.site import Site
from showkit.portal.to_take import ToTake

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from showkit.commands.sheets import PrintedSheets
    from showkit.kit.pictures.picture import Pictures
    from showkit.model.finding import Finding
    from showkit.model.library import Library
    from showkit.output.artifact import Artifact
    from showkit.output.project import Project
    from showkit.output.templates import Templates


@dataclass(frozen=True)
class Taken:
    """What was made for pages to lead to, all its files, and what could not be made."""

    to_take: ToTake
    artifacts: tuple[Artifact, ...]
    findings: tuple[Finding, ...]


def make_to_take(  # noqa: PLR0913, PLR0917 - what a build has made so far, by name
    library: Library,
    project: Project,
    pictures: Pictures,
    templates: Templates,
    day: dt.date,
    memory: Memory | None = None,
) -> Taken:
    """Make every show's sheets, press kit and Data Package, as of a day.

    What has not changed is not made again; with a `memory` of earlier builds, nor planned again.
    """
    memory = memory or Memory()
    addresses = Addresses(library.company)
    sheets = print_sheets(library, project, pictures, templates, day, memory)
    with progress(Message("Kits")) as advance:
        kits = make_press_kits(
            KitInputs(
                library,
                project,
                [Reader(catalogue(tag)) for tag in library.company.languages],
                lambda show, tag: addresses.of_show(show.slug, tag),
                _by_show(sheets),
                memory.shows,
            ),
            memory.files.cache(project.cache / "pictures"),
            advance,
        )
    to_take = ToTake(kits, sheets=sheets.by_show)
    site = Site(library, pictures.by_source, addresses, day, project.root, to_take, memory.shows)
    with progress(Message("Data Packages")) as advance:
        packages = package_archives(
            site, project.cache / "packages-to-take", advance, memory.files.digest
        )
    to_take = replace(to_take, packages=packages)
    return Taken(to_take, (*sheets.artifacts, *to_take.artifacts), sheets.findings)


def _by_show(sheets: PrintedSheets) -> Mapping[str, Mapping[str, Path]]:
    """Return the sheets as they go into the kits: by show, and by their names there."""
    files = {one.path: one.content for one in sheets.artifacts if isinstance(one.content, Path)}
    found: dict[str, dict[str, Path]] = {}
    for (slug, _), made in sheets.by_show.items():
        for sheet in made:
            if sheet.path in files:
                found.setdefault(slug, {})[PurePosixPath(sheet.path).name] = files[sheet.path]
    return found
