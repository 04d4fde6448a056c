"""``showkit outreach send``: hand a campaign's letters in, one by one, each once."""

from __future__ import annotations

import datetime as dt
import os
import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import click

from showkit.commands.asking import is_wanted
from showkit.commands.outreach import (
    OutreachError,
    read_campaign,
    require_own_site,
    sent_row,
    tell_recipients,
)
from showkit.commands.progress import progress, say
from showkit.contacts.sent_log import append_sent, try_sent_log
from showkit.model.message import Message
from showkit.output.catalogues import catalogue, reader_language
from showkit.output.lock import sending_lock
from showkit.outreach.attempts import Attempts
from showkit.outreach.mail import as_mail, deliverable, is_writable
from showkit.outreach.post import Post, PostError, busy
from showkit.outreach.recipients import has_it_since
from showkit.outreach.refusals import Refusal, Refusals

if TYPE_CHECKING:
    from collections.abc import Sequence
    from ssl import SSLContext

    from showkit.commands.outreach import Ready
    from showkit.model.mail_server import MailServer
    from showkit.output.project import Project
    from showkit.outreach.post import Refused
    from showkit.outreach.recipients import Recipient

PASSWORD: Final = "SHOWKIT_MAIL_PASSWORD"  # noqa: S105 - the name of a variable
"""The variable that holds the mail server's password where nobody can be asked."""

_MINUTE: Final = 60.0
_PATIENCE: Final = 3
"""After so many letters in a row that the server does not take for now, it is left in peace."""


@dataclass(frozen=True)
class Sending:
    """How it is sent: to everybody, to `limit` of them, or a sample of it to the address `test`.

    `unasked`: nobody is asked before it begins. `again`: whoever may have got the letter when
    showkit was stopped gets it again. `refused`: addresses that were refused are tried again.
    `context` is whom to trust, for a server of one's own.
    """

    test: str | None = None
    limit: int | None = None
    unasked: bool = False
    again: bool = False
    refused: bool = False
    context: SSLContext | None = None


def send(project: Project, name: str, how: Sending, as_of: dt.date | None = None) -> int:
    """Send a campaign's letters; return 1 where one was refused or had to be left.

    What was handed in stands in the sent log at once, so that a run that was interrupted goes on
    where it ended.

    Raises:
        BusyError: another showkit is sending.
        OSError: the sent log cannot be written; nothing was sent.
        OutreachError: there is no such campaign, no mail server, or nobody knows whether somebody
            has the letter.
        PostError: the mail server takes no letters.
    """
    with sending_lock(project):
        ready = read_campaign(project, name, as_of, refused=how.refused)
        server = ready.library.company.mail
        if server is None:
            raise OutreachError(
                Message(
                    "no mail server is known: write “mail” with its host and user into "
                    "company.yaml, or let your mail program send: showkit outreach drafts {name} "
                    "--to FOLDER",
                    name=ready.letters.slug,
                )
            )
        require_own_site(ready)
        if how.test is not None:
            return _send_samples(ready, server, how)
        attempts = Attempts.of(project, ready.letters.slug)
        _settle(ready, attempts, again=how.again)
        tell_recipients(ready, each=False)
        to = ready.recipients.to[: how.limit]
        if not to:
            return 0
        question = Message(
            "Letters to be sent by {host}: {n}. Their links open what is published. Begin?",
            n=len(to),
            host=server.host,
        )
        if not how.unasked and not is_wanted(question):
            return 0
        return _send(ready, server, to, attempts, how)


def _settle(ready: Ready, attempts: Attempts, *, again: bool) -> None:
    """Let nobody get a letter twice because showkit was stopped while it was handed in.

    Raises:
        OutreachError: nobody knows whether somebody has it.
    """
    known = {one.link.person.id: one.link.person.name for one in ready.recipients.to}
    everybody = {person.id for _, person in ready.library.people()}
    for person in attempts.unsure:
        if person not in everybody or has_it_since(ready.library, person, ready.letters):
            attempts.end(person)
        elif person in known and not again:
            raise OutreachError(
                Message(
                    "nobody knows whether the letter to {name} went: it was being handed in when "
                    "showkit was stopped or the server hung up. Look among your sent mail. If the "
                    "letters before it are there and it is not, add --again. If it is there, or if "
                    "your provider keeps none of them: showkit links {id} --sent --campaign "
                    "{title}",
                    name=known[person],
                    id=person,
                    title=_as_typed(ready.letters.title),
                )
            )


def _as_typed(text: str) -> str:
    """Return a text as one word of a command: between straight quotes, whatever the language."""
    return '"' + re.sub(r'(["\\$`])', r"\\\1", text) + '"'


def _send(
    ready: Ready,
    server: MailServer,
    to: Sequence[Recipient],
    attempts: Attempts,
    how: Sending,
) -> int:
    sent = _Sent()
    try_sent_log(ready.project)
    try:
        with Post(server, _password(server), how.context) as post:
            _hand_in(ready, post, to, attempts, sent)
    finally:
        _tell(ready, sent, attempts)
    return int(bool(sent.refused))


@dataclass
class _Sent:
    """What became of letters so far."""

    done: int = 0
    refused: list[tuple[Recipient, Refused]] = field(default_factory=list)


def _hand_in(
    ready: Ready, post: Post, to: Sequence[Recipient], attempts: Attempts, sent: _Sent
) -> None:
    """Hand letters in, no faster than the company's server likes it; keep count in `sent`."""
    pause = _MINUTE / post.server.per_minute
    in_a_row = 0
    with progress(Message("Letters")) as bar:
        for n, one in enumerate(to):
            began = time.monotonic()
            moment = dt.datetime.now(dt.UTC).replace(microsecond=0)
            letter = ready.writer.letter(one)
            mail = as_mail(letter, ready.library.company, ready.letters.slug, moment)
            attempts.begin(one.link.person.id)
            try:
                problem = post.hand_in(mail)
            except PostError as error:
                if not error.unsure:
                    attempts.end(one.link.person.id)
                raise
            if problem is None:
                _note(ready, one, moment)
                sent.done += 1
            else:
                sent.refused.append((one, problem))
            _keep_refusal(ready, one, problem)
            attempts.end(one.link.person.id)
            bar(n + 1, len(to))
            in_a_row = in_a_row + 1 if problem is not None and not problem.for_good else 0
            if problem is not None and in_a_row == _PATIENCE and n + 1 < len(to):
                raise busy(post.server, problem.answer)
            if n + 1 < len(to):
                time.sleep(max(0.0, pause - (time.monotonic() - began)))


def _keep_refusal(ready: Ready, one: Recipient, problem: Refused | None) -> None:
    """Keep that an address was refused for good; of one that took a letter, nothing is kept."""
    refusals, address = Refusals.of(ready.project), one.link.person.email or ""
    if problem is None:
        refusals.take_out(address)
    elif problem.for_good:
        refusals.add(address, Refusal(ready.day, str(problem.answer)))


def _note(ready: Ready, one: Recipient, moment: dt.datetime) -> None:
    """Note that a letter has gone.

    Raises:
        OutreachError: the sent log cannot be written.
    """
    try:
        append_sent(ready.project, sent_row(ready, one.link, moment))
    except OSError as error:
        raise OutreachError(
            Message(
                "the letter to {name} has gone, and the sent log cannot be written: {problem}. "
                "Close what holds it, then: showkit links {id} --sent --campaign {title}",
                name=one.link.person.name,
                problem=error.strerror or str(error),
                id=one.link.person.id,
                title=_as_typed(ready.letters.title),
            )
        ) from error


def _tell(ready: Ready, sent: _Sent, attempts: Attempts) -> None:
    """Say what became of the letters so far."""
    if sent.done or sent.refused:
        say(Message("Sent, and noted in the sent log: {n}.", n=sent.done))
    for one, problem in sent.refused:
        person = one.link.person
        told = {"name": person.name, "email": person.email, "answer": problem.answer}
        if problem.for_good:
            say(
                Message("{name} <{email}> was refused: {answer}", **told),
                Message(
                    "  Verify the address: showkit contacts review, or note it: showkit contacts "
                    "log {house} {note} --person {id}",
                    house=one.link.presenter.slug,
                    note=_as_typed(f"{person.email}: …"),
                    id=person.id,
                ),
            )
        else:
            say(Message("{name} <{email}> not yet: {answer}. The same command again.", **told))
    unsure = set(attempts.unsure)
    for one in ready.recipients.to:
        if one.link.person.id in unsure:
            say(
                Message(
                    "Nobody knows whether the letter to {name} went: the same command asks.",
                    name=one.link.person.name,
                )
            )
    left = len(ready.recipients.to) - sent.done - len(sent.refused) - len(unsure)
    if left > 0 and (sent.done or sent.refused):
        say(Message("Still to be written to: {n}. The same command goes on.", n=left))


def _send_samples(ready: Ready, server: MailServer, how: Sending) -> int:
    """Send the first letter of each language to the company itself; nothing of it is noted."""
    if how.test is None or not is_writable(how.test):
        raise OutreachError(
            Message("“{email}” is no address that a letter can be sent to", email=how.test)
        )
    samples = ready.samples()
    moment = dt.datetime.now(dt.UTC)
    tell_recipients(ready, each=False)
    if not samples:
        raise OutreachError(Message("nobody gets this letter, so there is none to look at"))
    failed = 0
    with Post(server, _password(server), how.context) as post:
        for letter in samples:
            mail = as_mail(letter, ready.library.company, f"{ready.letters.slug} {moment}", moment)
            mail.replace_header("To", deliverable(how.test))
            problem = post.hand_in(mail)
            if problem is None:
                say(
                    Message(
                        "The letter to {name} has gone to {email}; its links note nothing.",
                        name=letter.recipient.link.person.name,
                        email=how.test,
                    )
                )
            else:
                failed += 1
                say(Message("{email} was refused: {answer}", email=how.test, answer=problem.answer))
    return int(failed > 0)


def _password(server: MailServer) -> str:
    """Return the password: from the environment, else asked for, and never written down."""
    if not server.user:
        return ""
    given = os.environ.get(PASSWORD)
    if given is not None:
        return given
    question = Message("Password of {user} at {host}", user=server.user, host=server.host)
    typed: str = click.prompt(catalogue(reader_language()).say(question), hide_input=True)
    return typed
