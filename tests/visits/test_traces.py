"""What a visitor did besides: bursts, hidden links, parts of pages, browsers of our own."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.model.sent import Sent
from showkit.model.visit import Evidence
from showkit.output.project import Project
from showkit.visits.hits import LogReader
from showkit.visits.merging import merged
from showkit.visits.sendings import Sendings
from showkit.visits.traces import Sign, Trace, consequences, readable_traces, trace_text
from showkit.visits.window import Window, window_of
from visits.houses import LIBRARY, SECRET, house_via, library, page, reading, request, via

SHOW = "/fr/shows/les-marees/"
CSS = "/assets/portal.css"
DAY = dt.date(2026, 11, 3)
SCANNER = "67.231.150.9"


def judged(*requests, sendings=None):
    """Return the rows that come of requests, by event and house."""
    reader = LogReader(LIBRARY, SECRET, window=Window(DAY))
    seen = [one for one in map(reader.seen, requests) if one is not None]
    traces = frozenset(one.trace for one in seen if one.trace is not None)
    visits = [one.visit for one in seen if one.visit is not None]
    rows = merged(visits, consequences(traces), sendings)
    return [(row.event.value, row.evidence.value, set(row.reasons)) for row in rows]


def at(seconds, target, **fields):
    """Return a request so many seconds after two in the afternoon."""
    moment = dt.datetime(2026, 11, 2, 14, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)
    return request(target, at=f"{moment:%Y-%m-%dT%H:%M:%S}", **fields)


def test_who_opens_links_of_three_people_within_a_minute_is_a_program():
    rows = judged(
        at(0, page("claire")),
        at(5, page("thomas")),
        at(30, f"{SHOW}?{house_via('le-relais')}"),
        at(4000, page("claire"), address="198.51.100.4"),
    )
    assert [evidence for _, evidence, _ in rows] == ["machine", "machine", "machine", "probable"]
    assert all("burst" in reasons for _, _, reasons in rows[:3])


@pytest.mark.parametrize("other", ["another address", "another minute", "only two people"])
def test_what_is_no_burst(other):
    address = "198.51.100.4" if other == "another address" else "192.0.2.7"
    third = house_via("le-relais")
    if other == "only two people":
        third = house_via("le-vauban")
    rows = judged(
        at(0, page("claire")),
        at(5, page("thomas"), address=address),
        at(90 if other == "another minute" else 10, f"{SHOW}?{third}"),
    )
    assert not any("burst" in reasons for _, _, reasons in rows)


def test_somebody_whose_entry_moved_between_two_readings_of_a_log_is_one_person():
    """A grown log is read again: of the old and the new house her visit was a machine's burst."""
    before, after, other = "house/claire", "new-house/claire", "third/max"
    traces = [
        Trace(Sign.LINK, 0, "visitor", before, row="a"),
        Trace(Sign.LINK, 0, "visitor", after, row="a"),
        Trace(Sign.LINK, 9, "visitor", other, row="b"),
    ]
    assert consequences(traces).reasons == {}
    fourth = Trace(Sign.LINK, 12, "visitor", "fourth/ann", row="c")
    assert set(consequences([*traces, fourth]).reasons) == {"a", "b", "c"}


def test_a_person_behind_a_gateway_is_probable_and_never_lost():
    """Three colleagues share an address and a browser; one of them was seen to read."""
    rows = judged(
        at(0, page("claire")),
        at(5, page("thomas")),
        at(9, f"{SHOW}?{house_via('le-relais')}"),
        at(20, reading("claire")),
    )
    by_event = {(event, evidence) for event, evidence, _ in rows}
    assert ("confirmed-reading", "probable") in by_event
    assert ("show-viewed", "machine") in by_event


def test_who_follows_the_link_that_nobody_sees_is_a_program():
    rows = judged(
        at(0, "/fr/p/"), at(1, page("claire")), at(2, "/p/programs", status=404), at(3, page("luc"))
    )
    (_, evidence, reasons), *_ = rows
    assert evidence == "machine"
    assert {"hidden-link", "after-shell", "script-ran"} <= reasons
    others = judged(at(0, page("claire")), at(2, "/p/programs", address="198.51.100.4"))
    assert others == [("page-opened", "probable", {"script-ran"})]


def test_a_browser_without_script_is_known_by_what_it_loads_with_a_page():
    link = f"{SHOW}?{via('claire')}"
    came_from = {"referrer": f"https://frasil.example{link}"}
    rows = judged(at(0, link), at(1, CSS, **came_from))
    assert rows == [("show-viewed", "probable", {"assets-fetched"})]
    alone = judged(at(0, link), at(1, CSS, referrer="https://frasil.example/fr/"))
    assert alone == [("show-viewed", "machine", {"no-script"})]
    late = judged(at(0, link), at(900, CSS, **came_from))
    assert late == [("show-viewed", "machine", {"no-script"})]


def test_our_own_browser_is_set_aside_that_day_once_it_was_marked():
    mark = f"/fr/p/?own={SECRET.own_mark}"
    assert judged(at(0, mark), at(60, page("claire"))) == []
    assert judged(at(0, page("claire")), at(60, mark)) == [], "before it as well"
    elsewhere = at(60, page("claire"), address="198.51.100.4")
    assert len(judged(at(0, mark), elsewhere)) == 1
    forged = f"/fr/p/?own={'A' * 22}"
    assert len(judged(at(0, forged), at(60, page("claire")))) == 1


def test_a_scanner_s_network_is_a_machine_s_unless_somebody_was_seen_to_read():
    assert judged(at(0, page("claire"), address=SCANNER)) == [
        ("page-opened", "machine", {"scanner-network", "script-ran"})
    ]
    rows = judged(at(0, page("claire"), address=SCANNER), at(9, reading("claire"), address=SCANNER))
    assert [evidence for _, evidence, _ in rows] == ["probable", "probable"]


def test_what_comes_within_seconds_of_sending_is_a_program_s():
    moment = dt.datetime(2026, 11, 2, 14, tzinfo=dt.UTC)
    sent = Sent(on=moment.date(), time=moment, presenter="le-vauban", person="claire")
    sendings = Sendings(library_with(sent))
    assert judged(at(4, page("claire")), sendings=sendings) == [
        ("page-opened", "machine", {"just-sent", "script-ran"})
    ]
    assert judged(at(400, page("claire")), sendings=sendings)[0][1] == "probable"
    day_only = Sendings(library_with(sent.model_copy(update={"time": None})))
    assert judged(at(4, page("claire")), sendings=day_only)[0][1] == "probable"


def library_with(*sent):
    known = library()
    return type(known)(known.company, known.shows, known.presenters, sent=sent)


def test_the_delay_is_that_of_the_last_sending_which_a_visit_followed():
    days = [dt.date(2026, 11, day) for day in (2, 10, 20)]
    sendings = Sendings(
        library_with(*(Sent(on=day, presenter="le-vauban", person="claire") for day in days))
    )
    came = [dt.date(2026, 11, 3), dt.date(2026, 11, 14), dt.date(2026, 11, 15)]
    assert sendings.days_before("le-vauban", came, "claire") == 4
    assert sendings.days_before("le-vauban", came) == 4
    assert sendings.days_before("le-vauban", [], "claire") is None
    assert sendings.days_before("la-grange", came) is None


def test_a_prefetched_page_and_a_mail_s_proxy_are_machines():
    rows = judged(at(0, page("claire"), is_prefetch=True))
    assert rows == [("page-opened", "machine", {"prefetch", "script-ran"})]
    proxy = (
        "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"
    )
    ((_, evidence, reasons),) = judged(at(0, f"{SHOW}?{via('claire')}", agent=proxy))
    assert evidence == Evidence.MACHINE
    assert "mail-proxy" in reasons


_TRACE = st.builds(
    Trace,
    st.sampled_from(Sign),
    st.integers(0, 900),
    st.sampled_from("xy"),
    st.sampled_from(["a/1", "a/2", "a/", "b/1", "c/", "d/1"]),
    st.sampled_from(["", "p"]),
    st.sampled_from(["r1", "r2", "r3", "r4", "r5"]),
)


@settings(deadline=None)
@given(st.lists(_TRACE, max_size=20), st.data())
def test_what_follows_from_traces_only_grows_with_them(traces, data):
    """So the order in which logs are read, and in what parts, makes no difference."""
    some = data.draw(st.lists(st.sampled_from(traces), max_size=20)) if traces else []
    fewer, more = consequences(some), consequences([*traces, *some])
    assert fewer.own <= more.own
    for row, reasons in fewer.reasons.items():
        assert reasons <= more.reasons[row]


def test_a_window_keeps_pseudonyms_for_a_week_and_no_address(tmp_path):
    project = Project(tmp_path)
    window = window_of(project, DAY)
    reader = LogReader(LIBRARY, SECRET, window=window)
    trace = reader.seen(at(0, page("claire"))).trace
    window.add("2026-11-02", {trace_text(trace)})
    (kept,) = window.folder.iterdir()
    assert kept.stat().st_mode & 0o077 == 0
    for told in ("192.0.2.7", "Firefox", "claire", "vauban", page("claire")[3:]):
        assert told not in kept.read_text("utf-8")

    after = window_of(project, DAY + dt.timedelta(days=7))
    assert list(after.dates()) == ["2026-11-02"]
    assert after.traces("2026-11-02") == {trace}
    again = LogReader(LIBRARY, SECRET, window=after).seen(at(0, page("claire"))).trace
    assert again == trace, "the same visitor on the same day"
    tomorrow = LogReader(LIBRARY, SECRET, window=after).seen(at(86_400, page("claire"))).trace
    assert tomorrow.visitor != trace.visitor, "and another one on the next"

    over = window_of(project, DAY + dt.timedelta(days=8))
    assert list(over.dates()) == []
    assert over.traces("2026-11-02") == frozenset()
    over.throw_away()
    assert list(window.folder.iterdir()) == []


def test_a_day_is_kept_for_a_week_after_something_new_was_added_to_it(tmp_path):
    project = Project(tmp_path)
    reader = LogReader(LIBRARY, SECRET, window=window_of(project, DAY))
    one, other = (reader.seen(at(second, page("claire"))).trace for second in (0, 60))
    reader.window.add("2026-11-02", {trace_text(one)})
    later = window_of(project, DAY + dt.timedelta(days=5))
    later.add("2026-11-02", {trace_text(one)})
    week_after = window_of(project, DAY + dt.timedelta(days=9))
    assert week_after.traces("2026-11-02") == frozenset(), "what was known adds no day"
    later.add("2026-11-02", {trace_text(other)})
    assert week_after.traces("2026-11-02") == {one, other}


def test_an_unreadable_window_is_an_empty_one(tmp_path):
    window = window_of(Project(tmp_path), DAY)
    window.folder.mkdir(parents=True)
    for day, text in (("2026-11-02", '{"key": 3}'), ("2026-11-03", "")):
        (window.folder / f"{day}.json").write_text(text)
        assert window.traces(day) == frozenset()
    assert list(window.dates()) == []
    window.throw_away()
    assert list(window.folder.iterdir()) == []


def test_a_trace_is_a_line_of_text_and_back():
    trace = Trace(Sign.LINK, 1_793_628_000, "ab12", "cd/34", "", "key_-1")
    lines = [trace_text(trace), "of another version", trace_text(trace).replace("link", "rumour")]
    assert list(readable_traces(lines)) == [trace]
