"""What a word in a sheet means: countries, languages, genres, types, choices, yes and no."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.data import data
from showkit.contacts.exchange.naming import fold
from showkit.content.vocabularies import Vocabulary, terms
from showkit.output.catalogues import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LANGUAGES: Final = ("fr", "en", "es", "de", "it", "nl")
_CODE: Final = re.compile(r"[A-Za-z]{2}")
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2})?")
_TELEPHONE: Final = re.compile(r"\+|[0-9]-[0-9]|\A\(?0[0-9]")
_NO_COUNTRIES: Final = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
_WITH_COUNTRY: Final = re.compile(r"(?P<language>[^()]+)\((?P<country>[^()]+)\)")


def yes_or_no(text: str) -> bool | None:
    """Return what a word for yes or no means, None for any other."""
    word = _yes_or_no().get(fold(text) or text.strip())
    return None if word is None else word == "yes"


def says_no_house(text: str) -> bool:
    """Tell whether a note or role says that somebody works for no house: “pas de lieu”."""
    words = f" {fold(text)} "
    return any(f" {phrase} " in words for phrase in _words_of("no_house"))


def is_sum(cells: Iterable[str]) -> bool:
    """Tell whether the filled cells of a row only add up others: “Total : 29”, “312 contacts”.

    One of them begins with such a word; a name of which it is but the first, a town, an address or
    a telephone number make the row somebody's.
    """
    texts = list(cells)
    said = [[word for word in fold(text).split() if not word.isdigit()] for text in texts]
    return (
        any(any(" ".join(words[:n]) in _words_of("sums") for n in (1, 2)) for words in said)
        and all(set(words) <= _words_of("summed") | _words_of("sums") for words in said)
        and not any(map(_TELEPHONE.search, texts))
    )


def country(text: str) -> str | None:
    """Return the ISO 3166-1 code of a country by its code or its name in six languages."""
    known = _countries()
    if _CODE.fullmatch(text.strip()) and text.strip().upper() in known.values():
        return text.strip().upper()
    return known.get(fold(text))


def language(text: str) -> str | None:
    """Return the BCP 47 tag of a language: ``Français``, ``fr_CA``, ``French (Canada)``."""
    text = text.strip()
    code = text.replace("_", "-")
    if _TAG.fullmatch(text) and code.split("-")[0].lower() in _languages().values():
        main, _, region = code.partition("-")
        return f"{main.lower()}-{region.upper()}" if region else main.lower()
    known = _languages().get(fold(text))
    if known:
        return known
    match = _WITH_COUNTRY.fullmatch(text)
    if match is None:
        return None
    tongue, land = _languages().get(fold(match["language"])), country(match["country"])
    return f"{tongue}-{land}" if tongue and land else None


def term(vocabulary: Vocabulary, text: str) -> str | None:
    """Return the short id of a term of a controlled vocabulary by its id, label or a synonym."""
    return _terms(vocabulary).get(fold(text)) or _terms(vocabulary).get(_singular(fold(text)))


def choice(name: str, choices: Iterable[str], text: str) -> str | None:
    """Return which of `choices` a word means; `name` is that of the field, such as ``relation``."""
    allowed = tuple(choices)
    word = fold(text)
    return next((one for one in allowed if fold(one) == word), None) or next(
        (one for one in allowed if word in _synonyms(name).get(one, ())), None
    )


def vocabulary_words(vocabulary: Vocabulary) -> list[str]:
    """Return the words of a vocabulary that a suggestion may name: ids and labels."""
    known = terms(vocabulary)
    return [*known, *(one.label_fr for one in known.values())]


def country_words() -> list[str]:
    """Return the names of countries in French and English, for a suggestion."""
    return [name for tag in _LANGUAGES[:2] for name in catalogue(tag).locale.territories.values()]


def language_words() -> list[str]:
    """Return the names of languages in French and English, for a suggestion."""
    return [name for tag in _LANGUAGES[:2] for name in catalogue(tag).locale.languages.values()]


def by_word(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Turn ``ours: [theirs, …]`` around: folded words of theirs, and ours itself, lead to ours."""
    found: dict[str, str] = {}
    for ours, theirs in words.items():
        for word in (ours, *theirs):
            found.setdefault(fold(word) or word, ours)
    return found


@cache
def _yes_or_no() -> Mapping[str, str]:
    return by_word(data("values")["yes_or_no"])


@cache
def _words_of(name: str) -> frozenset[str]:
    return frozenset(fold(phrase) for phrase in data("values")[name])


@cache
def _countries() -> Mapping[str, str]:
    found = by_word(data("values")["countries"])
    for tag in _LANGUAGES:
        for code, name in catalogue(tag).locale.territories.items():
            if _CODE.fullmatch(code) and code not in _NO_COUNTRIES:
                found.setdefault(fold(name), code)
    return found


@cache
def _languages() -> Mapping[str, str]:
    found = by_word(data("values")["languages"])
    for tag in _LANGUAGES:
        for code, name in catalogue(tag).locale.languages.items():
            if "_" not in code:
                found.setdefault(fold(name), code)
    return found


@cache
def _terms(vocabulary: Vocabulary) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for one in terms(vocabulary).values():
        for word in (one.id, one.label_fr, one.label_en):
            found.setdefault(fold(word), one.id)
    section = "genres" if vocabulary is Vocabulary.GENRES else "kinds"
    synonyms = by_word(data("values")[section])
    return {word: ours for word, ours in synonyms.items() if ours in terms(vocabulary)} | found


@cache
def _synonyms(name: str) -> Mapping[str, frozenset[str]]:
    words = data("values")["choices"].get(name, {})
    return {ours: frozenset(fold(word) for word in theirs) for ours, theirs in words.items()}


def _singular(folded: str) -> str:
    return " ".join(word[:-1] if word.endswith(("s", "x")) else word for word in folded.split())
