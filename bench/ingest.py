"""Reading a web server's log of a million lines, one in a hundred of them ours.

The raw limit is ``wc -l`` on the same file (every byte read once, every line counted), of the
packed one ``zcat``; the peer is GoAccess, which reads every line.

``SHOWKIT_BENCH_LINES=10000000 python -m bench ingest`` for a log of 1.5 GB. Not as a module of its
own: the process that shares the log would begin with all that this one imports, as no process of
``showkit ingest`` does.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import resource
import shutil
import statistics
import subprocess
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from bench.large_base import copy_demo
from bench.measure import Row, largest_size, seconds, show, times
from showkit.access.links import LinkState, links
from showkit.access.secret import open_secret
from showkit.commands.ingest import take_in
from showkit.content.load import load
from showkit.output.project import Project
from showkit.visits.hits import LogReader
from showkit.visits.reading import read_logs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LINES = "SHOWKIT_BENCH_LINES"
_LINES = 1_000_000
RUNS = 3
OURS = 100
"""One line in so many is on one of our links."""

DAY = dt.date(2026, 11, 21)
_STEP = 0.7
_AGENTS = (
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "curl/8.9.1",
)
_OTHERS = (
    ("GET", "/fr/", 200, 18230),
    ("GET", "/fr/shows/haubans/", 200, 24817),
    ("GET", "/assets/portal.css", 304, 0),
    ("GET", "/fr/shows/pissenlit/visuals/nuit-960.avif", 200, 88121),
    ("GET", "/wp-login.php", 404, 152),
    ("POST", "/xmlrpc.php", 405, 157),
    ("GET", "/feeds/fr.atom", 200, 9120),
    ("HEAD", "/", 301, 0),
)


def main() -> None:
    """Make the log, measure, print."""
    lines = int(os.environ.get(LINES, _LINES))
    with tempfile.TemporaryDirectory(prefix="showkit-bench-") as folder:
        project = Project(Path(folder) / "demo")
        copy_demo(project.content)
        library = load(project).library
        if library is None:
            raise SystemExit("the demo cannot be read")
        secret = open_secret(project)
        ours = [
            f"/p/{link.keys.payload_id}"
            for link in links(library, secret, DAY)
            if link.state is LinkState.OPEN
        ]
        log, packed = Path(folder) / "access.log", Path(folder) / "access.log.gz"
        with log.open("w", encoding="ascii") as file:
            file.writelines(_lines(ours, lines))
        with packed.open("wb") as file:
            subprocess.run(["gzip", "-1", "--stdout", log], check=True, stdout=file)
        ids = LogReader(library, secret).ids
        raw = _cost_of("wc", "-l", str(log))
        unpacked = _cost_of("zcat", str(packed))
        peer = _cost_of("goaccess", str(log), "--log-format=COMBINED", "-o", f"{folder}/x.json")
        found = _cost(lambda: _found(log, ids))
        found_packed = _cost(lambda: _found(packed, ids))
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            first = _cost(lambda: take_in(project, library, [log]), runs=1)
            again = _cost(lambda: take_in(project, library, [log]), runs=1)
        size = log.stat().st_size / 1e6
    show(
        [
            Row(f"{lines:,} lines, {size:,.0f} MB: wc -l", str(raw), "the raw limit"),
            Row("the same, packed: zcat", str(unpacked), "its raw limit"),
            Row("GoAccess", str(peer), "the peer"),
            Row("our lines found and parsed", str(found), found.beside(raw, "wc -l")),
            Row("", "", f"{peer.wall / found.wall:.0f} times as fast as GoAccess"),
            Row("the same, packed", str(found_packed), found_packed.beside(unpacked, "zcat")),
            Row(f"all of it into the content, {lines // OURS:,} rows", str(first)),
            Row("the same log again", str(again)),
            Row("most memory", f"{largest_size() / 1e6:.0f} MB"),
        ]
    )


@dataclass(frozen=True)
class Cost:
    """What a run costs in seconds: on the clock, and of all its processes together."""

    wall: float
    processor: float

    def beside(self, other: Cost, what: str) -> str:
        """Return how this stands to another: on the clock, then in processor time."""
        if not other.wall:
            return ""
        return (
            f"{self.wall / other.wall:.2f} × {what}, "
            f"in processor time {self.processor / other.processor:.2f} ×"
        )

    def __str__(self) -> str:
        return f"{seconds(self.wall)}, processor {seconds(self.processor)}"


def _cost(run: Callable[[], object], runs: int = RUNS) -> Cost:
    """Return the cost of the run in the middle; what children cost counts once they have ended."""
    walls, processors = [], []
    for _ in range(runs):
        before = _processor_time()
        walls += times(run, 1).runs
        processors.append(_processor_time() - before)
    return Cost(statistics.median(walls), statistics.median(processors))


def _processor_time() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _found(log: Path, ids: frozenset[str]) -> int:
    """Return how many of our lines a log holds: what reading it costs, and nothing after."""
    return read_logs([log], ids, lambda _: True, lambda _, __: None).ours


def _cost_of(*command: str) -> Cost:
    """Return the cost of a program, nothing where it is not here."""
    if shutil.which(command[0]) is None:
        return Cost(0.0, 0.0)
    return _cost(
        lambda: subprocess.run(
            command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ),
        1 if command[0] == "goaccess" else RUNS,
    )


def _lines(ours: list[str], count: int) -> Iterator[str]:
    """Yield the log: the same lines each time, in the combined format."""
    chance = random.Random(20261121)  # noqa: S311 - invented lines, not secrets
    moment = dt.datetime(2026, 11, 1, 6, tzinfo=dt.UTC)
    for n in range(count):
        moment += dt.timedelta(seconds=_STEP)
        method, path, status, size = chance.choice(_OTHERS)
        if n % OURS == 0:
            method, path, status, size = "GET", chance.choice(ours), 200, 4125
        address = f"203.0.113.{chance.randrange(256)}"
        yield (
            f"{address} - - [{moment:%d/%b/%Y:%H:%M:%S} +0000] "
            f'"{method} {path} HTTP/1.1" {status} {size} "-" "{chance.choice(_AGENTS)}"\n'
        )
