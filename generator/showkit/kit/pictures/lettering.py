"""Words drawn in the company's own typefaces: fallbacks, line breaks, and a size that fits."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from PIL import Image, ImageFont
from PIL.ImageDraw import Draw

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_SPACES: Final = re.compile(r"[^\S\u00a0\u2007\u202f]+")
"""White space at which a line may break."""

_BREAKS: Final = re.compile(r"(?<=[^\W\d][-‐–—/])(?=[^\W\d])| ")
"""Where a line may end: at a space, and at a hyphen between letters, but not within 4–9."""

_UNSEEN: Final = re.compile("[\u00ad\u200b\u2060\ufe00-\ufe0f\ufeff]")
"""Hints to browsers: where a word may break, which kind of pictogram is meant."""

_NOWHERE: Final = "\U0010fffe"
"""A character that no font has: what is drawn for it is the mark for what is missing."""

_ORNAMENTS: Final = frozenset({"So", "Sk", "Cf", "Cc", "Cn", "Co", "Mn", "Me"})
"""Kinds of character that a title can do without: pictograms and what belongs to them."""

_TRIED_AT: Final = 48
"""Pixels at which fonts are asked for a character."""


@dataclass(frozen=True)
class Lettering:
    """Type of one size in pixels and one weight, from `files` in the order of preference."""

    files: tuple[Path, ...]
    size: int
    weight: int

    @cached_property
    def _fonts(self) -> tuple[FreeTypeFont, ...]:
        return tuple(_font(path, self.size, self.weight) for path in self.files)

    @property
    def ascent(self) -> int:
        """Pixels from the top of a line to its baseline."""
        return self._fonts[0].getmetrics()[0]

    @property
    def descent(self) -> int:
        """Pixels that letters reach below the baseline."""
        return self._fonts[0].getmetrics()[1]

    def width(self, text: str) -> float:
        """Return how far a line reaches, in pixels."""
        return sum(font.getlength(part) for font, part in self._runs(text))

    def draw(self, on: ImageDraw, at: tuple[float, float], text: str, ink: str) -> None:
        """Draw one line whose baseline begins at a point."""
        x, y = at
        for font, part in self._runs(text):
            on.text((x, y), part, font=font, fill=ink, anchor="ls")
            x += font.getlength(part)

    def draw_centred(self, on: ImageDraw, at: tuple[float, float], text: str, ink: str) -> None:
        """Draw one short line whose ink, not its advance, is centred on a point."""
        # a font's own box begins where the pen does, not where the ink does
        side = 3 * self.size
        trial = Image.new("L", (side, side))
        self.draw(Draw(trial), (self.size, 2 * self.size), text, "white")
        left, top, right, bottom = trial.getbbox() or (0, 0, side, side)
        x = at[0] - (left + right) / 2 + self.size
        y = at[1] - (top + bottom) / 2 + 2 * self.size
        self.draw(on, (x, y), text, ink)

    def lines(self, text: str, width: float) -> tuple[str, ...] | None:
        """Return `text` in as few lines as `width` allows, about equally long.

        None where a word alone is wider.
        """
        words = _words(text)
        widest = max((self.width(word.rstrip()) for word in words), default=0.0)
        if widest > width:
            return None
        filled = self._filled(words, width)
        low, high = widest, width
        while high - low > 1:
            middle = (low + high) / 2
            tried = self._filled(words, middle)
            if len(tried) > len(filled):
                low = middle
            else:
                high = middle
        return self._filled(words, high)

    def _filled(self, words: Sequence[str], width: float) -> tuple[str, ...]:
        lines = [""]
        for word in words:
            longer = lines[-1] + word
            if lines[-1] and self.width(longer.rstrip()) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return tuple(line.strip() for line in lines)

    def cut(self, text: str, width: float, most: int) -> tuple[str, ...]:
        """Return at most so many lines, words broken where they must be, the rest left out."""
        lines = [""]
        for part in _clusters(text):
            if self.width(lines[-1] + part) <= width:
                lines[-1] += part
            elif len(lines) == most:
                lines[-1] = self._ended(lines[-1], width)
                break
            else:
                lines.append(part.lstrip())
        return tuple(line.strip() for line in lines)

    def _ended(self, line: str, width: float) -> str:
        while line and self.width(f"{line.rstrip()}…") > width:
            line = line[:-1]
        return f"{line.rstrip()}…"

    def _runs(self, text: str) -> Iterator[tuple[FreeTypeFont, str]]:
        """Yield the stretches of a line that one font can draw."""
        run, chosen = "", 0
        for part in _clusters(text):
            able = _able(self.files, part)
            if able != chosen and not part.isspace():
                if run:
                    yield self._fonts[chosen], run
                run, chosen = "", able
            run += part
        if run:
            yield self._fonts[chosen], run


def usable(files: Sequence[Path]) -> tuple[Path, ...]:
    """Return the font files that can be read."""
    return tuple(path for path in files if _readable(path))


def drawable(text: str, files: tuple[Path, ...]) -> str:
    """Return `text` without the ornaments that no font has; nothing where a letter is missing.

    White space becomes single spaces; no-break spaces stay.
    """
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    plain = _SPACES.sub(" ", seen).strip()
    kept = []
    for part in _clusters(plain):
        if _able(files, part) >= 0:
            kept.append(part)
        elif part.isspace():
            kept.append("\u00a0")  # a narrow one that the font has not
        elif not all(unicodedata.category(char) in _ORNAMENTS for char in part):
            return ""
    return _SPACES.sub(" ", "".join(kept)).strip()


@dataclass(frozen=True)
class Style:
    """How a text may be set: its weight, the sizes to try, largest first, in pixels.

    `leading` is the distance of baselines as a multiple of the size.
    """

    weight: int
    sizes: tuple[int, ...]
    leading: float


def fitted(
    text: str, files: tuple[Path, ...], style: Style, box: tuple[float, float]
) -> tuple[Lettering, tuple[str, ...]]:
    """Return the lettering in which `text` fits into `box`, as large as can be, and its lines.

    Where not even the smallest size fits, words are broken, and the end is left out.
    """
    width, height = box
    for size in style.sizes:
        lettering = Lettering(files, size, style.weight)
        lines = lettering.lines(text, width)
        if lines is not None and len(lines) * size * style.leading <= height:
            return lettering, lines
    smallest = Lettering(files, style.sizes[-1], style.weight)
    most = max(1, int(height / (smallest.size * style.leading)))
    return smallest, smallest.cut(text, width, most)


def _words(text: str) -> list[str]:
    """Return the pieces between which a line may break; a space stays with what is before it."""
    starts = [found.end() for found in _BREAKS.finditer(text)]
    cuts = [0, *starts, len(text)]
    return [text[a:b] for a, b in pairwise(cuts) if a < b]


def _clusters(text: str) -> Iterator[str]:
    """Yield each character with the marks that stand on it."""
    cluster = ""
    for char in text:
        if cluster and not unicodedata.combining(char):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


@lru_cache(maxsize=4096)
def _able(files: tuple[Path, ...], part: str) -> int:
    """Return which of `files` has a character, or -1."""
    for n, path in enumerate(files):
        font = _font(path, _TRIED_AT, 400)
        if all(_has(font, char) for char in part):
            return n
    return -1


def _has(font: FreeTypeFont, char: str) -> bool:
    drawn, missing = font.getmask(char), font.getmask(_NOWHERE)
    return drawn.size != missing.size or bytes(drawn) != bytes(missing)


@lru_cache(maxsize=256)
def _font(path: Path, size: int, weight: int) -> FreeTypeFont:
    font = ImageFont.truetype(path, size)
    try:
        axes = font.get_variation_axes()
    except OSError:
        return font  # of one weight only
    font.set_variation_by_axes([_setting(axis, weight) for axis in axes])
    return font


def _setting(axis: Mapping[str, Any], weight: int) -> float:
    if axis["name"] != b"Weight":
        return float(axis["default"])
    return float(min(max(weight, axis["minimum"]), axis["maximum"]))


@lru_cache(maxsize=256)
def _readable(path: Path) -> bool:
    try:
        _font(path, _TRIED_AT, 400)
    except (OSError, ValueError):
        return False
    return True
