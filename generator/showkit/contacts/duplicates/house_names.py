"""Names of houses: what is the house's own in them, and what all of the field have in common."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from showkit.contacts.duplicates.likeness import is_slip
from showkit.contacts.duplicates.tokens import plain_words, telling_words
from showkit.contacts.duplicates.vocabulary import LONGEST_PHRASE, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.contacts.duplicates.vocabulary import Phrase

_SEGMENTS: Final = re.compile(r"[/|()«»“”\"]|\s[-–—]\s|[,;:]\s")
_EDITION: Final = re.compile(r"(?:19|20)[0-9]{2}|[0-9]+(?:e|es|er|eme|emes|ieme|th|st|nd|rd)")
_ACRONYM: Final = re.compile(r"[A-Z]{3,7}")


class Match(Enum):
    """How far two names of houses say the same, the surest first."""

    SAME = auto()
    COMMON = auto()
    """The same words of their own; the common ones differ."""
    GENERIC = auto()
    """No words of their own; the same common ones."""
    SEGMENT = auto()
    """One is said whole beside other words: ``A / B``, ``A (B)``, ``A - B``."""
    NEAR = auto()
    """A slip of the finger apart."""
    PART = auto()
    """The own words of one are among those of the other."""
    INITIALS = auto()
    NONE = auto()


@dataclass(frozen=True)
class Form:
    """One way in which a name is said: words of its own, kinds (theatre), families (venue)."""

    own: Phrase
    kinds: frozenset[str]
    families: frozenset[str]

    def without(self, town: Phrase) -> Form:
        """Return it without the name of a town, or the beginning of one."""
        if town[0] not in self.own:
            return self
        for length in range(len(town), 0, -1):
            start = town[:length]
            if sum(map(len, start)) < 4 and length < len(town):  # noqa: PLR2004 - letters: a "Le" is no town
                break
            for at in range(len(self.own) - length + 1):
                if self.own[at : at + length] == start:
                    return replace(self, own=self.own[:at] + self.own[at + length :])
        return self


@dataclass(frozen=True)
class HouseName:
    """A name: as a whole, in the parts that signs set off, and by its initials."""

    text: str
    full: Form
    segments: tuple[Form, ...]
    acronym: str
    initials: frozenset[str]

    def without(self, town: Phrase) -> HouseName:
        """Return it without the name of a town."""
        if town[0] not in self.full.own:
            return self
        return replace(
            self,
            full=self.full.without(town),
            segments=tuple(segment.without(town) for segment in self.segments),
        )


def house_name(text: str) -> HouseName:
    """Return a name of a house made comparable."""
    parts = [part for part in _SEGMENTS.split(text) if part.strip()]
    full = _form(telling_words(plain_words(text)))
    acronyms = [part.strip() for part in parts if _ACRONYM.fullmatch(part.strip())]
    is_acronym = acronyms and (not text.isupper() or len(full.own) == 1)
    return HouseName(
        text,
        full,
        tuple(_form(telling_words(plain_words(part))) for part in parts) if len(parts) > 1 else (),
        acronyms[0].lower() if is_acronym else "",
        _initials(text),
    )


def _form(words: Sequence[str]) -> Form:
    known = vocabulary()
    own: list[str] = []
    kinds: set[str] = set()
    families: set[str] = set()
    at = 0
    while at < len(words):
        for length in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
            phrase = tuple(words[at : at + length])
            if phrase in known.kinds:
                kinds.add(known.kinds[phrase].name)
                families.add(known.kinds[phrase].family)
                break
            if phrase in known.parts:
                break
        else:
            length = 1
            if not _EDITION.fullmatch(words[at]):
                own.append(words[at])
        at += length
    return Form(tuple(own), frozenset(kinds - {""}), frozenset(families - {""}))


def _initials(text: str) -> frozenset[str]:
    words = plain_words(re.sub(r"\([^)]*\)", " ", text))
    telling = telling_words(words)
    found = {"".join(word[0] for word in chosen) for chosen in (words, telling)}
    return frozenset(initials for initials in found if len(initials) >= 3)  # noqa: PLR2004 - letters


def match(one: HouseName, other: HouseName) -> Match:
    """Tell how far two names say the same: the first way in which they do."""
    return next((way for way, holds in _WAYS if holds(one, other)), Match.NONE)


def _is_same(one: HouseName, other: HouseName) -> bool:
    return _differs_in_common_words(one, other) and one.full.kinds == other.full.kinds


def _differs_in_common_words(one: HouseName, other: HouseName) -> bool:
    mine, theirs = one.full.own, other.full.own
    return bool(mine) and (set(mine) == set(theirs) or "".join(mine) == "".join(theirs))


def _is_generic(one: HouseName, other: HouseName) -> bool:
    """Tell whether two names without words of their own may mean one thing."""
    mine, theirs = one.full, other.full
    is_one_kind = bool(mine.kinds & theirs.kinds) and (
        mine.kinds <= theirs.kinds or theirs.kinds <= mine.kinds
    )
    return not mine.own and not theirs.own and is_one_kind


def _holds_the_other(one: HouseName, other: HouseName) -> bool:
    mine, theirs = ((name.full, *name.segments) for name in (one, other))
    return any(a.own and "".join(a.own) == "".join(b.own) for a in mine for b in theirs)


def _is_near(one: HouseName, other: HouseName) -> bool:
    mine, theirs = one.full.own, other.full.own
    if len(mine) == len(theirs):
        pairs = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
        return bool(pairs) and all(is_slip(a, b) for a, b in pairs)
    return abs(len(mine) - len(theirs)) == 1 and is_slip("".join(mine), "".join(theirs))


def _is_part(one: HouseName, other: HouseName) -> bool:
    mine, theirs = set(one.full.own), set(other.full.own)
    return bool(mine and theirs) and (mine < theirs or theirs < mine)


def _is_initials(one: HouseName, other: HouseName) -> bool:
    return one.acronym in other.initials or other.acronym in one.initials


_WAYS: Final = (
    (Match.SAME, _is_same),
    (Match.COMMON, _differs_in_common_words),
    (Match.GENERIC, _is_generic),
    (Match.SEGMENT, _holds_the_other),
    (Match.NEAR, _is_near),
    (Match.PART, _is_part),
    (Match.INITIALS, _is_initials),
)


def opposed_words(one: HouseName, other: HouseName) -> tuple[str, str] | None:
    """Return words that set two names apart on purpose: petit and grand, 1 and 2."""
    mine, theirs = set(one.full.own), set(other.full.own)
    for a in sorted(mine - theirs):
        for b in sorted(theirs - mine):
            if _group(a) is not None and _group(a) == _group(b):
                return a, b
    return None


def _group(word: str) -> str | None:
    return "number" if word.isdigit() or len(word) == 1 else vocabulary().opposites.get(word)


class Families(Enum):
    """Whether two names speak of one family of things."""

    ALIKE = auto()
    UNEVEN = auto()
    """One says more than the other: a festival, a company, a school is named in one only."""
    APART = auto()
    """A festival and a theatre; a house and its friends."""


def families(one: HouseName, other: HouseName) -> Families:
    """Hold the families of two names against one another."""
    mine, theirs = one.full.families, other.full.families
    if mine == theirs:
        return Families.ALIKE
    apart = {"supporters", "network"} & (mine ^ theirs)
    if apart or (mine and theirs and not mine & theirs):
        return Families.APART
    return Families.ALIKE if mine | theirs <= {"venue"} else Families.UNEVEN
