"""What people type at the prompt of a review: words or single letters of their language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from showkit.contacts.review import Answer
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.output.catalogues import Catalogue


class Way(StrEnum):
    """What to do with the next contact, where it is no answer."""

    SKIP = "skip"
    QUIT = "quit"


@dataclass(frozen=True)
class Reply:
    """What was typed: an answer, with the address that came with it, or a way on."""

    choice: Answer | Way
    email: str = ""


CHOICES: Final[Mapping[Answer | Way, Message]] = {
    Answer.STILL_RIGHT: Message("[s]till right"),
    Answer.LEFT: Message("[l]eft"),
    Answer.NEW_EMAIL: Message("new [e]-mail ADDRESS"),
    Way.SKIP: Message("s[k]ip"),
    Way.QUIT: Message("[q]uit"),
}
"""How each is offered: in brackets the letter that is enough."""


def prompt(words: Catalogue, *, is_person: bool) -> str:
    """Return the line that offers what can be typed; a house can only be right or skipped."""
    offered = [
        words.say(text)
        for choice, text in CHOICES.items()
        if is_person or choice not in {Answer.LEFT, Answer.NEW_EMAIL}
    ]
    return ", ".join(offered)


def read_reply(typed: str, words: Catalogue) -> Reply | None:
    """Return what was meant; None where it is none of the choices.

    The words and letters of the reader's language count, and the names that ``--answer`` takes.
    An e-mail address by itself is a new one.
    """
    typed = " ".join(typed.split())
    if re.fullmatch(r"[^@\s:]+@[^@\s]+", typed):
        return Reply(Answer.NEW_EMAIL, typed)
    lowered = typed.casefold()
    for choice, message in CHOICES.items():
        offered = words.say(message)
        letter = offered.partition("[")[2].partition("]")[0].casefold()
        word = re.sub(r"[\[\]]|\s*[A-Z]{3,}$", "", offered).casefold()
        for name in (word, word.replace("-", ""), str(choice), letter):
            if choice is Answer.NEW_EMAIL and lowered.startswith((f"{name} ", f"{name}:")):
                return Reply(choice, typed[len(name) + 1 :].strip())
            if lowered == name:
                return Reply(choice)
    return None
