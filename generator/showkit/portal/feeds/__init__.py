"""News of the company as RSS 2.0 and Atom (RFC 4287): of all shows, of one, of a discipline.

`news` says what there is to tell, `plan` which feeds tell it, `joined` tells it of any choice of
shows, `write` is the one adapter for feedgen. Nothing in a feed is dated by the clock.
"""

from showkit.portal.feeds.joined import JoinedFeeds, joined_feeds
from showkit.portal.feeds.news import Enclosure, Entry, news
from showkit.portal.feeds.plan import Feed, FeedLink, feed_links, feeds
from showkit.portal.feeds.write import feed_bytes

__all__ = [
    "Enclosure",
    "Entry",
    "Feed",
    "FeedLink",
    "JoinedFeeds",
    "feed_bytes",
    "feed_links",
    "feeds",
    "joined_feeds",
    "news",
]
