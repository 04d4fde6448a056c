"""Addresses of one thing in other systems: Wikidata, Artsdata, ISNI, ORCID."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

_ONE_RECORD_EACH: Final = frozenset(
    {"wikidata.org", "kg.artsdata.ca", "isni.org", "orcid.org", "viaf.org", "ringgold.com"}
)
"""Systems in which one thing has one record, so that two records are two things."""

_LAST_STEP: Final = re.compile(r"([^/#]+)/?$")


def same_record(one: Iterable[str], other: Iterable[str]) -> str:
    """Return an address that both name, however it is written; empty where there is none."""
    theirs = {_record(address) for address in other}
    return next((address for address in sorted(one) if _record(address) in theirs), "")


def other_record(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether a system that has one record for each thing has two for these."""
    mine, theirs = (dict(map(_record, addresses)) for addresses in (one, other))
    return any(
        system in theirs and theirs[system] != name
        for system, name in mine.items()
        if system in _ONE_RECORD_EACH
    )


def _record(address: str) -> tuple[str, str]:
    """Return the system and its name for the thing: ``wiki/Q1`` and ``entity/Q1`` are one."""
    parts = urlsplit(address.strip())
    system = (parts.hostname or "").removeprefix("www.")
    name = _LAST_STEP.search(parts.path)
    if system in _ONE_RECORD_EACH and name:
        return system, name[1].casefold()
    return system, f"{parts.path.rstrip('/')}?{parts.query}#{parts.fragment}"
