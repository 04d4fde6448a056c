"""What a field's values are: which comparisons make sense, which words mean which value."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from showkit.content.choices import all_words, by_word, words_of
from showkit.content.cldr import COUNTRIES, LANGUAGES
from showkit.content.folding import folded, folded_words
from showkit.content.towns import plain_name, town_named
from showkit.content.where.days import Unit, parse_when
from showkit.content.where.syntax import Operator, Value
from showkit.model.message import Message
from showkit.output.catalogues import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from showkit.content.choices import Source

_EQUAL: Final = frozenset({Operator.IS, Operator.IS_NOT, Operator.IN, Operator.NOT_IN})
_ORDER: Final = frozenset({Operator.LESS, Operator.MORE, Operator.AT_MOST, Operator.AT_LEAST})
_LONGEST_PHRASE: Final = 8


@dataclass(frozen=True)
class Said:
    """Words in the place of a value: as they stand and folded, and the shows there are.

    A quoted text is one word. `shows` gives the slug of a show today, by each it ever had.
    """

    texts: Sequence[str]
    plain: Sequence[str]
    shows: Mapping[str, str] = field(default_factory=dict)
    is_quoted: bool = False


Reading = tuple[Value, int]
"""A value, and how many of the words say it."""


@dataclass(frozen=True)
class ValueKind:
    """A kind of value.

    `read` gives the value that words begin with, or None; `expected` says what would do, and
    `choices` lists the words to suggest from. `name` is for the reference, in English and French.
    """

    name: str
    french: str
    operators: frozenset[Operator]
    read: Callable[[Said], Reading | None]
    expected: Message
    choices: Callable[[Said], Iterable[str]] = lambda _: ()
    fold: Callable[[str], str] | None = None


def _text(said: Said) -> Reading | None:
    return (said.texts[0], 1) if said.texts else None


def _number(said: Said) -> Reading | None:
    found = re.fullmatch(r"([0-9]{1,9})([.,][0-9]{1,6})?", said.plain[0]) if said.plain else None
    if not found:
        return None
    return (float(said.plain[0].replace(",", ".")) if found[2] else int(found[1])), 1


def _yes_no(said: Said) -> Reading | None:
    word = said.plain[0] if said.plain else ""
    if word in {"yes", "true", "oui", "vrai"}:
        return True, 1
    return (False, 1) if word in {"no", "false", "non", "faux"} else None


def _day(said: Said) -> Reading | None:
    return parse_when(said.plain)


def _month(said: Said) -> Reading | None:
    word = said.plain[0] if said.plain else ""
    if word in _months():
        return _months()[word], 1
    found = parse_when(said.plain)
    if found and getattr(found[0], "unit", None) is Unit.MONTH and hasattr(found[0], "offset"):
        return found
    return None


@cache
def _months() -> Mapping[str, int]:
    """Return the months by number and by their English and French names, long and short."""
    known = {str(n): n for n in range(1, 13)} | {f"{n:02}": n for n in range(1, 10)}
    for tag in ("en", "fr"):
        for width in ("wide", "abbreviated"):
            names = catalogue(tag).locale.months["format"][width]
            known |= {folded(name).rstrip("."): n for n, name in names.items()}
    return known


def _phrase(said: Said, known: Mapping[str, str]) -> Reading | None:
    """Return what the most of the words that are known together stand for."""
    for count in range(min(len(said.plain), _LONGEST_PHRASE), 0, -1):
        found = known.get(folded_words(" ".join(said.plain[:count])))
        if found is not None:
            return found, count
    return None


def _country(said: Said) -> Reading | None:
    code = said.texts[0].upper() if said.texts else ""
    return (code, 1) if code in COUNTRIES.codes else _phrase(said, _folded(_names("territories")))


def _language(said: Said) -> Reading | None:
    language, _, region = (said.texts[0] if said.texts else "").replace("_", "-").partition("-")
    if language.lower() in LANGUAGES.codes and re.fullmatch("[A-Za-z]{2}|[0-9]{3}|", region):
        return language.lower() + (f"-{region.upper()}" if region else ""), 1
    return _phrase(said, _folded(_names("languages")))


@cache
def _names(what: str) -> Mapping[str, str]:
    """Return the codes of countries or languages by their names in English and French."""
    known = COUNTRIES if what == "territories" else LANGUAGES
    return {
        name: code
        for tag in ("fr", "en")
        for code, name in getattr(catalogue(tag).locale, what).items()
        if code in known.codes
    }


def _folded(names: Mapping[str, str]) -> Mapping[str, str]:
    return {folded_words(name): code for name, code in names.items()}


def _show(said: Said) -> Reading | None:
    slug = said.shows.get(said.texts[0].lower()) if said.texts else None
    return (slug, 1) if slug else None


TEXT: Final = ValueKind(
    "text",
    "texte",
    _EQUAL | {Operator.CONTAINS},
    _text,
    Message("write a word, or several in quotes"),
    fold=folded,
)
REGION: Final = replace(TEXT, fold=plain_name)
"""A text that may be any name of a region: its hyphens and “St” do not count."""
NUMBER: Final = ValueKind(
    "number", "nombre", _EQUAL | _ORDER, _number, Message("write a number, such as 300 or 8.5")
)
DAY: Final = ValueKind(
    "day",
    "jour",
    _EQUAL | _ORDER,
    _day,
    Message("write a day such as 2026-03-31, 2026, today, this month, or 6 months ago"),
)
MONTH: Final = ValueKind(
    "month",
    "mois",
    _EQUAL,
    _month,
    Message("write a month: 1 to 12, its name, or this month"),
    lambda _: (name for name in _months() if not name.isdigit()),
)
YES_NO: Final = ValueKind("yes or no", "oui ou non", _EQUAL, _yes_no, Message("write yes or no"))
COUNTRY: Final = ValueKind(
    "country",
    "pays",
    _EQUAL,
    _country,
    Message("write a country's code, such as FR or CA, or its name"),
    lambda _: _names("territories"),
)
LANGUAGE: Final = ValueKind(
    "language",
    "langue",
    _EQUAL,
    _language,
    Message("write a language, such as fr, fr-CA or French"),
    lambda _: _names("languages"),
)
SHOW: Final = ValueKind(
    "show",
    "spectacle",
    _EQUAL,
    _show,
    Message("write the name of a show's folder"),
    lambda said: said.shows,
)


def _town(said: Said) -> Reading | None:
    """Return the most of the words that name a town (see `town_named`)."""
    counts = [1] if said.is_quoted else range(min(len(said.texts), _LONGEST_PHRASE), 0, -1)
    for count in counts:
        text = " ".join(said.texts[:count])
        if town_named(text) is not None:
            return text, count
    return None


TOWN: Final = ValueKind(
    "town",
    "ville",
    _EQUAL,
    _town,
    Message(
        "write a town; where several are called so, in quotes with its region or country: "
        "“distance Besançon < 100”, “distance 'Halifax, GB' < 100”"
    ),
)


def choice(source: Source) -> ValueKind:
    """Return the kind of what is chosen from `source`."""
    few = list(words_of(source))
    expected = (
        Message("write {choices}", choices=", ".join(few))
        if len(few) <= 12  # noqa: PLR2004 - as many as a person reads
        else Message(
            "write a word of the vocabulary, such as {choices}", choices=", ".join(few[:4])
        )
    )
    return ValueKind(
        "choice",
        "choix",
        _EQUAL,
        lambda said: _phrase(said, by_word(source)),
        expected,
        lambda _: all_words(source),
    )


def open_choice(source: Source) -> ValueKind:
    """Return the kind of what is chosen from `source` or freely worded.

    A bare word that is nearly one of the choices is taken for a slip; in quotes it stands.
    """

    def read(said: Said) -> Reading | None:
        found = _phrase(said, by_word(source))
        if found or not said.texts:
            return found
        is_slip = difflib.get_close_matches(folded_words(said.texts[0]), by_word(source), 1, 0.8)
        return None if is_slip and not said.is_quoted else _text(said)

    return replace(choice(source), read=read, fold=folded_words)


def matches_language(wanted: str, found: str) -> bool:
    """Tell whether a language is the wanted one: ``fr`` takes every French, ``fr-CA`` its own."""
    return found == wanted or ("-" not in wanted and found.split("-", maxsplit=1)[0] == wanted)
