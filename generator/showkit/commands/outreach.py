"""``showkit outreach preview``: a campaign's letters, looked at before anybody gets them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from showkit.access.secret import open_secret
from showkit.commands.content import read_contacts_and_sent, report, today
from showkit.commands.progress import Shown, paragraphs, say
from showkit.contacts.whom import person_named
from showkit.content.starter import SITE_URL
from showkit.content.suggestions import did_you_mean
from showkit.model.message import Message
from showkit.model.sent import Channel, Sent
from showkit.output.catalogues import catalogue, reader_language
from showkit.output.private_files import refuse_public_place, write_private
from showkit.output.templates import Templates
from showkit.outreach.campaigns import FOLDER, load_campaigns
from showkit.outreach.recipients import Choosing
from showkit.outreach.refusals import Refusals
from showkit.outreach.views import campaign_view
from showkit.outreach.writing import Writer
from showkit.portal.reader import Reader
from showkit.visits.private_page import PrivatePages

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from showkit.access.links import Link
    from showkit.model.library import Library
    from showkit.output.project import Project
    from showkit.outreach.campaigns import Letters
    from showkit.outreach.recipients import Recipient, Recipients
    from showkit.outreach.writing import Letter


class OutreachError(Exception):
    """The campaign cannot be sent or shown; `message` says why and what would do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True)
class Ready:
    """A campaign read against the contact base of a day, and whom it goes to."""

    project: Project
    library: Library
    day: dt.date
    letters: Letters
    recipients: Recipients

    @cached_property
    def writer(self) -> Writer:
        """What writes its letters."""
        words = {tag: catalogue(tag) for tag in self.letters.words}
        templates = Templates(self.project.templates)
        return Writer(self.letters, self.library.company, templates, words)

    def samples(self, person: str | None = None) -> Sequence[Letter]:
        """Return the first letter of each language, or that to one person; none of them is noted.

        Raises:
            OutreachError: that person gets none.
            WhomError: nobody is called so.
        """
        if person is None:
            first: dict[str, Recipient] = {}
            for one in self.recipients.to:
                first.setdefault(one.link.locale, one)
            return [
                self.writer.letter(first[tag], noted=False)
                for tag in self.library.company.languages
                if tag in first
            ]
        found = person_named(self.library, person)[1]
        for one in self.recipients.to:
            if one.link.person.id == found.id:
                return [self.writer.letter(one, noted=False)]
        why = next(
            (one.why for one in self.recipients.not_to if one.link.person.id == found.id),
            Message("the filter does not choose them"),
        )
        raise OutreachError(Message("{name} gets no letter: {why}", name=found.name, why=why))


def read_campaign(
    project: Project, name: str, as_of: dt.date | None, *, refused: bool = False
) -> Ready:
    """Return a campaign and whom it goes to, as of a day.

    With `refused`, addresses that were refused are among them.

    Raises:
        ContentError: the contact base, the company, the sent log or the campaign has errors, which
            are printed.
        OutreachError: there is no such campaign.
    """
    library = read_contacts_and_sent(project)
    day = as_of or today(library)
    campaigns = load_campaigns(project, library)
    slug = name.removesuffix(".yaml")
    if slug not in campaigns.slugs:
        raise OutreachError(
            Message(
                "there is no campaign “{name}”{suggestion}; “showkit new campaign NAME” begins one",
                name=slug,
                suggestion=did_you_mean(slug, campaigns.slugs),
            )
        )
    start = f"{project.content.name}/{FOLDER}/{slug}."
    report([one for one in campaigns.findings if one.place.path.startswith(start)], project)
    letters = campaigns.letters[slug]
    recipients = recipients_of(project, library, day, letters, refused=refused)
    return Ready(project, library, day, letters, recipients)


def recipients_of(
    project: Project, library: Library, day: dt.date, letters: Letters, *, refused: bool = False
) -> Recipients:
    """Return who gets a campaign's letter on a day, and who does not (see `read_campaign`)."""
    known = {} if refused else Refusals.of(project).by_address

    def is_published(link: Link) -> bool:
        keys = link.keys if link.tracked else link.twin
        return (project.site / "p" / keys.payload_id).is_file()

    choosing = Choosing(library, open_secret(project), day, is_published, known)
    return choosing.recipients(letters)


def require_own_site(ready: Ready) -> None:
    """Let no letter out whose links lead to the address that stands in a new file.

    Raises:
        OutreachError: nobody has written the company's own yet.
    """
    address = ready.library.company.site_url
    if address.rstrip("/") == SITE_URL.rstrip("/"):
        raise OutreachError(
            Message(
                "every link of the letter would lead to {address}: write the address of your own "
                "site as “site_url” into company.yaml, build it and publish it",
                address=address,
            )
        )


def preview(
    project: Project,
    name: str,
    person: str | None = None,
    html: Path | None = None,
    as_of: dt.date | None = None,
) -> int:
    """Print to whom a campaign goes and to whom not, and write its letters as a page.

    Raises:
        OutreachError: there is no such campaign, or `person` gets no letter.
        PublicPlaceError: the page would lie in a published folder.
    """
    ready = read_campaign(project, name, as_of)
    path = html or project.work / "outreach" / f"{ready.letters.slug}.html"
    refuse_public_place(path, project)
    reader = Reader(catalogue(reader_language()))
    company, samples = ready.library.company, ready.samples(person)
    view = campaign_view(ready.letters.title, samples, ready.recipients, company, reader)
    pages = PrivatePages(company, Templates(project.templates), project.content)
    write_private(path, pages.page("private/campaign.html", view, reader), project)
    tell_recipients(ready, each=True)
    say(Message("{path} is written, for your eyes only.", path=project.relative(path)))
    return 0


def sent_row(ready: Ready, link: Link, moment: dt.datetime | None = None) -> Sent:
    """Return the row of the sent log for a letter; `moment` where it is known, in UTC."""
    on = ready.day
    if moment is not None:  # as of a day to come, it has gone today all the same
        on = min(on, moment.astimezone(ZoneInfo(ready.library.company.timezone)).date())
    return link.sent(on, Channel.EMAIL, ready.letters.title, moment)


def tell_recipients(ready: Ready, *, each: bool) -> None:
    """Print how many letters there are, by language, and who gets none; `each` name, if asked."""
    paragraphs(_told(ready, each=each))


def _told(ready: Ready, *, each: bool) -> Iterator[Shown]:
    words = catalogue(reader_language())
    to, not_to = ready.recipients.to, ready.recipients.not_to
    offered = ready.library.company.languages
    by_tag = Counter(one.link.locale for one in to)
    counts = Message(
        "{title}. Letters: {n} ({languages}). Not written to: {left}.",
        title=ready.letters.title,
        n=len(to),
        languages=", ".join(f"{tag} {by_tag[tag]}" for tag in offered if tag in by_tag) or "–",
        left=len(not_to),
    )
    yield Shown(words.say(counts), "bold")
    for one in to if each else ():
        person = one.link.person
        yield Shown(f"{person.name}, {one.link.presenter.name} <{person.email}>", "", 2)
    if not to and not not_to:
        yield Shown(words.say(Message("The filter chooses nobody.")))
    if not_to:
        yield Shown(words.say(Message("Not written to:")), "bold")
    for left in not_to:
        person, house = left.link.person, left.link.presenter
        told = Message("{who}: {why}", who=f"{person.name}, {house.name}", why=left.why)
        yield Shown(words.say(told), "", 2)
