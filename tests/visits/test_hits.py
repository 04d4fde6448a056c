"""Which line of a log is a visit, of whom, and to what: the law first, then curiosity."""

from __future__ import annotations

import pytest

from showkit.model.visit import Event, Evidence
from showkit.visits.hits import LogReader
from visits.houses import (
    READER,
    SECRET,
    house_via,
    library,
    page,
    reading,
    request,
    twin,
    via,
)


def seen(target: str, **fields: object) -> tuple[str, str | None, Event, str] | None:
    visit = READER.visit(request(target, **fields))
    return visit and (visit.presenter, visit.person, visit.event, visit.target)


def test_a_payload_is_fetched_by_a_script_that_knows_the_link():
    """The seed never reaches the server, so this line is better evidence than any click."""
    visit = READER.visit(request(page("claire")))
    assert visit is not None
    assert (visit.presenter, visit.person) == ("le-vauban", "claire")
    assert (visit.event, visit.target) == (Event.PAGE_OPENED, "")
    assert (visit.evidence, visit.reasons) == (Evidence.PROBABLE, ("script-ran",))


@pytest.mark.parametrize(
    ("address", "event", "target"),
    [
        (reading("claire"), Event.CONFIRMED_READING, ""),
        (f"/fr/shows/les-marees/?{via('claire')}", Event.SHOW_VIEWED, "les-marees"),
        (f"/fr/shows/les-marees/index.html?{via('claire')}", Event.SHOW_VIEWED, "les-marees"),
        (f"/en/shows/la-maree/?{via('claire')}", Event.SHOW_VIEWED, "les-marees"),
        (f"/fr/shows/nothing/?{via('claire')}", Event.MAIL_LINK_CLICKED, ""),
        (f"/fr/?utm_source=x&{via('claire')}&x=1", Event.MAIL_LINK_CLICKED, ""),
        (
            f"/files/les-marees/plan été.pdf?{via('claire')}",
            Event.FILE_DOWNLOADED,
            "files/les-marees/plan été.pdf",
        ),
        (f"/video/les-marees.mp4?{via('claire')}", Event.VIDEO_PLAYED, "video/les-marees.mp4"),
        (f"/fr/feed.xml?{via('claire')}", Event.FEED_READ, "fr/feed.xml"),
    ],
)
def test_each_address_of_ours_is_an_event(address: str, event: Event, target: str):
    assert seen(address) == ("le-vauban", "claire", event, target)


@pytest.mark.parametrize("address", [page("claire"), f"/fr/shows/les-marees/?{via('claire')}"])
def test_a_site_may_live_below_any_path(address: str):
    """GitHub Pages publishes a project at /its-name/."""
    assert seen(f"/repo{address}") == seen(address)
    below = LogReader(library(site="https://frasil.example/repo/"), SECRET)
    visit = below.visit(request(f"/repo/files/a.pdf?{via('claire')}"))
    assert visit is not None
    assert visit.target == "files/a.pdf"


@pytest.mark.parametrize(
    "address",
    [
        twin("claire"),
        f"/p/{'A' * 22}",
        f"/p/read?{'A' * 22}",
        f"{page('claire')}x",
        f"/fr/?{via('claire')}x",
        "/fr/?via=short",
        f"/assets/access.js?{via('claire')}",
        "/fr/p/",
        "/",
    ],
)
def test_what_is_not_ours_or_not_to_be_counted_leaves_no_trace(address: str):
    """The untracked twin is a promise; unknown ids are somebody's guess."""
    assert seen(address) is None


def test_a_link_of_a_former_generation_is_nobody_s():
    """It was taken back, perhaps because it had got into other hands."""
    old = SECRET.page("claire", 1)
    assert seen(f"/p/{old.payload_id}") is None


@pytest.mark.parametrize("status", [301, 302, 400, 403, 404, 410, 500])
def test_what_was_not_delivered_is_no_visit(status: int):
    assert seen(page("claire"), status=status) is None


@pytest.mark.parametrize("status", [200, 206, 304])
def test_what_was_delivered_or_still_fresh_is_one(status: int):
    assert seen(page("claire"), status=status) is not None


def test_only_asking_for_something_counts():
    assert seen(page("claire"), method="POST") is None
    visit = READER.visit(request(page("claire"), method="HEAD"))
    assert visit is not None
    assert visit.evidence is Evidence.MACHINE
    assert "head-request" in visit.reasons


@pytest.mark.parametrize(
    ("agent", "reason"),
    [
        ("", "no-agent"),
        ("curl/8.9.1", "declared-bot"),
        ("Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)", "declared-bot"),
        ("Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/128.0.0.0 Safari/537.36", "declared-bot"),
    ],
)
def test_a_machine_that_says_so_is_believed(agent: str, reason: str):
    visit = READER.visit(request(page("claire"), agent=agent))
    assert visit is not None
    assert visit.evidence is Evidence.MACHINE
    assert reason in visit.reasons


def test_a_make_of_telephone_is_not_a_robot():
    agent = "Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 50) AppleWebKit/537.36 Mobile Safari/537.36"
    visit = READER.visit(request(page("claire"), agent=agent))
    assert visit is not None
    assert visit.evidence is Evidence.PROBABLE


def test_a_log_without_agents_does_not_make_machines_of_people():
    assert READER.visit(request(page("claire"), agent=None)) == READER.visit(
        request(page("claire"))
    )


# ── Consent ────────────────────────────────────────────────────────────────────────────────


def test_consent_is_that_of_the_day_where_the_company_is():
    """01:00 UTC on New Year's Day is still the year before in Montréal: Claire's yes holds."""
    assert seen(page("claire"), at="2027-01-01T01:00:00") is not None
    assert seen(page("claire"), at="2027-01-01T05:00:00") is None
    before = seen(page("claire"), at="2025-12-31T12:00:00")
    assert before == ("le-vauban", None, Event.PAGE_OPENED, "")


def test_who_said_nothing_is_counted_for_the_house_alone():
    assert seen(page("thomas")) == ("le-vauban", None, Event.PAGE_OPENED, "")
    assert seen(f"/fr/?{via('thomas')}") == ("le-vauban", None, Event.MAIL_LINK_CLICKED, "")


def test_who_said_no_is_not_counted_at_all():
    assert seen(page("nadia")) is None
    assert seen(reading("nadia")) is None
    assert seen(f"/fr/?{via('nadia')}") is None


def test_a_house_of_one_person_who_said_nothing_is_not_counted():
    """To name the house would be to name the person."""
    assert seen(page("luc")) is None
    assert seen(f"/fr/?{house_via('la-grange')}") is None


def test_a_company_may_count_nobody_without_a_yes():
    reader = LogReader(library(unknown_consent="nobody"), SECRET)
    assert reader.visit(request(page("thomas"))) is None
    assert reader.visit(request(f"/fr/?{house_via('le-vauban')}")) is None
    assert reader.visit(request(page("claire"))) is not None


def test_a_house_s_link_names_the_house_under_its_old_names_too():
    """A renamed house keeps the links that are in its people's mailboxes."""
    for slug in ("le-vauban", "le-bastion"):
        found = seen(f"/fr/shows/les-marees/?{house_via(slug)}")
        assert found == ("le-vauban", None, Event.SHOW_VIEWED, "les-marees")
    assert seen(f"/fr/?{house_via('le-relais')}") is not None


# ── Keys ───────────────────────────────────────────────────────────────────────────────────


def key(target: str, **fields: object) -> str:
    visit = READER.visit(request(target, **fields))
    assert visit is not None
    return visit.key


def test_the_key_of_a_line_does_not_hang_on_who_asked():
    """Hosts blank out addresses after some days; the same line must stay the same line."""
    assert key(page("claire"), address="") == key(page("claire"), address="192.0.2.99")
    assert key(page("claire")) != key(page("claire"), at="2026-11-02T19:00:01")
    assert key(page("claire")) != key(reading("claire"))


def test_the_ranges_of_a_file_within_an_hour_are_one_event():
    """A phone fetches a video in two hundred pieces."""
    file = f"/video/les-marees.mp4?{via('claire')}"
    first = key(file, status=206)
    assert key(file, status=206, at="2026-11-02T19:48:11") == first
    assert key(file, status=206, at="2026-11-02T20:00:00") != first


def test_no_row_holds_an_address_or_an_agent():
    visit = READER.visit(request(page("claire"), agent="Peculiar/9.9", address="192.0.2.77"))
    assert visit is not None
    assert "Peculiar" not in repr(visit)
    assert "192.0.2" not in repr(visit)


def test_a_token_behind_an_encoded_equals_sign_is_known():
    """Some mail gateways write queries anew before they pass a reader on."""
    given = READER.visit(request(f"/fr/shows/les-marees/?{via('claire').replace('=', '%3D')}"))
    assert given is not None
    assert given.target == "les-marees"


def test_fees_that_somebody_unfolded_are_told_of_their_show():
    seen = READER.visit(request(f"{reading('claire')}&fees=les-marees"))
    assert (seen.event.value, seen.target) == ("confirmed-reading", "les-marees/fees")
    plain = READER.visit(request(reading("claire")))
    assert plain.target == ""
    assert plain.key != seen.key, "in the same second as the first touch"
    forged = READER.visit(request(f"{reading('claire')}&fees=no-such-show"))
    assert forged.target == ""
