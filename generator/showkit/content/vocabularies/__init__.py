"""The sector's controlled words: Artsdata's vocabularies (CC0 1.0, Culture Creates), by short id.

The tables beside this file hold ``id, uri, label_en, label_fr, broader``; an id that has been
published stays.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping


class Vocabulary(StrEnum):
    """The vocabularies, by the name of their table."""

    GENRES = "genres"
    EVENT_TYPES = "event-types"
    ORGANISATION_TYPES = "organization-types"
    PLACE_TYPES = "place-types"


LIST_NAMES: Final[Mapping[Vocabulary, Message]] = {
    Vocabulary.GENRES: Message("Genres"),
    Vocabulary.EVENT_TYPES: Message("Event types"),
    Vocabulary.ORGANISATION_TYPES: Message("Organisation types"),
    Vocabulary.PLACE_TYPES: Message("Place types"),
}
"""The vocabularies as the content guide heads them."""


@dataclass(frozen=True)
class Term:
    """One concept."""

    id: str
    uri: str
    label_en: str
    label_fr: str
    broader: tuple[str, ...]

    def label(self, language: str) -> str:
        """Return its name in `language`; other languages than French fall back on English."""
        return self.label_fr if language.split("-", maxsplit=1)[0] == "fr" else self.label_en


@cache
def terms(vocabulary: Vocabulary) -> Mapping[str, Term]:
    """Return a vocabulary's terms by id."""
    table = resources.files(__package__) / f"{vocabulary}.csv"
    with table.open(encoding="utf-8") as rows:
        return {
            row["id"]: Term(
                row["id"],
                row["uri"],
                row["label_en"],
                row["label_fr"],
                tuple(row["broader"].split()),
            )
            for row in csv.DictReader(rows)
        }


def label(vocabulary: Vocabulary, term_id: str, language: str) -> str:
    """Return a term's name, or its id as a word where it is not in the vocabulary."""
    term = terms(vocabulary).get(term_id)
    return term.label(language) if term else term_id.replace("-", " ")
