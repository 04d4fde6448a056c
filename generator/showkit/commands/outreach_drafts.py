"""``showkit outreach drafts``: a campaign's letters as files that a mail program sends."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from showkit.commands.outreach import (
    OutreachError,
    read_campaign,
    require_own_site,
    sent_row,
    tell_recipients,
)
from showkit.commands.progress import say
from showkit.contacts.sent_log import note_sent
from showkit.contacts.undo import undoable
from showkit.model.message import Message
from showkit.output.lock import project_lock
from showkit.output.private_files import refuse_public_place, write_private
from showkit.outreach.mail import as_draft, as_mail
from showkit.outreach.recipients import has_it_since

if TYPE_CHECKING:
    from pathlib import Path

    from showkit.access.links import Link
    from showkit.commands.outreach import Ready
    from showkit.output.project import Project


def drafts(
    project: Project, name: str, to: Path, as_of: dt.date | None = None, *, sent: bool = False
) -> int:
    """Write each letter into the folder `to`, for a mail program to open and send.

    With `sent`, nothing is written there: the sent log has from now on who has a draft in it.
    Whoever came to the contact base meanwhile has none, and is written to another day.

    Raises:
        OutreachError: there is no such campaign, or no draft of it was sent.
        PublicPlaceError: `to` lies in a published folder.
    """
    refuse_public_place(to, project)
    ready = read_campaign(project, name, as_of)
    require_own_site(ready)
    if sent:
        return _note_drafts(ready, to)
    moment = dt.datetime.now(dt.UTC)
    for one in ready.recipients.to:
        letter = ready.writer.letter(one)
        mail = as_mail(letter, ready.library.company, ready.letters.slug, moment)
        write_private(_draft(ready, one.link, to), as_draft(mail), project)
    tell_recipients(ready, each=False)
    for left in ready.recipients.not_to:
        old = _draft(ready, left.link, to)
        if old.exists():
            say(
                Message(
                    "{path} is of an earlier day: do not send it, delete it.",
                    path=project.relative(old),
                )
            )
    if ready.recipients.to:
        say(
            Message(
                "Drafts in {folder}: {n}. Whoever holds a link holds the page.",
                folder=project.relative(to),
                n=len(ready.recipients.to),
            )
        )
        say(
            Message(
                "Delete those that you do not send. Once the others are sent, the same with "
                "--sent notes them."
            )
        )
    return 0


def _note_drafts(ready: Ready, folder: Path) -> int:
    """Note that the drafts in a folder were sent.

    Raises:
        OutreachError: there is none of this campaign that is not noted already.
    """
    chosen = [one.link for one in ready.recipients.to]
    chosen += [one.link for one in ready.recipients.not_to]
    rows = [
        sent_row(ready, link)
        for link in chosen
        if _draft(ready, link, folder).is_file()
        and not has_it_since(ready.library, link.person.id, ready.letters)
    ]
    if not rows:
        raise OutreachError(
            Message(
                "no draft of “{name}” in {folder} is still to be noted; without --sent they are "
                "written",
                name=ready.letters.slug,
                folder=ready.project.relative(folder),
            )
        )
    title = Message("letters sent: {n}", n=len(rows))
    with project_lock(ready.project), undoable(ready.project, "sent", title) as changes:
        note_sent(ready.project, changes, rows)
    say(Message("Noted as sent: {n}. “showkit contacts undo” takes it back.", n=len(rows)))
    noted = {row.person for row in rows}
    without = [one.link for one in ready.recipients.to if one.link.person.id not in noted]
    if without:
        say(
            Message(
                "Without a draft there, and not noted: {names}",
                names=", ".join(link.person.name for link in without),
            )
        )
    return 0


def _draft(ready: Ready, link: Link, folder: Path) -> Path:
    """Return where somebody's draft lies; those of two campaigns may lie in one folder."""
    return folder / f"{ready.letters.slug}-{link.presenter.slug}-{link.person.id}.eml"
