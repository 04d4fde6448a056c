"""The labelled pairs of ``labelled.csv``, as contact bases that the search goes through.

Each row is two records that somebody who knows them would call the same or not: invented names
with the dirt of real contact bases (accents lost, legal forms, houses moved and renamed, halves
of one house, two theatres of one name). `set` says whether a pair was looked at while the rules
were made (``tune``) or held out; it was drawn by lot within each case before the first run.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from showkit.contacts.duplicates.finding import find_duplicates
from showkit.contacts.duplicates.pairs import Sort, Tier
from showkit.model.company import Company
from showkit.model.library import Library
from showkit.model.presenter import Presenter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_TABLE = Path(__file__).with_name("labelled.csv")
_COMPANY = Company.model_validate(
    {"name": "Seule", "tagline": "x", "languages": ["fr"], "site_url": "https://seule.example/"}
)


@dataclass(frozen=True)
class LabelledPair:
    """One row; `presenters` are its two houses, or the one or two houses of its two people."""

    id: str
    set: str
    sort: Sort
    is_same: bool
    case: str
    presenters: tuple[Presenter, ...]

    @property
    def names(self) -> frozenset[str]:
        """The slugs or the ids of the two."""
        letter = "h" if self.sort is Sort.HOUSE else "p"
        return frozenset(f"{letter}{self.id}{side}" for side in "ab")


@dataclass(frozen=True)
class Measure:
    """How good the pairs of a tier and of the surer ones are; None where there are none."""

    precision: float | None
    recall: float
    right: int
    wrong: int


def labelled_pairs() -> Iterator[LabelledPair]:
    """Yield all rows."""
    with _TABLE.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            sort = Sort(row["kind"])
            made = _houses if sort is Sort.HOUSE else _houses_of_people
            is_same = row["label"] == "same"
            yield LabelledPair(row["id"], row["set"], sort, is_same, row["case"], made(row))


def library_of(pairs: Iterable[LabelledPair]) -> Library:
    """Return a contact base of all these houses."""
    return Library(_COMPANY, (), tuple(house for pair in pairs for house in pair.presenters))


def tier_of(pair: LabelledPair) -> Tier | None:
    """Return what the search says of a pair that is alone in its base."""
    found = find_duplicates(library_of([pair])).found
    return next((one.tier for one in found if {one.a, one.b} == pair.names), None)


def measures(pairs: Iterable[LabelledPair]) -> Mapping[Tier, Measure]:
    """Return precision and recall down to each tier."""
    said = [(pair.is_same, tier_of(pair)) for pair in pairs]
    same = sum(is_same for is_same, _ in said)
    found = {}
    for tier in Tier:
        taken = [is_same for is_same, one in said if one is not None and one.rank <= tier.rank]
        right = sum(taken)
        precision = right / len(taken) if taken else None
        found[tier] = Measure(precision, right / same, right, len(taken) - right)
    return found


def _houses(row: Mapping[str, str]) -> tuple[Presenter, ...]:
    return tuple(_house(row, side) for side in "ab")


def _house(row: Mapping[str, str], side: str) -> Presenter:
    slug = f"h{row['id']}{side}"
    name, _, mail = row[f"{side}_emails"].rpartition("<")
    people = [{"id": f"p{slug}", "name": name.strip() or "Accueil", "email": mail.strip("> ")}]
    return Presenter.model_validate(
        {
            **_place(row, side, slug),
            "name": row[f"{side}_name"],
            "phone": row[f"{side}_phone"],
            "website": _address(row[f"{side}_website"]),
            "same_as": [address for address in [row[f"{side}_same_as"]] if address],
            "people": people if mail else [],
        }
    )


def _houses_of_people(row: Mapping[str, str]) -> tuple[Presenter, ...]:
    """Return one house with two people where both work in the same, else two with one each."""
    places = [
        {**_place(row, side, f"h{row['id']}{side}"), "name": row[f"{side}_house"],
         "phone": row[f"{side}_house_phone"]}
        for side in "ab"
    ]  # fmt: skip
    people = [_person(row, side) for side in "ab"]
    if all(places[0][field] == places[1][field] for field in ("name", "address")):
        return (Presenter.model_validate({**places[0], "people": people}),)
    return tuple(
        Presenter.model_validate({**place, "people": [person]})
        for place, person in zip(places, people, strict=True)
    )


def _person(row: Mapping[str, str], side: str) -> dict[str, Any]:
    fields = {
        "id": f"p{row['id']}{side}",
        "name": row[f"{side}_name"],
        "role": row[f"{side}_role"],
        "email": row[f"{side}_emails"],
        "phone": row[f"{side}_phone"],
        "left_on": row[f"{side}_left_on"],
        "same_as": row[f"{side}_same_as"],
    }
    return {field: value for field, value in fields.items() if value}


def _place(row: Mapping[str, str], side: str, slug: str) -> dict[str, Any]:
    fields = ("street", "postal_code", "city", "country")
    address: dict[str, Any] = {
        field: row[f"{side}_{field}"] for field in fields if row[f"{side}_{field}"]
    }
    latitude, _, longitude = row[f"{side}_coordinates"].partition(",")
    if longitude:
        address["coordinates"] = {"latitude": latitude, "longitude": longitude}
    return {"slug": slug, "address": address}


def _address(text: str) -> str | None:
    if not text:
        return None
    return text if "//" in text else f"https://{text}"
