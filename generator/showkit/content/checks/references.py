"""Names by which one file speaks of another: shows, houses and rooms, members of the team."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from showkit.content.folding import folded_words
from showkit.content.load import NOT_DUPLICATES
from showkit.content.rules import CONTENT, HOUSES
from showkit.content.suggestions import Suggestions, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.content.load import Loaded
    from showkit.content.yaml import Pointer
    from showkit.model.access import Access
    from showkit.model.finding import Finding
    from showkit.model.library import Library
    from showkit.model.performance import Performance
    from showkit.model.presenter import Presenter

_SLUG_OF_WORDS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
"""A name that can only be meant as a slug: small letters and at least one hyphen."""


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


def exchanges_are_with_known_people(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """An exchange is with somebody of the contact base.

    Former ids count. Whoever has moved to another house keeps their exchanges here.
    """
    if loaded.unread_presenters:
        return  # they may be in a file that has to be mended first
    known = library.person_by_id
    suggestions = Suggestions(known)
    for presenter in library.presenters:
        for n, entry in enumerate(presenter.history):
            if entry.person and entry.person not in known:
                place = loaded.place(loaded.contact_file(presenter), ("history", n, "person"))
                suggestion = suggestions[entry.person]
                yield HOUSES.UNKNOWN_PERSON.at(place, id=entry.person, suggestion=suggestion)


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
    any other text is the name of a house that you have no file for. Where it is the name of a
    house in that town that you have one for, the date would be nobody's.
    """
    known = library.presenter_by_slug
    named = {folded_words(one.name): one for one in library.presenters}
    suggestions = Suggestions(known)
    for show in library.shows:
        path = f"{show.folder}/performances.csv"
        for row in show.performances:
            house = known.get(row.venue)
            if house is None:
                place = loaded.cell(path, row, "venue")
                is_slug = _SLUG_OF_WORDS.fullmatch(row.venue)
                meant = named.get(folded_words(row.venue))
                if row.venue in loaded.unread_presenters:
                    pass  # its file has to be mended first
                elif meant is not None and _is_in_its_town(row, meant):
                    yield CONTENT.HOUSE_BY_NAME.at(place, house=row.venue, slug=meant.slug)
                elif is_slug:
                    yield CONTENT.UNKNOWN_HOUSE.at(
                        place, house=row.venue, suggestion=suggestions[row.venue]
                    )
                continue
            rooms = {room.id for room in house.rooms}
            is_known = row.room in rooms | {room.name for room in house.rooms}
            if row.room and not is_known and (rooms or _SLUG_OF_WORDS.fullmatch(row.room)):
                place = loaded.cell(path, row, "room")
                suggestion = did_you_mean(row.room, rooms)
                yield CONTENT.UNKNOWN_ROOM.at(
                    place, house=house.name, room=row.room, suggestion=suggestion
                )


def _is_in_its_town(row: Performance, house: Presenter) -> bool:
    """Tell whether a date may be in a house: many towns have a “Théâtre municipal”."""
    return not house.address.city or folded_words(house.address.city) == folded_words(row.city)
