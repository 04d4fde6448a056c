"""From a cell to what a contact file says: one text in our form, or why there is none.

Numbers come back in digits with a point, days as 2026-03-04, yes or no as ``yes`` and ``no``,
countries, languages and terms as their codes. `plain_value` makes of them what YAML holds.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange import words
from showkit.contacts.exchange.dates import Ambiguous, DateOrder, month_number, parse_day
from showkit.contacts.exchange.fields import Field, Kind, Part
from showkit.contacts.exchange.naming import without_civility
from showkit.contacts.exchange.sheet import Cell, Percent, number_text, text_of
from showkit.content.cldr import LANGUAGES
from showkit.content.record_errors import shown
from showkit.content.slugs import as_slug
from showkit.content.suggestions import did_you_mean, meant_instead
from showkit.content.vocabularies import LIST_NAMES, Vocabulary
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_EMAIL: Final = re.compile(r"(?<![^@\s<>,;\"()])[^@\s<>,;\"()]+@[^@\s<>,;\"()]+\.[^@\s<>,;\".()]+")
_WEB: Final = re.compile(
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}(?:[:/?#]\S*)?"
)
_EXPONENT: Final = re.compile(r"[0-9](?:[.,][0-9]+)?E\+[0-9]+", re.IGNORECASE)
_NUMBER: Final = re.compile(
    r"(?P<number>[+-]?[0-9]{1,3}(?:[ \u00a0\u202f’'][0-9]{3})+|[+-]?[0-9]+)"
    r"(?:[.,](?P<fraction>[0-9]+))?"
    r"\s*(?:m|mètres?|metres?|kg|h|a|%|lm|places?|pl\.?|seats?|sièges?|personnes?|ans|pers\.?)?",
    re.IGNORECASE,
)
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FIVE_DIGITS: Final = frozenset({"DE", "ES", "FR", "IT", "US"})
_ZERO_PHONES: Final = frozenset({"FR", "CH"})
_FEWEST_DIGITS: Final = 3
_AS_TYPED: Final = frozenset({Kind.TEXT, Kind.TOWN, Kind.REGION, Kind.SHOW, Kind.ANY})
_MANY_LINES: Final = frozenset({"note", "notes", "evidence"})

_EXPECTED: Final[Mapping[Kind, Message]] = {
    Kind.EMAIL: Message("an e-mail address, such as claire@theatre.example"),
    Kind.PHONE: Message("a telephone number"),
    Kind.WEB: Message("a web address that begins with https://"),
    Kind.DAY: Message("a date, such as 2027-03-31 or 31/03/2027"),
    Kind.YES_NO: Message("yes or no"),
    Kind.NUMBER: Message("a number, such as 8.5"),
    Kind.WHOLE: Message("a whole number, such as 12"),
    Kind.COUNTRY: Message("a country, by its name or two letters"),
    Kind.LANGUAGE: Message("a language, by its name or code"),
    Kind.MONTH: Message("a month, by its name or number"),
    Kind.SLUG: Message("a name made of small letters, digits and hyphens"),
    Kind.TEXT: Message("a text"),
}


_CONSENT: Final = Message(
    "a word for consent: yes (express), implied, legitimate-interest, no (none) or unsubscribed"
)
_UNSUBSCRIBED: Final = Message(
    ", say under “words:” in the mapping which of these it means, or write the day they "
    "unsubscribed into a column for person.consent.email.unsubscribed_on"
)


class ValueProblemError(ValueError):
    """A cell does not say what its column is for; `expected` and `suggestion` are for people."""

    def __init__(self, expected: Message, suggestion: Message | str = "") -> None:
        super().__init__(str(expected))
        self.expected = expected
        self.suggestion = suggestion


class LostDigitsError(ValueError):
    """A spreadsheet program has shortened a number for good: 1.23E+10."""


class AmbiguousDayError(ValueError):
    """A date may be either of two days."""

    def __init__(self, days: Ambiguous) -> None:
        super().__init__(str(days))
        self.days = days


def read_value(field: Field, cell: Cell, order: DateOrder | None = None) -> str:
    """Return what a cell says for a field, ``""`` where it says nothing.

    Raises:
        ValueProblemError: it says something else.
        LostDigitsError: it said something before a spreadsheet program rounded it.
        AmbiguousDayError: `order` is needed to know.
    """
    text = text_of(cell)
    if not text:
        return ""
    if field.kind is Kind.CHOICE:
        return _choice(field, text)
    if field.kind is Kind.TERM:
        return _term(field, text)
    if field.kind is Kind.DAY:
        return _day(text, order)
    if field.kind in _AS_TYPED:
        return text if field.path[-1] in _MANY_LINES else text.replace("\n", ", ")
    return _READERS[field.kind](cell, text)


def _name(cell: Cell, text: str) -> str:
    """Return a person's name as it is spoken: given name first, no civility, not in capitals."""
    del cell
    text = without_civility(" ".join(text.split()))
    family, comma, given = text.partition(",")
    if comma and given.strip() and "," not in given and len(text.split()) <= 5:  # noqa: PLR2004 - “Aubin, Claire”, not a list
        text = f"{given.strip()} {family.strip()}"
    parts = text.split()
    capitals = [part for part in parts if len(part) > 1 and part.isupper() and "." not in part]
    others = [part for part in parts if part not in capitals]
    if capitals and others and parts[: len(capitals)] == capitals:
        parts = [*others, *capitals]  # “AUBIN Claire”
    if capitals and (others or len(text) > 3):  # noqa: PLR2004 - initials stay capitals
        parts = [_titled(part) if part in capitals else part for part in parts]
    return " ".join(parts)


def _titled(word: str) -> str:
    """Return a word in capitals with the first letter of each part alone in capitals."""
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), word)


def _email(cell: Cell, text: str) -> str:
    del cell
    plain = re.sub(r"\s*@\s*", "@", text.strip("<>").removeprefix("mailto:"))
    match = _EMAIL.search(plain)
    if match is None:
        raise ValueProblemError(_EXPECTED[Kind.EMAIL], _mended_email(plain))
    return match[0].strip(".").lower()


def _mended_email(text: str) -> Message | str:
    mended = re.sub(r"\s+|[\[(](?:at|a|arobase)[\])]", "", text).replace(",", ".")
    found = _EMAIL.fullmatch(mended)
    return meant_instead(mended) if found else ""


def _phone(cell: Cell, text: str) -> str:
    if isinstance(cell, str) and _EXPONENT.fullmatch(text):
        raise LostDigitsError
    number = " ".join(text.replace("\n", " / ").lstrip("'").split())
    if sum(sign.isdigit() for sign in number) < _FEWEST_DIGITS:
        raise ValueProblemError(_EXPECTED[Kind.PHONE])
    return number


def _web(cell: Cell, text: str) -> str:
    del cell
    first = text.split(maxsplit=1)[0].strip("<>,;")
    if re.match(r"https?://[^\s<>\"]+\Z", first):
        return first
    if _WEB.fullmatch(first):
        return f"https://{first}"
    raise ValueProblemError(_EXPECTED[Kind.WEB])


def _day(text: str, order: DateOrder | None) -> str:
    found = parse_day(text, order)
    if found is None:
        raise ValueProblemError(_EXPECTED[Kind.DAY])
    if isinstance(found, Ambiguous):
        raise AmbiguousDayError(found)
    return found.isoformat()


def _yes_no(cell: Cell, text: str) -> str:
    found = bool(cell) if isinstance(cell, (bool, int, float)) else words.yes_or_no(text)
    if found is None:
        raise ValueProblemError(_EXPECTED[Kind.YES_NO])
    return "yes" if found else "no"


def _number(cell: Cell, text: str) -> str:
    if isinstance(cell, Percent):
        return number_text(cell * 100)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and math.isfinite(cell):
        return number_text(cell)
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise ValueProblemError(_EXPECTED[Kind.NUMBER])
    whole = re.sub(r"[^0-9+-]", "", match["number"])
    return number_text(float(f"{whole}.{match['fraction'] or 0}"))


def _whole(cell: Cell, text: str) -> str:
    number = _number(cell, text)
    if "." in number:
        raise ValueProblemError(_EXPECTED[Kind.WHOLE])
    return number


def _country(cell: Cell, text: str) -> str:
    del cell
    return words.country(text) or _unknown(Kind.COUNTRY, text, words.country_words)


def _language(cell: Cell, text: str) -> str:
    del cell
    found = words.language(text)
    shortened = None if found else LANGUAGES.nearest(text)
    if shortened:
        raise ValueProblemError(_EXPECTED[Kind.LANGUAGE], meant_instead(shortened))
    return found or _unknown(Kind.LANGUAGE, text, words.language_words)


def _month(cell: Cell, text: str) -> str:
    day = cell if isinstance(cell, dt.date) else None
    number = day.month if day else month_number(text)
    if number is None:
        raise ValueProblemError(_EXPECTED[Kind.MONTH])
    return str(number)


def _choice(field: Field, text: str) -> str:
    found = words.choice(field.path[-1], field.choices, text)
    if found is None and field.path == ("consent", "email", "basis"):
        raise ValueProblemError(_CONSENT, _UNSUBSCRIBED)
    if found is None:
        expected = Message("one of {choices}", choices=", ".join(field.choices))
        raise ValueProblemError(expected, did_you_mean(text, field.choices))
    return found


def _term(field: Field, text: str) -> str:
    vocabulary = Vocabulary.GENRES
    if field.path == ("kind",):
        is_room = field.part is Part.ROOM
        vocabulary = Vocabulary.PLACE_TYPES if is_room else Vocabulary.ORGANISATION_TYPES
    found = words.term(vocabulary, text)
    if found is None:
        expected = Message(
            "in the list “{list}” at the end of the content guide", list=LIST_NAMES[vocabulary]
        )
        raise ValueProblemError(expected, did_you_mean(text, words.vocabulary_words(vocabulary)))
    return found


def _postal_code(cell: Cell, text: str) -> str:
    del cell
    return " ".join(text.split()).upper()


def _slug(cell: Cell, text: str) -> str:
    del cell
    if not _SLUG.fullmatch(text):
        raise ValueProblemError(_EXPECTED[Kind.SLUG], meant_instead(as_slug(text)))
    return text


def _unknown(kind: Kind, text: str, known: Callable[[], Iterable[str]]) -> str:
    raise ValueProblemError(_EXPECTED[kind], did_you_mean(shown(text), known()))


_READERS: Final[Mapping[Kind, Callable[[Cell, str], str]]] = {
    Kind.NAME: _name,
    Kind.EMAIL: _email,
    Kind.PHONE: _phone,
    Kind.WEB: _web,
    Kind.YES_NO: _yes_no,
    Kind.NUMBER: _number,
    Kind.WHOLE: _whole,
    Kind.COUNTRY: _country,
    Kind.LANGUAGE: _language,
    Kind.MONTH: _month,
    Kind.POSTAL_CODE: _postal_code,
    Kind.SLUG: _slug,
}


def with_lost_zero(kind: Kind, text: str, country: str) -> str:
    """Return a code or number with the zero that a spreadsheet takes for nothing.

    Postal codes have five digits in France, Germany, Italy, Spain and the United States;
    telephone numbers begin with a zero in France and Switzerland.
    """
    if not (text.isascii() and text.isdigit()):
        return text
    lost_code = kind is Kind.POSTAL_CODE and country in _FIVE_DIGITS and len(text) == 4  # noqa: PLR2004 - one less
    lost_phone = (
        kind is Kind.PHONE and country in _ZERO_PHONES and len(text) == 9 and text[0] != "0"  # noqa: PLR2004 - one less
    )
    return f"0{text}" if lost_code or lost_phone else text


def plain_value(kind: Kind, text: str) -> str | int | float | bool | dt.date:
    """Return a text in our form as the value that YAML holds."""
    if kind is Kind.YES_NO:
        return text == "yes"
    if kind is Kind.DAY:
        return dt.date.fromisoformat(text)
    if kind in {Kind.WHOLE, Kind.MONTH}:
        return int(text)
    if kind is Kind.NUMBER:
        number = float(text)
        return int(number) if number.is_integer() else number
    return text
