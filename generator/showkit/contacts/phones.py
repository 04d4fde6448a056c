"""Telephone numbers as people write them, made comparable.

Calling codes and trunk prefixes, in ``calling_codes.csv``, are those of ITU-T E.164 and of the
national numbering plans that the ITU publishes.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_EXTENSION: Final = re.compile(
    r"(?:\b(?:poste|ext(?:ension|\.)?|interne|int\.|x)|#)\s*[.:]?\s*([0-9]{1,6})\b", re.IGNORECASE
)
_OPTIONAL_TRUNK: Final = re.compile(r"\(\s*0\s*\)")
_LETTERS: Final = re.compile(r"[^\W\d_]")
_FEWEST_DIGITS: Final = 6
_MOST_DIGITS: Final = 15


@dataclass(frozen=True)
class PhoneNumber:
    """A number without what only dialling needs.

    `code` is the country's calling code, empty where nothing tells it; `national` the digits
    after it, without a trunk prefix; `extension` the line behind a switchboard.
    """

    code: str
    national: str
    extension: str = ""

    def is_same(self, other: PhoneNumber) -> bool:
        """Tell whether both ring in one place: an unknown code or extension says nothing."""
        return (
            self.national == other.national
            and (not self.code or not other.code or self.code == other.code)
            and (not self.extension or not other.extension or self.extension == other.extension)
        )


@cache
def _plan() -> Mapping[str, tuple[str, str]]:
    """Return each country's calling code and trunk prefix."""
    path = Path(__file__).with_name("calling_codes.csv")
    with path.open(encoding="utf-8", newline="") as table:
        return {row["country"]: (row["code"], row["trunk"]) for row in csv.DictReader(table)}


@cache
def _trunks() -> Mapping[str, str]:
    """Return the trunk prefix by calling code."""
    return dict(_plan().values())


def phone_number(text: str, country: str | None = None) -> PhoneNumber | None:
    """Return the first number that `text` holds, None where it holds none.

    `country` (ISO 3166-1) is where a number without a calling code is dialled:
    ``063/55.50.10`` in BE and ``+32 63 55 50 10`` are the same.
    """
    extension = _EXTENSION.search(text)
    head = text[: extension.start()] if extension else text
    head = _OPTIONAL_TRUNK.sub("", _first(head))
    digits = _digits(head)
    if not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS:
        return None
    code, national = _split(digits, country, is_international=head.lstrip(" (").startswith("+"))
    return PhoneNumber(code, national, extension[1] if extension else "")


def from_abroad(text: str, country: str | None) -> str | None:
    """Return a number as it is dialled from anywhere, grouped as it is written.

    None where `text` begins with a calling code, or holds no number. Where no `country` tells the
    code, an ellipsis stands for it.
    """
    number = phone_number(text, country)
    begun = re.search(r"[+0-9]", text)
    if number is None or begun is None or begun[0] == "+":
        return None
    if not number.code:
        return f"+… {text.strip()}"
    own = f"{number.national}{number.extension}"
    for start in (found.start() for found in re.finditer(r"[0-9]", text)):
        if _digits(text[start:]) == own:
            return f"+{number.code} {_closed(text[start:])}"
    return f"+{number.code} {number.national}"


def _closed(number: str) -> str:
    """Return a number without a bracket that was opened before it."""
    is_left_over = number.count(")") > number.count("(")
    return (number.replace(")", "", 1) if is_left_over else number).strip()


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign in "0123456789")


def _first(text: str) -> str:
    """Return the first of several numbers, and what stands before any words after it."""
    for part in re.split(r"[;,|]|\s/\s|\sou\s|\sor\s", text):
        found = re.search(r"[+(0-9]", part)
        if found and sum(sign.isdigit() for sign in part) >= _FEWEST_DIGITS:
            number = part[found.start() :]
            words = _LETTERS.search(number)
            return number[: words.start()] if words else number
    return text


def _split(digits: str, country: str | None, *, is_international: bool) -> tuple[str, str]:
    code, trunk = _plan().get(country or "", ("", ""))
    if not is_international:
        for prefix in ("00", "011" if code == "1" else "00"):
            if digits.startswith(prefix):
                is_international, digits = True, digits.removeprefix(prefix)
                break
    if is_international:
        # no calling code is the beginning of another (E.164 §6)
        code = next((digits[:n] for n in (1, 2, 3) if digits[:n] in _trunks()), "")
        return code, digits[len(code) :].removeprefix(_trunks().get(code, "") or "\0")
    if code:
        return code, digits.removeprefix(trunk) if trunk else digits
    return "", digits.lstrip("0")
