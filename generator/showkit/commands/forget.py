"""``showkit forget``: a person goes, everywhere, and does not come back by old logs or sheets."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from showkit.access.forgotten import ForgottenPeople, normalised_email, tombstone
from showkit.access.secret import open_secret
from showkit.commands.asking import is_wanted
from showkit.commands.content import read_contacts, report, today
from showkit.commands.mentions import spoken_of, unread
from showkit.commands.progress import say
from showkit.contacts.contact_file import rewrite
from showkit.contacts.edit import Append, Remove, edited
from showkit.contacts.forget import comments_above, without_person
from showkit.contacts.opened import opened
from showkit.contacts.sent_log import without_person as without_person_sent
from showkit.contacts.undo_journal import purge
from showkit.contacts.whom import WhomError, person_named
from showkit.content.load import FORGOTTEN, NOT_DUPLICATES, load
from showkit.content.load_sent import SENT_LOG
from showkit.content.parts import PRESENTERS
from showkit.model.message import Message
from showkit.model.person import Person
from showkit.output.cache import write_atomically
from showkit.output.catalogues import catalogue
from showkit.output.lock import project_lock
from showkit.outreach.attempts import Attempts
from showkit.outreach.refusals import Refusals
from showkit.visits.blocks import blocks_to_write, write_blocks
from showkit.visits.folding import read_counts
from showkit.visits.link_log import read_link_log, write_link_log
from showkit.visits.merging import merged
from showkit.visits.sendings import Sendings
from showkit.visits.tally import tallies

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from showkit.access.keys import Secret
    from showkit.model.library import Library
    from showkit.output.project import Project

_ABOUT = Message(
    "People who asked to be forgotten, as keyed hashes: what keeps old logs and sheets from "
    "bringing them back. Nobody can read a name out of it."
)


@dataclass(frozen=True)
class Gone:
    """What a person was taken out of.

    `files` of the contact base, by their paths; how many rows of the link log and undo entries.
    """

    files: tuple[str, ...]
    rows: int
    undo: int


def forget(project: Project, word: str, as_of: dt.date | None, *, is_sure: bool) -> int:
    """Take the person `word` out of everything, once the person at the terminal is sure.

    The tombstone is set first and the contact file changed last, so that it can be run again
    where something came between.

    Raises:
        WhomError: nobody is called so.
        EditError: a file cannot be changed.
    """
    with project_lock(project):
        library = read_contacts(project)
        day = as_of or today(library)
        secret = open_secret(project)
        person, house = _whom(library, secret, word)
        if not is_sure and not _is_sure(person, house):
            return 1
        above = _comments(project, person)
        _set_tombstone(project, library, secret, person, day)
        gone = _take_out(project, library, person)
        library_now = load(project).library
        if library_now is not None:
            rows, counts = read_link_log(project).rows, read_counts(project).rows
            sendings = Sendings(library_now)
            told = tallies(rows, library_now).of_house
            blocks = blocks_to_write(project, library_now, told, counts, sendings)
            _, findings = write_blocks(project, library_now, blocks)
            report(findings)
    _tell(project, person, gone, above)
    return 0


def _whom(library: Library, secret: Secret, word: str) -> tuple[Person, str]:
    """Return the person, and the name of their house; or who was forgotten by halves."""
    try:
        presenter, person = person_named(library, word)
    except WhomError:
        if ForgottenPeople(library.forgotten, secret).has_id(word):
            return Person(id=word, name=word), ""
        raise
    return person, presenter.name


def _is_sure(person: Person, house: str) -> bool:
    return is_wanted(
        Message(
            "Forget {name} ({id}), {house}, for good? Neither this nor earlier changes that speak "
            "of them can be taken back then",
            name=person.name,
            id=person.id,
            house=house,
        )
    )


def _set_tombstone(
    project: Project, library: Library, secret: Secret, person: Person, day: dt.date
) -> None:
    known = ForgottenPeople(library.forgotten, secret)
    if known.has(person) and all(map(known, person.addresses)):
        return
    entry = tombstone(secret, person.ids, _own_addresses(library, person), day)
    path = project.content / FORGOTTEN
    if not path.exists():
        about = catalogue(library.company.main_language).say(_ABOUT)
        write_atomically(path, f"# {about}\npeople: []\n".encode())
    rewrite(path, project.content, lambda data: edited(data, [Append(("people",), entry)]))


def _own_addresses(library: Library, person: Person) -> list[str]:
    """Return a person's addresses, without those that others have too."""
    others = (other for _, other in library.people() if other.id != person.id)
    shared = {normalised_email(one) for other in others for one in other.addresses}
    return [one for one in person.addresses if normalised_email(one) not in shared]


def _take_out(project: Project, library: Library, person: Person) -> Gone:
    """Take a person out of the link log, the journal, the caches and the contact files."""
    ids = frozenset(person.ids)
    rows = _empty_rows(project, library, ids)
    undone = purge(project, lambda data: _speaks_of(data, person))
    shutil.rmtree(project.cache / "content", ignore_errors=True)  # what was read, as it was read
    shutil.rmtree(project.cache / "access", ignore_errors=True)  # their page, sealed
    shutil.rmtree(project.former_site, ignore_errors=True)  # the same, as it was published
    for page in (*project.work.glob("*.html"), *project.work.glob("outreach/*.html")):
        if _speaks_of(page.read_bytes(), person):
            page.unlink()  # whom to call, and who gets a letter: made anew when it is asked for
    for address in person.addresses:
        Refusals.of(project).take_out(address)
    for path in project.work.glob("outreach/*.attempt"):
        for one in ids:
            Attempts(path).end(one)  # what is not known of others stays to be asked about
    files = []
    apart = project.content / NOT_DUPLICATES
    if apart.exists() and rewrite(apart, project.content, lambda data: _apart(data, ids)):
        files.append(project.relative(apart))
    sent = project.content / SENT_LOG
    if sent.exists() and rewrite(
        sent, project.content, lambda data: without_person_sent(data, ids)
    ):
        files.append(project.relative(sent))
    folder = project.content / PRESENTERS
    files += [
        project.relative(path)
        for path in sorted(folder.glob("*.y*ml"))
        if any(one.encode() in path.read_bytes() for one in ids)
        and rewrite(path, folder, lambda data: without_person(data, ids))
    ]
    return Gone(tuple(files), rows, undone)


def _empty_rows(project: Project, library: Library, ids: Collection[str]) -> int:
    log = read_link_log(project)
    report(log.findings)  # a row that cannot be read must not be written over
    named = sum(row.person in ids for row in log.rows)
    if named:
        rows = (row._replace(person=None) if row.person in ids else row for row in log.rows)
        write_link_log(project, merged(rows, sendings=Sendings(library)))
    return named


def _apart(data: bytes, ids: Collection[str]) -> bytes:
    people = opened(data).value.get("people")
    pairs = people if isinstance(people, list) else []
    theirs = [n for n, one in enumerate(pairs) if {one.get("a"), one.get("b")} & set(ids)]
    return edited(data, [Remove(("people", n)) for n in reversed(theirs)])


def _speaks_of(data: bytes, person: Person) -> bool:
    text = data.decode("utf-8", errors="replace").casefold()
    words = [*person.ids, person.name, *person.addresses]
    return any(word.casefold() in text for word in words)


def _comments(project: Project, person: Person) -> frozenset[str]:
    texts = (
        path.read_text("utf-8", errors="replace")
        for path in (project.content / PRESENTERS).glob("*.y*ml")
    )
    return frozenset(line for text in texts for line in comments_above(text, person.ids))


def _tell(project: Project, person: Person, gone: Gone, above: Collection[str]) -> None:
    say(
        Message(
            "{name} is forgotten. Files changed: {files}. Rows of the link log without their name: "
            "{rows}. Undo entries deleted: {undo}.",
            name=person.name,
            files=len(gone.files),
            rows=gone.rows,
            undo=gone.undo,
        )
    )
    house = [project.root / file for file in gone.files]
    found = spoken_of(project, person, house, above)
    if found:
        say(Message("Somebody must read these lines, which may still speak of them:"))
        for place, text in found:
            click.echo(f"  {place}  {text}")
    workbooks = unread(project)
    if workbooks:
        say(
            Message(
                "Workbooks are not searched, and may name them: {files}",
                files=", ".join(workbooks),
            )
        )
    say(
        Message(
            "Build and publish the site again: their page goes with it. Backups, sent mail and "
            "the history of Git keep what they hold."
        )
    )
