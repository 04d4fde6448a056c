"""Two records side by side: every fact of both, and which of them differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.content.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from showkit.model.person import Person
    from showkit.model.presenter import Presenter
    from showkit.model.talk import HistoryEntry


@dataclass(frozen=True)
class Fact:
    """A field as contact files name it (``address.city``), and what each record says there."""

    field: str
    a: str
    b: str

    @property
    def differs(self) -> bool:
        """Whether both say something, and not the same, capitals and accents aside."""
        return bool(self.a and self.b) and folded(self.a) != folded(self.b)


def side_by_side(a: Mapping[str, str], b: Mapping[str, str]) -> tuple[Fact, ...]:
    """Return the facts of two records that either of them has, in the order of the first."""
    fields = dict.fromkeys((*a, *b))
    facts = (Fact(field, a.get(field, ""), b.get(field, "")) for field in fields)
    return tuple(fact for fact in facts if fact.a or fact.b)


def house_facts(house: Presenter) -> Mapping[str, str]:
    """Return what tells one house from another, field by field, as short texts."""
    address = house.address
    return {
        "name": house.name,
        "kind": house.kind if "kind" in house.model_fields_set else "",
        "relation": house.relation if "relation" in house.model_fields_set else "",
        "address.street": address.street,
        "address.postal_code": address.postal_code,
        "address.city": address.city,
        "address.region": address.region,
        "address.country": address.country or "",
        "language": house.language or "",
        "phone": house.phone,
        "website": house.website or "",
        "networks": ", ".join(house.networks),
        "same_as": ", ".join(house.same_as),
        "verified_on": str(house.verified_on or ""),
        "source": house.source,
        "rooms": ", ".join(room.name for room in house.rooms),
        "people": ", ".join(person.name for person in house.people),
        "shows": ", ".join(
            f"{slug} ({talks[-1].stage})" for slug, talks in house.shows.items() if talks
        ),
        "history": _history(house.history),
    }


def person_facts(house: Presenter, person: Person) -> Mapping[str, str]:
    """Return what tells one person from another, field by field, as short texts."""
    consent = person.consent.email
    about = [entry for entry in house.history if entry.person in person.ids]
    return {
        "name": person.name,
        "given_name": person.given_name,
        "house": f"{house.name} ({house.slug})",
        "address.city": house.address.city,
        "role": person.role,
        "email": person.email or "",
        "phone": person.phone,
        "language": person.language or "",
        "verified_on": str(person.verified_on or ""),
        "source": person.source,
        "left_on": str(person.left_on or ""),
        "consent.email": consent.basis if "basis" in consent.model_fields_set else "",
        "same_as": ", ".join(person.same_as),
        "note": person.note,
        "history": _history(about),
    }


def _history(entries: Iterable[HistoryEntry]) -> str:
    """Return how many exchanges there were, and the day of the last."""
    days = sorted(entry.date for entry in entries)
    return f"{len(days)} ({days[-1]})" if days else ""
