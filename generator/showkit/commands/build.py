"""``showkit build``: load, check, plan, write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.access.epochs import keep_epochs
from showkit.access.kept_pages import KeptPages
from showkit.access.made_from import HouseStates
from showkit.access.plan import AccessPlan
from showkit.access.secret import open_secret
from showkit.commands.all_checks import MORE_CHECKS
from showkit.commands.content import read_what_is_right, report, tell, today
from showkit.commands.manifest import inputs, keep_manifest
from showkit.commands.private_files import make_private_files
from showkit.commands.progress import in_words, progress, say
from showkit.commands.secret import begin_secret
from showkit.commands.to_take import make_to_take
from showkit.kit.pictures.draw import make_drawings
from showkit.kit.pictures.make import make_pictures
from showkit.kit.visuals import picture_files
from showkit.model.message import Message
from showkit.output.cores import kept_processes
from showkit.output.engine import Engine
from showkit.output.kept_texts import KeptTexts
from showkit.output.lock import project_lock
from showkit.output.making import make_all
from showkit.output.memory import Memory
from showkit.output.templates import Templates
from showkit.output.writer import publish
from showkit.portal.addresses import Addresses
from showkit.portal.host_files import host_files, server_example
from showkit.portal.hosting import over_limits
from showkit.portal.plan import plan_portal
from showkit.portal.policy import with_policy

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from showkit.model.finding import Place
    from showkit.output.project import Project
    from showkit.output.writer import Published

_MOST_NAMED: Final = 20
"""Places; whoever saved a whole table wrongly has hundreds, and knows which table."""


def build(
    project: Project, site: Path, as_of: dt.date | None = None, memory: Memory | None = None
) -> int:
    """Make `site` from the project's content as it stands on the day `as_of`.

    What is wrong with a show is told and left out, and the exit code is 1. A process that builds
    again gives the same `memory` each time, and less is made again.
    """
    builds_again, memory = memory is not None, memory or Memory(parts=None)
    with project_lock(project), kept_processes() as work:
        if (project.content / "company.yaml").is_file():
            begin_secret(project)  # before the checks, which ask whether Git would carry it away
        made_from = inputs(project, site)
        if builds_again:  # else nothing would be kept but to be thrown away
            memory.checks.begin(made_from.folders())
        content, findings = read_what_is_right(project, as_of, MORE_CHECKS, memory)
        library = content.library
        day = as_of or today(library)
        templates = Templates(project.templates)

        cache = memory.files.cache(project.cache / "pictures")
        with progress(Message("Pictures")) as advance:
            pictures = make_pictures(picture_files(library, project), cache, advance)
        findings += tell(pictures.findings)
        content = content.without(pictures.findings)
        library, left_out = content.library, content.parts.left_out
        states = made_from.shows(day, content.parts)
        memory.shows.begin(states)
        if states and not builds_again:
            memory.shows.kept = KeptTexts(project.cache / "texts.json", states)

        hosting, address = library.company.hosting, Addresses(library.company)
        taken = make_to_take(library, project, pictures, templates, day, memory)
        findings += report(taken.findings)

        with Engine(project.work / "engine", project.cache / "engine") as engine:
            portal = plan_portal(
                library,
                pictures.by_source,
                as_of=day,
                root=project.root,
                templates=templates,
                to_take=taken.to_take,
                memory=memory.shows,
                planned=engine.start,
            )
            houses = HouseStates(library, open_secret(project), day)
            private = make_private_files(houses, project, cache, memory, content.parts.shows)
            access = AccessPlan(portal.site, templates, portal.assets, private.by_show)
            with progress(Message("Access pages")) as advance:
                pages = KeptPages(project.cache / "access")
                sealed = tuple(access.kept_artifacts(houses, pages, advance))
            with progress(Message("Social cards")) as advance:
                drawings = make_drawings(portal.drawings, cache, advance)
            products = make_all(
                portal.makings,
                project.cache / "products.json",
                memory.made if builds_again else None,
            )
            rendered = engine.result()
        memory.shows.keep()
        public, policy = with_policy(
            [*portal.artifacts, *products.artifacts, *rendered], portal.needs
        )
        folders = [address.folder(tag) for tag in address.languages]
        artifacts = [
            *pictures.artifacts,
            *drawings,
            *taken.artifacts,
            *public,
            *sealed,
            *private.artifacts,
            *host_files(hosting, policy, address.prefix, folders),
        ]
        findings += report(tuple(over_limits(artifacts, hosting)))
        keep_epochs(project, private.epochs)
        published = publish(
            artifacts,
            site,
            memory.site if builds_again else None,
            project.former_site if site == project.site else None,
        )
        example = server_example(hosting, policy, str(site), address.host, folders)
        last_words = [_write_example(project, *example)] if example else []
        if left_out:
            last_words.append(_left_out(left_out))
        say(*last_words, _outcome(project, site, published))
        memory.site.states = keep_manifest(
            project,
            made_from,
            day=day,
            timezone=library.company.timezone,
            findings=findings,
            words=in_words(*last_words, _outcome(project, site, published.again())),
            code=int(bool(left_out)),
            is_all=not work.lost,
        )
    return int(bool(left_out))


def _left_out(places: Sequence[Place]) -> Message:
    """Return what the site lacks; the findings have told each place before."""
    named = [str(place) for place in places[:_MOST_NAMED]]
    if len(places) > _MOST_NAMED:
        named.append("…")
    return Message(
        "The site was built without what has errors: {places}. Please mend that, and build again "
        "before you publish.",
        places=", ".join(named),
    )


def _outcome(project: Project, site: Path, published: Published) -> Message:
    return Message(
        "{site}: {written} files new or changed, {unchanged} as they were, {removed} removed.",
        site=project.relative(site),
        written=published.written,
        unchanged=published.unchanged,
        removed=published.removed,
    )


def _write_example(project: Project, name: str, text: str) -> Message:
    path = project.work / "hosting" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Message(
        "{file} is an example of how to set up the server.",
        file=project.relative(path),
    )
