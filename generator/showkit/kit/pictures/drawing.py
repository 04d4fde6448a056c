"""What is drawn for a site beside its photographs: cards for social networks, and icons.

A drawing is declared first, with the path that its page names, and made when all are known.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final

import PIL

from showkit.output.cache import digest

if TYPE_CHECKING:
    from pathlib import Path

    from showkit.kit.pictures.rights import Rights

CARD_SIZE: Final = (1200, 630)
"""Pixels: what social networks show whole (1.91 to 1)."""

_RECIPE: Final = f"1:{PIL.__version__}"
"""Stands for everything that decides how drawings come out; part of every key."""


@dataclass(frozen=True)
class Typeface:
    """Font files that help each other out, the preferred one first; `version` is their hash."""

    files: tuple[Path, ...]
    version: str


@dataclass(frozen=True)
class CardPhoto:
    """The photograph of a card: its file and hash, its focal point as fractions, its rights.

    `alt` says what is on it, for those who do not see the card.
    """

    file: Path
    version: str
    focus: tuple[float, float]
    rights: Rights
    alt: str = ""


@dataclass(frozen=True)
class Card:
    """What a message or a social network shows of a page that someone sends on.

    `colour` and `ink`, as ``#rrggbb``, pass AA on each other.
    """

    title: str
    line: str
    company: str
    colour: str
    ink: str
    typeface: Typeface
    photo: CardPhoto | None

    @cached_property
    def key(self) -> str:
        """What its bytes hang on."""
        words = (self.title, self.line, self.company, self.colour, self.ink)
        photo = self.photo
        of_photo = (photo.version, repr(photo.focus), repr(photo.rights)) if photo else ()
        return digest("card", _RECIPE, self.typeface.version, *words, *of_photo)

    @property
    def path(self) -> str:
        """Where it lies in the site."""
        return f"media/card-{self.key[:16]}.jpg"

    @property
    def immutable(self) -> bool:
        """Whether the path carries the hash of what it is made from."""
        return True


class Shape(StrEnum):
    """How an icon fills its square."""

    FREE = "free"
    """As it is, on nothing."""
    FILLED = "filled"
    """On a ground that reaches into the corners, which phones round as they like."""
    MASKABLE = "maskable"
    """The same with all that matters inside the circle that any mask leaves (W3C)."""


@dataclass(frozen=True)
class Icon:
    """The company's mark, `size` pixels square: its logo, or its initial on its colour.

    `name` is where robots look for it, or in a folder, where its hash comes into the name. One
    that ends in ``.ico`` is one file with all the sizes up to `size`.
    """

    name: str
    size: int
    shape: Shape
    letter: str
    colour: str
    ink: str
    typeface: Typeface
    logo: Path | None = None
    logo_version: str = ""

    @cached_property
    def key(self) -> str:
        """What its bytes hang on."""
        words = (self.name, str(self.size), self.shape, self.letter, self.colour, self.ink)
        return digest("icon", _RECIPE, self.typeface.version, *words, self.logo_version)

    @property
    def path(self) -> str:
        """Where it lies in the site."""
        if not self.immutable:
            return self.name
        stem, _, ending = self.name.rpartition(".")
        return f"{stem}.{self.key[:10]}.{ending}"

    @property
    def immutable(self) -> bool:
        """Whether the path carries the hash of what it is made from."""
        return "/" in self.name


Drawing = Card | Icon
