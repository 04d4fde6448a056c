"""What may be kept in mind of shows held against houses, from one build to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.output.memory import Remembered

if TYPE_CHECKING:
    from showkit.model.library import Library

MOST_KEPT: Final = 20_000
"""Shows held against houses that are kept in mind from one build to the next, some 100 MB."""


def memory_of_houses(memory: Remembered, library: Library) -> Remembered:
    """Return `memory`, where it has room for what is made of each show for each house."""
    pairs = len(library.shows) * len(library.presenters)
    return memory if pairs <= MOST_KEPT else Remembered()
