"""A show's accent: its photograph's colour, moved in lightness until it can be read.

Contrast is that of WCAG 2.2 (relative luminance, 4.5 to 1 for text, level AA).
"""

from __future__ import annotations

import colorsys
from dataclasses import dataclass
from functools import lru_cache

PAPERS_LIGHT = ("#fbf8f2", "#f1ebe0")
"""The light papers, as ``--paper`` and ``--paper-deep`` in portal.css."""

PAPERS_DARK = ("#151210", "#211d1a")
"""The dark papers, as ``--paper`` and ``--paper-deep`` in portal.css."""

AA = 4.5
"""The least contrast between text and what it stands on."""

_STEPS = 200
_LOW, _HIGH = 0.03928, 0.055


@dataclass(frozen=True)
class Accent:
    """One colour for light paper and its twin for dark paper, as ``#rrggbb``."""

    light: str
    dark: str


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21, whichever is the lighter."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=1_000)
def readable(colour: str) -> Accent:
    """Return `colour` as an accent that passes AA as text on every paper, and under paper."""
    return Accent(
        light=_moved(colour, PAPERS_LIGHT, toward=0.0),
        dark=_moved(colour, PAPERS_DARK, toward=1.0),
    )


def _moved(colour: str, papers: tuple[str, ...], *, toward: float) -> str:
    """Return the colour nearest to `colour`, hue kept, that passes on all `papers`."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    for step in range(_STEPS + 1):
        moved = lightness + (toward - lightness) * step / _STEPS
        candidate = _hex(colorsys.hls_to_rgb(hue, moved, saturation))
        if all(contrast(candidate, paper) >= AA for paper in papers):
            return candidate
    return _hex((toward, toward, toward))


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def _linear(channel: float) -> float:
    if channel <= _LOW:
        return channel / 12.92
    return float(((channel + _HIGH) / (1 + _HIGH)) ** 2.4)


def _hex(channels: tuple[float, float, float]) -> str:
    return "#" + bytes(round(channel * 255) for channel in channels).hex()
