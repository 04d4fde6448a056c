"""Names that belong to one thing only: ids, slugs, and those that things had before."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from showkit.content.rules import CONTENT
from showkit.content.slugs import as_slug

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from showkit.content.load import Loaded
    from showkit.content.yaml import Pointer
    from showkit.model.finding import Finding, Place, Rule
    from showkit.model.library import Library
    from showkit.model.performance import Performance


_FEWEST_COPIED: Final = 2
"""Rows: a single one is a slip, and is told as such."""


def ids_are_unique(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """An id belongs to one thing only.

    Links already sent, calendars and feeds hang on the ids of people and of performances; these
    are unique in the whole contact base and in all shows. Rooms need only differ within a house,
    members within the team.
    """
    company = library.company
    team = (
        _Id("content/company.yaml", ("team", n, "id"), member.id, member.name, member.name)
        for n, member in enumerate(company.team)
    )
    yield from _taken(team, loaded)
    people: list[_Id] = []
    for presenter in library.presenters:
        path = loaded.contact_file(presenter)
        rooms = (
            _Id(path, ("rooms", n, "id"), room.id, room.name, room.name)
            for n, room in enumerate(presenter.rooms)
        )
        yield from _taken(rooms, loaded)
        people += [
            _Id(
                path,
                ("people", n, "id"),
                person.id,
                f"{person.name} ({presenter.name})",
                person.name,
            )
            for n, person in enumerate(presenter.people)
        ]
    yield from _taken(people, loaded)
    copies = dict(_copies(library, loaded))
    for path, copy in copies.items():
        yield copy.rule.at(
            loaded.cell(path, copy.row, "id"),
            count=copy.count,
            other=copy.other,
            id=copy.row.id,
            free=f"{copy.show}-{copy.row.id}",
        )
    dates = (
        _Id(path, row, row.id, f"{show.slug}, {row.date}", f"{show.slug} {row.date}")
        for show in library.shows
        for path in (f"{show.folder}/performances.csv",)
        if path not in copies
        for row in loaded.rows(path)
    )
    yield from _taken(dates, loaded)


@dataclass(frozen=True)
class _Copy:
    """A table of `show` whose ids are those of `other`: how many, and the first such row."""

    show: str
    other: str
    count: int
    row: Performance
    rule: Rule


def _copies(library: Library, loaded: Loaded) -> Iterator[tuple[str, _Copy]]:
    """Yield tables of dates whose ids are another's for the most part.

    A folder that was copied to begin a new show gets one finding, not one for every row; so does
    a table whose rows are numbered from 1 as those of the other are, on days of their own.
    """
    first: dict[str, str] = {}
    days: dict[str, dt.date] = {}
    for show in library.shows:
        path = f"{show.folder}/performances.csv"
        rows = loaded.rows(path)
        owners = Counter(first[row.id] for row in rows if row.id in first)
        if owners:
            other, count = owners.most_common(1)[0]
            if count >= _FEWEST_COPIED and count * 2 > len(rows):
                shared = [row for row in rows if first.get(row.id) == other]
                is_copied = any(days[row.id] == row.date for row in shared)
                rule = CONTENT.COPIED if is_copied else CONTENT.NUMBERED
                yield path, _Copy(show.slug, other, count, shared[0], rule)
                continue
        days |= {row.id: row.date for row in rows if row.id not in first}
        first |= {row.id: show.slug for row in rows if row.id not in first}


@dataclass(frozen=True)
class _Id:
    """An id, where it is given (a pointer, or a row of a table), whose it is, and their name."""

    path: str
    where: Pointer | Performance
    id: str
    owner: str
    name: str

    def place(self, loaded: Loaded) -> Place:
        if isinstance(self.where, tuple):
            return loaded.place(self.path, self.where)
        return loaded.cell(self.path, self.where, "id")


def _taken(given: Iterable[_Id], loaded: Loaded) -> Iterator[Finding]:
    """Yield a finding for every id that is somebody's already; the first keeps it."""
    owners: dict[str, str] = {}
    again: list[_Id] = []
    for one in given:
        if one.id in owners:
            again.append(one)
        else:
            owners[one.id] = one.owner
    numbered: dict[str, Iterator[str]] = {}
    for one in again:
        base = as_slug(one.name)
        names = numbered.setdefault(base, _numbered(base))  # goes on where the last one stopped
        free = next(name for name in names if name not in owners)
        place = one.place(loaded)
        yield CONTENT.DUPLICATE_ID.at(place, id=one.id, other=owners[one.id], suggestion=free)


def _numbered(base: str) -> Iterator[str]:
    yield base
    yield from (f"{base}-{n}" for n in itertools.count(2))


def slugs_are_unique(loaded: Loaded) -> Iterator[Finding]:
    """No two contact files have the same name.

    ``le-vauban.yaml`` and ``le-vauban.yml``, or ``Le Vauban.yaml``, would be one address and one
    house in the log.
    """
    owners: dict[str, str] = {}
    for path in loaded.documents:
        if path.startswith("content/presenters/"):
            slug = as_slug(PurePosixPath(path).stem)
            if slug in owners:
                place = loaded.place(path)
                yield CONTENT.DUPLICATE_SLUG.at(place, slug=slug, other=owners[slug])
            else:
                owners[slug] = path


def former_slugs_are_free(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A former name leads to one show or presenter only.

    Old addresses, old log rows and old feed ids are led on to what has the name now.
    """
    shows = [(s.slug, s.facts.former_slugs, f"{s.folder}/datapackage.yaml") for s in library.shows]
    houses = [(p.slug, p.former_slugs, loaded.contact_file(p)) for p in library.presenters]
    for family in (shows, houses):
        owners = {slug: slug for slug, _, _ in family}
        for slug, former, path in family:
            for n, old in enumerate(former):
                if old in owners:
                    place = loaded.place(path, ("former_slugs", n))
                    yield CONTENT.FORMER_SLUG.at(place, slug=old, other=owners[old])
                else:
                    owners[old] = slug


def former_ids_are_free(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A former id leads to one person only.

    Whoever was merged into another keeps their old id under ``former_ids``: the link that they
    were sent leads on to the one page that is left.
    """
    people = [
        (presenter, n, person)
        for presenter in library.presenters
        for n, person in enumerate(presenter.people)
    ]
    owners = {person.id: f"{person.name} ({house.name})" for house, _, person in people}
    for presenter, n, person in people:
        for m, former in enumerate(person.former_ids):
            if former.id in owners:
                pointer = ("people", n, "former_ids", m, "id")
                place = loaded.place(loaded.contact_file(presenter), pointer)
                yield CONTENT.FORMER_ID.at(place, id=former.id, other=owners[former.id])
            else:
                owners[former.id] = f"{person.name} ({presenter.name})"
