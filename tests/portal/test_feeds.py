from __future__ import annotations

import dataclasses
import datetime as dt

import feedparser
import pytest

from showkit.portal.feeds import feed_artifacts, news
from showkit.portal.newest import newest_day


@pytest.fixture(scope="module")
def feeds(site, french):
    return [feedparser.parse(artifact.read()) for artifact in feed_artifacts(site, french)]


@pytest.fixture(scope="module", params=["rss", "atom"])
def feed(request, feeds):
    return feeds[["rss", "atom"].index(request.param)]


def test_a_feed_reader_finds_nothing_to_complain_of(feed):
    assert not feed.bozo
    assert feed.feed.title == "Compagnie de l’Orée"
    assert feed.feed.link == "https://oree.example/repertoire/fr/"
    assert feed.feed.language == "fr-CA"


def test_both_formats_lie_beside_the_pages_and_name_themselves(site, french, feeds):
    rss, atom = feed_artifacts(site, french)
    assert (rss.path, atom.path) == ("fr/feed.xml", "fr/atom.xml")
    for artifact, feed in zip((rss, atom), feeds, strict=True):
        own = next(link.href for link in feed.feed.links if link.rel == "self")
        assert own == f"https://oree.example/repertoire/{artifact.path}"


def test_news_are_the_public_dates_and_the_shows_newest_first(feed):
    days = [tuple(entry.published_parsed[:3]) for entry in feed.entries]
    assert days == sorted(days, reverse=True)
    titles = [entry.title for entry in feed.entries]
    assert any("Lyon" in title for title in titles)
    assert "Forêt\u00a0: la nuit" in titles
    text = str(feed)
    for hidden in ("Embargo", "Option", "Privée", "CANARY", "Kanari"):
        assert hidden not in text


def test_a_cancelled_date_that_was_announced_stays_told(site, french):
    """Readers keep what they fetched; a feed that forgets an entry does not unsay it."""
    assert any(entry.id.endswith("/cancelled") for entry in news(site, french))


def test_an_embargoed_date_is_told_on_its_day_and_not_before(site, french):
    assert not any("embargo" in entry.id for entry in news(site, french))
    later = dataclasses.replace(site, as_of=dt.date(2027, 1, 1))
    told = next(entry for entry in news(later, french) if "embargo" in entry.id)
    assert told.day == dt.date(2027, 1, 1)
    assert news(later, french)[0] == told


def test_ids_begin_with_the_first_slug_so_that_a_rename_tells_nothing_twice(feed):
    ids = [entry.id for entry in feed.entries]
    assert "tag:oree.example,2026:fr/show/bois" in ids
    assert "tag:oree.example,2026:fr/show/bois/performance/next" in ids
    assert len(ids) == len(set(ids))


def test_a_feed_is_dated_by_its_news_and_not_by_the_clock(feed, site):
    assert newest_day(site) == dt.date(2026, 6, 1)
    assert tuple(feed.feed.updated_parsed[:3]) == (2026, 6, 1)


def test_the_same_content_gives_the_same_bytes(site, french):
    first, again = feed_artifacts(site, french), feed_artifacts(site, french)
    assert [artifact.read() for artifact in first] == [artifact.read() for artifact in again]
