"""Why two houses may be one, or not, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.contacts.duplicates.house_names import Families, Match
from showkit.contacts.duplicates.pairs import Reason
from showkit.contacts.duplicates.towns import Towns
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.contacts.duplicates.houses import HouseComparison


def house_reasons(found: HouseComparison) -> Iterator[Reason]:
    """Yield what was found, first what speaks for it."""
    yield from _about_names(found)
    yield from _about_place(found)
    if found.phone:
        number = f"+{found.phone.code} {found.phone.national}".removeprefix("+ ")
        yield Reason("phone", Message("the same telephone ({number})", number=number))
    if found.mails:
        mail = min(found.mails)
        yield Reason("mail", Message("the same e-mail address ({mail})", mail=mail))
    elif found.domains:
        yield Reason("domain", Message("the same domain ({domain})", domain=min(found.domains)))
    if found.record:
        yield Reason("record", Message("the same record elsewhere ({url})", url=found.record))
    yield from _against(found)


def _about_names(found: HouseComparison) -> Iterator[Reason]:
    names = {"a": found.one.name.text, "b": found.other.name.text}
    texts = {
        Match.SAME: Message("the same name"),
        Match.COMMON: Message("the same name but for usual words (“{a}”, “{b}”)", **names),
        Match.SEGMENT: Message("one name holds the other whole (“{a}”, “{b}”)", **names),
        Match.NEAR: Message("names a slip of the finger apart (“{a}”, “{b}”)", **names),
        Match.GENERIC: Message("the same general name"),
        Match.PART: Message("one name is part of the other (“{a}”, “{b}”)", **names),
        Match.INITIALS: Message("one name is the initials of the other (“{a}”, “{b}”)", **names),
    }
    if found.match in texts:
        yield Reason(f"name-{found.match.name.lower()}", texts[found.match])


def _about_place(found: HouseComparison) -> Iterator[Reason]:
    if found.street:
        yield Reason("street", Message("the same street address"))
    if found.is_steps_away and found.kilometres is not None:
        metres = round(found.kilometres * 1000)
        yield Reason("near", Message("{n} m apart", n=metres))
    if found.towns is Towns.SAME:
        yield Reason("town", Message("the same town"))
    elif found.towns is Towns.ALIKE:
        yield Reason("town-alike", Message("towns of much the same name"))
    elif found.towns is Towns.UNKNOWN:
        yield Reason("town-unknown", Message("the town of one is not noted"))


def _against(found: HouseComparison) -> Iterator[Reason]:
    if found.match is Match.NONE:
        yield Reason("name", Message("other names"), is_against=True)
    if found.towns is Towns.OTHER:
        yield Reason("town", Message("other towns"), is_against=True)
    if found.opposed:
        a, b = found.opposed
        text = Message("the names set them apart (“{a}”, “{b}”)", a=a, b=b)
        yield Reason("opposed", text, is_against=True)
    if found.families is not Families.ALIKE:
        yield Reason("kind", Message("the names tell of other things"), is_against=True)
    if found.other_site:
        yield Reason("site", Message("other websites"), is_against=True)
    if found.other_record:
        yield Reason("record", Message("other records elsewhere"), is_against=True)
