"""An edited text of a hundred shows, from the saved file to its new bytes under ``showkit serve``.

The peer is the site engine alone over the language that changed, in the same run: a preview that
only ran it again would take that long.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

from bench.large_base import make_base
from bench.measure import Row, compared, seconds, show, times

if TYPE_CHECKING:
    from typing import IO

FOLDER = Path(__file__).parents[1]
SHOWS = 100
PRESENTERS = 12
RUNS = 5
PATIENCE = 120
"""Seconds."""


def main() -> None:
    """Serve a hundred shows, save one text again and again, and print the median."""
    environment = os.environ | {"PYTHONPATH": str(FOLDER / "generator")}
    with tempfile.TemporaryDirectory(prefix="showkit-bench-") as folder:
        project = make_base(Path(folder) / "large", PRESENTERS, SHOWS)
        words = sorted(project.glob("content/shows/*/show.fr.md"))[SHOWS // 2]
        port = _free_port()
        host = f"http://127.0.0.1:{port}"
        page = f"{host}/fr/shows/{words.parent.name}/"
        command = [sys.executable, "-m", "showkit", "serve", "--port", str(port)]
        with subprocess.Popen(
            [*command, "--as-of", "2026-11-21"],
            cwd=project,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as server:
            try:
                _wait_for(host)
                numbers = iter(range(RUNS))
                # what a browser does: it is told of each build, and asks for the page again
                with urllib.request.urlopen(f"{host}/.showkit/builds") as builds:  # noqa: S310 - our own server
                    saved = times(lambda: _save(words, builds, page, next(numbers)), RUNS, _rest)
            finally:
                server.send_signal(signal.SIGINT)
        source = project / ".showkit" / "engine" / "fr"
        mkdocs = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(project / "alone")]
        quiet = environment | {"NO_MKDOCS_2_WARNING": "1"}
        engine = times(
            lambda: subprocess.run(mkdocs, cwd=source, env=quiet, check=True, capture_output=True),
            3,
        )
    show(
        [
            Row(f"the engine alone, {SHOWS} shows, one language", str(engine), "the peer"),
            Row(
                "saved to served",
                str(saved),
                f"{compared(saved.median, engine.median, 'the engine')}; about {seconds(2.0)}",
            ),
        ]
    )


def _save(words: Path, builds: IO[bytes], page: str, number: int) -> None:
    line = f"Une phrase de plus, la {number}e."
    words.write_text(words.read_text("utf-8") + f"\n{line}\n", encoding="utf-8")
    while builds.readline() != b"event: built\n":
        pass
    with urllib.request.urlopen(page) as answer:  # noqa: S310 - our own server
        if line.encode() not in answer.read():
            raise SystemExit(f"{page} does not hold what was saved")


def _wait_for(host: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(host).close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("showkit serve does not answer")


def _rest() -> None:
    """Let the server see that nothing else changes."""
    time.sleep(0.5)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
