"""``showkit secret``: a copy of what all links hang on, and back from one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import click

from showkit.access.secret import (
    VARIABLE,
    SecretError,
    known_fingerprint,
    known_secret,
    links_went_out,
    open_secret,
    put_secret,
    read_secret,
    secret_in_file,
)
from showkit.access.secret_copy import is_copy, opened_copy, sealed_copy
from showkit.access.secret_paper import LINES, from_paper, line_bytes, paper_lines, secret_of
from showkit.commands.asking import is_wanted
from showkit.commands.links import keep_out_of_site
from showkit.commands.progress import in_words, say
from showkit.model.message import Message
from showkit.output.cache import keep_privately
from showkit.output.catalogues import catalogue, reader_language
from showkit.output.lock import project_lock

if TYPE_CHECKING:
    from pathlib import Path

    from showkit.access.keys import Secret
    from showkit.output.project import Project

PASSPHRASE: Final = "SHOWKIT_PASSPHRASE"  # noqa: S105 - the name of a variable, for scripts
_SHORTEST: Final = 12


def begin_secret(project: Project) -> Secret:
    """Return the project's secret; who has just got one is told what hangs on it.

    Raises:
        SecretError: see `open_secret`.
    """
    was_there = project.secret.exists()
    secret = open_secret(project)
    if project.secret.exists() and not was_there:
        told = Message(
            "{file} is new, and every link hangs on it: keep a copy where you keep your contracts "
            "(showkit secret export --paper), and keep it out of Git",
            file=project.secret.name,
        )
        click.echo(in_words(told), nl=False, err=True)
    return secret


def export_copy(project: Project, to: Path) -> int:
    """Write the secret to `to`, sealed with a passphrase that is asked for.

    Raises:
        SecretError: there is no secret, or the passphrase is too short.
        LinksError: `to` lies in the site.
    """
    keep_out_of_site(project, to)
    secret = open_secret(project)
    words = catalogue(reader_language())
    passphrase = os.environ.get(PASSPHRASE) or click.prompt(
        words.say(Message("A passphrase, four words or more")),
        hide_input=True,
        confirmation_prompt=words.say(Message("The same again")),
    )
    if len(passphrase) < _SHORTEST:
        raise SecretError(
            Message("a passphrase has at least {n} characters: four words will do", n=_SHORTEST)
        )
    keep_privately(to, sealed_copy(secret, passphrase))
    say(
        Message(
            "{file}: the secret {fingerprint}, sealed. Nobody opens it without the passphrase, "
            "you neither. On the other computer: showkit secret import {name}",
            file=to,
            fingerprint=secret.fingerprint,
            name=to.name,
        )
    )
    return 0


def export_paper(project: Project, to: Path | None) -> int:
    """Print the secret as four lines to keep on paper, or write them to `to`.

    Raises:
        SecretError: there is no secret.
        LinksError: `to` lies in the site.
    """
    if to is not None:
        keep_out_of_site(project, to)
    secret = open_secret(project)
    lines = "".join(f"    {n}  {line}\n" for n, line in enumerate(paper_lines(secret), 1))
    sheet = "\n".join(
        (
            in_words(
                Message("showkit: recovery sheet. Fingerprint: {f}", f=secret.fingerprint),
                Message("Whoever has these four lines can open every personal page."),
            ),
            lines,
            in_words(
                Message(
                    "Keep it on paper, where you keep your contracts, and nowhere on a computer."
                ),
                Message("To bring the secret back: showkit secret import, and type the lines."),
            ),
        )
    )
    if to is None:
        click.echo(sheet, nl=False)
        return 0
    keep_privately(to, sheet.encode())
    say(Message("{file}: print it, then delete it. It is not sealed.", file=to))
    return 0


def import_secret(project: Project, source: Path | None, *, is_sure: bool) -> int:
    """Take a secret over: from a sealed copy, a sheet, another ``showkit.secret``, or as typed.

    Raises:
        SecretError: it is none, or links were sent that hang on another one.
    """
    secret = _typed() if source is None else _read(source)
    with project_lock(project):
        if secret_in_file(project) == secret and known_fingerprint(project) == secret.fingerprint:
            say(Message("This secret is here already: nothing to do."))
            return 0
        if _is_another(project, secret):
            _require_free(project, secret)
            if not is_sure:
                question = Message(
                    "Another secret is here. Links made with it stop working, should anybody have "
                    "one. Put this one in its place"
                )
                if not is_wanted(question):
                    return 1
        put_secret(project, secret)
    say(
        Message(
            "{file}: the secret {fingerprint} is here now. Every link made with it works.",
            file=project.secret.name,
            fingerprint=secret.fingerprint,
        )
    )
    if os.environ.get(VARIABLE, "").strip():
        say(Message("{variable} is set, and comes before the file.", variable=VARIABLE))
    return 0


def _is_another(project: Project, secret: Secret) -> bool:
    """Tell whether links made on this computer, or from this content, hang on another secret."""
    known = known_fingerprint(project)
    if known:
        return known != secret.fingerprint
    there = known_secret(project)
    return there is not None and there != secret


def _require_free(project: Project, secret: Secret) -> None:
    """Refuse a secret other than that of links that were sent.

    Raises:
        SecretError: such links were sent.
    """
    evidence = links_went_out(project)
    if evidence is not None:
        raise SecretError(
            Message(
                "this is the secret {found}, and the links that were sent ({evidence}) hang on "
                "{known}: import that one; with this one they would all stop working",
                found=secret.fingerprint,
                evidence=project.relative(evidence),
                known=known_fingerprint(project) or Message("another"),
            )
        )


def _read(source: Path) -> Secret:
    text = source.read_text("utf-8", errors="replace")
    if is_copy(text):
        question = catalogue(reader_language()).say(Message("The passphrase"))
        passphrase = os.environ.get(PASSPHRASE) or click.prompt(question, hide_input=True)
        return opened_copy(text, passphrase)
    return from_paper(text) or read_secret(text, source.name)


def _typed() -> Secret:
    """Ask for the lines of a sheet, each again until it is right."""
    words = catalogue(reader_language())
    say(Message("Type the four lines of the recovery sheet:"))
    found: list[bytes] = []
    while len(found) < LINES:
        number = len(found) + 1
        try:
            found.append(line_bytes(number, click.prompt(str(number), prompt_suffix="  ")))
        except SecretError as error:
            click.echo(words.say(error.message), err=True)
    return secret_of(found)
