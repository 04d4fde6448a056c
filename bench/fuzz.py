"""``python -m bench.fuzz [FILES]``: damaged files by the thousand, on all cores.

Of every five, four are content that is loaded, checked and explained, and one comes from
elsewhere and is imported: a workbook, a table, an address book. Each is read in a process that
may take no more memory than a small laptop spares. Prints how fast, the slowest file and the
most memory; a traceback, a hang or too much memory ends with exit code 1 and the file and seed
to repeat it with.
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
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from functools import partial
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from bench.mutations import foreign, mutated, mutated_inside, specimens
from showkit.commands.contacts_import import Wishes, import_contacts
from showkit.commands.content import ContentError
from showkit.commands.excerpts import Excerpts
from showkit.commands.findings import as_text
from showkit.content.checks import check
from showkit.content.load import load
from showkit.output.catalogues import catalogue

if TYPE_CHECKING:
    from showkit.output.project import Project

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
        with redirect_stdout(StringIO()):
            sheets = foreign(DEMO, Path(folder) / "sheets")
        for seed in seeds:
            is_foreign = seed % 5 == 0
            path = sheets[seed // 5 % len(sheets)] if is_foreign else files[seed % len(files)]
            whole = path.read_bytes()
            path.write_bytes(mutated_inside(whole, seed) if is_foreign else mutated(whole, seed))
            signal.signal(signal.SIGALRM, partial(_give_up, seed))
            signal.alarm(SECONDS)
            began = time.perf_counter()
            try:
                (_import if is_foreign else _check)(project, path)
            except BaseException as error:  # noqa: BLE001 - whatever it is, it is what we look for
                last = traceback.format_exception(error)[-1].strip()
                failures.append(f"seed {seed}, {path.relative_to(folder)}: {last}")
            finally:
                signal.alarm(0)
            slowest = max(slowest, time.perf_counter() - began)
            path.write_bytes(whole)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Share(tuple(failures), slowest, memory)


def _check(project: Project, path: Path) -> None:
    del path  # all is read: what is wrong with a file may depend on another
    found = check(load(project), TODAY)
    as_text(found, catalogue("fr-CA"), Excerpts(project.root))


def _import(project: Project, path: Path) -> None:
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()), suppress(ContentError):
        import_contacts(project, path, Wishes(), TODAY)


def _give_up(seed: int, *_: object) -> None:
    raise TimeoutError(f"seed {seed}: more than {SECONDS} s")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else FILES))
