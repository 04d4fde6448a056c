"""An expression's text to its tree.

::

    expression  = conjunction { ("or" | "ou") conjunction }
    conjunction = term { ("and" | "et") term }
    term        = ("not" | "non") term | "(" expression ")" | group "(" expression ")"
                | "@" segment | comparison
    comparison  = field [argument] [operator [value | "[" value { "," value } "]"]]

A field alone asks whether it is known, and one of yes or no whether it is yes. A day may follow
its field without an operator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.folding import folded_words
from showkit.content.suggestions import did_you_mean
from showkit.content.where.comparison import ComparisonReader
from showkit.content.where.errors import WhereError
from showkit.content.where.fields import BY_NAME, FIELDS, GROUPS, LONGEST_NAME
from showkit.content.where.syntax import Expression, InSegment, Not, Within, every, some
from showkit.content.where.tokens import Kind, Token, tokens
from showkit.content.where.words import AND, NOT, OPERATORS, OR
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Collection

    from showkit.content.where.known import Known
    from showkit.content.where.subject import Field

_DEEPEST: Final = 50


def parse(text: str, known: Known) -> Expression:
    """Return the tree of an expression.

    Raises:
        WhereError: it cannot be understood, or names a show or a segment that is not there.
    """
    return _Parser(text, known).whole()


class _Parser:
    """Goes over the tokens once, from left to right."""

    def __init__(self, text: str, known: Known) -> None:
        self._text = text
        self._known = known
        self._tokens = tokens(text)
        self._at = 0
        self._depth = 0

    def whole(self) -> Expression:
        if self._tokens[0].kind is Kind.END:
            raise self._error(
                Message("it is empty"),
                Message("write a field and what it is, such as country is FR"),
            )
        found = self._expression()
        if self._here.is_sign(")"):
            raise self._error(
                Message("no parenthesis is open here"),
                Message("take this one out, or open one before"),
            )
        if self._here.kind is not Kind.END:
            raise self._error(
                Message(
                    "“{word}” stands where “and”, “or” or the end should", word=self._here.text
                ),
                Message("put “and” or “or” before it; put a text of several words in quotes"),
            )
        return found

    @property
    def _here(self) -> Token:
        return self._tokens[self._at]

    def _error(self, problem: Message, advice: Message, start: Token | None = None) -> WhereError:
        token = start or self._here
        return WhereError(problem, advice, self._text, token.start, token.end)

    def _takes(self, words: Collection[str]) -> bool:
        """Go past one of `words` if it stands here."""
        if self._here.kind is Kind.WORD and self._here.plain in words:
            self._at += 1
            return True
        return False

    def _expression(self) -> Expression:
        parts = [self._conjunction()]
        while self._takes(OR):
            parts.append(self._conjunction())
        return some(tuple(parts))

    def _conjunction(self) -> Expression:
        parts = [self._term()]
        while self._takes(AND):
            parts.append(self._term())
        return every(tuple(parts))

    def _term(self) -> Expression:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._error(
                Message("parentheses lie in one another more than {limit} deep", limit=_DEEPEST),
                Message("save parts of it as segments"),
            )
        try:
            return self._one_term()
        finally:
            self._depth -= 1

    def _one_term(self) -> Expression:
        token = self._here
        if self._takes(NOT):
            return Not(self._term())
        if token.is_sign("("):
            return self._in_parentheses()
        if token.kind is Kind.SEGMENT:
            return self._segment()
        if token.kind is Kind.WORD and self._tokens[self._at + 1].is_sign("("):
            group = GROUPS.get(token.plain)
            if group is None:
                raise self._unknown_group(token)
            self._at += 1
            return Within(group.value, self._in_parentheses())
        return self._comparison()

    def _in_parentheses(self) -> Expression:
        opening = self._here
        self._at += 1
        found = self._expression()
        if not self._here.is_sign(")"):
            if self._here.kind is Kind.END:
                raise self._error(
                    Message("the parenthesis that opens here is never closed"),
                    Message("close it with )"),
                    opening,
                )
            raise self._error(
                Message("“{word}” stands where “and”, “or” or ) should", word=self._here.text),
                Message("put “and” or “or” before it; put a text of several words in quotes"),
            )
        self._at += 1
        return found

    def _segment(self) -> Expression:
        name = self._here.text
        if name not in self._known.segments:
            raise self._error(
                Message("there is no segment “{name}”", name=name),
                Message(
                    "segments are named in content/segments.yaml{suggestion}",
                    suggestion=did_you_mean(name, self._known.segments),
                ),
            )
        self._at += 1
        return InSegment(name)

    def _comparison(self) -> Expression:
        found = self._field()
        reader = ComparisonReader(self._text, self._tokens, self._at, self._known.shows)
        comparison = reader.read(found)
        self._at = reader.at
        return comparison

    def _field(self) -> Field:
        words = self._words_here()
        for count in range(min(len(words), LONGEST_NAME), 0, -1):
            found = BY_NAME.get(folded_words(" ".join(word.plain for word in words[:count])))
            if found is not None:
                self._at += count
                return found
        raise self._no_field(words)

    def _words_here(self) -> list[Token]:
        end = self._at
        while self._tokens[end].kind is Kind.WORD:
            end += 1
        return self._tokens[self._at : end]

    def _no_field(self, words: list[Token]) -> WhereError:
        if not words or words[0].plain in AND | OR:
            return self._nothing_here()
        named: list[Token] = []
        for word in words[:LONGEST_NAME]:
            if named and ((word.plain,) in OPERATORS or word.plain in AND | OR):
                break
            named.append(word)
        name = " ".join(word.text for word in named)
        names = [one for each in FIELDS for one in (each.name, each.french)]
        suggestion = did_you_mean(name, names) or did_you_mean(named[0].text, names)
        return WhereError(
            Message("there is no field “{name}”", name=name),
            Message("docs/where.md lists the fields{suggestion}", suggestion=suggestion),
            self._text,
            named[0].start,
            named[-1].end,
        )

    def _nothing_here(self) -> WhereError:
        advice = Message("write a field, such as country, or a segment, such as @name")
        if self._here.kind is Kind.END:
            return self._error(Message("something is missing at the end"), advice)
        return self._error(
            Message("“{word}” stands where a field should", word=self._here.text), advice
        )

    def _unknown_group(self, token: Token) -> WhereError:
        if token.plain in AND | OR:
            return self._nothing_here()
        return self._error(
            Message("“{name}” cannot stand before a parenthesis", name=token.text),
            Message(
                "room, person, talk and exchange can{suggestion}",
                suggestion=did_you_mean(token.plain, GROUPS),
            ),
        )
