"""Why two people may be one, or not, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.contacts.duplicates.pairs import Houses, Reason
from showkit.contacts.duplicates.person_names import Match
from showkit.contacts.duplicates.towns import Towns
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.contacts.duplicates.people import PersonComparison


def person_reasons(found: PersonComparison) -> Iterator[Reason]:
    """Yield what was found, first what speaks for it."""
    texts = {
        Match.SAME: Message("the same name"),
        Match.VARIANT: Message("the same name, once shortened"),
        Match.REVERSED: Message("the same words of the name in another order"),
        Match.SLIP: Message("names a slip of the finger apart"),
        Match.PART: Message("the same given name, and one family name holds the other"),
        Match.GIVEN: Message("the same given name"),
    }
    if found.match in texts:
        yield Reason(f"name-{found.match.name.lower()}", texts[found.match])
    if found.houses is Houses.ONE:
        yield Reason("house", Message("the same house"))
    elif found.houses is Houses.ALIKE:
        yield Reason("house-alike", Message("houses that may be one"))
    if found.mail:
        mail = found.mail
        text = Message("the same e-mail address ({mail})", mail=mail)
        desk = Message("the same e-mail address, read by a desk ({mail})", mail=mail)
        yield Reason("mail", text) if found.own_mail else Reason("mail-desk", desk)
    if found.phone and found.one.phone:
        number = f"+{found.one.phone.code} {found.one.phone.national}".removeprefix("+ ")
        text = Message("the same telephone ({number})", number=number)
        desk = Message("the same telephone, that of several ({number})", number=number)
        yield Reason("phone", text) if found.own_phone else Reason("phone-desk", desk)
    if found.record:
        yield Reason("record", Message("the same record elsewhere ({url})", url=found.record))
    if found.one.has_left != found.other.has_left:
        yield Reason("left", Message("one of them has left a house"))
    yield from _against(found)


def _against(found: PersonComparison) -> Iterator[Reason]:
    if found.match is Match.NONE:
        yield Reason("name", Message("other names"), is_against=True)
    if found.match is Match.FAMILY:
        yield Reason("given", Message("other given names"), is_against=True)
    if found.match is Match.GIVEN and found.one.name.family and found.other.name.family:
        yield Reason("family", Message("other family names"), is_against=True)
    if found.houses is Houses.TWO and found.towns is Towns.OTHER:
        yield Reason("town", Message("other towns"), is_against=True)
    if found.other_mail:
        text = Message("each has an e-mail address of their own in one domain")
        yield Reason("mail", text, is_against=True)
    if found.other_record:
        yield Reason("record", Message("other records elsewhere"), is_against=True)
