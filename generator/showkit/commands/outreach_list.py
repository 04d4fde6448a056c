"""``showkit outreach list``: each campaign with how many letters went, and what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.commands.content import read_contacts_and_sent, report_and_go_on, today
from showkit.commands.outreach import recipients_of
from showkit.commands.progress import say, table
from showkit.model.message import Message
from showkit.model.sent import Channel
from showkit.outreach.campaigns import load_campaigns

if TYPE_CHECKING:
    import datetime as dt

    from showkit.model.library import Library
    from showkit.output.project import Project
    from showkit.outreach.campaigns import Letters


def list_campaigns(project: Project, as_of: dt.date | None = None) -> int:
    """Print a line for each campaign; return 1 where one of them is not right, which is printed.

    Who came are houses: whose visits may be noted, and that were visited since the letter went.
    """
    library = read_contacts_and_sent(project)
    day = as_of or today(library)
    campaigns = load_campaigns(project, library)
    failed = report_and_go_on(campaigns.findings, project)
    if not campaigns.slugs:
        say(Message("There is no campaign yet. “showkit new campaign NAME” begins one."))
        return 0
    rows = []
    for slug, letters in campaigns.letters.items():
        sent, houses, came = _sent(library, letters)
        to = recipients_of(project, library, day, letters).to
        rows.append((slug, letters.title, str(sent), str(houses), str(came), str(len(to))))
    columns = (
        Message("Campaign"),
        Message("Occasion"),
        Message("Letters sent"),
        Message("Houses"),
        Message("Came since"),
        Message("Still to be written to"),
    )
    table(Message("Campaigns"), columns, rows)
    return int(failed)


def _sent(library: Library, letters: Letters) -> tuple[int, int, int]:
    """Return how many letters went, to how many houses, and how many of those came since."""
    sent = 0
    first: dict[str, dt.date] = {}
    for row in library.sent:
        if not letters.is_called(row.campaign) or row.channel is not Channel.EMAIL:
            continue
        sent += 1
        house = library.presenter_by_slug.get(row.presenter)
        if house is not None:
            first[house.slug] = min(row.on, first.get(house.slug, row.on))
    seen = {slug: library.presenter_by_slug[slug].engagement for slug in first}
    came = [
        slug
        for slug, engagement in seen.items()
        if engagement and engagement.last_visit and engagement.last_visit >= first[slug]
    ]
    return sent, len(first), len(came)
