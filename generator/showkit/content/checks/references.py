"""Names by which one file speaks of another: ids, slugs, houses, members of the team."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from showkit.content.load import NOT_DUPLICATES
from showkit.content.records import as_slug
from showkit.content.rules import CONTENT, HOUSES
from showkit.content.suggestions import Suggestions, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from showkit.content.load import Loaded
    from showkit.content.yaml_text import Pointer
    from showkit.model.finding import Finding, Place
    from showkit.model.library import Library
    from showkit.model.performance import Performance
    from showkit.model.presenter import Access

_SLUG_OF_WORDS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
"""A name that can only be meant as a slug: small letters and at least one hyphen."""


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
    yield from _former_ids_of_others(library, loaded, people)
    dates = (
        _Id(path, row, row.id, f"{show.slug}, {row.date}", f"{show.slug} {row.date}")
        for show in library.shows
        for path in (f"{show.folder}/performances.csv",)
        for row in loaded.rows(path)
    )
    yield from _taken(dates, loaded)


def _former_ids_of_others(
    library: Library, loaded: Loaded, people: Sequence[_Id]
) -> Iterator[Finding]:
    """Yield each former id that is somebody's now, or already somebody else's from before."""
    owners = {one.id: one.owner for one in people}
    for presenter in library.presenters:
        path = loaded.contact_file(presenter)
        for n, person in enumerate(presenter.people):
            for m, former in enumerate(person.former_ids):
                other = owners.setdefault(former.id, f"{person.name} ({presenter.name})")
                if other != f"{person.name} ({presenter.name})":
                    place = loaded.place(path, ("people", n, "former_ids", m))
                    yield CONTENT.FORMER_ID.at(place, id=former.id, other=other)


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


def what_is_kept_apart_exists(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """What ``not_duplicates.yaml`` keeps apart is in the contact base.

    Former names and ids count. An entry whose house or person has gone does no harm, and no good.
    """
    apart = library.not_duplicates
    if apart is None:
        return
    path = f"content/{NOT_DUPLICATES}"
    houses, people = library.presenter_by_slug, library.person_by_id
    named: list[tuple[Pointer, str, Mapping[str, object]]] = []
    for n, two in enumerate(apart.houses):
        named += [(("houses", n, "a"), two.a, houses), (("houses", n, "b"), two.b, houses)]
    for n, pair in enumerate(apart.people):
        named += [(("people", n, "a"), pair.a, people), (("people", n, "b"), pair.b, people)]
    for pointer, name, known in named:
        if name not in known:
            suggestion = did_you_mean(name, known)
            yield HOUSES.UNKNOWN_TWO.at(
                loaded.place(path, pointer), name=name, suggestion=suggestion
            )


def presenters_name_known_shows(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A contact file speaks of shows that exist.

    A show that was renamed keeps its old name under ``former_slugs``, which counts.
    """
    known = library.show_by_slug
    suggestions = Suggestions(known)
    for presenter in library.presenters:
        path = loaded.contact_file(presenter)
        named: list[tuple[Pointer, str]] = [(("shows", slug), slug) for slug in presenter.shows]
        chosen_by: list[tuple[Pointer, Access]] = [(("access",), presenter.access)]
        chosen_by += [
            (("people", n, "access"), person.access)
            for n, person in enumerate(presenter.people)
            if person.access
        ]
        for start, access in chosen_by:
            for field in ("shows", "pinned", "excluded"):
                chosen: Sequence[str] = getattr(access, field) or ()
                named += [((*start, field, n), slug) for n, slug in enumerate(chosen)]
        named += [
            (("history", n, "show"), entry.show)
            for n, entry in enumerate(presenter.history)
            if entry.show
        ]
        for pointer, slug in named:
            if slug not in known:
                place = loaded.place(path, pointer, of_key=pointer[0] == "shows")
                yield CONTENT.UNKNOWN_SHOW.at(place, show=slug, suggestion=suggestions[slug])


def contacts_are_in_the_team(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """Who looks after a show or signs a note is in the company's team."""
    known = {member.id for member in library.company.team}
    named: list[tuple[str, Pointer, str | None]] = [
        (f"{show.folder}/datapackage.yaml", ("contact",), show.facts.contact)
        for show in library.shows
    ]
    for presenter in library.presenters:
        path = loaded.contact_file(presenter)
        named.append((path, ("access", "signed_by"), presenter.access.signed_by))
        named += [
            (path, ("people", n, "access", "signed_by"), person.access.signed_by)
            for n, person in enumerate(presenter.people)
            if person.access
        ]
    for path, pointer, member in named:
        if member is not None and member not in known:
            place = loaded.place(path, pointer)
            suggestion = did_you_mean(member, known)
            yield CONTENT.UNKNOWN_MEMBER.at(place, id=member, suggestion=suggestion)


def houses_are_known(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A performance names a house of the contact base by its file, and one of its rooms.

    A venue of small letters and hyphens (``le-vauban``) is taken for the name of a contact file;
    any other text is the name of a house that you have no file for.
    """
    known = library.presenter_by_slug
    suggestions = Suggestions(known)
    for show in library.shows:
        path = f"{show.folder}/performances.csv"
        for row in show.performances:
            house = known.get(row.venue)
            if house is None:
                if _SLUG_OF_WORDS.fullmatch(row.venue):
                    place = loaded.cell(path, row, "venue")
                    yield CONTENT.UNKNOWN_HOUSE.at(
                        place, house=row.venue, suggestion=suggestions[row.venue]
                    )
                continue
            rooms = {room.id for room in house.rooms}
            if row.room and rooms and row.room not in rooms | {room.name for room in house.rooms}:
                place = loaded.cell(path, row, "room")
                suggestion = did_you_mean(row.room, rooms)
                yield CONTENT.UNKNOWN_ROOM.at(
                    place, house=house.name, room=row.room, suggestion=suggestion
                )
