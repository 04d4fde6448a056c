"""Records in which every field holds something that stands nowhere else, to be looked for.

A canary is a word such as ``qx17vz``, a year from 2200 on or a six-digit number: what a page may
do to a text (typography, links, an index) leaves it recognisable. Fields are found by the
records' own types, so that a field added later has its canary without anybody's thinking of it.
"""

from __future__ import annotations

import datetime as dt
import gzip
import io
import itertools
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

import pypdf
import pypdf.errors

from showkit.model import record as fields
from showkit.model.access import ShowChoice
from showkit.model.age import Age
from showkit.model.person import FormerIds
from showkit.model.record import Record
from showkit.model.talk import Talks

_PDF_STREAM: Final = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_WORD: Final = re.compile(r"qx[0-9]+vz", re.IGNORECASE)
_NUMBER: Final = re.compile(
    "(?<![0-9A-Za-z])(?:[7-9][0-9]{2}[ .,'’\u00a0\u202f]?[0-9]{3}|2[2-9][0-9]{2}(?:0304)?)"
    "(?![0-9A-Za-z])"
)

_SIZE: Final = re.compile(
    r"""\b[0-9]+[ \u00a0]?(?:×|\\u00d7)[ \u00a0]?[0-9]+|\b(?:width|height)"?[=:] ?"?[0-9]+"""
)
"""The size of a picture in pixels, which may be any number."""


class Canaries:
    """Makes canaries, and remembers where each was put.

    `fixed` are values for fields that only take what is there, by the end of their way.
    """

    def __init__(self, start: int, fixed: Mapping[str, Any] | None = None) -> None:
        self._numbers = itertools.count(start)
        self._fixed = fixed or {}
        self._years: set[int] = set()
        self.where: dict[str, str] = {}

    def word(self, where: str) -> str:
        """Return a word for the field `where`."""
        word = f"qx{next(self._numbers)}vz"
        self.where[word] = where
        return word

    def number(self, where: str) -> int:
        """Return a number of six digits."""
        number = 700_001 + 37 * next(self._numbers)
        self.where[str(number)] = where
        return number

    def day(self, where: str) -> dt.date:
        """Return a day of a year that is nobody's."""
        # pictures are 2400 pixels wide, and hours are written 22:00
        year = next(y for n in self._numbers if (y := 2200 + n % 800) % 10 and y not in self._years)
        self._years.add(year)
        self.where[str(year)] = where
        return dt.date(year, 3, 4)

    def fill(self, kind: type[Record], where: str, **given: Any) -> dict[str, Any]:
        """Return a record's fields as a file holds them, each with its canary.

        `given` are values that only make sense as they are; None leaves a field out.
        """
        made: dict[str, Any] = {f"x-{where.rpartition('.')[2]}": self.word(f"{where}.x-")}
        for name, info in kind.model_fields.items():
            alias = info.alias or name
            if name == "extensions" or info.exclude:
                continue
            if alias in given:
                if given[alias] is not None:
                    made[alias] = given[alias]
                continue
            annotation: object = info.annotation
            if info.metadata:
                annotation = Annotated[(annotation, *info.metadata)]
            made[alias] = self._value(annotation, f"{where}.{alias}")
        return made

    def _value(self, annotation: object, where: str) -> Any:  # noqa: PLR0911 - one line a type
        for end, value in self._fixed.items():
            if where.endswith(end):
                return value
        for known, make in _SPECIAL.items():
            if annotation == known:
                return make(self, where)
        origin, inside = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            is_bounded = any(hasattr(one, "le") for said in inside[1:] for one in _bounds(said))
            return 1 if is_bounded else self._value(inside[0], where)
        if origin in {Union, UnionType}:
            return self._value(next(one for one in inside if one is not NoneType), where)
        if origin is tuple:
            return [self._value(inside[0], f"{where}[]")]
        if origin is Mapping:
            return {self._value(inside[0], f"{where} key"): self._value(inside[1], where)}
        if isinstance(annotation, type):
            return self._of_class(annotation, where)
        raise TypeError(f"{where}: no canary for {annotation}")

    def _of_class(self, kind: type, where: str) -> Any:
        if issubclass(kind, Record):
            return self.fill(kind, where)
        if issubclass(kind, Enum):
            return next(iter(kind)).value
        if issubclass(kind, int | float):
            return False if kind is bool else self.number(where)
        if issubclass(kind, dt.date):
            day = self.day(where)
            return f"{day}T12:00:00Z" if kind is dt.datetime else day
        return self.word(where)


def _bounds(said: object) -> list[object]:
    """Return what an annotation says of bounds; pydantic's `Field` keeps it inside."""
    return [said, *getattr(said, "metadata", [])]


_SPECIAL: Final = {
    Age: lambda _c, _where: 1,
    fields.Email: lambda c, where: f"{c.word(where)}@{c.word(where)}.example",
    fields.WebAddress: lambda c, where: f"https://{c.word(where)}.example/{c.word(where)}",
    fields.LocalText: lambda c, where: {"fr": c.word(where), "en": c.word(where)},
    fields.LanguageTag: lambda _c, _where: "fr-CA",
    fields.CountryCode: lambda _c, _where: "CA",
    fields.CurrencyCode: lambda _c, _where: "CAD",
    fields.TimeOfDay: lambda _c, _where: "20:30",
    fields.Month: lambda _c, _where: 3,
    fields.Months: lambda _c, _where: [3],
    fields.Languages: lambda _c, _where: ["fr"],
    FormerIds: lambda c, where: [c.word(where)],
    ShowChoice: lambda _c, _where: "auto",
    Talks: lambda c, where: [c.fill(get_args(get_args(Talks)[0])[0], where)],
}


def words_in(text: str) -> set[str]:
    """Return the words among the canaries that a text holds."""
    return {found.lower() for found in _WORD.findall(text)}


def numbers_in(text: str) -> set[str]:
    """Return what may be numbers and years among the canaries: digits, set apart or not."""
    plain = _SIZE.sub("", text)
    found = {re.sub(r"[^0-9]", "", number) for number in _NUMBER.findall(plain)}
    return found | {number[:4] for number in found if number.endswith("0304")}


def printed_text(data: bytes) -> str:
    """Return what a reader sees of a PDF, and its title: its letters are numbers of glyphs."""
    try:
        document = pypdf.PdfReader(io.BytesIO(data))
        return "\n".join(
            [str(document.metadata), *(page.extract_text() for page in document.pages)]
        )
    except (pypdf.errors.PyPdfError, KeyError):
        return ""


def texts_in(data: bytes, name: str) -> Iterator[str]:  # noqa: C901 - one branch for each way of packing
    """Yield a file's bytes as text, and what is packed in them: gzip, zip, streams of a PDF."""
    if data.startswith((b"\x1f\x8b", b"PK\x03\x04")):
        # among a million packed bytes there is any number; what they hold comes below
        yield " ".join(sorted(words_in(data.decode("utf-8", errors="replace"))))
    else:
        yield data.decode("utf-8", errors="replace")
        if b"\0" in data:
            yield data.decode("utf-16-le", errors="replace")
    if data.startswith(b"\x1f\x8b"):
        yield from texts_in(gzip.decompress(data), name)
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield member
                packed = archive.read(member)
                texts = texts_in(packed, member)
                if member.endswith((".avif", ".jpg", ".pdf", ".png", ".woff2")):
                    # among a million bytes, or the coordinates of a drawing, there is any number
                    texts = (" ".join(sorted(words_in(text))) for text in texts)
                yield from texts
                if member.endswith(".pdf"):
                    yield printed_text(packed)
    elif data.startswith(b"%PDF"):
        for stream in _PDF_STREAM.finditer(data):
            try:
                yield zlib.decompress(stream[1]).decode("utf-8", errors="replace")
            except zlib.error:
                continue
