"""Trees of filters, drawn at random."""

from __future__ import annotations

from hypothesis import strategies as st

from showkit.content.where.days import FARTHEST, Current, Fixed, Shifted, Unit
from showkit.content.where.fields import FIELDS, GROUPS
from showkit.content.where.kinds import (
    COUNTRY,
    DAY,
    LANGUAGE,
    MONTH,
    NUMBER,
    REGION,
    SHOW,
    TEXT,
    YES_NO,
)
from showkit.content.where.known import Known
from showkit.content.where.syntax import (
    BARE,
    LISTS,
    Comparison,
    InSegment,
    Not,
    Within,
    every,
    some,
)

KNOWN = Known(
    {"haubans": "haubans", "les-cables": "haubans", "mi-figue": "mi-figue"}, {"east", "a-relancer"}
)

_numbers = st.integers(0, 99_999) | st.integers(0, 99_999).map(lambda n: n / 100)
_texts = st.text(max_size=20)
_days = st.one_of(
    st.dates().map(lambda day: Fixed(day.year, day.month, day.day)),
    st.builds(Fixed, st.integers(1, 9999), st.integers(0, 12)),
    st.builds(Current, st.sampled_from(Unit), st.integers(-1, 1)),
    st.builds(
        Shifted,
        st.integers(-FARTHEST, FARTHEST).filter(bool),
        st.sampled_from(Unit),
    ),
)
_months = st.integers(1, 12) | st.builds(Current, st.just(Unit.MONTH), st.integers(-1, 1))
_SOME = {
    TEXT: _texts,
    REGION: _texts,
    NUMBER: _numbers,
    DAY: _days,
    MONTH: _months,
    YES_NO: st.booleans(),
    COUNTRY: st.sampled_from(["FR", "CA", "NO"]),
    LANGUAGE: st.sampled_from(["fr", "en-CA", "de"]),
    SHOW: st.sampled_from(["haubans", "mi-figue"]),
}
_CHOICES = {
    "kind": "TheatreCompany",
    "relation": "qualified",
    "interests": "circus",
    "genre": "contemporary-dance",
    "budget": "large",
    "evidence": "human",
    "room kind": "BlackBox",
    "show": "option",
    "stage": "performed",
    "exchange kind": "call",
    "consent": "legitimate-interest",
    "tracking": "granted",
}


@st.composite
def comparisons(draw, fields=FIELDS):
    """Draw a comparison that makes sense for its field."""
    field = draw(st.sampled_from(fields))
    operator = draw(st.sampled_from(sorted(field.kind.operators | BARE, key=str)))
    value = _SOME.get(field.kind, st.just(_CHOICES.get(field.name)))
    count = 0 if operator in BARE else draw(st.integers(1, 3)) if operator in LISTS else 1
    arguments = {"show": "haubans", "town": "Lille, FR"}
    argument = arguments[field.argument.name] if field.argument else ""
    return Comparison(field.name, operator, tuple(draw(value) for _ in range(count)), argument)


expressions = st.recursive(
    comparisons() | st.sampled_from(sorted(KNOWN.segments)).map(InSegment),
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=4).map(lambda parts: every(tuple(parts))),
        st.lists(inner, min_size=2, max_size=4).map(lambda parts: some(tuple(parts))),
        st.builds(Within, st.sampled_from([group.value for group in GROUPS.values()]), inner),
    ),
    max_leaves=8,
)
