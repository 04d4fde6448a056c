"""New houses of a sheet that may be ones we have, or one another: judged as in the base."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Final

from showkit.contacts.duplicates.finding import alike_houses
from showkit.contacts.duplicates.house_signs import house_signs, signs_of
from showkit.contacts.duplicates.pairs import Tier
from showkit.contacts.exchange.addresses import is_address
from showkit.contacts.exchange.drafts import DoubtError, HouseDraft, ask, said_text
from showkit.contacts.exchange.naming import fold
from showkit.model.message import Message
from showkit.model.place import PostalAddress

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from showkit.contacts.duplicates.house_signs import HouseSigns
    from showkit.contacts.duplicates.pairs import Duplicate
    from showkit.contacts.exchange.known import Known

_ASKED: Final = frozenset({Tier.CERTAIN, Tier.PROBABLE})


def houses_in_doubt(
    known: Known, drafts: Mapping[str, HouseDraft]
) -> Iterator[tuple[HouseDraft, DoubtError]]:
    """Yield the new houses that are certainly or probably another, once, each with the question.

    Of two new ones it is the one of the later row. Those of which somebody said that they are
    new (`is_settled`) are not asked about.
    """
    new = [draft for draft in drafts.values() if draft.presenter is None]
    if not new:
        return
    signs = [
        *(_of_known(house_signs(house), drafts.get(house.slug)) for house in known.houses),
        *map(_of_new, new),
    ]
    asked: set[str] = set()
    for pair in alike_houses(signs, since=len(known.houses)).found:
        draft = drafts[pair.b]
        if pair.tier in _ASKED and not draft.is_settled and pair.b not in asked:
            asked.add(pair.b)
            yield draft, _question(pair, draft, *_name_and_town(pair.a, known, drafts))


def _of_known(signs: HouseSigns, draft: HouseDraft | None) -> HouseSigns:
    """Return what is compared of a house of ours, with the addresses that the sheet adds."""
    return signs.with_mails(_mails(draft)) if draft is not None else signs


def _of_new(draft: HouseDraft) -> HouseSigns:
    said = draft.said
    records = said["same_as"][0].value if "same_as" in said else ()
    address = PostalAddress(
        street=said_text(said, "address.street"),
        postal_code=said_text(said, "address.postal_code"),
        city=said_text(said, "address.city"),
        country=said_text(said, "address.country") or None,
    )
    return signs_of(
        draft.slug,
        said_text(said, "name") or draft.name,
        address,
        phone=said_text(said, "phone"),
        website=said_text(said, "website"),
        mails=_mails(draft),
        records=(records,) if isinstance(records, str) else records,
    )


def _mails(draft: HouseDraft) -> list[str]:
    return [
        said_text(person.said, name)
        for person in draft.people.values()
        for name in person.said
        if is_address(name) and said_text(person.said, name)
    ]


def _name_and_town(slug: str, known: Known, drafts: Mapping[str, HouseDraft]) -> tuple[str, str]:
    if slug in known.by_slug:
        house = known.by_slug[slug]
        return house.name, house.address.city
    return drafts[slug].name, drafts[slug].city


def _question(pair: Duplicate, draft: HouseDraft, name: str, town: str) -> DoubtError:
    """Return the question; two houses of one name are told apart by their towns."""
    own, other = draft.name, name
    if fold(own) == fold(other):
        own, other = (f"{own} ({draft.city})", f"{other} ({town})")
    said = [reason.text for reason in pair.reasons if not reason.is_against]
    why = reduce(lambda first, rest: Message("{first}, {rest}", first=first, rest=rest), said)
    texts = {
        Tier.CERTAIN: Message("“{name}” is “{other}”, as far as can be told: {why}"),
        Tier.PROBABLE: Message("“{name}” is probably “{other}”: {why}"),
    }
    text = texts[pair.tier].text
    return ask(Message(text, name=own, other=other, why=why), own, pair.a)
