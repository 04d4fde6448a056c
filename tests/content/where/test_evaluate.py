"""Filters asked: for whom they hold."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.where.expressions import KNOWN, comparisons, expressions
from content.where.houses import NOTHING_KNOWN, POTERNE, TODAY, house
from showkit.content.where.days import Current, Fixed, Shifted, Span, Unit
from showkit.content.where.errors import WhereError
from showkit.content.where.evaluate import compiled
from showkit.content.where.fields import FIELDS
from showkit.content.where.parser import parse
from showkit.content.where.subject import Subject
from showkit.content.where.syntax import And, Not, Operator, Or

CLAIRE, THOMAS = POTERNE.people


def holds(text, presenter=POTERNE, person=None):
    """Tell whether a filter holds for a house, or a person of it."""
    return compiled(parse(text, KNOWN), TODAY)(Subject(presenter, TODAY, person))


@pytest.mark.parametrize(
    "text",
    [
        "country in [FR, BE] and interests has circus and verified before 2026-01-01",
        "name contains poterne",
        "city is besancon",
        "file is salle-b",
        "region is franche-comté",
        "network contains treteaux",
        "network is 'arc  jurassien'",
        "interests has families and genre in [theatre, dance]",
        "interests has familles and audience is familles",
        "budget is grand",
        "decision month is this month",
        "decision month in [janvier, décembre]",
        "language is fr",
        "language is fr-FR",
        "source is known and website unknown",
        "capacity >= 600 and capacity < 100",
        "grid height is 4.3",
        "show haubans is option and show haubans is declined",
        "show les-cables",
        "talk(period is 2026-2027 and stage is declined)",
        "talk(show haubans is option and stage since 2026-10)",
        "stage in [performed, interested]",
        "last exchange on 2026-05-13",
        "last exchange more than 6 months ago",
        "due in 4 days",
        "due before in 30 days",
        "due next week",
        "exchange(exchange kind is call and exchange show is haubans)",
        "visits >= 4 and last visit this month and first visit is 2026",
        "evidence is human",
        "viewed has haubans",
        "person(role contains technique and left)",
        "not revoked",
    ],
)
def test_it_holds(text):
    assert holds(text)


@pytest.mark.parametrize(
    "text",
    [
        "country is BE",
        "verified after 2026-01-01",
        "city != Besançon",
        "language is fr-CA",
        "room(capacity >= 600 and grid height known)",
        "talk(show haubans is option and period is 2026-2027)",
        "network not in ['Arc jurassien']",
        "due before today",
        "show mi-figue",
        "show haubans is interested",
        "exchange(exchange kind is visit and exchange show is haubans)",
        "role known",
        "revoked",
    ],
)
def test_it_does_not_hold(text):
    assert not holds(text)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("role contains directrice and not left", CLAIRE),
        ("consent is express and tracking is granted", CLAIRE),
        ("email domain is la-poterne.example", CLAIRE),
        ("email domain is aubin.example and email is claire@aubin.example", CLAIRE),
        ("language is fr", CLAIRE),
        ("language is German", THOMAS),
        ("left before 2026-07-01 and email unknown", THOMAS),
        ("consent is none and tracking unknown", THOMAS),
        ("person(role contains technique) and role contains artistique", CLAIRE),
    ],
)
def test_it_holds_for_that_person_only(text, person):
    (other,) = {CLAIRE.id, THOMAS.id} - {person.id}
    assert holds(text, person=person)
    assert not holds(text, person=next(one for one in POTERNE.people if one.id == other))


def test_a_ground_that_has_expired_is_none():
    """Writing to somebody whose consent has ended is what the law forbids."""
    unsubscribed = house(
        people=[
            {
                "id": "a",
                "name": "A",
                "consent": {"email": {"basis": "express", "unsubscribed_on": TODAY.isoformat()}},
            }
        ]
    )
    assert holds("consent is none", unsubscribed, unsubscribed.people[0])
    never_asked = house(people=[{"id": "a", "name": "A"}])
    assert holds("consent unknown", never_asked, never_asked.people[0])


_MAY_BE_MISSING = [
    field
    for field in FIELDS
    if not [*filter(None, field.get(Subject(NOTHING_KNOWN, TODAY), ""))] and field.name != "revoked"
]


@settings(deadline=None)
@given(comparisons(_MAY_BE_MISSING).filter(lambda one: one.operator is not Operator.UNKNOWN))
def test_what_is_not_known_passes_no_comparison(comparison):
    """A house of which nothing is noted must not turn up in a list of likely ones."""
    assert not compiled(comparison, TODAY)(Subject(NOTHING_KNOWN, TODAY))


def test_nearly_all_fields_may_be_missing():
    """Otherwise the test above would show nothing."""
    assert {field.name for field in FIELDS} - {field.name for field in _MAY_BE_MISSING} == {
        "name",
        "file",
        "kind",
        "relation",
        "revoked",
    }


_segments = {"east": parse("country is FR", KNOWN), "a-relancer": parse("due or @east", KNOWN)}
_subjects = st.sampled_from(
    [
        Subject(POTERNE, TODAY),
        Subject(POTERNE, TODAY, CLAIRE),
        Subject(POTERNE, TODAY, THOMAS),
        Subject(NOTHING_KNOWN, TODAY),
    ]
)


@settings(deadline=None)
@given(expressions, expressions, _subjects)
def test_de_morgan(one, other, subject):
    """“not” is the plain opposite, whatever is known: what a filter leaves out, not(…) gives."""

    def holds_(expression):
        return compiled(expression, TODAY, _segments)(subject)

    assert holds_(Not(And((one, other)))) == holds_(Or((Not(one), Not(other))))
    assert holds_(Not(Or((one, other)))) == holds_(And((Not(one), Not(other))))
    assert holds_(Not(Not(one))) == holds_(one)


def test_segments_in_a_circle_are_refused():
    segments = {"east": parse("@a-relancer", KNOWN), "a-relancer": parse("email or @east", KNOWN)}
    with pytest.raises(WhereError, match="@east → @a-relancer → @east"):
        compiled(parse("@east", KNOWN), TODAY, segments)


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        (Fixed(2024, 2), dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        (Fixed(2026), dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
        (Current(Unit.WEEK), dt.date(2026, 11, 16), dt.date(2026, 11, 22)),
        (Current(Unit.MONTH, 1), dt.date(2026, 12, 1), dt.date(2026, 12, 31)),
        (Current(Unit.YEAR, -1), dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
        (Current(Unit.DAY, -1), dt.date(2026, 11, 20), dt.date(2026, 11, 20)),
        (Shifted(-9, Unit.MONTH), dt.date(2026, 2, 21), dt.date(2026, 2, 21)),
        (Shifted(2, Unit.WEEK), dt.date(2026, 12, 5), dt.date(2026, 12, 5)),
    ],
)
def test_days_are_reckoned_from_today(when, first, last):
    assert when.span(TODAY) == Span(first, last)


def test_a_month_that_is_too_short_gives_its_last_day():
    assert Shifted(-1, Unit.MONTH).span(dt.date(2026, 3, 31)).first == dt.date(2026, 2, 28)


@given(st.dates(), st.sampled_from(Unit), st.integers(-999, 999))
def test_no_distance_leaves_the_calendar(today, unit, count):
    assert dt.date.min <= Shifted(count or 1, unit).span(today).first <= dt.date.max
    assert Current(unit, -1).span(today).first <= Current(unit, 1).span(today).last
