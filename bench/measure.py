"""What benches share: repeated timing, and a small table of what came out."""

from __future__ import annotations

import gc
import resource
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True)
class Row:
    """One line of a table: what was measured, the figure with its unit, and what it is held to."""

    what: str
    figure: str
    ratio: str = ""


@dataclass(frozen=True)
class Times:
    """Seconds of several runs."""

    runs: tuple[float, ...]

    @property
    def median(self) -> float:
        """The run in the middle: on a machine that others use too, the fairest."""
        return statistics.median(self.runs)

    def __str__(self) -> str:
        return f"{seconds(self.median)} ({seconds(min(self.runs))} to {seconds(max(self.runs))})"


def times(
    run: Callable[[], object], runs: int = 5, before: Callable[[], object] | None = None
) -> Times:
    """Return how long `run` takes, so many times; `before` is called ahead of each, unmeasured."""
    taken = []
    for _ in range(runs):
        if before is not None:
            before()
        gc.collect()
        start = time.perf_counter()
        result = run()
        taken.append(time.perf_counter() - start)
        del result
    return Times(tuple(taken))


def largest_size() -> int:
    """Return the most memory, in bytes, that this process has had.

    Linux' own account of it begins anew with each program; `getrusage` also counts the process
    that started this one.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text("ascii").splitlines() if "VmHWM" in line)
        return int(line.split()[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def seconds(value: float) -> str:
    """Return a time as people read it."""
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.0f} ms"


def compared(mine: float, other: float, what: str) -> str:
    """Return how `mine` stands to `other`: ``3.1 × the raw limit``."""
    return f"{mine / other:.2f} × {what}" if other else ""


def show(rows: Sequence[Row]) -> None:
    """Print a table."""
    widths = [max(len(getattr(row, name)) for row in rows) for name in ("what", "figure")]
    for row in rows:
        print(f"  {row.what:{widths[0]}}  {row.figure:>{widths[1]}}  {row.ratio}".rstrip())
