"""Reading a web server's log of 200,000 lines, one in a hundred of them ours.

The raw limit is ``wc -l`` on the same file: every byte read once, every line counted.
"""

from __future__ import annotations

import datetime as dt
import random
import shutil
import subprocess
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from bench.large_base import copy_demo
from bench.measure import Row, compared, seconds, show, times
from showkit.access.links import LinkState, links
from showkit.access.secret import open_secret
from showkit.commands.ingest import take_in
from showkit.content.load import load
from showkit.output.project import Project

LINES = 200_000
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
    with tempfile.TemporaryDirectory(prefix="showkit-bench-") as folder:
        project = Project(Path(folder) / "demo")
        copy_demo(project.content)
        log = Path(folder) / "access.log"
        library = load(project).library
        if library is None:
            raise SystemExit("the demo cannot be read")
        open_links = [
            f"/p/{link.keys.payload_id}"
            for link in links(library, open_secret(project), DAY)
            if link.state is LinkState.OPEN
        ]
        log.write_text("".join(_lines(open_links)), encoding="ascii")
        raw = times(lambda: subprocess.run(["wc", "-l", log], check=True, capture_output=True))
        beside = Path(folder) / "beside"
        shutil.copytree(project.content, beside)

        def begin_anew() -> None:
            shutil.rmtree(project.content)
            shutil.copytree(beside, project.content)

        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            first = times(lambda: take_in(project, library, [log]), 3, begin_anew)
            again = times(lambda: take_in(project, library, [log]), 3)
        size = log.stat().st_size / 1e6
    show(
        [
            Row(f"{LINES} lines, {size:.1f} MB: wc -l", seconds(raw.median), "the raw limit"),
            _row("the first time", first.median, raw.median),
            _row("the same log again", again.median, raw.median),
        ]
    )


def _row(what: str, taken: float, raw: float) -> Row:
    return Row(
        f"{what}: {LINES / taken:,.0f} lines a second",
        seconds(taken),
        compared(taken, raw, "the raw limit"),
    )


def _lines(ours: list[str]) -> list[str]:
    """Return the log: the same lines each time, in the combined format."""
    chance = random.Random(20261121)  # noqa: S311 - invented lines, not secrets
    moment = dt.datetime(2026, 11, 1, 6, tzinfo=dt.UTC)
    lines = []
    for n in range(LINES):
        moment += dt.timedelta(seconds=_STEP)
        method, path, status, size = chance.choice(_OTHERS)
        if n % OURS == 0:
            method, path, status, size = "GET", chance.choice(ours), 200, 4125
        address = f"203.0.113.{chance.randrange(256)}"
        lines.append(
            f"{address} - - [{moment:%d/%b/%Y:%H:%M:%S} +0000] "
            f'"{method} {path} HTTP/1.1" {status} {size} "-" "{chance.choice(_AGENTS)}"\n'
        )
    return lines


if __name__ == "__main__":
    main()
