"""``python -m bench.fuzz [FILES]``: damaged files by the thousand, on all cores.

Each is loaded, checked and explained in a process that may take no more memory than a small
laptop spares. Prints how fast, the slowest file and the most memory; a traceback, a hang or too
much memory ends with exit code 1 and the file and seed to repeat it with.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.mutations import mutated, specimens
from showkit.commands.excerpts import Excerpts
from showkit.commands.findings import as_text
from showkit.content.checks import check
from showkit.content.load import load
from showkit.output.catalogues import catalogue

DEMO = Path(__file__).parents[1]
FILES = 10_000
SECONDS = 10
"""The longest that one file may take."""

MEMORY = 1_500_000_000
"""Bytes of address space that a process may have."""

TODAY = dt.date(2026, 11, 21)


@dataclass(frozen=True)
class Share:
    """What one process did: failures to repeat, the slowest file, memory in bytes."""

    failures: tuple[str, ...]
    slowest: float
    memory: int


def main(count: int) -> int:
    """Damage `count` files; return the exit code."""
    workers = os.cpu_count() or 1
    seeds = [range(n, count, workers) for n in range(workers)]
    began = time.perf_counter()
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        shares = list(pool.map(damage, seeds))
    took = time.perf_counter() - began
    failures = [failure for share in shares for failure in share.failures]
    print(
        f"{count} damaged files in {took:.0f} s, {count / took:.0f} a second; "
        f"slowest {max(share.slowest for share in shares):.2f} s, "
        f"most memory {max(share.memory for share in shares) / 1e6:.0f} MB; "
        f"{len(failures)} failures"
    )
    print("\n".join(failures))
    return int(bool(failures))


def damage(seeds: range) -> Share:
    """Damage one file for every seed, and see what becomes of it."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    failures: list[str] = []
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        project, files = specimens(DEMO, Path(folder))
        for seed in seeds:
            path = files[seed % len(files)]
            whole = path.read_bytes()
            path.write_bytes(mutated(whole, seed))
            signal.signal(signal.SIGALRM, partial(_give_up, seed))
            signal.alarm(SECONDS)
            began = time.perf_counter()
            try:
                loaded = load(project)
                as_text(check(loaded, TODAY), catalogue("fr-CA"), Excerpts(project.root))
            except BaseException as error:  # noqa: BLE001 - whatever it is, it is what we look for
                last = traceback.format_exception(error)[-1].strip()
                failures.append(f"seed {seed}, {path.relative_to(folder)}: {last}")
            finally:
                signal.alarm(0)
            slowest = max(slowest, time.perf_counter() - began)
            path.write_bytes(whole)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Share(tuple(failures), slowest, memory)


def _give_up(seed: int, *_: object) -> None:
    raise TimeoutError(f"seed {seed}: more than {SECONDS} s")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else FILES))
