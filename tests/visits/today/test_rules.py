"""Why to call: each rule, and what is never a reason."""

from __future__ import annotations

import pytest

from showkit.model.visit import Event, Evidence
from showkit.visits.today.rules import RULES
from visits.today.morning_house import (
    CLAIRE,
    DOCUMENT,
    FEES,
    KIT,
    NADIA,
    OTHER_SHOW,
    READ,
    RIDER,
    SHOW,
    VIDEO,
    calls,
    library,
    person,
    rules,
    visit,
)


@pytest.mark.parametrize(
    ("deed", "rule"),
    [
        (FEES, "fees"),
        (KIT, "kit"),
        (RIDER, "rider"),
        (VIDEO, "video"),
        (DOCUMENT, "document"),
        (READ, "read"),
        (SHOW, "show"),
    ],
)
def test_what_was_done_is_a_reason(deed, rule):
    assert rules(visit(deed)) == [rule]


def test_the_rider_read_twice_is_more_than_the_rider_read():
    assert rules(visit(RIDER, RIDER)) == ["rider-again"]
    assert rules(visit(RIDER, ago=3), visit(RIDER, ago=1)) == ["rider-again"]


def test_a_show_seen_on_two_visits_was_not_put_aside():
    """Two pages of one visit are one look."""
    assert rules(visit(SHOW, SHOW)) == ["show"]
    assert rules(visit(SHOW, ago=3), visit(SHOW, ago=1)) == ["show-again"]


def test_a_second_person_of_the_house_is_a_reason():
    marie = person("marie")
    house = library(CLAIRE, marie)
    first, second = visit(SHOW, who="claire", ago=40), visit(SHOW, who="marie", ago=1)
    assert rules(first, second, in_=house) == ["new-person", "show"]
    assert rules(second, in_=house) == ["show"], "the first of the house is nobody's second"


def test_who_comes_back_after_a_month_is_a_reason():
    assert rules(visit(SHOW, ago=32), visit(SHOW, ago=1)) == ["came-back", "show"]
    assert rules(visit(SHOW, ago=20), visit(SHOW, ago=1)) == ["show"]


def test_a_link_that_was_passed_on_is_a_reason():
    assert rules(visit(SHOW, reasons=("forwarded",))) == ["forwarded", "show"]
    assert rules(visit((Event.PAGE_OPENED, "technical"), who=None)) == ["forwarded"]


def test_the_link_of_somebody_who_left_is_somebody_else_s_visit():
    """Nobody is told to call a person who no longer works there."""
    gone = person("claire", left_on="2026-06-30")
    marie = person("marie", "unknown")
    house = library(gone, marie)
    (call,) = calls(visit(SHOW, who="claire"), in_=house)
    assert (call.person, call.ask_for.id) == (None, "marie")
    assert [reason.rule for reason in call.reasons] == ["left", "show"]


def test_a_machine_is_never_a_reason():
    assert calls(visit(RIDER, KIT, FEES, evidence=Evidence.MACHINE)) == ()


def test_what_a_machine_took_is_no_reason_beside_a_person_either():
    found = rules(visit(SHOW), visit(KIT, evidence=Evidence.MACHINE))
    assert found == ["show"]


def test_the_table_s_order_is_that_of_weight():
    found = rules(visit(READ, SHOW, DOCUMENT, VIDEO, RIDER, KIT, FEES))
    assert found == ["fees", "kit", "video", "rider", "document", "read", "show"]


def test_better_evidence_comes_before_weight():
    found = rules(visit(FEES, ago=3, evidence=Evidence.PROBABLE), visit(OTHER_SHOW, ago=1))
    assert found == ["show", "fees"]


def test_what_was_looked_at_a_fortnight_ago_is_no_reason_today():
    assert calls(visit(FEES, ago=14)) == ()
    assert rules(visit(FEES, ago=13)) == ["fees"]


def test_what_is_still_to_come_is_no_reason():
    """A morning page of an earlier day does not know of later visits."""
    assert calls(visit(FEES, ago=-1)) == ()


def test_every_rule_says_why():
    for rule in RULES:
        assert rule.__doc__
        assert len(rule.__doc__) < 120


def test_who_said_no_has_no_visits():
    assert calls(visit(FEES, who="nadia"), in_=library(CLAIRE, NADIA)) == ()
