"""Reads what follows a field: its argument, an operator, values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.folding import folded
from showkit.content.suggestions import did_you_mean
from showkit.content.where.days import parse_when
from showkit.content.where.errors import WhereError
from showkit.content.where.kinds import DAY, MONTH, YES_NO, Said, ValueKind
from showkit.content.where.syntax import BARE, LISTS, Comparison, Operator, Value
from showkit.content.where.tokens import Kind, Token
from showkit.content.where.words import (
    AND,
    DISTANCES,
    LONGEST_OPERATOR,
    OPERATORS,
    OR,
    SIGNS,
)
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from showkit.content.where.subject import Field

_MOST_WORDS: Final = 10
_HOW: Final[Mapping[str, Message]] = {
    "text": Message("write is, is not, in […], contains, known or unknown"),
    "number": Message("write is, is not, <, >, <=, >=, in […], known or unknown"),
    "day": Message("write before, after, since, until, on, known or unknown"),
}
"""What may stand after a field, by the kind of its values."""

_HOW_ELSE: Final = Message("write is, is not, in […], known or unknown")


class ComparisonReader:
    """Reads one comparison; `at` is the place among the tokens, behind it when done."""

    def __init__(
        self, text: str, all_tokens: Sequence[Token], at: int, shows: Mapping[str, str]
    ) -> None:
        self.at = at
        self._text = text
        self._tokens = all_tokens
        self._shows = shows

    def read(self, field: Field) -> Comparison:
        """Return the comparison of `field`, whose name has been read."""
        argument = str(self._value(field.argument)) if field.argument else ""
        if self._is_at_end():
            if field.kind is YES_NO:
                return Comparison(field.name, Operator.IS, (True,), argument)
            return Comparison(field.name, Operator.KNOWN, (), argument)
        operator, values = self._distance(field) or self._day_alone(field) or self._compared(field)
        return Comparison(field.name, operator, values, argument)

    @property
    def _here(self) -> Token:
        return self._tokens[self.at]

    def _is_at_end(self) -> bool:
        here = self._here
        return (
            here.kind is Kind.END
            or here.is_sign(")")
            or (here.kind is Kind.WORD and here.plain in AND | OR)
        )

    def _plain(self, most: int = _MOST_WORDS) -> list[str]:
        """Return the words from here on, folded, up to what is no word."""
        found = []
        for token in self._tokens[self.at : self.at + most]:
            if token.kind is not Kind.WORD:
                break
            found.append(token.plain)
        return found

    def _distance(self, field: Field) -> tuple[Operator, tuple[Value, ...]] | None:
        """Read ``more than 6 months ago``, ``il y a plus d'un an``."""
        words = self._plain() if field.kind is DAY else []
        for phrase, operator in DISTANCES.items():
            if tuple(words[: len(phrase)]) == phrase:
                is_french = phrase[0] == "il"
                lead = ["il", "y", "a"] if is_french else []
                found = parse_when([*lead, *words[len(phrase) :]])
                if found:
                    self.at += len(phrase) + found[1] - len(lead)
                    return operator, (found[0],)
        return None

    def _day_alone(self, field: Field) -> tuple[Operator, tuple[Value, ...]] | None:
        """Read a day or month that stands right after its field: ``due this week``."""
        if field.kind not in {DAY, MONTH}:
            return None
        found = field.kind.read(Said((), self._plain()))
        if found is None:
            return None
        self.at += found[1]
        return Operator.IS, (found[0],)

    def _compared(self, field: Field) -> tuple[Operator, tuple[Value, ...]]:
        operator = self._operator(field)
        return operator, () if operator in BARE else self._values(field.kind, operator)

    def _operator(self, field: Field) -> Operator:
        start = self._here
        operator, count = self._operator_here()
        if operator in LISTS and field.kind is DAY:
            operator, count = self._without_in(operator, count)
        if operator is None:
            raise WhereError(
                Message(
                    "“{word}” stands where it should say how “{field}” compares",
                    word=start.text,
                    field=field.name,
                ),
                _HOW.get(field.kind.name, _HOW_ELSE),
                self._text,
                start.start,
                start.end,
            )
        if operator not in field.kind.operators | BARE:
            end = self._tokens[self.at + count - 1].end
            raise WhereError(
                Message(
                    "“{operator}” does not go with “{field}”",
                    operator=self._text[start.start : end],
                    field=field.name,
                ),
                _HOW.get(field.kind.name, _HOW_ELSE),
                self._text,
                start.start,
                end,
            )
        self.at += count
        return operator

    def _operator_here(self) -> tuple[Operator | None, int]:
        here = self._here
        if here.kind is Kind.SIGN:
            return SIGNS.get(here.text), 1
        words = self._plain(LONGEST_OPERATOR)
        for count in range(len(words), 0, -1):
            found = OPERATORS.get(tuple(words[:count]))
            if found is not None:
                return found, count
        return None, 0

    def _without_in(self, operator: Operator, count: int) -> tuple[Operator, int]:
        """Leave to the day the “in” that belongs to it: ``is in 30 days``."""
        words = self._plain()[count - 1 :]
        if words and parse_when(words):
            return (Operator.IS if operator is Operator.IN else Operator.IS_NOT), count - 1
        return operator, count

    def _values(self, kind: ValueKind, operator: Operator) -> tuple[Value, ...]:
        if not self._here.is_sign("["):
            if operator not in LISTS or kind in {DAY, MONTH} or not self._is_at_end():
                return (self._value(kind),)
            raise self._error(
                Message("a list is missing here"), Message("write it in brackets, such as [FR, BE]")
            )
        if operator not in LISTS:
            raise self._error(
                Message("a list goes with “in” only"), Message("write in […], or one value")
            )
        return self._list(kind)

    def _list(self, kind: ValueKind) -> tuple[Value, ...]:
        opening = self._here
        self.at += 1
        values = [self._value(kind)]
        while not self._here.is_sign("]"):
            if self._here.kind is Kind.END:
                raise self._error(
                    Message("the bracket that opens here is never closed"),
                    Message("close it with ]"),
                    opening,
                )
            if not self._here.is_sign(","):
                raise self._error(
                    Message("a comma is missing before “{word}”", word=self._here.text),
                    Message("put commas between values, and quotes around a text of several words"),
                )
            self.at += 1
            values.append(self._value(kind))
        self.at += 1
        return tuple(values)

    def _value(self, kind: ValueKind) -> Value:
        start = self._here
        if start.kind not in {Kind.WORD, Kind.QUOTED}:
            raise self._error(Message("a value is missing here"), kind.expected)
        said = self._said()
        found = kind.read(said)
        if found is None:
            suggestion = did_you_mean(start.text, kind.choices(said))
            raise self._error(
                Message("“{word}” does not fit here", word=start.text),
                Message("{expected}{suggestion}", expected=kind.expected, suggestion=suggestion),
            )
        self.at += found[1]
        return found[0]

    def _said(self) -> Said:
        here = self._here
        if here.kind is Kind.QUOTED:
            return Said((here.text,), (folded(here.text),), self._shows, is_quoted=True)
        words = self._plain()
        texts = [token.text for token in self._tokens[self.at : self.at + len(words)]]
        return Said(texts, words, self._shows)

    def _error(self, problem: Message, advice: Message, token: Token | None = None) -> WhereError:
        place = token or self._here
        return WhereError(problem, advice, self._text, place.start, place.end)
