"""Someone who works for a presenter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import BeforeValidator, Field

from showkit.model.access import Access
from showkit.model.consent import Consent
from showkit.model.message import N_
from showkit.model.record import Addresses, Day, Email, Identifier, LanguageTag, Record, YesNo

FURTHER_ADDRESS: Final = re.compile(r"x-email-[0-9]+")
"""The names of the extensions that hold addresses of a person beside the one written to."""


_TITLES: Final = frozenset(
    {
        *("dr", "dre", "herr", "frau", "dhr", "mevr", "m", "madame", "maître", "me", "mlle"),
        *("mm", "mme", "mmes", "monsieur", "mr", "mrs", "ms", "mx", "pr", "prof", "professor"),
        *("sig", "sir", "sr", "sra", "srta"),
    }
)
"""What stands before names, in small letters and without its full stop."""


def _first_name(name: str) -> str:
    """Return what to greet somebody by who is called `name`.

    Titles are passed over, and a family name that comes first with a comma behind it. Who is
    known by a family name or initials alone is greeted by the whole name.
    """
    family, _, given = name.partition(",")
    words = (given if given.strip() else family).split()
    after = words[next((n for n, one in enumerate(words) if not _is_title(one)), 0) :]
    is_family_name = len(after) == 1 < len(words) and not given.strip()
    is_initials = after[0].endswith(".")
    return " ".join(words) if is_family_name or is_initials else after[0]


def _is_title(word: str) -> bool:
    return word.rstrip(".").casefold() in _TITLES


class FormerId(Record):
    """The id of a record that was merged into a person's; the link made with it still opens."""

    id: Identifier = Field(
        description=N_("An id that the person had before; the link that hung on it still opens"),
        examples=["c-aubin"],
    )
    ahead: int = Field(
        default=0,
        description=N_(
            "By how many generations that link is ahead of the person's own; raising theirs takes "
            "both back"
        ),
        examples=["1"],
    )
    revoked: YesNo = Field(
        default=False, description=N_("That link was taken back, and opens nothing")
    )


def _ids_as_records(given: object) -> object:
    ids = [given] if isinstance(given, (str, int, Mapping)) else given
    if not isinstance(ids, (list, tuple)):
        return ids
    return [one if isinstance(one, (Mapping, FormerId)) else {"id": one} for one in ids]


FormerIds = Annotated[tuple[FormerId, ...], BeforeValidator(_ids_as_records)]
"""Ids that a person had before: each by itself, or with what is to be said of its link."""


class Person(Record):
    """Someone who works for a presenter. `id` is written once and never derived again."""

    id: Identifier = Field(
        description=N_(
            "A short name that never changes, unique among all contacts; the person's "
            "link hangs on it"
        ),
        examples=["claire-aubin"],
    )
    former_ids: FormerIds = Field(
        default=(),
        description=N_("Ids of records that were merged into this one; their links still open"),
        examples=["[c-aubin]"],
    )
    name: str = Field(description=N_("Their full name"), examples=["Claire Aubin"])
    given_name: str = Field(
        default="",
        description=N_("For the greeting, where it is not the first word of the name"),
        examples=["Claire"],
    )
    role: str = Field(
        default="", description=N_("What they do there"), examples=["Directrice, programmation"]
    )
    email: Email | None = Field(
        default=None, description=N_("E-mail address"), examples=["claire.aubin@le-vauban.example"]
    )
    phone: str = Field(
        default="",
        description=N_("Telephone number with the country's prefix"),
        examples=["+33 1 99 00 21 41"],
    )
    language: LanguageTag | None = Field(
        default=None,
        description=N_("Language to write to them in, where it is not the house's"),
        examples=["fr-FR"],
    )
    verified_on: Day | None = Field(
        default=None,
        description=N_("When you last made sure that this is right"),
        examples=["2026-10-14"],
    )
    source: str = Field(
        default="",
        description=N_("From whom or where you know it"),
        examples=["Rencontre, juin 2025"],
    )
    left_on: Day | None = Field(
        default=None,
        description=N_("When they left; their link is withdrawn then"),
        examples=["2026-06-30"],
    )
    consent: Consent = Field(default=Consent(), description=N_("What they agreed to"))
    access: Access | None = Field(
        default=None, description=N_("Their access page, where it differs from the house's")
    )
    same_as: Addresses = Field(
        default=(), description=N_("Their record elsewhere (Wikidata, Artsdata, ISNI)")
    )
    note: str = Field(
        default="",
        description=N_("For the company only"),
        examples=["Préfère le téléphone le matin"],
    )

    @property
    def greeting_name(self) -> str:
        """The name to greet them by."""
        return self.given_name or _first_name(self.name)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Their e-mail address, and those that are kept beside it (``x-email-2``)."""
        further = (
            value
            for name, value in self.extensions.items()
            if FURTHER_ADDRESS.fullmatch(name) and isinstance(value, str)
        )
        return tuple(address for address in (self.email, *further) if address)

    @property
    def ids(self) -> tuple[str, ...]:
        """The id, and those that the person had before."""
        return (self.id, *(former.id for former in self.former_ids))
