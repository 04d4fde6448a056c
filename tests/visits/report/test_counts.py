"""What the report counts: each thing once, under the right heading, and only in its time."""

from __future__ import annotations

import datetime as dt

import pytest

from showkit.contacts.where import select
from showkit.model.folded import Counted, Folded
from showkit.model.library import Library
from showkit.model.performance import Performance
from showkit.model.sent import Sent
from showkit.model.show import Show
from showkit.model.talk import TalkStage
from showkit.model.visit import Evidence, Visit
from showkit.visits.folding import Counts, folded
from showkit.visits.report.activity_tables import activity_table, performances_table
from showkit.visits.report.counts import (
    by_campaign,
    by_month,
    by_network,
    by_place,
    by_show,
    counted,
    season,
)
from showkit.visits.report.facts import Measure, Period
from showkit.visits.report.market import Coverage
from showkit.visits.report.market_tables import coverage_table
from showkit.visits.report.report import Report, make_report, usual_period
from showkit.visits.report.tables import grouped_tables
from visits.today.morning_house import (
    FEES,
    KIT,
    READER,
    RIDER,
    SHOW,
    TODAY,
    library,
    visit,
)

YEAR = Period(dt.date(2025, 11, 28), TODAY)


def report(
    *visits: list[Visit],
    period: Period = YEAR,
    of: Library | None = None,
    where: str | None = None,
    counts: tuple[Folded, ...] = (),
) -> Report:
    of = of or library()
    rows = [row for one in visits for row in one]
    return make_report(of, rows, select(of, where, TODAY), period, counts, today=TODAY)


def counts(made: Report, keys=by_show) -> dict[str, dict[str, int]]:
    return {
        key: {measure.value: n for measure, n in one.items()}
        for key, one in counted(made.facts, keys).items()
    }


def test_a_visit_counts_once_for_each_show_and_by_how_sure_it_is():
    made = report(
        visit(SHOW, SHOW, KIT, ago=3),
        visit(SHOW, RIDER, ago=2, evidence=Evidence.PROBABLE),
        visit(SHOW, (SHOW[0], "le-sel"), ago=1, evidence=Evidence.MACHINE),
    )
    assert counts(made) == {
        "les-marees": {
            "human": 1,
            "probable": 1,
            "machine": 1,
            "looked": 2,
            "kits": 1,
            "riders": 1,
        },
        "le-sel": {"machine": 1},
    }


def test_who_opens_the_fees_of_a_show_has_looked_at_it_once_in_that_visit():
    """The report had fifteen certain visits to access pages and no show looked at."""
    made = report(visit(FEES, FEES, SHOW, ago=3), visit(FEES, ago=1))
    assert counts(made) == {"les-marees": {"human": 2, "looked": 2}}


def test_what_a_machine_took_is_no_kit_taken():
    assert counts(report(visit(KIT, evidence=Evidence.MACHINE))) == {"les-marees": {"machine": 1}}


def test_what_somebody_has_said_no_to_is_not_counted():
    assert report(visit(FEES, who="nadia")).facts == ()


def test_only_what_lies_in_the_time_counts_its_first_and_last_day_in_it():
    period = Period(TODAY - dt.timedelta(days=3), TODAY - dt.timedelta(days=1))
    made = report(*(visit(SHOW, ago=ago) for ago in (0, 1, 3, 4)), period=period)
    assert counts(made)["les-marees"]["human"] == 2


FOLDED_ON = TODAY - dt.timedelta(days=1000)
LONG_AGO = Period(dt.date(2020, 1, 1), TODAY)


def test_months_that_were_folded_count_as_they_did_before():
    """What a report says of a season does not change as its rows grow old; only names go."""
    visits = (
        visit(SHOW, KIT, RIDER, ago=1000),
        visit(SHOW, ago=999),
        visit(SHOW, ago=998, who="thomas"),
        visit((SHOW[0], "le-sel"), ago=997, evidence=Evidence.PROBABLE),
        visit(KIT, ago=996, evidence=Evidence.MACHINE),
        visit(SHOW, ago=2),
    )
    of = library(sent=(sent(f"{FOLDED_ON:%Y-%m-%d}", "Printemps"),), networks=["A"])
    before = report(*visits, period=LONG_AGO, of=of)
    rows = [row for one in visits for row in one]
    kept, folded_months = folded(rows, Counts(), of, TODAY)
    assert len(kept) < len(rows)
    after = report(list(kept), period=LONG_AGO, of=of, counts=folded_months.rows)
    for keys in (by_show, by_campaign, by_network, by_month, by_place):
        assert counts(after, keys) == counts(before, keys)
    assert counts(after)["les-marees"] == {
        "human": 4,
        "machine": 1,
        "looked": 4,
        "kits": 1,
        "riders": 1,
    }


def folded_row(visits: int, counted_: str = "visits", target: str = "", **more: object) -> Folded:
    return Folded(
        month="2024-03",
        presenter="le-vauban",
        counted=Counted(counted_),
        target=target,
        evidence=Evidence.HUMAN,
        visits=visits,
        first_day=dt.date(2024, 3, 2),
        last_day=dt.date(2024, 3, 30),
        **more,
    )


def test_folded_visits_lie_between_the_first_and_the_last():
    made = report(period=LONG_AGO, counts=(folded_row(3), folded_row(1, "show", "les-marees")))
    days = sorted(fact.day.day for fact in made.facts if fact.measure is Measure.HUMAN)
    assert days == [2, 16, 30]
    assert counts(made) == {"les-marees": {"human": 1, "looked": 1}}
    assert made.has_visits


def test_folded_visits_of_another_time_or_house_do_not_count():
    one = folded_row(2)
    assert report(counts=(one,)).facts == ()
    gone = one.model_copy(update={"presenter": "le-bastion"})
    assert report(period=LONG_AGO, counts=(gone,)).facts == ()


def sent(day: str, campaign: str, presenter: str = "le-vauban") -> Sent:
    return Sent(on=dt.date.fromisoformat(day), presenter=presenter, campaign=campaign)


def test_what_happens_after_a_sending_came_of_the_last_one():
    of = library(
        sent=(sent("2026-11-01", "Automne"), sent("2026-11-20", "Rappel")),
        history=[{"date": "2026-11-10", "kind": "call", "note": "Oui."}],
        shows={"le-sel": {"stage": "option", "since": "2026-11-24"}},
    )
    made = report(visit(SHOW, ago=20), visit(SHOW, ago=2), visit(SHOW, ago=40), of=of)
    assert counts(made, by_campaign) == {
        "Automne": {"sent": 1, "human": 1, "looked": 1, "answers": 1},
        "Rappel": {"sent": 1, "human": 1, "looked": 1, "options": 1},
    }


def test_what_happens_more_than_sixty_days_later_came_of_nothing_sent():
    of = library(sent=(sent("2026-08-01", "Été"),))
    assert counts(report(visit(SHOW, ago=1), of=of), by_campaign) == {"Été": {"sent": 1}}


def test_a_sending_to_a_house_that_is_gone_is_left_out():
    of = library(sent=(sent("2026-11-01", "Automne", "le-bastion"),))
    assert counts(report(of=of), by_campaign) == {}


def test_a_house_in_two_networks_counts_in_each():
    made = report(visit(SHOW), of=library(networks=["A", "B"]))
    assert counts(made, by_network) == {name: {"human": 1, "looked": 1} for name in "AB"}


def test_notes_are_no_exchanges():
    said = [{"date": "2026-11-10", "kind": kind, "note": "x"} for kind in ("note", "call", "email")]
    made = report(of=library(history=said))
    assert [fact.measure for fact in made.facts] == [Measure.ANSWERS] * 2


@pytest.mark.parametrize(
    ("day", "name"),
    [("2026-06-30", "2025-2026"), ("2026-07-01", "2026-2027"), ("2027-01-01", "2026-2027")],
)
def test_a_season_goes_from_july_to_june(day, name):
    assert season(dt.date.fromisoformat(day)) == name


def test_without_days_it_is_last_season_and_this_one():
    assert usual_period(TODAY) == Period(dt.date(2025, 7, 1), TODAY)
    assert usual_period(dt.date(2027, 3, 1)).start == dt.date(2025, 7, 1)


# The market ----------------------------------------------------------------------------------


def _played(of: Library, **fields: object) -> Library:
    row = {
        "id": "m-1",
        "date": dt.date(2026, 10, 2),
        "city": "Besançon",
        "country": "FR",
        "venue": "le-vauban",
        **fields,
    }
    first, *others = of.shows
    made = Show(
        first.slug,
        first.folder,
        first.facts,
        first.words,
        performances=(Performance.model_validate(row),),
    )
    return Library(of.company, (made, *others), of.presenters, sent=of.sent)


def test_a_house_is_known_contacted_engaged_and_played_each_by_itself():
    address = {"country": "FR", "region": "Doubs"}
    place = ("FR", "Doubs")
    of = library(address=address)
    assert +report(of=of).coverage[place] == {Coverage.KNOWN: 1}
    assert report(visit(SHOW), of=of).coverage[place][Coverage.ENGAGED] == 1
    machine = visit(SHOW, evidence=Evidence.MACHINE)
    assert report(machine, of=of).coverage[place][Coverage.ENGAGED] == 0
    talked = library(address=address, sent=(sent("2026-11-01", "Automne"),))
    assert report(of=talked).coverage[place][Coverage.CONTACTED] == 1
    assert report(of=_played(of)).coverage[place][Coverage.PLAYED] == 1
    later = _played(of, date=dt.date(2027, 1, 1))
    assert report(of=later).coverage[place][Coverage.PLAYED] == 0


@pytest.mark.parametrize("written", ["QC", "Québec", "quebec"])
def test_a_region_counts_as_one_however_it_is_written(written):
    of = _played(
        library(address={"country": "CA", "region": written}), country="CA", region=written
    )
    made = report(of=of)
    assert made.coverage.keys() == {("CA", "QC")}
    assert counts(made, by_place).keys() == {("CA", "QC")}
    assert "QC" in performances_table(made, READER).rows[0]


def test_whoever_has_come_to_a_stage_has_passed_those_before():
    (one,) = report(of=library(shows={"le-sel": {"stage": "option"}})).funnels
    assert one.show == "le-sel"
    assert [stage for stage, n in one.reached.items() if n] == [
        TalkStage.PROSPECT,
        TalkStage.CONTACTED,
        TalkStage.INTERESTED,
        TalkStage.OPTION,
    ]


def test_a_house_counts_by_the_talk_that_has_come_furthest():
    talks = [{"stage": "declined"}, {"stage": "contract"}, {"stage": "prospect"}]
    (one,) = report(of=library(shows={"le-sel": talks})).funnels
    assert (one.reached[TalkStage.CONTRACT], one.declined) == (1, 0)
    (one,) = report(of=library(shows={"le-sel": {"stage": "declined"}})).funnels
    assert (dict(one.reached), one.declined) == ({}, 1)


def test_what_was_played_counts_whatever_the_talk_says():
    (one,) = report(of=_played(library(shows={"le-sel": {"stage": "contract"}}))).funnels
    assert one.reached[TalkStage.PERFORMED] == 1


def test_what_is_confirmed_for_a_day_to_come_has_not_been_played():
    """A report on a whole season told funders in November of shows played in April."""
    later = TODAY + dt.timedelta(days=100)
    season = Period(TODAY - dt.timedelta(days=100), later)
    of = _played(library(shows={"le-sel": {"stage": "option"}}), date=later)
    made = report(of=of, period=season)
    (one,) = made.funnels
    assert (one.reached[TalkStage.OPTION], one.reached[TalkStage.PERFORMED]) == (1, 0)
    assert all(counts[Coverage.PLAYED] == 0 for counts in made.coverage.values())
    assert len(made.played) == 1, "the list of dates has those that are confirmed"


# The activity --------------------------------------------------------------------------------


def test_seats_are_those_of_the_room_and_unknown_rooms_are_counted():
    rooms = [{"id": "vauban", "name": "Salle Vauban", "capacity": 620}]
    (year,) = report(of=_played(library(rooms=rooms), room="vauban")).years
    assert (year.performances, year.seats, year.unknown_seats) == (1, 620, 0)
    (year,) = report(of=_played(library(rooms=rooms), room="la cour")).years
    assert (year.seats, year.unknown_seats) == (0, 1)


def test_no_seats_are_told_where_no_room_is_known():
    """“0 seats offered” is a wrong fact in a grant report: nobody knows how many there were."""
    rooms = [{"id": "vauban", "name": "Salle Vauban", "capacity": 620}]

    def told(room: str) -> object:
        table = activity_table(report(of=_played(library(rooms=rooms), room=room)), READER)
        return table.rows[0][table.columns.index("Seats offered")]

    assert told("vauban") == 620
    assert told("la cour") == ""


def test_who_came_is_told_where_it_was_noted_and_nowhere_else():
    """Arts councils ask for audiences; “0” for a date that nobody counted is a wrong answer."""

    def told(**more: object) -> list[object]:
        table = activity_table(report(of=_played(library(), **more)), READER)
        row = dict(zip(table.columns, table.rows[0], strict=True))
        return [row["People who came"], row["Performances counted"]]

    assert told(attendance=312) == [312, 1]
    assert told(attendance=0) == [0, 1]
    assert told() == ["", 0]


def test_the_only_room_of_a_house_need_not_be_named():
    room = {"id": "vauban", "name": "Salle Vauban", "capacity": 620}
    (year,) = report(of=_played(library(rooms=[room]), room="")).years
    assert (year.seats, year.unknown_seats) == (620, 0)
    two = [room, {"id": "studio", "name": "Studio", "capacity": 90}]
    (year,) = report(of=_played(library(rooms=two), room="")).years
    assert (year.seats, year.unknown_seats) == (0, 1)


def test_what_was_called_off_or_only_optioned_was_not_played():
    for status in ("option", "cancelled", "postponed"):
        assert report(of=_played(library(), status=status)).years == ()


def test_a_house_without_a_file_counts_where_all_houses_do():
    elsewhere = _played(library(), venue="Les Halles")
    assert report(of=elsewhere).years[0].performances == 1
    assert report(of=elsewhere, where="country = BE").years == ()


def test_every_table_says_what_will_come_where_it_is_empty():
    of = library()
    made = report(of=Library(of.company))
    tables = (*grouped_tables(made, READER), coverage_table(made, READER))
    for table in (*tables, activity_table(made, READER)):
        assert (table.rows, table.charts) == ((), ())
        assert table.empty
