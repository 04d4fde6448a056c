"""Countries, currencies, languages and zones that exist: Unicode's CLDR, by way of Babel."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from showkit.content.suggestions import meant_instead

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.model.message import Message

_SPOKEN: Final = ("en", "fr")
"""The languages in which people may have written a name instead of a code."""

_ALIASES: Final[Mapping[str, str]] = {
    "UK": "GB",
    "EN": "GB",
    "QC": "CA",
    "CDN": "CAD",
    "FF": "EUR",
    "fr": "CHF",
    "frs": "CHF",
    "sfr": "CHF",
    "francs": "CHF",
    "francs suisses": "CHF",
    "Swiss francs": "CHF",
    "EURO": "EUR",
    "EUROS": "EUR",
    "€": "EUR",
    "£": "GBP",
    "vf": "fr",
    "va": "en",
    "sp": "es",
    "gr": "el",
    "cz": "cs",
    "dk": "da",
    "jp": "ja",
    "se": "sv",
}
"""Codes that people make up, and what they mean by them."""

_SHORTENED: Final = ("fr", "en", "de", "it", "es", "nl", "pt", "ca", "da", "sv", "pl", "ru", "ja")
"""Languages whose names people shorten (all., angl.), the likeliest first."""

_NO_COUNTRIES: Final = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""What CLDR names beside countries, and beside 001, the world, and its parts."""


_LEAST_SHORTENED: Final = 3
"""Letters."""


@dataclass(frozen=True)
class Names:
    """The codes of one kind, with what they are called."""

    kind: str

    @cached_property
    def codes(self) -> frozenset[str]:
        """Every code in use."""
        return frozenset(_names(_SPOKEN[0], self.kind))

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        return {
            name.casefold(): code
            for language in _SPOKEN
            for code, name in _names(language, self.kind).items()
        }

    def nearest(self, written: str) -> str | None:
        """Return the code that is meant by a name or a made-up code, None where none is."""
        plain = written.strip().rstrip(".")
        meant = (self._by_name.get(plain.casefold()), _ALIASES.get(plain), *self._same(plain))
        return next((code for code in meant if code in self.codes), None)

    def _same(self, plain: str) -> Iterator[str]:
        """Yield what a code in other letters or a shortened name may mean."""
        lower = plain.casefold()
        yield from (lower, plain.upper(), _ALIASES.get(lower, ""))
        if self is LANGUAGES and len(lower) >= _LEAST_SHORTENED:
            names = [_names(tag, self.kind) for tag in reversed(_SPOKEN)]
            for code in _SHORTENED:
                if any(name[code].casefold().startswith(lower) for name in names):
                    yield code

    def suggestion(self, written: str) -> Message | str:
        """Return “: did you mean …”, or nothing."""
        code = self.nearest(written)
        return meant_instead(code) if code else ""


COUNTRIES: Final = Names("territories")
CURRENCIES: Final = Names("currencies")
LANGUAGES: Final = Names("languages")


@cache
def _names(language: str, kind: str) -> Mapping[str, str]:
    names: Mapping[str, str] = getattr(Locale.parse(language), kind)
    if kind == "territories":
        return {c: name for c, name in names.items() if c.isalpha() and c not in _NO_COUNTRIES}
    return names


@cache
def month_names(month: int, languages: Sequence[str] = _SPOKEN) -> Sequence[str]:
    """Return what a month (1 to 12) is called, in full and in short, in some languages.

    A language that CLDR does not know adds nothing.
    """
    names: set[str] = set()
    for language in languages:
        try:
            months = Locale.parse(language).months["format"]
        except (ValueError, UnknownLocaleError):
            continue
        names |= {months[width][month].rstrip(".") for width in ("wide", "abbreviated")}
    return sorted(names, key=len, reverse=True)


@cache
def zones(country: str) -> Sequence[str]:
    """Return the time zones of a country by their IANA names, the usual ones first."""
    return tuple(get_global("territory_zones").get(country, ()))


def country_of(zone: str) -> str | None:
    """Return the country that a time zone was made for, None for one of none (UTC)."""
    canonical: str = get_global("zone_aliases").get(zone, zone)
    country: str | None = get_global("zone_territories").get(canonical)
    return country
