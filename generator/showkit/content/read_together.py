"""Parts read by several processes at once.

Each process takes the next bucket of parts that nobody has claimed, until none is left. A claim is
a file that only one can create; what a helper has read it leaves as bytes under the bucket's
number. A helper that dies costs its buckets' reading a second time, here, and nothing else.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import showkit
from showkit.content.part_bytes import PartBytesError, dump_parts, load_parts
from showkit.content.parts import Part, read_part
from showkit.output.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from showkit.content.fingerprints import Fingerprint

_PAYS_FROM: Final = 4_000_000
"""Bytes of text whose reading takes about as long as a helper's start saves (half a second)."""

_TEXTS: Final = (".yaml", ".yml", ".json", ".md", ".csv")
_TASK: Final = "task.json"
_WAIT: Final = 0.002

Read = tuple[dict[str, Part], bytes | None]
"""The parts of a bucket by name, and the same as bytes where a helper read them."""


def helpers_for(to_read: Iterable[Fingerprint]) -> int:
    """Return how many helpers pay for reading so many files."""
    size = sum(seen[1] for files in to_read for seen in files if seen[0].endswith(_TEXTS))
    return min(size // _PAYS_FROM, _cores() - 1)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_together(
    project: Project, buckets: Mapping[int, Sequence[str]], helpers: int
) -> dict[int, Read]:
    """Return the parts of all `buckets`, read by this process and so many helpers."""
    if helpers < 1 or not buckets or not sys.executable:
        return {number: (_read(project, names), None) for number, names in buckets.items()}
    with _exchange(project) as folder:
        task = {"root": str(project.root), "buckets": list(buckets.items())}
        (folder / _TASK).write_text(json.dumps(task), encoding="utf-8")
        with _helping(folder, helpers) as running:
            done: dict[int, Read] = {}
            for number, names in buckets.items():
                if _claim(folder, number):
                    done[number] = _read(project, names), None
            for number, names in buckets.items():
                if number not in done:
                    done[number] = _from_helper(folder, number, running) or (
                        _read(project, names),
                        None,
                    )
            return done


def _read(project: Project, names: Sequence[str]) -> dict[str, Part]:
    return {name: read_part(project, name) for name in names}


def _claim(folder: Path, number: int) -> bool:
    try:
        os.close(os.open(folder / f"{number}.claim", os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        return False
    return True


def _from_helper(
    folder: Path, number: int, running: Sequence[subprocess.Popen[bytes]]
) -> Read | None:
    """Return what a helper read; None where it never will."""
    path = folder / f"{number}.parts"
    while not path.exists() and any(helper.poll() is None for helper in running):
        time.sleep(_WAIT)
    try:
        payload = path.read_bytes()
        return load_parts(payload), payload
    except (OSError, PartBytesError):
        return None


@contextmanager
def _exchange(project: Project) -> Iterator[Path]:
    """Give a folder for what processes pass to each other, for their owner's eyes alone."""
    try:
        beside = project.cache / "content"
        beside.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".reading-", dir=beside))
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="showkit-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _helping(folder: Path, helpers: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Start so many helpers, and end those that are still at it when this one is through."""
    surroundings = {name: value for name, value in os.environ.items() if name != "SHOWKIT_SECRET"}
    code = str(Path(showkit.__file__).parents[1])
    search = [code, *filter(None, [surroundings.get("PYTHONPATH")])]
    running: list[subprocess.Popen[bytes]] = []
    try:
        while len(running) < helpers:
            helper = subprocess.Popen(  # noqa: S603 - our own interpreter, and arguments of ours
                [sys.executable, "-m", __name__, str(folder)],
                env=surroundings | {"PYTHONPATH": os.pathsep.join(search)},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            running.append(helper)
        yield running
    finally:
        for helper in running:
            helper.kill()
            helper.wait()


def help_read(folder: Path) -> None:
    """Read what nobody has claimed of the task in `folder`: what a helper does."""
    gc.disable()  # nothing that is read refers back to what holds it
    task = json.loads((folder / _TASK).read_text(encoding="utf-8"))
    project = Project(Path(task["root"]))
    for number, names in reversed(task["buckets"]):
        if _claim(folder, number):
            unfinished = folder / f"{number}.unfinished"
            unfinished.write_bytes(dump_parts(_read(project, names)))
            unfinished.replace(folder / f"{number}.parts")


if __name__ == "__main__":
    help_read(Path(sys.argv[1]))
