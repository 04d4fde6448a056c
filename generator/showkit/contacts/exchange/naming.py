"""Names of houses and people as an import holds them against those that are known.

The words that names of the field have in common are those of `contacts.duplicates`.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from showkit.contacts.duplicates.likeness import is_slip
from showkit.contacts.duplicates.tokens import plain_words, telling_words
from showkit.contacts.duplicates.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Return the words of a text in small plain letters: ``L'Été, à Gand`` is ``l ete a gand``."""
    return " ".join(plain_words(text))


@lru_cache(maxsize=100_000)
def house_key(name: str) -> str:
    """Return what makes a house's name: no article, no legal form, abbreviations spelt out.

    A name made of such words alone keeps them.
    """
    words = plain_words(name)
    return " ".join(telling_words(words) or words)


@lru_cache(maxsize=100_000)
def person_key(name: str) -> str:
    """Return what makes a person's name: its words in order of the alphabet, no civility.

    So ``AUBIN Claire``, ``Claire Aubin`` and ``Mme Claire Aubin`` are one.
    """
    words = plain_words(name)
    kept = [word for word in words if word not in vocabulary().titles]
    return " ".join(sorted(kept or words))


def without_civility(name: str) -> str:
    """Return a person's name without ``Mme``, ``Dr`` and the like before it."""
    first, _, rest = name.partition(" ")
    while len(rest.strip()) > 1 and fold(first) in vocabulary().titles:
        name = rest.strip()
        first, _, rest = name.partition(" ")
    return name


def better_spelled(one: str, other: str) -> str:
    """Return the better of two spellings of a name: not in capitals, with its accents.

    Where neither is better it is the first.
    """
    return max(one, other, key=_care)


def _care(text: str) -> tuple[bool, int]:
    accents = sum(1 for sign in unicodedata.normalize("NFD", text) if unicodedata.combining(sign))
    return not text.isupper() and not text.islower(), accents


def sounds_like_house(name: str) -> bool:
    """Tell whether a name has a word such as theatre, festival, centre or town in it."""
    kinds = vocabulary().kinds
    return any((word,) in kinds for word in plain_words(name))


def is_mailbox(email: str) -> bool:
    """Tell whether an address is a desk's, such as ``info@`` or ``billetterie@``."""
    return fold(email.partition("@")[0]).replace(" ", "-") in vocabulary().shared_mailboxes


def own_domain(email_or_site: str) -> str:
    """Return the domain of an address or site where it is a house's own, else nothing."""
    domain = email_or_site.rpartition("@")[2].rpartition("//")[2]
    domain = domain.partition("/")[0].partition(":")[0].lower().removeprefix("www.")
    known = vocabulary()
    return "" if domain in known.free_mail or domain in known.platforms else domain


def is_near(one: str, other: str) -> bool:
    """Tell whether two names in keys differ by a slip of the finger in one word."""
    words, others = one.split(), other.split()
    if len(words) != len(others):
        return is_slip(one.replace(" ", ""), other.replace(" ", ""))
    left = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    return len(left) == 1 and is_slip(*left[0])


def may_be_mistyped(one: str, other: str) -> bool:
    """Tell whether two people's names in keys differ by a slip, taken as one long word."""
    return is_near(one, other) or is_slip(one.replace(" ", ""), other.replace(" ", ""))


def may_be_one_person(one: str, other: str) -> bool:
    """Tell whether two names can be one person's: the same, shorter, with initials, or a slip."""
    words, others = person_key(one).split(), person_key(other).split()
    if len(words) > len(others):
        words, others = others, words
    return _all_found(words, others) or may_be_mistyped(" ".join(words), " ".join(others))


def _all_found(words: Sequence[str], others: Sequence[str]) -> bool:
    left = list(others)
    for word in words:
        match = next((o for o in left if o == word), None) or next(
            (o for o in left if 1 in {len(o), len(word)} and o[0] == word[0]), None
        )
        if match is None:
            return False
        left.remove(match)
    return True
