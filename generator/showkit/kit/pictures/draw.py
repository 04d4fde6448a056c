"""All cards and icons of a site, each drawn once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.kit.pictures.cards import draw_card
from showkit.kit.pictures.drawing import Card
from showkit.kit.pictures.icons import draw_icon
from showkit.output.artifact import Artifact
from showkit.output.cores import on_all_cores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from showkit.kit.pictures.drawing import Drawing
    from showkit.output.cache import Cache


def make_drawings(
    drawings: Iterable[Drawing], cache: Cache, advance: Callable[[int, int], None]
) -> tuple[Artifact, ...]:
    """Draw what the cache has not, on all cores, and return the files.

    `advance` is called with (done, to do) as drawing goes on, and not at all when there is
    nothing to draw.
    """
    by_key = {drawing.key: drawing for drawing in drawings}
    files = {key: cache.path(key) for key in by_key}
    missing = {key: (by_key[key], cache) for key, file in files.items() if file is None}
    on_all_cores(draw, missing, advance)
    files |= {key: cache.path(key) for key in missing}
    return tuple(
        Artifact(drawing.path, file, immutable=drawing.immutable)
        for key, drawing in by_key.items()
        if (file := files[key]) is not None
    )


def draw(drawing: Drawing, cache: Cache) -> None:
    """Draw one card or icon into the cache; runs in a process of its own."""
    data = draw_card(drawing) if isinstance(drawing, Card) else draw_icon(drawing)
    cache.put(drawing.key, data)
