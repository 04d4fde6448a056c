"""``showkit build``: load, check, plan, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.access.plan import AccessPlan
from showkit.access.secret import open_secret
from showkit.commands.content import read_library, report, today
from showkit.commands.progress import progress, say
from showkit.kit.pictures import make_pictures
from showkit.kit.visuals import picture_files
from showkit.model.message import Message
from showkit.output.cache import Cache
from showkit.output.engine import render_all
from showkit.output.lock import project_lock
from showkit.output.templates import Templates
from showkit.output.writer import publish
from showkit.portal.hosting import over_limits
from showkit.portal.plan import plan_portal

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from showkit.output.project import Project


def build(project: Project, site: Path, as_of: dt.date | None = None) -> int:
    """Make `site` from the project's content as it stands on the day `as_of`."""
    with project_lock(project):
        library = read_library(project)
        day = as_of or today(library)
        secret = open_secret(project)
        templates = Templates(project.templates)

        with progress(Message("Pictures")) as advance:
            pictures = make_pictures(
                picture_files(library, project), Cache(project.cache / "pictures"), advance
            )
        report(pictures.findings)

        portal = plan_portal(
            library, pictures.by_source, as_of=day, root=project.root, templates=templates
        )
        access = AccessPlan(library, pictures.by_source, templates, portal.assets, day)
        pages = render_all(
            tuple(portal.projects.values()), project.work / "engine", project.cache / "engine"
        )
        artifacts = [*pictures.artifacts, *portal.artifacts, *pages, *access.artifacts(secret)]
        report(tuple(over_limits(artifacts, library.company.hosting)))
        published = publish(artifacts, site)
    say(
        Message(
            "{site}: {written} files new or changed, {unchanged} as they were, {removed} removed.",
            site=project.relative(site),
            written=published.written,
            unchanged=published.unchanged,
            removed=published.removed,
        )
    )
    return 0
