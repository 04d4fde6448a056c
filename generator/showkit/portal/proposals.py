"""What has changed since the last published site and has no day of its own: news to propose.

Told without anybody's doing are dates with a day of announcement, revised riders and dated press.
What is left is found by holding the catalogue of today against the published ``shows.json``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from showkit.model.change import ChangeKind
from showkit.portal.shows_json.document import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site


@dataclass(frozen=True)
class Proposal:
    """A row for a show's ``changes.csv``; `texts` are by the language of their column."""

    show: Show
    date: dt.date
    kind: ChangeKind
    performances: tuple[str, ...]
    texts: Mapping[str, str]

    @property
    def row(self) -> Mapping[str, str]:
        """Its cells by column."""
        return {
            "date": self.date.isoformat(),
            "kind": self.kind.value,
            "performances": " ".join(self.performances),
            **{f"text_{tag}": text for tag, text in self.texts.items()},
        }


def proposals(
    published: Mapping[str, Any], site: Site, readers: Sequence[Reader]
) -> Iterator[Proposal]:
    """Yield what a published ``shows.json`` does not know yet, show by show.

    What a row of ``changes.csv`` tells of already is not proposed again.
    """
    before = {one["slug"]: one for one in published["show"]}
    since = dt.date.fromisoformat(published["dateModified"])
    for now in catalogue(site)["show"]:
        show = site.library.show_by_slug[now["slug"]]
        slugs = (now["slug"], *now.get("formerSlug", ()))
        old: Mapping[str, Any] = next((before[slug] for slug in slugs if slug in before), {})
        of_show = _OfShow(show, old, now, since, site, readers)
        yield from (one for one in of_show.all() if not _is_there(one))


def _is_there(proposal: Proposal) -> bool:
    return any(
        row.kind is proposal.kind
        and (row.date == proposal.date or proposal.kind is ChangeKind.SHOW)
        for row in proposal.show.changes
    )


@dataclass(frozen=True)
class _OfShow:
    """One show before, if it was there, and now."""

    show: Show
    before: Mapping[str, Any]
    now: Mapping[str, Any]
    since: dt.date
    site: Site
    readers: Sequence[Reader]

    def all(self) -> Iterator[Proposal]:
        if not self.before:
            yield self._proposal(ChangeKind.SHOW, self._hook)
            return
        dates = self._dates()
        if dates:
            yield self._proposal(ChangeKind.DATES, partial(self._listed, dates), dates)
        if self._rider_changed():
            yield self._proposal(ChangeKind.RIDER, self._version)
        photographs = self._new("media", "url", lambda one: "width" in one)
        if photographs:
            yield self._proposal(
                ChangeKind.PHOTOGRAPHS, lambda reader: _count(len(photographs), reader)
            )
        press = self._new("press", "text", lambda one: "date" not in one)
        if press:
            yield self._proposal(
                ChangeKind.PRESS, lambda _: ", ".join(one["source"] for one in press)
            )

    def _dates(self) -> tuple[str, ...]:
        """Return new dates that no day of announcement tells of, and no row names."""
        known = {one["id"] for one in self.before.get("hasPerformance", ())}
        named = {name for row in self.show.changes for name in row.performances}
        announced = {
            one.id
            for one in self.show.performances
            if one.announced_on and one.announced_on > self.since
        }
        return tuple(
            one["id"]
            for one in self.now.get("hasPerformance", ())
            if one["id"] not in known | named | announced
        )

    def _rider_changed(self) -> bool:
        """Tell whether the rider has another version under the day of the old one."""
        old, new = self.before.get("techRider", {}), self.now.get("techRider", {})
        return bool(new) and old != new and old.get("dateModified") == new.get("dateModified")

    def _new(self, field: str, key: str, wanted: Callable[[Mapping[str, Any]], bool]) -> list[Any]:
        known = [one.get(key) for one in self.before.get(field, ())]
        return [one for one in self.now.get(field, ()) if wanted(one) and one.get(key) not in known]

    def _proposal(
        self, kind: ChangeKind, say: Callable[[Reader], str], performances: tuple[str, ...] = ()
    ) -> Proposal:
        path_of = self.site.library.company.path_of
        texts = {path_of(reader.tag): say(reader) for reader in self.readers}
        return Proposal(self.show, self.site.as_of, kind, performances, texts)

    def _hook(self, reader: Reader) -> str:
        words = self.show.in_language(reader.tag)
        return words.hook or words.subtitle or words.title

    def _version(self, reader: Reader) -> str:
        version = self.now["techRider"].get("version", "")
        return reader.gettext("Version {version}").format(version=version)

    def _listed(self, ids: tuple[str, ...], reader: Reader) -> str:
        rows = [one for one in self.show.performances if one.id in ids]
        return "; ".join(f"{one.city}, {reader.day(one.date)}" for one in rows)


def _count(number: int, reader: Reader) -> str:
    return reader.ngettext("{n} new photograph", "{n} new photographs", number).format(n=number)
