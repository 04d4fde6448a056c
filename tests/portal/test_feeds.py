from __future__ import annotations

import dataclasses
import datetime as dt
import re
import xml.etree.ElementTree as ET
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import feedparser
import pytest

from showkit.model.change import Change
from showkit.model.performance import Status
from showkit.portal.feeds import feed_bytes, feeds, news
from showkit.portal.products import product_makings

_STYLE = "assets/feed.css"
_ATOM = "{http://www.w3.org/2005/Atom}"


def _with(site, slug, **changed):
    """Return the site with one show changed."""
    shows = tuple(
        dataclasses.replace(show, **changed) if show.slug == slug else show
        for show in site.library.shows
    )
    return dataclasses.replace(site, library=dataclasses.replace(site.library, shows=shows))


def _news(site, reader, slug="foret"):
    return news(site, reader, site.library.show_by_slug[slug])


@pytest.fixture(scope="module")
def planned(site, french):
    return list(feeds(site, french, _STYLE))


@pytest.fixture(scope="module", params=["rss", "atom"])
def feed(request, planned):
    return feedparser.parse(feed_bytes(planned[0])[["rss", "atom"].index(request.param)])


def test_a_feed_reader_finds_nothing_to_complain_of(feed):
    assert not feed.bozo
    assert feed.feed.title == "Compagnie de l’Orée"
    assert feed.feed.link == "https://oree.example/repertoire/fr/"
    assert feed.feed.language == "fr-CA"


def test_there_is_a_feed_of_everything_of_each_show_and_of_each_discipline(site, planned):
    paths = [feed.rss for feed in planned]
    assert paths[0] == "fr/feed.xml"
    assert {f"fr/shows/{show.slug}/feed.xml" for show in site.library.shows} < set(paths)
    genres = {genre for show in site.library.shows for genre in show.facts.genres}
    assert {f"fr/feeds/{genre}/feed.xml" for genre in genres} < set(paths)
    assert len({feed.id for feed in planned}) == len(planned), "each is a feed of its own"


def test_what_the_feed_validator_asks(planned):
    """The W3C's rules: own address, unique ids, full addresses, dates of the right form."""
    for feed in planned:
        for data, path in zip(feed_bytes(feed), (feed.rss, feed.atom), strict=True):
            root = ET.fromstring(data)  # noqa: S314 - a feed of our own
            own = next(e for e in root.iter(f"{_ATOM}link") if e.get("rel") == "self")
            assert own.get("href") == f"https://oree.example/repertoire/{path}"
            ids = [e.text for e in (*root.iter("guid"), *root.iter(f"{_ATOM}id"))]
            assert len(ids) == len(set(ids))
            assert all(urlsplit(identity).scheme == "tag" for identity in ids)
            for guid in root.iter("guid"):
                assert guid.get("isPermaLink") == "false"
            for date in (*root.iter("pubDate"), *root.iter("lastBuildDate")):
                assert parsedate_to_datetime(date.text).tzinfo is not None
            for date in (*root.iter(f"{_ATOM}updated"), *root.iter(f"{_ATOM}published")):
                assert dt.datetime.fromisoformat(date.text).tzinfo is not None
            for link in root.iter(f"{_ATOM}link"):
                assert urlsplit(link.get("href")).scheme == "https"
            moments = [e.text for e in root.iter("pubDate")]
            assert len(moments) == len(set(moments)), "readers sort by them"


def test_content_is_whole_and_has_no_relative_address(feed):
    show = next(entry for entry in feed.entries if entry.title.startswith("Forêt\u00a0:"))
    html = show.content[0].value
    assert len(html) > len(show.summary)
    for entry in feed.entries:
        for address in re.findall(r'(?:href|src)="([^"]*)"', entry.content[0].value):
            assert urlsplit(address).scheme in {"https", "mailto", "tel"}, address


def test_a_photograph_comes_with_its_length_and_type(site, french):
    """Without both, podcast programs and validators refuse the entry."""
    pictures = {
        name: dataclasses.replace(
            picture,
            renditions=tuple(dataclasses.replace(one, size=1234) for one in picture.renditions),
        )
        for name, picture in site.pictures.items()
    }
    planned = next(feeds(dataclasses.replace(site, pictures=pictures), french, _STYLE))
    for data in feed_bytes(planned):
        enclosure = next(e for e in feedparser.parse(data).entries if e.enclosures).enclosures[0]
        assert (enclosure.length, enclosure.type) == ("1234", "image/jpeg")
        assert enclosure.href.startswith("https://oree.example/repertoire/media/")
        assert feedparser.parse(data).entries[0].link.startswith("https://oree.example/")


def test_news_are_the_public_dates_and_the_shows_newest_first(feed):
    days = [tuple(entry.published_parsed[:3]) for entry in feed.entries]
    assert days == sorted(days, reverse=True)
    titles = [entry.title for entry in feed.entries]
    assert any("Lyon" in title for title in titles)
    assert "Forêt\u00a0: la nuit" in titles
    text = str(feed)
    for hidden in ("Embargo", "Option", "Privée", "CANARY", "Kanari"):
        assert hidden not in text


def test_a_revised_rider_and_a_line_of_the_press_are_news(site, french):
    entries = {entry.id.split("/show/bois")[1]: entry for entry in _news(site, french)}
    press = next(entry for key, entry in entries.items() if key.startswith("/press/"))
    assert press.day == dt.date(2026, 4, 20)
    assert "La Gazette" in press.content
    rider = site.library.show_by_slug["foret"].rider
    told = [entry.day for key, entry in entries.items() if key.startswith("/rider/")]
    assert told == ([rider.revised_on] if rider.revised_on else [])


def test_a_cancelled_date_that_was_announced_stays_told(site, french):
    """Readers keep what they fetched; a feed that forgets an entry does not unsay it."""
    assert any(entry.id.endswith("/cancelled") for entry in _news(site, french))


def test_an_embargoed_date_is_told_on_its_day_and_not_before(site, french):
    assert not any("embargo" in entry.id for entry in _news(site, french))
    later = dataclasses.replace(site, as_of=dt.date(2027, 1, 1))
    told = next(entry for entry in _news(later, french) if "embargo" in entry.id)
    assert told.day == dt.date(2027, 1, 1)
    assert _news(later, french)[0] == told


def _change(kind, day, performances="", text="Du **neuf**."):
    return Change(kind=kind, date=day, performances=performances, text={"fr": text, "en": "New."})


def test_a_company_s_own_words_tell_several_dates_at_once(site, french):
    changed = _with(site, "foret", changes=(_change("dates", "2026-06-02", "next; school"),))
    entries = {entry.id.rpartition("/")[2]: entry for entry in _news(changed, french)}
    assert "next" not in entries
    assert "school" not in entries
    told = entries["2026-06-02"]
    assert told.summary == "Du **neuf**." or "neuf" in told.summary
    assert told.content.count("<li>") == 2
    assert "<strong>neuf</strong>" in told.content


@pytest.mark.parametrize("names", ["embargo", "next embargo", "optional", "private", "nobody"])
def test_news_of_a_date_that_may_not_be_known_is_kept_back_whole(site, french, names):
    """Its text may name the town; an id that is unknown may be a date's to come."""
    changed = _with(site, "foret", changes=(_change("dates", "2026-06-02", names, "SECRET"),))
    entries = _news(changed, french)
    assert not any("SECRET" in entry.content for entry in entries)
    assert any(entry.id.endswith("/performance/next") for entry in entries)
    later = dataclasses.replace(changed, as_of=dt.date(2027, 1, 1))
    shown = any("SECRET" in entry.content for entry in _news(later, french))
    assert shown is (names in {"embargo", "next embargo"})


def test_news_of_tomorrow_is_told_tomorrow(site, french):
    changed = _with(site, "foret", changes=(_change("photographs", "2026-11-22"),))
    assert len(_news(changed, french)) == len(_news(site, french))
    tomorrow = dataclasses.replace(changed, as_of=dt.date(2026, 11, 22))
    assert _news(tomorrow, french)[0].id.endswith("/photographs/2026-11-22")
    assert tomorrow.newest_day == dt.date(2026, 11, 22)


def test_ids_begin_with_the_first_slug_so_that_a_rename_tells_nothing_twice(feed):
    ids = [entry.id for entry in feed.entries]
    assert "tag:oree.example,2026:fr/show/bois" in ids
    assert "tag:oree.example,2026:fr/show/bois/performance/next" in ids
    assert len(ids) == len(set(ids))


def test_who_subscribed_under_an_old_name_goes_on_reading(site, french):
    """A feed reader does not follow a page that says where something went."""
    paths = {
        paths[0]: set(paths[1:])
        for making in product_makings(site, french, _STYLE)
        for paths in making.paths
    }
    assert paths["fr/shows/foret/feed.xml"] >= {"fr/shows/bois/feed.xml"}
    assert paths["fr/shows/foret/calendar.ics"] >= {"fr/shows/bois/calendar.ics"}


def test_a_feed_is_dated_by_its_news_and_not_by_the_clock(feed, site):
    assert site.newest_day == dt.date(2026, 6, 18)
    assert tuple(feed.feed.updated_parsed[:3]) == (2026, 6, 18)


def test_a_feed_names_its_stylesheet_from_where_it_lies(planned):
    for planned_feed in planned:
        for data, path in zip(
            feed_bytes(planned_feed), (planned_feed.rss, planned_feed.atom), strict=True
        ):
            second = data.splitlines()[1].decode()
            up = "../" * path.count("/")
            assert second == f'<?xml-stylesheet type="text/css" href="{up}{_STYLE}"?>'


def test_a_sign_that_xml_cannot_hold_costs_no_feed(site, french):
    words = {
        "fr": site.library.show_by_slug["foret"]
        .words["fr"]
        .model_copy(
            update={"title": "Forêt\x07", "summary": "Un\x0bsaut\ufffe.", "body": "Texte\x00."}
        )
    }
    planned = list(feeds(_with(site, "foret", words=words), french, _STYLE))
    for data in feed_bytes(planned[0]):
        assert not feedparser.parse(data).bozo


def test_the_same_content_gives_the_same_bytes(planned):
    assert feed_bytes(planned[0]) == feed_bytes(planned[0])


def _run(site, *statuses):
    """Return the site with a run in one house in July 2027, a day off after each second date."""
    first = site.library.show_by_slug["foret"].performances[0]
    days = [n + n // 2 for n in range(len(statuses))]
    dates = tuple(
        first.model_copy(
            update={
                "id": f"off-{n}",
                "date": dt.date(2027, 7, 7 + days[n]),
                "venue": "Teinturiers",
                "city": "Avignon",
                "status": status,
                "announced_on": dt.date(2026, 6, 1),
            }
        )
        for n, status in enumerate(statuses)
    )
    return _with(site, "foret", performances=dates)


def _of_dates(entries):
    return [one for one in entries if "/performance/" in one.id]


def test_a_run_that_is_announced_at_once_is_one_piece_of_news(site, french):
    """Seventeen mornings in Avignon pushed everything else out of the feed, in no order."""
    run = _run(site, *[Status.CONFIRMED] * 5)
    (entry,) = _of_dates(_news(run, french))
    assert entry.title.endswith(
        "Avignon, 7–13\u00a0juillet 2027 sauf les 9\u00a0juill. et 12\u00a0juill."
    )
    assert entry.id.endswith("/performance/off-0")
    assert entry.content.count("<li>") == 5
    assert entry.summary.startswith("Teinturiers, Avignon")


def test_a_date_of_a_run_that_is_called_off_says_so_by_itself(site, french):
    run = _run(site, Status.CONFIRMED, Status.CANCELLED, Status.CONFIRMED)
    titles = {one.id.partition("/performance/")[2]: one for one in _of_dates(_news(run, french))}
    assert set(titles) == {"off-0", "off-1/cancelled"}
    called_off = titles["off-1/cancelled"]
    assert called_off.title.startswith("Annulé – ")
    assert called_off.summary.startswith("Annulé – ")


def test_a_date_that_is_called_off_is_not_announced_as_if_it_were_played(site, french):
    """A reader that shows titles alone told that they played in Freiburg that evening."""
    entry = next(one for one in _news(site, french) if one.id.endswith("/cancelled"))
    assert entry.title.startswith("Annulé – ")
    assert entry.summary.startswith("Annulé – ")


def test_a_postponed_date_says_until_when_once_that_is_public(site, french):
    """“Postponed” alone made every reader ask, and the answer stood in the next line."""
    first, second = site.library.show_by_slug["foret"].performances[:2]
    then = second.model_copy(
        update={"id": "then", "date": dt.date(2027, 11, 18), "status": "confirmed"}
    )
    moved = first.model_copy(
        update={"id": "moved", "date": dt.date(2027, 3, 11), "postponed_to": "then"}
    )
    moved = moved.model_copy(update={"status": Status.POSTPONED, "kind": "public"})
    told = {}
    for announced in (dt.date(2026, 6, 1), dt.date(2027, 6, 1)):
        dates = (moved, then.model_copy(update={"announced_on": announced, "kind": "public"}))
        changed = _with(site, "foret", performances=dates)
        entry = next(one for one in _news(changed, french) if one.id.endswith("/moved"))
        told[announced.year] = entry.summary.partition(" – ")[0]
    assert told == {2026: "Reporté au 18\u00a0novembre 2027", 2027: "Reporté"}
