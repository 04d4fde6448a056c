"""Two people held against each other: what is alike, and how sure that makes it.

As for houses, the tiers are plain rules. Mailboxes and telephones that a desk or a whole house
answers say nothing of a person, and neither does a family name: families run theatres together.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from showkit.contacts.duplicates.likeness import is_slip
from showkit.contacts.duplicates.pairs import Houses, Likeness, Tier
from showkit.contacts.duplicates.person_names import Match, match
from showkit.contacts.duplicates.person_reasons import person_reasons
from showkit.contacts.duplicates.records_elsewhere import other_record, same_record
from showkit.contacts.duplicates.towns import Towns, relation
from showkit.contacts.duplicates.web_names import domain_of_mail

if TYPE_CHECKING:
    from showkit.contacts.duplicates.person_signs import PersonSigns

_ALIKE: Final = frozenset({Match.SAME, Match.VARIANT, Match.REVERSED, Match.SLIP, Match.PART})


def compare_people(one: PersonSigns, other: PersonSigns, houses: Houses) -> Likeness:
    """Return how sure it is that two people are one, and why; `houses` is how theirs relate."""
    found = PersonComparison(one, other, houses)
    tier = found.tier()
    return Likeness(tier, tuple(person_reasons(found)) if tier else ())


class PersonComparison:
    """What two people have in common, found out as rules ask for it; `tier` is the rules."""

    def __init__(self, one: PersonSigns, other: PersonSigns, houses: Houses) -> None:
        self.one, self.other, self.houses = one, other, houses
        self.match = match(one.name, other.name)
        own = one.own_mails & other.own_mails
        self.mail = min(own or one.mails & other.mails, default="")
        self.own_mail = bool(own)
        self.phone = bool(one.phone and other.phone and one.phone.is_same(other.phone))
        self.own_phone = self.phone and one.has_own_phone and other.has_own_phone
        self.record = same_record(one.records, other.records)

    @cached_property
    def towns(self) -> Towns:
        """How the towns of their houses relate."""
        return relation(self.one.spot, self.other.spot)

    @property
    def is_abroad(self) -> bool:
        """Whether their houses are in two countries."""
        mine, theirs = self.one.spot.country, self.other.spot.country
        return bool(mine and theirs and mine != theirs)

    @cached_property
    def other_record(self) -> bool:
        """Whether a system that has one record for each person has two for these."""
        return other_record(self.one.records, self.other.records)

    @cached_property
    def other_mail(self) -> bool:
        """Whether one domain gave them a mailbox each, other than by a slip."""
        if self.mail or not (self.one.has_own_mail and self.other.has_own_mail):
            return False
        mine, theirs = self.one.mail, self.other.mail
        domain = domain_of_mail(mine)
        return bool(domain) and domain == domain_of_mail(theirs) and not is_slip(mine, theirs)

    def tier(self) -> Tier | None:
        """Return the first tier whose rules hold."""
        if self.match is Match.NONE and not (self.own_mail or self.record):
            return None
        if self.match is Match.FAMILY or self.other_record or self.one.is_a_desk:
            return Tier.POSSIBLE if self.record and not self.other_record else None
        if self._is_certain():
            return Tier.CERTAIN
        if self._is_probable():
            return Tier.PROBABLE
        return Tier.POSSIBLE if self._is_possible() else None

    def _is_certain(self) -> bool:
        if self.record:
            return True
        if self.match not in _ALIKE:
            return False
        if self.own_mail or (self.match is Match.SAME and self.own_phone):
            return True
        if self.houses is not Houses.ONE:
            return False
        return self.match is Match.SAME or (self.own_phone and self.match is not Match.PART)

    def _is_probable(self) -> bool:
        if self.match in _ALIKE:
            if self.own_phone or (self.mail and self.houses is not Houses.TWO):
                return True
            if self.houses is not Houses.TWO:
                return not self.other_mail or self.match is Match.SAME
            is_one_name = self.match in {Match.SAME, Match.VARIANT}
            has_moved = self.one.has_left or self.other.has_left
            return is_one_name and has_moved and self._is_telling() and not self.is_abroad
        return self.match is Match.GIVEN and self.own_mail

    def _is_possible(self) -> bool:
        if self.match in _ALIKE:
            if self.houses is not Houses.TWO or (self.match is Match.SAME and self._is_telling()):
                return True
            is_near = (
                self.towns in {Towns.SAME, Towns.ALIKE} or self.one.has_left or self.other.has_left
            )
            return not self.is_abroad and is_near and self.match is not Match.REVERSED
        if self.match is Match.GIVEN:
            is_one_word = not (self.one.name.family and self.other.name.family)
            return self.own_phone or (is_one_word and self.houses is not Houses.TWO)
        return self.own_mail

    def _is_telling(self) -> bool:
        return self.one.name.is_telling and self.other.name.is_telling
