"""Two houses held against each other: what is alike, and how sure that makes it.

The tiers are plain rules over what was found, no score. In `certain` a false merge would cost
a company its memory, so each of its rules asks for two independent signs and no sign against.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from showkit.contacts.duplicates.house_names import (
    Families,
    HouseName,
    Match,
    families,
    match,
    opposed_words,
)
from showkit.contacts.duplicates.house_reasons import house_reasons
from showkit.contacts.duplicates.pairs import Likeness, Tier
from showkit.contacts.duplicates.records_elsewhere import other_record, same_record
from showkit.contacts.duplicates.towns import Towns, is_one_street, kilometres, relation

if TYPE_CHECKING:
    from showkit.contacts.duplicates.house_signs import HouseSigns

_STEPS_APART_KM: Final = 0.15
_NAMED: Final = frozenset({Match.SAME, Match.COMMON, Match.SEGMENT, Match.NEAR})


def compare_houses(
    one: HouseSigns, other: HouseSigns, *, ignored: frozenset[str] = frozenset()
) -> Likeness:
    """Return how sure it is that two houses are one, and why.

    `ignored` are domains that too many houses share to tell anything (a town's own).
    """
    found = HouseComparison(one, other, ignored)
    tier = found.tier()
    return Likeness(tier, tuple(house_reasons(found)) if tier else ())


class HouseComparison:
    """What two houses have in common, worked out when a rule asks for it; `tier` is the rules."""

    def __init__(self, one: HouseSigns, other: HouseSigns, ignored: frozenset[str]) -> None:
        self.one, self.other, self.ignored = one, other, ignored
        self.mails = one.mails & other.mails
        self.domains = (one.domains & other.domains) - ignored
        self.phone = next((a for a in one.phones for b in other.phones if a.is_same(b)), None)
        self.record = same_record(one.records, other.records)

    @cached_property
    def names(self) -> tuple[HouseName, HouseName]:
        """The names without those of the towns."""
        mine, theirs = self.one.name, self.other.name
        for town in sorted(self.one.spot.towns | self.other.spot.towns):
            mine, theirs = mine.without(town), theirs.without(town)
        return mine, theirs

    @cached_property
    def match(self) -> Match:
        """How far the names say the same."""
        return match(*self.names)

    @cached_property
    def opposed(self) -> tuple[str, str] | None:
        """Words that set the names apart on purpose."""
        return opposed_words(*self.names)

    @cached_property
    def families(self) -> Families:
        """Whether the names speak of one family of things."""
        return families(*self.names)

    @cached_property
    def towns(self) -> Towns:
        """How the towns relate."""
        return relation(self.one.spot, self.other.spot)

    @cached_property
    def kilometres(self) -> float | None:
        """How far apart they are."""
        return kilometres(self.one.spot, self.other.spot)

    @property
    def street(self) -> bool:
        """Whether the street address is the same."""
        return self.towns is Towns.SAME and is_one_street(self.one.spot, self.other.spot)

    @property
    def is_steps_away(self) -> bool:
        """Whether their points lie side by side."""
        return self.kilometres is not None and self.kilometres <= _STEPS_APART_KM

    @property
    def is_abroad(self) -> bool:
        """Whether they are in two countries."""
        mine, theirs = self.one.spot.country, self.other.spot.country
        return bool(mine and theirs and mine != theirs)

    @cached_property
    def other_record(self) -> bool:
        """Whether a system that has one record for each thing has two for these."""
        return other_record(self.one.records, self.other.records)

    @property
    def other_site(self) -> bool:
        """Whether each has a website of its own."""
        mine, theirs = self.one.sites, self.other.sites
        return bool(mine and theirs and not mine & theirs and not self.domains)

    @property
    def is_one_town(self) -> bool:
        """Whether both are in one town, as far as its names tell."""
        return self.towns in {Towns.SAME, Towns.ALIKE}

    @property
    def is_in_touch(self) -> bool:
        """Whether a telephone, a mailbox or a domain is shared."""
        return bool(self.phone or self.mails or self.domains)

    @property
    def is_here(self) -> bool:
        """Whether both are in one spot: a street address, a few steps, a Canadian code."""
        return (
            self.street
            or self.is_steps_away
            or (self.one.spot.is_exact and self.one.spot.postal_code == self.other.spot.postal_code)
        )

    def tier(self) -> Tier | None:
        """Return the first tier whose rules hold."""
        is_linked = self.is_in_touch or bool(self.record)
        if not is_linked and (self.towns is Towns.OTHER or self.match is Match.NONE):
            return None  # no rule below would hold
        if self.opposed or self.other_record or self.families is Families.APART:
            return self._tier_against()
        if self._is_certain():
            return Tier.CERTAIN
        if self._is_probable():
            return Tier.PROBABLE
        return Tier.POSSIBLE if self._is_possible() else None

    def _tier_against(self) -> Tier | None:
        """Return what is left where something speaks plainly against it."""
        if self.record and not self.other_record:
            return Tier.POSSIBLE
        is_one_name = self.match in _NAMED
        return Tier.POSSIBLE if is_one_name and (self.phone or self.mails) else None

    def _is_certain(self) -> bool:
        if self.record:
            return self.match is not Match.NONE or self.is_one_town
        if self.is_abroad or self.other_site or self.families is not Families.ALIKE:
            return False
        if self.towns is Towns.OTHER:
            return False
        if self.match is Match.SAME and self.towns is Towns.SAME:
            return True
        if self.match in _NAMED:
            return self.is_in_touch or (self.match is not Match.NEAR and self.is_here)
        return self.match is Match.GENERIC and self.is_one_town and self.is_in_touch

    def _is_probable(self) -> bool:
        if self.is_abroad:
            return False
        if self.match in _NAMED:
            if self.is_in_touch or self.is_here:
                return True
            return self.is_one_town and self.families is Families.ALIKE
        if self.match is Match.GENERIC:
            return self.is_one_town or (self.towns is Towns.UNKNOWN and self.is_in_touch)
        if self.match in {Match.PART, Match.INITIALS}:
            return self.towns is not Towns.OTHER and (self.is_in_touch or self.is_here)
        return bool(self.phone and self.domains)

    def _is_possible(self) -> bool:
        if self.match in _NAMED:
            if self.other_site and self.families is Families.UNEVEN:
                return False
            is_rare = len(self.names[0].full.own) > 1
            return self.is_one_town or (self.towns is Towns.UNKNOWN and is_rare)
        if self.match in {Match.PART, Match.INITIALS}:
            return self.is_one_town or (self.towns is Towns.UNKNOWN and self.is_in_touch)
        if self.match is Match.NONE and self.is_one_town:
            return bool(self.mails or self.phone)
        return False
