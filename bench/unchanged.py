"""A build that has nothing to do, and ``showkit --help``, as a person starts them.

The peer is starting Python itself, which is the least that either can take.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.large_base import make_base
from bench.measure import Row, compared, seconds, show, times

FOLDER = Path(__file__).parents[1]
SHOWS = 100
PRESENTERS = 12
RUNS = 9
LIMIT = 0.7
HELP_LIMIT = 0.15
"""Seconds, on a slow machine with two cores."""


def main() -> int:
    """Build a hundred shows once and then for nothing; 1 where that takes too long."""
    environment = os.environ | {"PYTHONPATH": str(FOLDER / "generator")}
    with tempfile.TemporaryDirectory(prefix="showkit-bench-") as folder:
        project = make_base(Path(folder) / "large", PRESENTERS, SHOWS)

        def python(*arguments: str) -> None:
            subprocess.run(
                [sys.executable, *arguments],
                cwd=project,
                env=environment,
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

        build = ("-m", "showkit", "build", "--as-of", "2026-11-21")
        python(*build)
        (project / ".showkit" / "cache").rename(project / "put away")
        bare = times(lambda: python("-c", ""), RUNS)
        idle = times(lambda: python(*build), RUNS)
        told = times(lambda: python("-m", "showkit", "--help"), RUNS)
        if (project / ".showkit" / "cache").exists():
            raise SystemExit("A build with nothing to do has made something.")
    show(
        [
            Row("starting Python", str(bare), "the raw limit"),
            Row(
                f"no change, {SHOWS} shows in two languages",
                str(idle),
                f"{compared(idle.median, bare.median, 'the limit')}; {seconds(LIMIT)} at most",
            ),
            Row(
                "showkit --help",
                str(told),
                f"{compared(told.median, bare.median, 'the limit')}; {seconds(HELP_LIMIT)} at most",
            ),
        ]
    )
    return int(idle.median > LIMIT or told.median > HELP_LIMIT)


if __name__ == "__main__":
    sys.exit(main())
