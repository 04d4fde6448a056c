"""Bars as SVG: the one adapter to pygal.

What comes out has no script and no style of its own: the page dresses it, in the company's
colours, in light and dark and on paper. The same figures give the same bytes.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any, Final

import pygal
from lxml import etree
from markupsafe import Markup

# pygal hooks itself into every later import, for maps that we do not draw, in a way that Python
# has given up (PEP 451) and warns of
sys.meta_path[:] = [one for one in sys.meta_path if type(one).__module__ != "pygal"]

_WIDTH: Final = 480  # its words can still be read where a telephone shrinks it
_ROW: Final = 30
_AROUND: Final = 54
_LEGEND_ROW: Final = 26
_LEGEND_COLUMNS: Final = 2
_SIDE_BY_SIDE: Final = 3
_COLUMNS_HEIGHT: Final = 300
_FEW_COLUMNS: Final = 5
_FEW_COLUMNS_HEIGHT: Final = 220
"""So many columns stand side by side with level labels; fewer leave room, and stay slim."""

_LONGEST_LABEL: Final = 28
_MOST_MARKS: Final = 6
_SVG: Final = "{http://www.w3.org/2000/svg}"
_UNWANTED: Final = ("defs", "script", "style", "desc", "title")
"""What pygal puts in for its own script and style sheet, and for the mouse."""

_KEPT: Final = frozenset(
    {"class", "d", "x", "y", "width", "height", "r", "cx", "cy", "rx", "ry", "transform", "viewBox"}
)


@dataclass(frozen=True)
class Series:
    """A colour of a chart: what it stands for, and its figure under each label."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True)
class Bars:
    """Bars that lie or stand: `labels` along the axis, series side by side or on one another."""

    id: str
    title: str
    description: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    stacked: bool = False
    lying: bool = True


def as_svg(bars: Bars) -> Markup:
    """Return a chart to stand in a page, with a title and a description to be read out."""
    height, is_slanted, empty = _COLUMNS_HEIGHT, False, 0
    if bars.lying:
        each = 1 if bars.stacked else max(1, len(bars.series) * 0.6)
        height = round(_AROUND + _legend_height(bars) + _ROW * each * len(bars.labels))
    else:
        is_slanted = len(bars.labels) > _FEW_COLUMNS
        empty = max(0, _FEW_COLUMNS - len(bars.labels))
        height = _COLUMNS_HEIGHT if is_slanted else _FEW_COLUMNS_HEIGHT
    chart = _kind(bars)(
        width=_WIDTH,
        height=height,
        js=[],
        css=[],
        no_prefix=True,
        legend_at_bottom=True,
        legend_at_bottom_columns=_legend_columns(bars),
        show_legend=len(bars.series) > 1,
        formatter=lambda value: f"{value:.0f}" if value else "",
        truncate_label=-1,
        truncate_legend=-1,
        margin=8,
        spacing=8,
        x_label_rotation=35 if is_slanted else 0,
        style=pygal.style.Style(label_font_size=15, major_label_font_size=15),
    )
    # pygal draws lying bars from the bottom up
    order = slice(None, None, -1) if bars.lying else slice(None)
    chart.x_labels = [*(_short(label) for label in bars.labels[order]), *[""] * empty]
    chart.y_labels = _marks(_highest(bars))
    for one in bars.series:
        chart.add(one.name, [*(value or None for value in one.values[order]), *[None] * empty])
    return _tidied(chart.render_tree(), bars)


def _legend_columns(bars: Bars) -> int:
    """Return how many names stand side by side: three do, for a row that is not full is cut."""
    several = len(bars.series)
    return several if several <= _SIDE_BY_SIDE else _LEGEND_COLUMNS


def _legend_height(bars: Bars) -> int:
    rows = -(-len(bars.series) // _legend_columns(bars))
    return _LEGEND_ROW * rows if len(bars.series) > 1 else 0


def _kind(bars: Bars) -> type[Any]:
    lying = pygal.HorizontalStackedBar if bars.stacked else pygal.HorizontalBar
    standing = pygal.StackedBar if bars.stacked else pygal.Bar
    kind: type[Any] = lying if bars.lying else standing
    return kind


def _highest(bars: Bars) -> int:
    columns = zip(*(one.values for one in bars.series), strict=True)
    return max((sum(one) if bars.stacked else max(one) for one in columns), default=0)


def _marks(highest: int) -> list[int]:
    """Return round figures to stand along an axis, up to the first that is not passed."""
    step = next(
        n * 10**power
        for power in range(9)
        for n in (1, 2, 5)
        if n * 10**power * _MOST_MARKS >= highest
    )
    return list(range(0, highest + step, step))


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1].rstrip() + "…"


def _tidied(drawn: etree._Element, bars: Bars) -> Markup:
    """Return the drawing with nothing in it that runs, styles or hangs on the clock."""
    root = etree.fromstring(etree.tostring(drawn))
    for part in list(root.iter(etree.Comment, *(f"{_SVG}{name}" for name in _UNWANTED))):
        above = part.getparent()
        if above is not None:
            above.remove(part)
    for part in root.iter():
        for name in set(part.attrib) - _KEPT:
            del part.attrib[name]
    root.set("role", "img")
    root.set("aria-labelledby", f"{bars.id}-title {bars.id}-desc")
    for place, (name, text) in enumerate((("title", bars.title), ("desc", bars.description))):
        part = etree.Element(f"{_SVG}{name}")
        part.set("id", f"{bars.id}-{name}")
        part.text = text
        root.insert(place, part)
    etree.cleanup_namespaces(root)
    return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704 - texts were escaped by lxml
