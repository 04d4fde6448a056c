"""The colours of a photograph: the one to remember it by, and those to wait for it with."""

from __future__ import annotations

import colorsys
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterable


def accent(image: Image.Image) -> str:
    """Return the colour by which one would remember the photograph: strong, and not rare."""
    small = image.resize((64, 64), Image.Resampling.BOX)
    palette = small.quantize(16, method=Image.Quantize.MEDIANCUT)
    colours = palette.convert("RGB").getcolors(64 * 64) or []
    return max(_weighed(count, colour) for count, colour in colours)[1]


def tones(image: Image.Image) -> tuple[str, ...]:
    """Return the mean colours of the nine thirds, row by row, as ``#rgb``.

    They stand in for the photograph until it is there; blurred as they are shown, 4096 colours
    are enough, and short ones keep the stylesheet small.
    """
    small = image.resize((3, 3), Image.Resampling.BOX)
    data = small.tobytes()
    return tuple(_short(data[at : at + 3]) for at in range(0, len(data), 3))


def _short(channels: Iterable[int]) -> str:
    return "#" + "".join(f"{round(channel / 17):x}" for channel in channels)


def _weighed(count: int, colour: float | tuple[int, ...]) -> tuple[float, str]:
    red, green, blue = colour if isinstance(colour, tuple) else (0, 0, 0)
    _, lightness, saturation = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    # Near black and near white, saturation is noise.
    vivid = saturation * (1 - abs(2 * lightness - 1))
    return vivid * count**0.4, f"#{red:02x}{green:02x}{blue:02x}"
