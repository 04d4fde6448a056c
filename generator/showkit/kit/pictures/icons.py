"""The company's mark as browsers, phones and search engines want it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw

from showkit.kit.pictures.drawing import Shape
from showkit.kit.pictures.lettering import Lettering, drawable, usable
from showkit.kit.pictures.opening import RefusedError, open_layered
from showkit.output.typst import TypesettingError, drawn_png

if TYPE_CHECKING:
    from pathlib import Path

    from showkit.kit.pictures.drawing import Icon

_WHOLE: Final = {Shape.FREE: 1.0, Shape.FILLED: 0.8, Shape.MASKABLE: 0.56}
"""The part of the square's side that the logo's longer side takes; a mask leaves a circle of
0.8 of the side, in which a square of 0.56 lies."""

_LETTER: Final = {Shape.FREE: 0.66, Shape.FILLED: 0.62, Shape.MASKABLE: 0.5}
"""The size of the initial, as a part of the square's side."""

_SMALL: Final = (16, 32, 48)
"""The sizes in a ``favicon.ico``."""

_DRAWN: Final = 1024
"""The side in pixels at which a logo of lines is drawn, before it is scaled as others are."""

_FINE: Final = 4
"""A mark is drawn so many times larger, then scaled down: its edges come out smooth."""


def draw_icon(icon: Icon) -> bytes:
    """Return an icon as PNG, or as ICO where its path says so."""
    logo = _opened(icon.logo) if icon.logo is not None else None
    image = _initial(icon) if logo is None else _with_logo(icon, logo)
    out = io.BytesIO()
    if icon.name.endswith(".ico"):
        image.save(out, "ICO", sizes=[(size, size) for size in _SMALL if size <= icon.size])
    else:
        image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _opened(file: Path) -> Image.Image | None:
    """Return a logo with its transparency; none where it cannot be drawn: the initial stands in."""
    try:
        if file.suffix.lower() != ".svg":
            return open_layered(file)
        with Image.open(io.BytesIO(drawn_png(file.read_bytes(), _DRAWN))) as drawn:
            drawing = drawn.convert("RGBA")
    except (OSError, RefusedError, TypesettingError):
        return None
    return drawing.crop(drawing.getbbox()) if drawing.getbbox() else None


def _with_logo(icon: Icon, logo: Image.Image) -> Image.Image:
    ground = "#ffffff00" if icon.shape is Shape.FREE else icon.ink
    image = Image.new("RGBA", (icon.size, icon.size), ground)
    scale = icon.size * _WHOLE[icon.shape] / max(logo.size)
    size = (max(1, round(logo.width * scale)), max(1, round(logo.height * scale)))
    scaled = logo.resize(size, Image.Resampling.LANCZOS)
    image.alpha_composite(scaled, ((icon.size - size[0]) // 2, (icon.size - size[1]) // 2))
    return image if icon.shape is Shape.FREE else image.convert("RGB")


def _initial(icon: Icon) -> Image.Image:
    side = icon.size * _FINE
    image = Image.new("RGB", (side, side), icon.colour)
    files = usable(icon.typeface.files)
    letter = drawable(icon.letter, files)
    if letter:
        lettering = Lettering(files, round(side * _LETTER[icon.shape]), 700)
        lettering.draw_centred(ImageDraw.Draw(image), (side / 2, side / 2), letter, icon.ink)
    return image.resize((icon.size, icon.size), Image.Resampling.LANCZOS, reducing_gap=2)
