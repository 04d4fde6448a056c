"""“Did you mean …?”: the way out of a word that is nearly right."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> Message | str:
    """Return “did you mean …”, or nothing where no known word is near `word`."""
    lower = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word.casefold(), lower, n=1, cutoff=0.6)
    return meant_instead(lower[near[0]]) if near else ""


_MOST: Final = 200


class Suggestions:
    """Answers of `did_you_mean` from a long list of known words, each worked out once.

    After so many different words there are none: where hundreds are unknown, they are no slips of
    the pen, and each would be held against the whole list.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = tuple(known)
        self._answers: dict[str, Message | str] = {}

    def __getitem__(self, word: str) -> Message | str:
        """Return “did you mean …”, or nothing."""
        if word not in self._answers:
            if len(self._answers) >= _MOST:
                return ""
            self._answers[word] = did_you_mean(word, self._known)
        return self._answers[word]


def meant_instead(value: str) -> Message:
    """Return “did you mean …” for a value that is surely near."""
    return Message(" (did you mean “{near}”?)", near=value)


def meant_either(first: str, second: str) -> Message:
    """Return “did you mean … or …” for a value that can be read in two ways."""
    return Message(" (did you mean “{first}” or “{second}”?)", first=first, second=second)
