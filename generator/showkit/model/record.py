"""What every record of the content shares: frozen, nothing unknown, ``x-`` keys set aside.

Content reaches these records as text (see `content/yaml/`): the field's type decides
what ``NO``, ``19:30`` or ``01000`` means, never how the text looks.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, Final, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    RootModel,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from showkit.model.message import N_


@dataclass(frozen=True)
class Unit:
    """The unit of a number, said beside its type: a symbol (m, kg) or a word (pieces)."""

    symbol: str


class Record(BaseModel):
    """A frozen record that refuses fields it does not know.

    Keys that begin with ``x-`` are kept unread in `extensions`: Data Package v2 allows
    custom properties, and a company may keep facts of its own beside ours.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False
    )

    extensions: Mapping[str, Any] = Field(
        default_factory=dict,
        alias="x-",  # a file cannot set it by its own name
        exclude=True,
        repr=False,
        description=N_("Keys that begin with x-, the company's own notes"),
    )

    @model_validator(mode="before")
    @classmethod
    def _set_extensions_aside(cls, given: object) -> object:
        if not isinstance(given, (dict, Mapping)):  # of a dict, the first answers at once
            return given
        for key in given:
            if str(key)[:2] == "x-":
                break
        else:
            return given
        custom = {key: value for key, value in given.items() if str(key)[:2] == "x-"}
        return {key: value for key, value in given.items() if key not in custom} | {"x-": custom}

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        """Return the record itself: what is frozen serves for every default that it stands in."""
        del memo
        return self


def _one_as_list(given: object) -> object:
    """Let people write one value where a list is meant: ``languages: fr``."""
    if given is None:
        return ()
    return [given] if isinstance(given, (str, int, float, Mapping)) else given


_YES = frozenset({"oui", "si", "sí", "ja"})
_NO = frozenset({"non", "nein"})


def _yes_or_no(given: object) -> object:
    if isinstance(given, str):
        word = given.strip().casefold()
        if word in _YES:
            return True
        if word in _NO:
            return False
    return given


@lru_cache(maxsize=2_000)
def _known_language(tag: str) -> str:
    language, *rest = re.split("[-_]", tag)
    return "-".join(
        [
            language.lower(),
            *(
                part.upper() if len(part) == 2 else part.title()  # noqa: PLR2004 - a BCP 47 region has two letters
                for part in rest
            ),
        ]
    )


_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _only_iso(given: object) -> object:
    """Keep pydantic from taking a bare number for seconds since 1970."""
    if not isinstance(given, str):
        return given
    if not _ISO_DAY.fullmatch(given.strip()):
        raise PydanticCustomError("date_parsing", "not a date as YYYY-MM-DD")
    return _day(given.strip())


@lru_cache(maxsize=20_000)
def _day(text: str) -> dt.date | str:
    """Return a day, the same object wherever it is written; a text where there is no such day."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return text  # pydantic says why


Day = Annotated[dt.date, BeforeValidator(_only_iso)]
"""A day as ISO 8601 writes it: 2027-03-31."""

_ISO_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt _].*)?")


def _only_iso_moment(given: object) -> object:
    if isinstance(given, str) and not _ISO_MOMENT.fullmatch(given.strip()):
        raise PydanticCustomError("datetime_parsing", "not a date as YYYY-MM-DD")
    return given


Moment = Annotated[dt.datetime, BeforeValidator(_only_iso_moment)]
"""A day, or a day and a time of day, as ISO 8601 writes them."""

YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
"""A yes or no as people write it: true, yes, oui, on."""

LanguageTag = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?$"),
    AfterValidator(_known_language),
]
"""A BCP 47 language, with a script or region where it matters: fr, fr-CA, zh-Hant."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A name fit for a file and an address: small letters, digits and hyphens."""

Identifier = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=80)
]
"""An id that is written once and never changes: letters, digits, full stop, hyphen, underscore."""

CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2}$"), AfterValidator(str.upper)]
"""ISO 3166-1 alpha-2, such as CA, FR, NO."""

CurrencyCode = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z]{3}$"), AfterValidator(str.upper)
]
"""ISO 4217, such as CAD, EUR, CHF."""

CLOCK: Final = r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$"
"""What a time looks like."""

TimeOfDay = Annotated[str, StringConstraints(pattern=CLOCK)]
"""A local time on the 24-hour clock, such as 19:30."""

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=2000)]
"""An http or https address."""

Email = Annotated[
    str, StringConstraints(pattern=r"^[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\".]+$", max_length=254)
]
"""An e-mail address (the everyday part of RFC 5322: no comments, no quoted names)."""

Month = Annotated[int, Field(ge=1, le=12)]
"""A month of the year, 1 to 12."""


class Visibility(StrEnum):
    """Who may see a fact or a file.

    ``public`` on the portal, ``access`` in sealed access pages, ``private`` nowhere.
    """

    PUBLIC = "public"
    ACCESS = "access"
    PRIVATE = "private"


def language_among(languages: Collection[str], tag: str) -> str:
    """Return which of `languages` readers of `tag` get.

    Their locale, their language, ``mul`` (one text for all), a locale of their language, then the
    first; nothing where there is none.
    """
    language = tag.split("-", maxsplit=1)[0]
    for candidate in (tag, language, "mul"):
        if candidate in languages:
            return candidate
    siblings = (known for known in languages if known.split("-")[0] == language)
    return next(siblings, next(iter(languages), ""))


class LocalText(RootModel[dict[LanguageTag, str]]):
    """A short text in one or more languages: ``{fr: Gril, en: Grid}``.

    One bare text means the same words in every language (a name, a number, a brand); it is
    kept under the language ``mul``, BCP 47's tag for that.
    """

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _one_text_for_all(cls, given: object) -> object:
        return {"mul": given} if isinstance(given, (str, int, float)) else given

    def in_language(self, tag: str) -> str:
        """Return the text for `tag`: its locale, its language, any shared text, then the first."""
        return self.root.get(self._key_for(tag), "")

    def language_for(self, tag: str) -> str:
        """Return the language of the text that readers of `tag` get; none where it has none."""
        key = self._key_for(tag)
        return "" if key == "mul" else key

    def _key_for(self, tag: str) -> str:
        return language_among(self.root, tag)

    def has(self, tag: str) -> bool:
        """Tell whether a reader of `tag` gets words meant for them."""
        return "mul" in self.root or any(
            key.split("-")[0] == tag.split("-", maxsplit=1)[0] for key in self.root
        )

    @classmethod
    def of(cls, text: str) -> Self:
        """Return one text that serves every language."""
        return cls({"mul": text})


Texts = Annotated[tuple[LocalText, ...], BeforeValidator(_one_as_list)]
"""Short texts, one or several, each in one or more languages."""

Names = Annotated[tuple[str, ...], BeforeValidator(_one_as_list)]
"""Words or names, one or several."""

Slugs = Annotated[tuple[Slug, ...], BeforeValidator(_one_as_list)]
"""Slugs, one or several."""

Languages = Annotated[tuple[LanguageTag, ...], BeforeValidator(_one_as_list)]
"""Languages, one or several."""

Addresses = Annotated[tuple[WebAddress, ...], BeforeValidator(_one_as_list)]
"""Web addresses, one or several: records of the same thing elsewhere (Wikidata, Artsdata)."""

Months = Annotated[tuple[Month, ...], BeforeValidator(_one_as_list)]
"""Months of the year, one or several."""
