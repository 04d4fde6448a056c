"""A person's own feed and calendar: the public facts of their shows, at addresses of their own.

Readers of feeds and calendars unseal nothing, so these two are plain files. They name nobody, and
their addresses open nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from showkit.output.artifact import Artifact
from showkit.portal.calendars import joined_calendars
from showkit.portal.feeds import joined_feeds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from showkit.access.keys import Secret
    from showkit.portal.calendars import JoinedCalendars
    from showkit.portal.feeds import JoinedFeeds
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site


def feed_path(secret: Secret, person_id: str, generation: int) -> str:
    """Return where a person's feed lies."""
    return f"p/{secret.private_feed(person_id, generation)}.xml"


def calendar_path(secret: Secret, person_id: str, generation: int) -> str:
    """Return where a person's calendar lies."""
    return f"p/{secret.private_calendar(person_id, generation)}.ics"


@dataclass(frozen=True)
class Subscriptions:
    """The feeds and calendars of people who read one language; `style` is the feeds' own."""

    site: Site
    reader: Reader
    style: str
    secret: Secret

    def artifacts(
        self, slugs: Sequence[str], person_id: str, generation: int
    ) -> Iterator[Artifact]:
        """Yield the feed and the calendar of somebody's shows."""
        path = feed_path(self.secret, person_id, generation)
        yield Artifact(path, self._feeds.feed(slugs, path))
        path = calendar_path(self.secret, person_id, generation)
        yield Artifact(path, self._calendars.calendar(slugs))

    @cached_property
    def _feeds(self) -> JoinedFeeds:
        return joined_feeds(self.site, self.reader, self.style)

    @cached_property
    def _calendars(self) -> JoinedCalendars:
        return joined_calendars(self.site, self.reader)
