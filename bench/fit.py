"""Holding riders against rooms: pairs of a show and a room a second, on one core.

The raw limit is to look up the same figures in the same rooms without comparing anything.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.large_base import make_base
from bench.measure import Row, compared, seconds, show, times
from showkit.content.load import load
from showkit.kit.fit.compare import fit
from showkit.kit.fit.needs import needs_of
from showkit.output.project import Project

PRESENTERS = 1000
SHOWS = 21


def main() -> None:
    """Make the base, measure, print."""
    with tempfile.TemporaryDirectory(prefix="showkit-bench-") as folder:
        library = load(Project(make_base(Path(folder) / "base", PRESENTERS, SHOWS))).library
    if library is None:
        raise RuntimeError
    rooms = [room for house in library.presenters for room in house.rooms]
    asked = [needs_of(one.rider) for one in library.shows if one.rider]
    pairs = len(rooms) * len(asked)

    def look_up() -> None:
        for needs in asked:
            for room in rooms:
                for need in needs:
                    value: object = room
                    for step in need.path:
                        value = getattr(value, step)

    raw = times(look_up, 3).median
    whole = times(lambda: [fit(needs, room).verdict for needs in asked for room in rooms], 3)
    show(
        [
            Row(f"look up what {pairs:,} pairs compare", seconds(raw), "the raw limit"),
            Row("fit, with its verdict", str(whole), compared(whole.median, raw, "the raw limit")),
            Row("pairs a second", f"{pairs / whole.median:,.0f}"),
        ]
    )
