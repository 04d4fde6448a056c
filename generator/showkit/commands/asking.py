"""Questions that are answered with yes or no, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from showkit.model.message import Message
from showkit.output.catalogues import catalogue, reader_language

if TYPE_CHECKING:
    from showkit.output.catalogues import Catalogue

_YES: Final = Message("y yes")  # the first is what the question shows
_NO: Final = Message("n no")


def is_wanted(question: Message) -> bool:
    """Ask at the terminal until it is yes or no; nothing typed is no, and is said to be.

    Who types the English words is understood in every language.

    Raises:
        click.Abort: the input ended, or Ctrl-C.
    """
    words = catalogue(reader_language())
    yes, no = _said(_YES, words), _said(_NO, words)
    asked = f"{words.say(question)} [{yes[0]}/{no[0].upper()}]"
    while True:
        answer = click.prompt(asked, default="", show_default=False).strip().casefold()
        if answer in yes:
            return True
        if not answer or answer in no:
            click.echo(words.say(Message("Nothing was changed.")))
            return False
        click.echo(words.say(Message("Please answer {yes} or {no}.", yes=yes[0], no=no[0])))


def _said(message: Message, words: Catalogue) -> list[str]:
    return [*words.say(message).split(), *message.text.split()]
