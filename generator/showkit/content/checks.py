"""What no single file can know: facts held against one another.

One check is one function: its docstring's first line is the rule. It takes what was loaded
and yields findings. `CHECKS` is all of them.
"""

from __future__ import annotations

import zoneinfo
from typing import TYPE_CHECKING

from showkit.content.record_errors import did_you_mean
from showkit.content.records import as_slug
from showkit.content.rules import CONTENT
from showkit.content.vocabularies import Vocabulary, terms
from showkit.model.finding import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from showkit.content.load import Loaded
    from showkit.content.yaml_text import Pointer
    from showkit.model.library import Library

    Check = Callable[[Library, Loaded], Iterator[Finding]]


def check(loaded: Loaded) -> tuple[Finding, ...]:
    """Return every finding: those of reading and those of all checks, in order of place."""
    found = list(loaded.findings)
    if loaded.library is not None:
        for one_check in CHECKS:
            found.extend(one_check(loaded.library, loaded))
    return tuple(sorted(found, key=Finding.sort_key))


def _place(loaded: Loaded, path: str, pointer: Pointer) -> Place:
    document = loaded.documents.get(path)
    return document.place(pointer) if document else Place(path)


def _row_place(loaded: Loaded, path: str, row: str) -> Place:
    line = loaded.lines.get(path, {}).get(row, 0)
    return Place(path, line, 1 if line else 0)


def person_ids_are_unique(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A person's id belongs to one person in the whole contact base."""
    owners: dict[str, str] = {}
    for presenter in library.presenters:
        path = f"content/presenters/{presenter.slug}.yaml"
        for index, person in enumerate(presenter.people):
            if person.id in owners:
                yield CONTENT.DUPLICATE_ID.at(
                    _place(loaded, path, ("people", index, "id")),
                    id=person.id,
                    other=owners[person.id],
                    suggestion=_free_id(person.name, owners),
                )
            else:
                owners[person.id] = f"{person.name} ({presenter.name})"


def _free_id(name: str, taken: dict[str, str]) -> str:
    base = as_slug(name)
    candidates = [base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))]
    return next(candidate for candidate in candidates if candidate not in taken)


def performance_ids_are_unique(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A performance's id belongs to one date in all shows; calendars and feeds hang on it."""
    owners: dict[str, str] = {}
    for show in library.shows:
        for performance in show.performances:
            if performance.id in owners:
                yield CONTENT.DUPLICATE_ID.at(
                    _row_place(loaded, f"{show.folder}/performances.csv", performance.id),
                    id=performance.id,
                    other=owners[performance.id],
                    suggestion=f"{show.slug}-{performance.date}",
                )
            else:
                owners[performance.id] = f"{show.slug}, {performance.date}"


def presenters_name_known_shows(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A contact file speaks of shows that exist."""
    known = library.show_by_slug
    for presenter in library.presenters:
        path = f"content/presenters/{presenter.slug}.yaml"
        named: list[tuple[Pointer, str]] = [(("shows", slug), slug) for slug in presenter.shows]
        for field in ("shows", "pinned", "excluded"):
            chosen: Sequence[str] = getattr(presenter.access, field) or ()
            named += [(("access", field, n), slug) for n, slug in enumerate(chosen)]
        named += [
            (("history", n, "show"), entry.show)
            for n, entry in enumerate(presenter.history)
            if entry.show
        ]
        for pointer, slug in named:
            if slug not in known:
                yield CONTENT.UNKNOWN_SHOW.at(
                    _place(loaded, path, pointer), show=slug, suggestion=did_you_mean(slug, known)
                )


def terms_are_in_the_vocabularies(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """Genres and types are those of the sector's vocabularies."""
    used: list[tuple[str, Pointer, Vocabulary, str]] = [
        ("content/company.yaml", ("kind",), Vocabulary.ORGANISATION_TYPES, library.company.kind)
    ]
    for show in library.shows:
        path = f"{show.folder}/datapackage.yaml"
        used.append((path, ("event_type",), Vocabulary.EVENT_TYPES, show.facts.event_type))
        used += [
            (path, ("genres", n), Vocabulary.GENRES, genre)
            for n, genre in enumerate(show.facts.genres)
        ]
    for presenter in library.presenters:
        path = f"content/presenters/{presenter.slug}.yaml"
        used.append((path, ("kind",), Vocabulary.ORGANISATION_TYPES, presenter.kind))
        used += [
            (path, ("interests", "genres", n), Vocabulary.GENRES, genre)
            for n, genre in enumerate(presenter.interests.genres)
        ]
        used += [
            (path, ("rooms", n, "kind"), Vocabulary.PLACE_TYPES, room.kind)
            for n, room in enumerate(presenter.rooms)
        ]
    for path, pointer, vocabulary, term in used:
        known = terms(vocabulary)
        if term not in known:
            yield CONTENT.UNKNOWN_TERM.at(
                _place(loaded, path, pointer),
                term=term,
                vocabulary=str(vocabulary),
                suggestion=did_you_mean(term, known),
            )


def contacts_are_in_the_team(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """Who looks after a show or signs a note is in the company's team."""
    known = {member.id for member in library.company.team}
    named: list[tuple[str, Pointer, str | None]] = [
        (f"{show.folder}/datapackage.yaml", ("contact",), show.facts.contact)
        for show in library.shows
    ]
    for presenter in library.presenters:
        path = f"content/presenters/{presenter.slug}.yaml"
        named.append((path, ("access", "signed_by"), presenter.access.signed_by))
        named += [
            (path, ("people", n, "access", "signed_by"), person.access.signed_by)
            for n, person in enumerate(presenter.people)
            if person.access
        ]
    for path, pointer, member in named:
        if member is not None and member not in known:
            yield CONTENT.UNKNOWN_MEMBER.at(
                _place(loaded, path, pointer), id=member, suggestion=did_you_mean(member, known)
            )


def time_zones_exist(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A time zone is a name of the IANA database."""
    known = zoneinfo.available_timezones()
    named = [(_place(loaded, "content/company.yaml", ("timezone",)), library.company.timezone)]
    for show in library.shows:
        table = f"{show.folder}/performances.csv"
        named += [
            (_row_place(loaded, table, p.id), p.timezone) for p in show.performances if p.timezone
        ]
    for place, zone in named:
        if zone not in known:
            yield CONTENT.TIME_ZONE.at(place, zone=zone, suggestion=did_you_mean(zone, known))


def former_slugs_are_free(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A former name leads to one show or presenter only."""
    shows = [(s.slug, s.facts.former_slugs, f"{s.folder}/datapackage.yaml") for s in library.shows]
    houses = [
        (p.slug, p.former_slugs, f"content/presenters/{p.slug}.yaml") for p in library.presenters
    ]
    for family in (shows, houses):
        owners = {slug: slug for slug, _, _ in family}
        for slug, former, path in family:
            for n, old in enumerate(former):
                if old in owners:
                    place = _place(loaded, path, ("former_slugs", n))
                    yield CONTENT.FORMER_SLUG.at(place, slug=old, other=owners[old])
                else:
                    owners[old] = slug


CHECKS: tuple[Check, ...] = (
    person_ids_are_unique,
    performance_ids_are_unique,
    presenters_name_known_shows,
    terms_are_in_the_vocabularies,
    contacts_are_in_the_team,
    time_zones_exist,
    former_slugs_are_free,
)
"""All checks, in the order of the reference page."""
