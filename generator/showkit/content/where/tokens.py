"""An expression's text to its tokens: words, quoted texts, signs, names of segments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from showkit.content.folding import folded
from showkit.content.where.errors import WhereError
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 10_000
"""The most characters that an expression may have."""

_QUOTES: Final = {'"': '"', "'": "'", "“": "”", "«": "»", "„": "“"}
_SIGNS: Final = {"==": "=", "≠": "!=", "<>": "!=", "≤": "<=", "≥": ">="}
_SPACE: Final = re.compile(r"\s+")
_SIGN: Final = re.compile(r"==|!=|<>|<=|>=|[()\[\],=<>≠≤≥]")
_SEGMENT: Final = re.compile(r"@[^\s()\[\],=<>!\"“«]*")
_WORD: Final = re.compile(r"[\w+][\w+.:@/&%'’#°-]*")


class Kind(Enum):
    """What a token is; END stands after the last one."""

    WORD = auto()
    QUOTED = auto()
    SIGN = auto()
    SEGMENT = auto()
    END = auto()


@dataclass(frozen=True)
class Token:
    """A piece of an expression; `text` is its value, `start` and `end` its place in characters.

    `plain` is the text as keywords are compared: folded, its apostrophe straight.
    """

    kind: Kind
    text: str
    start: int
    end: int
    plain: str = ""

    def is_sign(self, sign: str) -> bool:
        """Tell whether this is that sign, unquoted."""
        return self.kind is Kind.SIGN and self.text == sign


def tokens(text: str) -> list[Token]:
    """Split an expression; the last token is END.

    Raises:
        WhereError: it is too long, a sign means nothing, a quote is never closed.
    """
    if len(text) > LONGEST:
        raise WhereError(
            Message("it has {size} characters", size=len(text)),
            Message("{limit} is the most; save parts of it as segments", limit=LONGEST),
            text[: LONGEST + 1],
            LONGEST,
        )
    return [*_scan(text), Token(Kind.END, "", len(text), len(text))]


def _scan(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        if space := _SPACE.match(text, at):
            at = space.end()
            continue
        token = _token(text, at)
        yield token
        at = token.end


def _token(text: str, at: int) -> Token:
    if text[at] in _QUOTES:
        return _quoted_token(text, at)
    if found := _SIGN.match(text, at):
        return Token(Kind.SIGN, _SIGNS.get(found[0], found[0]), at, found.end())
    if found := _SEGMENT.match(text, at):
        return Token(Kind.SEGMENT, found[0][1:], at, found.end())
    if found := _WORD.match(text, at):
        return Token(Kind.WORD, found[0], at, found.end(), folded(found[0]))
    raise WhereError(
        Message("“{sign}” means nothing here", sign=text[at]),
        Message("put a text that holds such a sign in quotes"),
        text,
        at,
    )


def _quoted_token(text: str, at: int) -> Token:
    closing = _QUOTES[text[at]]
    value = []
    end = at + 1
    while end < len(text) and text[end] != closing:
        if text[end] == "\\" and end + 1 < len(text):
            end += 1
        value.append(text[end])
        end += 1
    if end >= len(text):
        raise WhereError(
            Message("the quote that opens here is never closed"),
            Message("close it with {sign}", sign=closing),
            text,
            at,
        )
    inner = "".join(value)
    if closing == "»":
        inner = inner.strip()  # French sets a space inside its quotes
    return Token(Kind.QUOTED, inner, at, end + 1)
