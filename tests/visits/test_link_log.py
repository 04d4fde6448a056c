"""The link log is the same however the logs came: twice, in pieces, out of order."""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.content.tables import parse_table
from showkit.model.visit import Event, Evidence, Visit, VisitRow
from showkit.visits.link_log import SCHEMA_FILE, month_files, parse_month
from showkit.visits.merging import judged, merged, settled
from visits.houses import (
    LIBRARY,
    READER,
    house_via,
    library,
    page,
    person,
    reading,
    request,
    via,
)

SHOW = "/fr/shows/les-marees/"


def visits(*hits: tuple[str, str], **fields: object) -> list[Visit]:
    """Return the rows of (time of day, address) on one day."""
    found = (READER.visit(request(a, at=f"2026-11-02T{time}:00", **fields)) for time, a in hits)
    return [visit for visit in found if visit is not None]


def told(rows: tuple[Visit, ...]) -> list[tuple[str, str]]:
    return [(row.evidence.value, " ".join(row.reasons)) for row in rows]


def test_events_with_no_long_pause_between_them_are_one_visit():
    rows = merged(
        visits(("19:00", page("claire")), ("19:29", f"{SHOW}?{via('claire')}"), ("20:01", "/fr/p/"))
        + visits(("19:59", page("claire")), ("20:30", page("claire")))
    )
    assert [row.visit for row in rows] == [rows[0].key] * 3 + [rows[3].key]


def test_each_person_and_each_house_visits_by_themselves():
    rows = merged(visits(("19:00", page("claire")), ("19:01", page("thomas"))))
    assert len({row.visit for row in rows}) == 2


def test_a_confirmed_reading_makes_the_whole_visit_a_person_s():
    """Someone touched the page: what happened around it was theirs."""
    rows = merged(
        visits(
            ("19:00", page("claire")),
            ("19:01", reading("claire")),
            ("19:02", f"{SHOW}?{via('claire')}"),
            ("21:00", page("claire")),
        )
    )
    assert told(rows) == [
        ("human", "script-ran read-in-visit"),
        ("human", "confirmed-reading"),
        ("human", "read-in-visit"),
        ("probable", "script-ran"),
    ]


def test_a_tracked_link_alone_is_what_mail_scanners_follow():
    """They fetch every link of a message within seconds of its sending, and run no script."""
    rows = merged(visits(("19:00", f"{SHOW}?{via('claire')}")))
    assert told(rows) == [("machine", "no-script")]
    rows = merged([*rows, *visits(("19:10", page("claire")))])
    assert told(rows) == [("probable", "script-in-visit"), ("probable", "script-ran")]


def test_a_late_line_may_change_the_verdict_on_earlier_ones():
    """The log of the evening arrives after the log of the afternoon was taken in."""
    afternoon = merged(visits(("19:00", page("claire"))))
    assert afternoon[0].evidence is Evidence.PROBABLE
    both = merged([*afternoon, *visits(("19:20", reading("claire")))])
    assert [row.evidence for row in both] == [Evidence.HUMAN] * 2


def test_a_machine_neither_joins_visits_nor_lends_its_evidence():
    """A monitor that calls every ten minutes would tie a day's visits into one."""
    calls = [(f"19:{minute}0", page("claire")) for minute in range(6)]
    robots = visits(*calls, agent="UptimeRobot/2.0")
    people = visits(("18:45", page("claire")), ("20:10", f"{SHOW}?{via('claire')}"))
    rows = merged(robots + people)
    assert len({row.visit for row in rows if row.evidence is Evidence.MACHINE}) == 2
    assert told(rows)[-1] == ("machine", "no-script")


def test_two_readings_of_one_line_keep_all_reasons():
    """GET and HEAD within the same second share a key."""
    rows = merged(
        visits(("19:00", page("claire"))) + visits(("19:00", page("claire")), method="HEAD")
    )
    assert told(rows) == [("machine", "head-request script-ran")]


def test_ranges_keep_the_time_of_the_first():
    video = f"/video/les-marees.mp4?{via('claire')}"
    rows = merged(visits(("19:40", video), ("19:10", video), ("19:55", video), status=206))
    assert [row.time.minute for row in rows] == [10]


# ── Any order, any split ───────────────────────────────────────────────────────────────────

ADDRESSES = [
    page("claire"),
    reading("claire"),
    page("thomas"),
    f"{SHOW}?{via('claire')}",
    f"{SHOW}?{house_via('le-vauban')}",
    f"/files/les-marees/a.pdf?{via('claire')}",
    f"/fr/feed.xml?{house_via('le-relais')}",
]
EVENING = dt.datetime(2026, 10, 31, 20, tzinfo=dt.UTC)


@st.composite
def hits(draw: st.DrawFn) -> list[Visit]:
    """Draw what a busy evening leaves in a log, over the turn of a month."""
    found = []
    for _ in range(draw(st.integers(0, 30))):
        pause = dt.timedelta(minutes=draw(st.integers(0, 400)), seconds=draw(st.integers(0, 1)))
        hit = request(
            draw(st.sampled_from(ADDRESSES)),
            time=EVENING + pause,
            method=draw(st.sampled_from(["GET", "GET", "GET", "HEAD"])),
            status=draw(st.sampled_from([200, 200, 206])),
            agent=draw(st.sampled_from(["Firefox", "Firefox", "curl/8", None])),
        )
        found.append(READER.visit(hit))
    return [visit for visit in found if visit is not None]


@settings(deadline=None, max_examples=400)
@given(found=hits(), data=st.data())
def test_any_order_and_any_split_of_the_logs_gives_the_same_link_log(
    found: list[Visit], data: st.DataObject
):
    """Logs rotate at midnight, come twice, come late: the files must not tell."""
    whole = merged(found)
    shuffled = data.draw(st.permutations(found))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(found)), max_size=4)))
    repeated = data.draw(st.lists(st.sampled_from(found), max_size=5)) if found else []
    pieces = [shuffled[a:b] for a, b in zip([0, *cuts], [*cuts, len(found)], strict=True)]
    grown: tuple[Visit, ...] = ()
    for piece in [*pieces, repeated]:
        grown = merged([*grown, *piece])
        # each run reads back what the one before wrote
        files = month_files(grown)
        stored = [files[name] for name in files if name != SCHEMA_FILE]
        grown = tuple(row for month in stored for row in parse_month(month, "x.csv").rows)
        grown = tuple(settled(grown, LIBRARY))
    assert grown == whole
    assert month_files(grown) == month_files(whole)
    assert merged(whole) == whole


@settings(deadline=None, max_examples=200)
@given(
    minutes=st.lists(st.integers(0, 4 * 24 * 60), max_size=40),
    people=st.lists(st.sampled_from(["claire", "thomas", "joris"]), min_size=40, max_size=40),
)
def test_visits_go_on_over_midnight_however_long(minutes: list[int], people: list[str]):
    """Rows are gone through day by day; where one visit ends hangs on pauses alone."""
    rows = [
        _row_of(who, EVENING + dt.timedelta(minutes=n, seconds=number))
        for number, (n, who) in enumerate(zip(minutes, people, strict=False))
    ]
    found = {row.key: row.visit for row in merged(rows)}
    for who in set(people):
        last: Visit | None = None
        first = ""
        for row in sorted(one for one in rows if one.person == who):
            if last is None or row.time - last.time > dt.timedelta(minutes=30):
                first = row.key
            assert found[row.key] == first
            last = row


@given(
    st.lists(
        st.tuples(st.integers(0, 3 * 24 * 60), st.sampled_from(["claire", "thomas"])), max_size=40
    )
)
def test_no_row_comes_before_those_that_were_given_away(found: list[tuple[int, str]]):
    """What is written of a day is never to be written again."""
    rows = [_row_of(who, EVENING + dt.timedelta(minutes=n)) for n, who in found]
    days = [list(day) for _, day in itertools.groupby(sorted(rows), lambda row: row.time.date())]
    since = dt.datetime.min.replace(tzinfo=dt.UTC)
    count = 0
    for one in judged(days):
        given_now = [row for visit in one.visits for row in visit]
        assert all(row.time >= since for row in given_now)
        since = one.since
        count += len(given_now)
    assert count == len(rows)


def _row_of(who: str, time: dt.datetime) -> Visit:
    key = f"{time:%d%H%M%S}{who}"
    return Visit(
        time, "le-vauban", who, Event.PAGE_OPENED, "", Evidence.MACHINE, ("script-ran",), key, key
    )


# ── Files ──────────────────────────────────────────────────────────────────────────────────


def test_a_month_is_a_plain_table_in_order_of_time():
    rows = merged(visits(("19:01", reading("claire")), ("19:00", page("claire"))))
    files = month_files(rows)
    assert list(files) == [SCHEMA_FILE, "2026-11.csv"]
    table = list(csv.reader(io.StringIO(files["2026-11.csv"].decode(), newline="")))
    assert table[0] == [
        "time",
        "presenter",
        "person",
        "event",
        "target",
        "evidence",
        "reasons",
        "visit",
        "key",
    ]
    assert table[1] == [
        "2026-11-02T19:00:00Z",
        "le-vauban",
        "claire",
        "page-opened",
        "",
        "human",
        "script-ran read-in-visit",
        rows[0].key,
        rows[0].key,
    ]
    schema = json.loads(files[SCHEMA_FILE])
    assert [field["name"] for field in schema["fields"]] == table[0]


def test_months_part_in_utc():
    first = request(page("claire"), at="2026-11-30T23:59:59")
    second = request(page("claire"), at="2026-12-01T00:00:01")
    rows = merged(filter(None, map(READER.visit, (first, second))))
    assert {"2026-11.csv", "2026-12.csv"} <= month_files(rows).keys()
    assert len({row.visit for row in rows}) == 1


def test_a_link_log_that_a_spreadsheet_saved_anew_is_still_read():
    """People open it to look, and press save: semicolons, CRLF, times without a zone."""
    rows = merged(visits(("19:00", page("claire")), ("19:01", reading("claire"))))
    text = month_files(rows)["2026-11.csv"].decode()
    changed = text.replace(",", ";").replace("\n", "\r\n").replace("T19", " 19").replace("Z", "")
    log = parse_month(changed.encode("utf-8-sig"), "x.csv")
    assert [finding.code for finding in log.findings] == ["T102"]
    assert merged(log.rows) == rows


def test_the_link_log_satisfies_its_own_record():
    rows = merged(visits(("19:00", page("claire"))))
    assert parse_table(month_files(rows)["2026-11.csv"], "x.csv", VisitRow).findings == ()


# ── What the content says now ──────────────────────────────────────────────────────────────


def test_a_renamed_house_and_show_take_their_rows_along():
    rows = visits(("19:00", f"{SHOW}?{via('claire')}"))
    old = [row._replace(presenter="le-bastion", target="la-maree") for row in rows]
    assert list(settled(old, LIBRARY)) == rows


def with_claire(*states: tuple[str, str]) -> list[Visit]:
    """Return Claire's row of 2 November as it stands once her file holds `states`."""
    known = library()
    house = known.presenter_by_slug["le-vauban"]
    claire = type(house.people[0]).model_validate(person("claire", *states))
    house = house.model_copy(update={"people": (claire, *house.people[1:])})
    now = type(known)(known.company, known.shows, (house,))
    return list(settled(visits(("19:00", page("claire"))), now))


def test_a_consent_corrected_afterwards_takes_the_name_off_or_the_row_away():
    """Someone finds that the yes was written under the wrong person."""
    assert [row.person for row in with_claire(("granted", "2026-01-01"))] == ["claire"]
    assert [row.person for row in with_claire()] == [None]
    assert with_claire(("denied", "2026-11-02")) == []


def test_a_no_from_tomorrow_on_leaves_yesterday_as_it_was():
    assert [row.person for row in with_claire(("granted", "2026-01-01"), ("denied", "2026-11-03"))]


def test_rows_of_a_house_that_is_not_in_the_content_stay():
    """Its file may be broken just now; nothing may be lost for that."""
    other = [visits(("19:00", page("claire")))[0]._replace(presenter="elsewhere")]
    assert list(settled(other, LIBRARY)) == other
