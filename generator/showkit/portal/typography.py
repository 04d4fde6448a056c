"""The typesetter's rules for running text, by locale.

French in Québec follows the Office québécois de la langue française: no space before
``; ! ?``, a no-break space before a colon and inside « ». Elsewhere French follows the
Imprimerie nationale's Lexique: a narrow no-break space before ``; ! ?`` and inside « »,
a no-break space before a colon. Straight double quotes that stand in pairs become guillemets in
French and curly quotes in English. Every rule may be applied twice without harm.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from showkit.portal.quotes import own_quotes

NO_BREAK = "\u00a0"
NARROW = "\u202f"

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""Signs that nobody sees and that XML cannot hold; a check says where they stand."""

_SPACES = rf"[ {NO_BREAK}{NARROW}]"
_ENDS = rf"(?=[\s{NO_BREAK}{NARROW}»”’\"')\]\}};!?…,.]|$)"
"""What may follow a sign that ends something; keeps addresses and ratios as they are."""

_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[\w«“(]|\Z)")
_DECADE = re.compile(r"(?<!\w)'(?=\d0s\b)")
_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_UNIT = re.compile(rf"(?<=\d){_SPACES}(?=(?:%|\$|€|£|°|m²|m³)|(?:m|cm|km|kg|t|h|min|s|A|kW)\b)")
_HIGH_SIGN = re.compile(rf"(?<=[^\s{NO_BREAK}{NARROW}(\[;!?]){_SPACES}*([;!?])(?:{_ENDS}|(?=:))")
_COLON = re.compile(rf"(?<=[^\s{NO_BREAK}{NARROW}(\[:]){_SPACES}*:{_ENDS}")
_OPENING = re.compile(rf"«{_SPACES}*(?=\S)")
_CLOSING = re.compile(rf"(?<=\S){_SPACES}*»")


@dataclass(frozen=True)
class _French:
    before_high_sign: str
    before_colon: str
    inside_quotes: str


_QUEBEC = _French(before_high_sign="", before_colon=NO_BREAK, inside_quotes=NO_BREAK)
_FRANCE = _French(before_high_sign=NARROW, before_colon=NO_BREAK, inside_quotes=NARROW)


@lru_cache(maxsize=100_000)  # the same names, labels and dates stand on page after page
def typeset(text: str, tag: str, before: str = "") -> str:
    """Return `text` with the signs and spaces of the BCP 47 locale `tag`.

    `before` is what stands directly before it in the same line, where `text` is a piece of a
    longer one. Only spaces, apostrophes, straight quotes and three dots in a row are ever changed.
    """
    text = _CONTROLS.sub("", text)
    language, _, region = tag.partition("-")
    text = own_quotes(text, language, before)
    start = before[-1:]
    whole = start + text
    whole = _APOSTROPHE.sub("’", whole)
    whole = _DECADE.sub("’", whole)
    whole = _ELLIPSIS.sub("…", whole)
    whole = _UNIT.sub(NO_BREAK, whole)
    if language == "fr":
        whole = _french(whole, _QUEBEC if region == "CA" else _FRANCE)
    return whole[len(start) :]


def _french(text: str, rules: _French) -> str:
    text = _HIGH_SIGN.sub(rf"{rules.before_high_sign}\1", text)
    text = _COLON.sub(f"{rules.before_colon}:", text)
    text = _OPENING.sub(f"«{rules.inside_quotes}", text)
    return _CLOSING.sub(f"{rules.inside_quotes}»", text)
