"""A tree to a test of one contact."""

from __future__ import annotations

from operator import eq, ge, gt, le, lt
from typing import TYPE_CHECKING, Any, Final

from showkit.content.where.days import When
from showkit.content.where.errors import WhereError
from showkit.content.where.fields import BY_NAME
from showkit.content.where.kinds import LANGUAGE, MONTH, matches_language
from showkit.content.where.subject import singled_out
from showkit.content.where.syntax import And, Comparison, InSegment, Not, Operator, Or, Within
from showkit.model.message import Message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from showkit.content.where.days import Span
    from showkit.content.where.kinds import ValueKind
    from showkit.content.where.subject import Subject
    from showkit.content.where.syntax import Expression, Value

    Test = Callable[[Subject], bool]
    One = Callable[[Any], bool]

_ORDER: Final[Mapping[Operator, Callable[[Any, Any], bool]]] = {
    Operator.LESS: lt,
    Operator.MORE: gt,
    Operator.AT_MOST: le,
    Operator.AT_LEAST: ge,
}


def compiled(
    expression: Expression, today: dt.date, segments: Mapping[str, Expression] | None = None
) -> Test:
    """Return the test that an expression means on the day `today`.

    What is not known never passes a comparison, whichever it is, except ``unknown``; ``not``
    turns a whole test round. `segments` are those that the expression may name.

    Raises:
        WhereError: segments name one another in a circle.
    """
    return _Compiler(today, segments or {}).test(expression)


class _Compiler:
    """Turns trees into functions, each segment once."""

    def __init__(self, today: dt.date, segments: Mapping[str, Expression]) -> None:
        self._today = today
        self._segments = segments
        self._made: dict[str, Test] = {}
        self._open: list[str] = []

    def test(self, expression: Expression) -> Test:
        if isinstance(expression, And):
            parts = [self.test(part) for part in expression.parts]
            return lambda subject: all(part(subject) for part in parts)
        if isinstance(expression, Or):
            parts = [self.test(part) for part in expression.parts]
            return lambda subject: any(part(subject) for part in parts)
        if isinstance(expression, Not):
            inner = self.test(expression.inner)
            return lambda subject: not inner(subject)
        if isinstance(expression, Within):
            group, within = expression.group, self.test(expression.inner)
            return lambda subject: any(map(within, singled_out(group, subject)))
        if isinstance(expression, InSegment):
            return self._segment(expression.name)
        return self._comparison(expression)

    def _segment(self, name: str) -> Test:
        if name in self._made:
            return self._made[name]
        if name in self._open or name not in self._segments:
            circle = " → ".join(f"@{one}" for one in [*self._open, name])
            raise WhereError(
                Message("segments name one another in a circle: {circle}", circle=circle),
                Message("take one of them out of the other"),
                f"@{name}",
                0,
                len(name) + 1,
            )
        self._open.append(name)
        made = self._made[name] = self.test(self._segments[name])
        self._open.pop()
        return made

    def _comparison(self, asked: Comparison) -> Test:
        field = BY_NAME[asked.field]
        get, argument = field.get, asked.argument

        def known(subject: Subject) -> list[Any]:
            return [value for value in get(subject, argument) if value not in (None, "")]

        if asked.operator is Operator.KNOWN:
            return lambda subject: bool(known(subject))
        if asked.operator is Operator.UNKNOWN:
            return lambda subject: not known(subject)
        equals = [_one(field.kind, asked.operator, value, self._today) for value in asked.values]
        if asked.operator in {Operator.IS_NOT, Operator.NOT_IN}:

            def none_of(subject: Subject) -> bool:
                values = known(subject)
                return bool(values) and not any(one(v) for v in values for one in equals)

            return none_of
        return lambda subject: any(one(value) for value in known(subject) for one in equals)


def _one(kind: ValueKind, operator: Operator, wanted: Value, today: dt.date) -> One:
    """Return the test of one value of a field against one value of the expression."""
    if isinstance(wanted, When):
        return _of_days(kind, operator, wanted.span(today))
    if kind is LANGUAGE:
        return lambda found: matches_language(str(wanted), found)
    if kind.fold is not None:
        fold: Callable[[str], str] = kind.fold
        text = fold(str(wanted))
        if operator is Operator.CONTAINS:
            return lambda found: text in fold(found)
        return lambda found: fold(found) == text
    compare: Callable[[Any, Any], Any] = _ORDER.get(operator, eq)
    return lambda found: bool(compare(found, wanted))


def _of_days(kind: ValueKind, operator: Operator, span: Span) -> One:
    """Return the test of a day against a span: before its first, after its last, or within."""
    if kind is MONTH:
        return lambda found: bool(found == span.first.month)
    compare = _ORDER.get(operator)
    if compare is None:
        return lambda found: bool(span.first <= found <= span.last)
    bound = span.first if operator in {Operator.LESS, Operator.AT_LEAST} else span.last
    return lambda found: compare(found, bound)
