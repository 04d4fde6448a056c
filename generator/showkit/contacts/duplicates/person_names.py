"""Names of people: given and family name whichever way they are written, and how alike two are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from showkit.contacts.duplicates.likeness import is_slip
from showkit.contacts.duplicates.tokens import mended, plain_words
from showkit.contacts.duplicates.vocabulary import vocabulary

if TYPE_CHECKING:
    from showkit.contacts.duplicates.vocabulary import Phrase

_ENDING: Final = 2
"""Letters at the end of a given name that tell Martin from Martine and Émile from Émilie."""

_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.-?)+|[A-ZÀ-Þ]")

_SAINTS: Final = {"st": "saint", "ste": "sainte"}

_TELLING_WORDS: Final = 3
"""A name of so many words is rarely that of two people."""


class Match(Enum):
    """How far two names of people say the same, the surest first."""

    SAME = auto()
    VARIANT = auto()
    """The same family name; the given one shortened: J.-F., Alex."""
    REVERSED = auto()
    """The same words, and nothing tells which comes first."""
    SLIP = auto()
    """A slip of the finger apart."""
    PART = auto()
    """The same given name; one family name is among those of the other."""
    GIVEN = auto()
    """The same given name, and another family name, or none."""
    FAMILY = auto()
    """The same family name, and another given one."""
    NONE = auto()


@dataclass(frozen=True)
class PersonName:
    """A name: the parts of the given and of the family one, particles (de, van) left out.

    `joined` is the family name in one, with its particles: von Allmen is Vonallmen. `is_sure`
    where a comma, capitals or a field of its own told which name is which.
    """

    text: str
    given: Phrase
    family: Phrase
    joined: str = ""
    is_sure: bool = False

    @property
    def words(self) -> Phrase:
        """All words, initials among them."""
        return (*self.given, *self.family)

    @property
    def is_telling(self) -> bool:
        """Whether the name has so many words that two people hardly share it."""
        return sum(len(word) > 1 for word in self.words) >= _TELLING_WORDS


def person_name(text: str, given_name: str = "") -> PersonName:
    """Return a person's name made comparable; `given_name` where the record says it."""
    text = mended(text)
    given, family, is_sure = _split(text, given_name)
    titles = vocabulary().titles
    first = [word for word in plain_words(given) if word not in titles or len(word) == 1]
    last = [word for word in plain_words(family) if word not in titles] or plain_words(family)
    spelt = [_SAINTS.get(word, word) for word in last]
    kept = [word for word in spelt if word not in vocabulary().particles] or spelt
    return PersonName(text, tuple(first), tuple(kept), "".join(spelt), is_sure)


def _split(text: str, given_name: str) -> tuple[str, str, bool]:
    """Return the given name, the family name, and whether something told which is which."""
    if "," in text:
        family, given = text.split(",", 1)
        return given, family, True
    words = [word for word in text.split() if word.casefold().strip(".") not in _titles()]
    if given_name and words and set(plain_words(given_name)) < set(plain_words(text)):
        known = set(plain_words(given_name))
        return given_name, " ".join(w for w in words if not set(plain_words(w)) <= known), True
    shouted = [word for word in words if len(word) > 1 and word.isupper() and word[1] != "."]
    if shouted and len(shouted) < len(words) and not _INITIALS.fullmatch(shouted[0]):
        return " ".join(w for w in words if w not in shouted), " ".join(shouted), True
    leading = [word for word in words[1:-1] if _INITIALS.fullmatch(word)]
    head = [words[0], *leading] if words else []
    return " ".join(head), " ".join(words[len(head) :]), False


def _titles() -> frozenset[str]:
    return vocabulary().titles - {"m"}


def match(one: PersonName, other: PersonName) -> Match:
    """Tell how far two names say the same."""
    if not one.words or not other.words:
        return Match.NONE
    straight = _match(one, other)
    if straight in {Match.SAME, Match.VARIANT} or (one.is_sure and other.is_sure):
        return straight
    if sorted(one.words) == sorted(other.words):
        return Match.SAME if _is_written_apart(one, other) else Match.REVERSED
    turned = [_match(one, PersonName(other.text, *way)) for way in _turned(other)] + [
        _match(PersonName(one.text, *way), other) for way in _turned(one)
    ]
    if any(found in {Match.SAME, Match.VARIANT} for found in turned):
        return Match.REVERSED
    return straight


def _is_written_apart(one: PersonName, other: PersonName) -> bool:
    """Tell whether the words stand in one order, only the hyphens differ: Marie Claude Roy."""
    return one.words == other.words


def _turned(name: PersonName) -> list[tuple[Phrase, Phrase]]:
    """Return the ways to read a name with its family name first, where nothing told."""
    words = name.words
    if name.is_sure or len(words) < 2:  # noqa: PLR2004 - a given and a family name
        return []
    return [(words[at:], words[:at]) for at in range(1, len(words))]


def _match(one: PersonName, other: PersonName) -> Match:
    if not one.family or not other.family:
        return Match.GIVEN if _is_one_given(one.given, other.given) else Match.NONE
    is_given = one.given == other.given or "".join(one.given) == "".join(other.given)
    is_variant = is_given or _is_variant(one.given, other.given)
    if "".join(one.family) == "".join(other.family) or one.joined == other.joined != "":
        return _match_given(one, other, is_given=is_given, is_variant=is_variant)
    mine, theirs = set(one.family), set(other.family)
    found = Match.NONE
    if is_variant and is_slip(_whole(one), _whole(other)):
        found = Match.SLIP
    elif is_variant and (mine < theirs or theirs < mine):
        found = Match.PART
    elif is_given and all(len(word) > 1 for word in one.given):
        found = Match.GIVEN
    return found


def _match_given(one: PersonName, other: PersonName, *, is_given: bool, is_variant: bool) -> Match:
    """Tell how far two names of one family say the same."""
    if is_given:
        return Match.SAME
    if is_variant:
        return Match.VARIANT
    return Match.SLIP if _is_given_slip(one.given, other.given) else Match.FAMILY


def _is_one_given(one: Phrase, other: Phrase) -> bool:
    return bool(one) and one == other


def _whole(name: PersonName) -> str:
    return "".join(plain_words(name.text)) if len(name.family) > 1 else "".join(name.family)


def _is_variant(one: Phrase, other: Phrase) -> bool:
    """Tell whether one given name is short for the other: initials, J.-F. and Jean; Alex."""
    if not one or not other:
        return False
    if any(len(word) == 1 for word in (*one, *other)):
        pairs = list(zip(one, other, strict=False))
        return all(a == b or (1 in {len(a), len(b)} and a[0] == b[0]) for a, b in pairs)
    if len(one) != len(other):
        return False
    short = vocabulary().given_names
    return all(
        a == b or b in short.get(a, ()) or a in short.get(b, ())
        for a, b in zip(one, other, strict=True)
    )


def _is_given_slip(one: Phrase, other: Phrase) -> bool:
    a, b = "".join(one), "".join(other)
    return a[-_ENDING:] == b[-_ENDING:] and is_slip(a, b)
