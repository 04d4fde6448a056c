"""A social card: the company, a title and a line on a flat colour, beside the photograph."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw

from showkit.kit.pictures.drawing import CARD_SIZE
from showkit.kit.pictures.embed import with_rights
from showkit.kit.pictures.lettering import Style, drawable, fitted, usable
from showkit.kit.pictures.opening import RefusedError, open_upright
from showkit.kit.pictures.rights import Rights

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from showkit.kit.pictures.drawing import Card, CardPhoto
    from showkit.kit.pictures.lettering import Lettering

_WIDTH, _HEIGHT = CARD_SIZE
_PLATE: Final = 560
"""Pixels of the width that the colour takes: the photograph keeps about a square, so that upright
and wide ones are cropped alike."""

_MARGIN: Final = 56
_GAP: Final = 26
_TITLE: Final = Style(700, (104, 96, 88, 80, 72, 64, 58, 52, 46, 42, 38, 34, 30, 26), 1.06)
_COMPANY: Final = Style(600, (30, 27, 24), 1.3)
_LINE: Final = Style(500, (30, 28, 26, 24), 1.3)
_CREDIT: Final = Style(400, (18, 17, 16), 1.3)
_MOST: Final = {_COMPANY: 80, _LINE: 120, _CREDIT: 48}
"""Pixels of height that a text may take; the title has what is left."""


def draw_card(card: Card) -> bytes:
    """Return a card as JPEG, with the rights of its photograph in it.

    Words that no font of the company can draw are left out; the page that it stands for says
    them.
    """
    image = Image.new("RGB", CARD_SIZE, card.colour)
    photo = _cropped(card.photo, (_WIDTH - _PLATE, _HEIGHT)) if card.photo else None
    if photo is not None:
        image.paste(photo, (_PLATE, 0))
    rights = card.photo.rights if card.photo and photo else Rights()
    files = usable(card.typeface.files)
    if files:
        room = (_PLATE if photo else _WIDTH) - 2 * _MARGIN
        _letter(ImageDraw.Draw(image), card, rights.line, files, room)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=86, progressive=True, optimize=True, subsampling="4:4:4")
    return with_rights(out.getvalue(), rights)


def _letter(
    draw: ImageDraw.ImageDraw, card: Card, credit: str, files: tuple[Path, ...], room: int
) -> None:
    """Set the company on top, and from the bottom up the credit, the line and the title."""

    def block(text: str, style: Style, height: float) -> _Block | None:
        words = drawable(text, files)
        return _Block(*fitted(words, files, style, (room, height)), style) if words else None

    top, bottom = _MARGIN, _HEIGHT - _MARGIN
    company = block(card.company, _COMPANY, _MOST[_COMPANY])
    if company:
        company.draw(draw, top, card.ink)
        top += company.height + _GAP
    small = block(credit, _CREDIT, _MOST[_CREDIT])
    if small:
        bottom -= small.height
        small.draw(draw, bottom, card.ink)
        bottom -= _GAP
    line = block(card.line, _LINE, _MOST[_LINE])
    if line:
        bottom -= line.height
        line.draw(draw, bottom, card.ink)
        bottom -= _GAP // 2
    title = block(card.title, _TITLE, bottom - top)
    if title:
        title.draw(draw, bottom - title.height, card.ink)


class _Block:
    """Lines of one size, one below the other."""

    def __init__(self, lettering: Lettering, lines: Sequence[str], style: Style) -> None:
        self._lettering, self._lines = lettering, lines
        self._pitch = lettering.size * style.leading

    @property
    def height(self) -> int:
        return round(len(self._lines) * self._pitch)

    def draw(self, draw: ImageDraw.ImageDraw, top: float, ink: str) -> None:
        # what the letters themselves take is set into the middle of their line
        slack = self._pitch - self._lettering.ascent - self._lettering.descent
        baseline = top + slack / 2 + self._lettering.ascent
        for line in self._lines:
            self._lettering.draw(draw, (_MARGIN, round(baseline)), line, ink)
            baseline += self._pitch


def _cropped(photo: CardPhoto, size: tuple[int, int]) -> Image.Image | None:
    """Return the part of a photograph of that shape, as near around its focal point as it can be.

    None where the file cannot be read any more.
    """
    try:
        image, _ = open_upright(photo.file, 2 * size[0])
    except RefusedError:
        return None
    scale = min(image.width / size[0], image.height / size[1])
    width, height = size[0] * scale, size[1] * scale
    left = _kept(photo.focus[0] * image.width - width / 2, image.width - width)
    top = _kept(photo.focus[1] * image.height - height / 2, image.height - height)
    box = (left, top, left + width, top + height)
    return image.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3)


def _kept(value: float, most: float) -> float:
    return min(max(0.0, value), max(0.0, most))
