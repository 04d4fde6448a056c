"""``showkit build``: load, check, plan, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.access.plan import AccessPlan
from showkit.access.secret import open_secret
from showkit.commands.all_checks import MORE_CHECKS
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
from showkit.portal.addresses import Addresses
from showkit.portal.host_files import host_files, server_example
from showkit.portal.hosting import over_limits
from showkit.portal.plan import plan_portal
from showkit.portal.policy import with_policy

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from showkit.output.project import Project


def build(project: Project, site: Path, as_of: dt.date | None = None) -> int:
    """Make `site` from the project's content as it stands on the day `as_of`."""
    with project_lock(project):
        library = read_library(project, as_of, MORE_CHECKS)
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
        public, policy = with_policy([*portal.artifacts, *pages], portal.needs)
        hosting, address = library.company.hosting, Addresses(library.company)
        folders = [address.folder(tag) for tag in address.languages]
        artifacts = [
            *pictures.artifacts,
            *public,
            *access.artifacts(secret),
            *host_files(hosting, policy, address.prefix, folders),
        ]
        report(tuple(over_limits(artifacts, hosting)))
        published = publish(artifacts, site)
    example = server_example(hosting, policy, str(site), address.host, folders)
    if example is not None:
        _write_example(project, *example)
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


def _write_example(project: Project, name: str, text: str) -> None:
    path = project.work / "hosting" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    say(
        Message(
            "{file} is an example of how to set up the server.",
            file=project.relative(path),
        )
    )
