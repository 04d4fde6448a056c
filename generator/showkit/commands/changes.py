"""``showkit changes``: news that the content does not date itself, proposed for ``changes.csv``."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from showkit.commands.content import read_library, today
from showkit.commands.progress import say
from showkit.content.append_rows import with_rows
from showkit.kit.pictures.make import make_pictures
from showkit.kit.visuals import picture_files
from showkit.model.message import Message
from showkit.output.cache import Cache, write_atomically
from showkit.output.catalogues import catalogue
from showkit.output.lock import project_lock
from showkit.portal.addresses import Addresses
from showkit.portal.proposals import Proposal, proposals
from showkit.portal.reader import Reader
from showkit.portal.shows_json import SHOWS_JSON
from showkit.portal.site import Site

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from showkit.output.project import Project

_TABLE = "changes.csv"


class ChangesError(Exception):
    """There is nothing to compare with."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(str(message))


def changes(
    project: Project, published: Path, as_of: dt.date | None = None, *, apply: bool = False
) -> int:
    """Print what has changed since the site `published`, and write it down where told to.

    Raises:
        ChangesError: there is no such site, or one without a ``shows.json``.
    """
    with project_lock(project):
        library = read_library(project, as_of)
        known = _published(published)
        pictures = make_pictures(
            picture_files(library, project), Cache(project.cache / "pictures"), lambda *_: None
        )
        site = Site(
            library,
            pictures.by_source,
            Addresses(library.company),
            as_of or today(library),
            project.root,
        )
        readers = [Reader(catalogue(tag)) for tag in library.company.languages]
        found = list(proposals(known, site, readers))
        for folder, of_show in groupby(found, key=lambda one: one.show.folder):
            _tell(project.root / folder / _TABLE, project, list(of_show), apply=apply)
        if not found:
            say(Message("Nothing has changed that feeds do not tell by themselves."))
        elif not apply:
            say(Message("Nothing was written; --apply writes it, and you can edit it then."))
    return 0


def _published(site: Path) -> Mapping[str, Any]:
    try:
        known: Mapping[str, Any] = json.loads((site / SHOWS_JSON).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ChangesError(
            Message(
                "there is no published site in {site} to compare with; showkit build makes one",
                site=site.name,
            )
        ) from error
    return known


def _tell(path: Path, project: Project, found: Sequence[Proposal], *, apply: bool) -> None:
    rows = [proposal.row for proposal in found]
    say(Message("{file}:", file=project.relative(path)))
    for row in rows:
        say(Message("  {row}", row=" | ".join(cell for cell in row.values() if cell)))
    if apply:
        write_atomically(path, with_rows(path.read_bytes() if path.is_file() else None, rows))
