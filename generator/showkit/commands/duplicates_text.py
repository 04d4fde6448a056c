"""Pairs that may be the same, for people at a terminal: why, and both records side by side."""

from __future__ import annotations

import shutil
import textwrap
from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from showkit.contacts.duplicates.pairs import Sort, Tier
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from showkit.contacts.duplicates.facts import Fact
    from showkit.contacts.duplicates.pairs import Duplicate
    from showkit.contacts.duplicates.records import Records
    from showkit.output.catalogues import Catalogue

_NARROWEST: Final = 72
_WIDEST: Final = 120
_FIELD: Final = 20

_HEADS: Final = {
    (Sort.HOUSE, Tier.CERTAIN): Message("Certainly one house"),
    (Sort.HOUSE, Tier.PROBABLE): Message("Probably one house"),
    (Sort.HOUSE, Tier.POSSIBLE): Message("Possibly one house"),
    (Sort.PERSON, Tier.CERTAIN): Message("Certainly one person"),
    (Sort.PERSON, Tier.PROBABLE): Message("Probably one person"),
    (Sort.PERSON, Tier.POSSIBLE): Message("Possibly one person"),
}
_TIERS: Final = {
    Tier.CERTAIN: Message("certain"),
    Tier.PROBABLE: Message("probable"),
    Tier.POSSIBLE: Message("possible"),
}


def as_text(
    shown: Sequence[Duplicate], records: Records, words: Catalogue, hidden: Collection[Tier]
) -> str:
    """Return the pairs one under the other, and at last how many there are.

    `hidden` are the tiers of pairs that were found and are not shown.
    """
    width = min(max(shutil.get_terminal_size((100, 0)).columns, _NARROWEST), _WIDEST)
    blocks = [_block(pair, records, words, width) for pair in shown]
    return "\n\n".join([*blocks, _count(shown, words, hidden)])


def _block(pair: Duplicate, records: Records, words: Catalogue, width: int) -> str:
    head = f"{words.say(_HEADS[pair.sort, pair.tier])}: {pair.a}, {pair.b}"
    lines = [head]
    speaking = [("+", reason) for reason in pair.reasons if not reason.is_against]
    speaking += [("−", reason) for reason in pair.reasons if reason.is_against]
    for sign, reason in speaking:
        lines += textwrap.wrap(
            words.say(reason.text), width, initial_indent=f"  {sign} ", subsequent_indent="    "
        )
    facts = records.facts(pair)
    lines += table(facts, width)
    fuller, other = _fuller_first(pair, facts)
    same = words.say(Message("the same:"))
    not_same = words.say(Message("not the same:"))
    lines.append(f"  {same} showkit contacts merge {fuller} {other}")
    lines.append(f"  {not_same} showkit contacts duplicates --not-same {pair.a} {pair.b}")
    return "\n".join(lines)


def _fuller_first(pair: Duplicate, facts: Sequence[Fact]) -> tuple[str, str]:
    """Return both names, first that of whom more is known: the one to keep."""
    of_a, of_b = sum(bool(fact.a) for fact in facts), sum(bool(fact.b) for fact in facts)
    return (pair.b, pair.a) if of_b > of_a else (pair.a, pair.b)


def table(facts: Iterable[Fact], width: int) -> Iterator[str]:
    """Yield two records side by side, `width` characters wide; ≠ marks what differs."""
    side = (width - _FIELD - 6) // 2
    for fact in facts:
        columns = [
            textwrap.wrap(text, size) or [""]
            for text, size in ((fact.field, _FIELD), (fact.a, side), (fact.b, side))
        ]
        sign = "≠" if fact.differs else " "
        for field, a, b in zip_longest(*columns, fillvalue=""):
            yield f"  {field:{_FIELD}}{sign} {a:{side}}  {b}".rstrip()
            sign = " "


def _count(shown: Sequence[Duplicate], words: Catalogue, hidden: Collection[Tier]) -> str:
    lines = []
    if shown:
        lines.append(words.say(Message("Pairs: {n}.", n=len(shown))))
    else:
        lines.append(words.say(Message("Nothing here looks like it stood twice.")))
    for tier, n in sorted(Counter(hidden).items()):
        text = Message(
            "Not shown: {n} that are {tier}; add --tier {option}.",
            n=n,
            tier=_TIERS[tier],
            option=tier,
        )
        lines.append(words.say(text))
    return "\n".join(lines)
