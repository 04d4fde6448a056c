"""Reading 5,000 contact files and 200 shows: cold, warm, and after one change.

The raw limit is reading all bytes. The peer is PyYAML's C loader over the YAML files alone, on one
core: no records, no tables, no check of anything.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from bench.large_base import make_base
from bench.measure import Row, Times, compared, seconds, show, times
from showkit.content.load import load
from showkit.output.project import Project

PRESENTERS = 5000
SHOWS = 200
_PICTURES = {".jpg", ".jpeg", ".pdf", ".svg"}


def main() -> None:
    """Make the base, measure, print."""
    with tempfile.TemporaryDirectory(prefix="showkit-bench-") as folder:
        project = Project(make_base(Path(folder) / "base", PRESENTERS, SHOWS))
        show(_rows(project))


def _rows(project: Project) -> list[Row]:
    texts = [
        path
        for path in sorted(project.content.rglob("*"))
        if path.is_file() and path.suffix not in _PICTURES
    ]
    size = sum(path.stat().st_size for path in texts)
    raw = times(lambda: [path.read_bytes() for path in texts]).median
    yamls = [path.read_bytes() for path in texts if path.suffix == ".yaml"]
    peer = times(lambda: [yaml.load(data, yaml.CSafeLoader) for data in yamls], 1).median

    def forget() -> None:
        shutil.rmtree(project.cache, ignore_errors=True)

    def cold() -> object:
        return load(project)

    together = times(cold, 3, forget)
    alone = times(lambda: load(project, helpers=0), 1, forget)
    load(project)
    warm = times(lambda: load(project), 9)
    changed = sorted((project.content / "presenters").iterdir())[PRESENTERS // 2]

    def change() -> None:
        changed.write_text(changed.read_text("utf-8") + "# seen\n", encoding="utf-8")

    after_change = times(lambda: load(project), 5, change)

    def touch() -> None:
        for path in texts:
            os.utime(path)

    touched = times(lambda: load(project), 3, touch)
    cache = sum(path.stat().st_size for path in project.cache.rglob("*") if path.is_file())
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    limit, of_peer = "the raw limit", "the peer"
    return [
        Row(f"{len(texts)} files, {size / 1e6:.1f} MB: read their bytes", seconds(raw), limit),
        Row("PyYAML CSafeLoader, YAML files only, one core", seconds(peer), of_peer),
        _held_to("load, cold, one process", alone, peer, of_peer),
        _held_to(f"load, cold, {cores} cores", together, peer, of_peer),
        _held_to("load, warm", warm, raw, limit),
        _held_to("load, warm, one contact file changed", after_change, raw, limit),
        _held_to("load, warm, every file touched", touched, raw, limit),
        Row("memory of a process that loads, warm", f"{_memory(project):.0f} MB"),
        Row("the same, with nothing to load", f"{_memory(None):.0f} MB"),
        Row("the cache", f"{cache / 1e6:.1f} MB", f"{cache / size:.2f} × the files"),
    ]


def _held_to(what: str, taken: Times, other: float, name: str) -> Row:
    return Row(what, str(taken), compared(taken.median, other, name))


def _memory(project: Project | None) -> float:
    """Return the largest size, in megabytes, of a process that loads a project, or nothing."""
    code = "import sys, pathlib\nfrom showkit.content.load import load\n"
    code += "from showkit.output.project import Project\nfrom bench.measure import largest_size\n"
    code += "loaded = [load(Project(pathlib.Path(root))) for root in sys.argv[1:]]\n"
    code += "print(largest_size())"
    done = subprocess.run(
        [sys.executable, "-c", code, *([str(project.root)] if project else [])],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout) / 1e6
