"""Rows put together again: what was done, by whom, as consent allows on each day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from showkit.content.load import load
from showkit.model.visit import Event, Evidence, Visit
from showkit.output.project import Project
from showkit.visits.acts import Act, Deeds
from showkit.visits.whole_visits import whole_visits
from visits.houses import library


def row(at: str, who: str | None, target: str = "les-marees", n: int = 0, **more) -> Visit:
    given = {
        "time": dt.datetime.fromisoformat(at).replace(tzinfo=dt.UTC),
        "presenter": "le-vauban",
        "person": who,
        "event": Event.SHOW_VIEWED,
        "target": target,
        "evidence": Evidence.HUMAN,
        "reasons": (),
        "visit": "v",
        "key": f"{at}{n}",
        **more,
    }
    return Visit(**given)


def seen(*rows: Visit) -> list[tuple[str, str | None, int]]:
    return [
        (str(one.day), one.person.id if one.person else None, sum(one.deeds.values()))
        for one in whole_visits(rows, library())
    ]


def test_rows_of_one_visit_are_one_visit_on_the_company_s_day():
    """Nine in the evening in Montréal is not tomorrow."""
    rows = [row("2026-11-03T02:00:00", "claire"), row("2026-11-03T02:10:00", "claire")]
    assert seen(*rows) == seen(*reversed(rows)) == [("2026-11-02", "claire", 2)]


def test_who_says_no_at_midnight_is_credited_until_then():
    """Claire said no from the first of January on, by the company's clock."""
    assert seen(
        row("2027-01-01T04:50:00", "claire"), row("2027-01-01T05:10:00", "claire", n=1)
    ) == [("2026-12-31", "claire", 1)]


def test_the_strongest_evidence_of_its_rows_is_the_visit_s():
    (one,) = whole_visits(
        [
            row("2026-11-02T14:00:00", None, evidence=Evidence.PROBABLE, reasons=("script-ran",)),
            row("2026-11-02T14:01:00", None, reasons=("confirmed-reading",)),
        ],
        library(),
    )
    assert one.evidence is Evidence.HUMAN
    assert one.reasons == {"script-ran", "confirmed-reading"}


def test_a_show_that_was_renamed_is_the_same_show():
    (one,) = whole_visits([row("2026-11-02T14:00:00", None, "la-maree")], library())
    assert one.deeds == {(Act.SHOW, "les-marees"): 1}


@pytest.fixture(scope="module")
def demo():
    return load(Project(Path(__file__).parents[2])).library


@pytest.mark.parametrize(
    ("target", "act"),
    [
        ("files/haubans/fr/haubans-fiche-technique.pdf", Act.RIDER),
        ("files/haubans/en/haubans-tech-rider.pdf", Act.RIDER),
        ("files/haubans/haubans-kit.zip", Act.KIT),
        ("files/haubans/haubans-datapackage.zip", Act.DOCUMENT),
        ("files/haubans/haubans-cahier-classe-classroom.pdf", Act.DOCUMENT),
        ("files/les-cables/les-cables-kit.zip", Act.KIT),
        ("fr/shows/haubans/anything.pdf", Act.DOCUMENT),
    ],
)
def test_what_was_taken_is_known_by_its_name(demo, target, act):
    taken = row("2026-11-02T14:00:00", None, target, event=Event.FILE_DOWNLOADED)
    assert Deeds(demo).of(taken) == (act, "haubans")


def test_the_plans_of_a_rider_are_the_rider(demo):
    (show,) = (one for one in demo.shows if one.slug == "haubans")
    for name in show.rider.files:
        taken = row(
            "2026-11-02T14:00:00", None, f"files/haubans/{name}", event=Event.FILE_DOWNLOADED
        )
        assert Deeds(demo).of(taken) == (Act.RIDER, "haubans")
    assert show.rider.files


def test_a_file_of_no_show_is_a_document_of_none(demo):
    taken = row("2026-11-02T14:00:00", None, "files/gone/x.pdf", event=Event.FILE_DOWNLOADED)
    assert Deeds(demo).of(taken) == (Act.DOCUMENT, "")
