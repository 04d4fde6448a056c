"""The words that hold an expression together, in English and French.

All are compared folded: ``Après`` and ``apres`` are one word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.where.syntax import Operator

if TYPE_CHECKING:
    from collections.abc import Mapping

AND: Final = frozenset({"and", "et"})
OR: Final = frozenset({"or", "ou"})
NOT: Final = frozenset({"not", "non"})

Phrase = tuple[str, ...]

_IS: Final[tuple[Phrase, ...]] = (("is",), ("are",), ("est",), ("sont",))
_IS_NOT: Final[tuple[Phrase, ...]] = (
    ("is", "not"),
    ("are", "not"),
    ("isn't",),
    ("n'est", "pas"),
    ("ne", "sont", "pas"),
)

_KNOWN: Final = ("known", "connu", "connue", "connus", "connues")
_UNKNOWN: Final = ("unknown", "missing", "inconnu", "inconnue", "inconnus", "inconnues")

_PLAIN: Final[Mapping[Operator, tuple[Phrase, ...]]] = {
    Operator.IN: (("in",), ("dans",), ("parmi",), ("en",)),
    Operator.NOT_IN: (("not", "in"), ("pas", "dans"), ("pas", "parmi"), ("hors",)),
    Operator.CONTAINS: (("contains",), ("contain",), ("contient",), ("contiennent",)),
    Operator.LESS: (("before",), ("avant",), ("less", "than"), ("moins", "de")),
    Operator.MORE: (("after",), ("apres",), ("more", "than"), ("plus", "de")),
    Operator.AT_LEAST: (("since",), ("depuis",), ("at", "least"), ("au", "moins")),
    Operator.AT_MOST: (
        ("until",),
        ("jusqu'a",),
        ("jusqu'au",),
        ("jusqu'en",),
        ("at", "most"),
        ("au", "plus"),
    ),
}


def _phrases() -> dict[Phrase, Operator]:
    phrases: dict[Phrase, Operator] = {}
    for operator, said in _PLAIN.items():
        for phrase in said:
            phrases[phrase] = operator
            phrases |= {(*copula, *phrase): operator for copula in _IS}
    phrases |= dict.fromkeys(
        ((*no, word) for no in _IS_NOT for word in ("in", "dans")), Operator.NOT_IN
    )
    for words, operator, opposite in (
        (_KNOWN, Operator.KNOWN, Operator.UNKNOWN),
        (_UNKNOWN, Operator.UNKNOWN, Operator.KNOWN),
    ):
        for word in words:
            phrases[(word,)] = operator
            phrases |= {(*copula, word): operator for copula in _IS}
            phrases |= {(*copula, word): opposite for copula in _IS_NOT}
    phrases |= dict.fromkeys((*_IS, ("has",), ("have",), ("a",), ("ont",), ("on",)), Operator.IS)
    phrases |= dict.fromkeys(_IS_NOT, Operator.IS_NOT)
    return phrases


OPERATORS: Final[Mapping[Phrase, Operator]] = _phrases()
"""What may stand between a field and its value, as folded words; the longest phrase wins."""

SIGNS: Final[Mapping[str, Operator]] = {
    "=": Operator.IS,
    "!=": Operator.IS_NOT,
    "<": Operator.LESS,
    ">": Operator.MORE,
    "<=": Operator.AT_MOST,
    ">=": Operator.AT_LEAST,
}

LONGEST_OPERATOR: Final = max(map(len, OPERATORS))

DISTANCES: Final[Mapping[Phrase, Operator]] = {
    ("more", "than"): Operator.LESS,
    ("less", "than"): Operator.MORE,
    ("il", "y", "a", "plus"): Operator.LESS,
    ("il", "y", "a", "moins"): Operator.MORE,
}
"""Before a distance these turn round: more than a year ago is before that day."""
