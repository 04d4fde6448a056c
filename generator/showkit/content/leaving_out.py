"""What can still be built of content that has errors: the parts of shows that are right.

A wrong row, rider or text is left out, and with it nothing else; of a table whose first row is
not right all rows are, for a column that nobody can read may be the one that says who may see
them. Where what a show is cannot be read (its state, its embargo), the show is left out. Errors
in the company's own file, in contact files or in what was sent stop everything: without them
somebody's page would be withdrawn, or made for the wrong person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from showkit.content.resources import DESCRIPTORS
from showkit.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from showkit.content.load import Loaded
    from showkit.model.company import Company
    from showkit.model.finding import Finding, Place
    from showkit.model.library import Library
    from showkit.model.show import Show

_SHOW: Final = re.compile(r"(?P<folder>content/shows/(?P<slug>[^/]+))(?:/(?P<inside>.+))?")
_WORDS: Final = re.compile(r"show\.(?P<tag>[^.]+)\.md")
_FILE: Final = re.compile(r"(?P<table>visuals|documents)/(?P<name>.+)")
_TABLES: Final = (
    "performances",
    "visuals",
    "documents",
    "credits",
    "press",
    "equipment",
    "changes",
)
"""The usual names of a show's tables, which are those of the show's fields as well."""


@dataclass(frozen=True)
class RightParts:
    """A library without what is wrong in it: where that is, and the slugs of its shows."""

    library: Library
    left_out: tuple[Place, ...] = ()
    shows: frozenset[str] = frozenset()


def right_parts(loaded: Loaded, findings: Iterable[Finding]) -> RightParts | None:
    """Return what is right of what was read, or None where an error stops everything."""
    if loaded.library is None:
        return None
    return without(RightParts(loaded.library), loaded, findings)


def without(parts: RightParts, loaded: Loaded, findings: Iterable[Finding]) -> RightParts | None:
    """Return `parts` without what `findings` say is wrong, or None where that stops everything."""
    company = parts.library.company
    shows: dict[str, Show | None] = {show.slug: show for show in parts.library.shows}
    wrong = sorted({one.place for one in findings if one.severity is Severity.ERROR})
    concerned: set[str] = set()
    for place in wrong:
        found = _SHOW.fullmatch(place.path)
        if found is None:
            without_photo = _without_portrait(company, loaded, place)
            if without_photo is None:
                return None
            company = without_photo
            continue
        slug = found["slug"]
        concerned.add(slug)
        show = shows.get(slug)
        if show is not None:
            shows[slug] = _without(show, loaded, place, found["inside"] or "")
    library = replace(
        parts.library,
        company=company,
        shows=tuple(show for show in shows.values() if show is not None),
    )
    places = tuple(sorted({*parts.left_out, *wrong}))
    return RightParts(library, places, parts.shows | concerned)


def _without(show: Show, loaded: Loaded, place: Place, inside: str) -> Show | None:
    """Return a show without the part that is wrong at `place`, None where that is all of it."""
    words = _WORDS.fullmatch(inside)
    if words is not None:
        others = {tag: text for tag, text in show.words.items() if tag != words["tag"]}
        return replace(show, words=others) if others else None
    file = _FILE.fullmatch(inside)
    if file is not None:
        rows = getattr(show, file["table"])
        kept = tuple(row for row in rows if row.file != file["name"])
        return _with(show, file["table"], kept)
    for name in _TABLES:
        usual = f"{show.folder}/{name}.csv"
        table = loaded.tables.get(usual)
        if table is not None and place.path in {table.path, usual}:
            wrong = {id(row) for row in table.rows_at(place.line)}
            kept = tuple(row for row in getattr(show, name) if id(row) not in wrong)
            return _with(show, name, kept)
    if inside not in DESCRIPTORS and place.path in loaded.documents:
        return replace(show, rider=None)
    return None


def _with(show: Show, field: str, rows: Sequence[Any]) -> Show:
    return replace(show, **{field: tuple(rows)})  # type: ignore[arg-type]  # a field of _TABLES


def _without_portrait(company: Company, loaded: Loaded, place: Place) -> Company | None:
    """Return the company without the portrait that `place` names or is, None where it is none."""
    for n, member in enumerate(company.team):
        named = loaded.place("content/company.yaml", ("team", n, "photo"))
        if member.photo and (place == named or place.path == f"content/{member.photo}"):
            team = list(company.team)
            team[n] = member.model_copy(update={"photo": "", "photo_credit": ""})
            return company.model_copy(update={"team": tuple(team)})
    return None
