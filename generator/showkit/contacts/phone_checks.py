"""Checks of the telephone numbers that a company gives to houses abroad."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.contacts.phones import from_abroad
from showkit.content.checks.check import Check, check
from showkit.content.rules import RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.content.load import Loaded
    from showkit.content.yaml import Pointer
    from showkit.model.finding import Finding
    from showkit.model.library import Library


def numbers_can_be_dialled_from_abroad(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A telephone number that houses are given begins with + and the country’s code.

    Whoever touches “514 555 0142” on a page in another country rings somebody else, or nobody.
    """
    country = library.company.address.country
    for path, pointer, number in _numbers(library):
        whole = from_abroad(number, country)
        if whole is not None:
            place = loaded.place(path, pointer)
            yield RECORDS.NO_CALLING_CODE.at(place, number=number, whole=whole)


def _numbers(library: Library) -> Iterator[tuple[str, Pointer, str]]:
    """Yield the numbers of the team and of whoever answers for the stage: file, place, number."""
    for n, member in enumerate(library.company.team):
        yield "content/company.yaml", ("team", n, "phone"), member.phone
    for show in library.shows:
        contact = show.rider.technical_contact if show.rider else None
        if contact is not None:
            yield f"{show.folder}/tech-rider.yaml", ("technical_contact", "phone"), contact.phone


PHONE_CHECKS: Final[tuple[Check, ...]] = (
    check(numbers_can_be_dialled_from_abroad, RECORDS.NO_CALLING_CODE),
)
