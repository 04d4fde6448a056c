"""Making the demo's site, stage by stage, cold and warm.

The raw limit is copying the finished site. What is timed is `showkit build` itself: each stage is
the function that it calls, with a clock around it.
"""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
import time
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import showkit.commands.build as build_command
import showkit.commands.content as content_command
from bench.large_base import copy_demo
from bench.measure import Row, compared, seconds, show, times
from showkit.output.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DAY = dt.date(2026, 11, 21)
RUNS = 3
WHOLE = "the whole command"
STAGES = (
    ("load", content_command, "load"),
    ("check", content_command, "check"),
    ("pictures", build_command, "make_pictures"),
    ("plan", build_command, "plan_portal"),
    ("cards", build_command, "make_drawings"),
    ("engine", build_command, "render_all"),
    ("policy", build_command, "with_policy"),
    ("access", build_command.AccessPlan, "artifacts"),
    ("publish", build_command, "publish"),
)


def main() -> None:
    """Build the demo in a folder of its own, time after time, and print the medians."""
    with tempfile.TemporaryDirectory(prefix="showkit-bench-") as folder:
        project = Project(Path(folder) / "demo")
        copy_demo(project.content)
        cold = [_built(project, cold=True) for _ in range(RUNS)]
        warm = [_built(project, cold=False) for _ in range(RUNS)]
        copy = Path(folder) / "copy"
        raw = times(
            lambda: shutil.copytree(project.site, copy),
            before=lambda: shutil.rmtree(copy, ignore_errors=True),
        ).median
        files = [path for path in project.site.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
    limit = f"{len(files)} files, {size / 1e6:.1f} MB: copy them"
    rows = [Row(limit, seconds(raw), "the raw limit")]
    for stage in [*(name for name, _, _ in STAGES), WHOLE]:
        for how, runs in (("cold", cold), ("warm", warm)):
            taken = sorted(run[stage] for run in runs)[RUNS // 2]
            rows.append(Row(f"{stage}, {how}", seconds(taken), compared(taken, raw, "the limit")))
    show(rows)


def _built(project: Project, *, cold: bool) -> dict[str, float]:
    """Return the seconds that each stage of one build takes."""
    if cold:
        shutil.rmtree(project.work, ignore_errors=True)
        shutil.rmtree(project.site, ignore_errors=True)
    taken = dict.fromkeys([name for name, _, _ in STAGES], 0.0)
    start = time.perf_counter()
    with _clocks(taken), redirect_stdout(StringIO()), redirect_stderr(StringIO()) as said:
        code = build_command.build(project, project.site, DAY)
    if code:
        raise SystemExit(said.getvalue())
    return taken | {WHOLE: time.perf_counter() - start}


@contextmanager
def _clocks(taken: dict[str, float]) -> Iterator[None]:
    """Put a clock around every stage, and take it away again."""
    whole = [(owner, attribute, getattr(owner, attribute)) for _, owner, attribute in STAGES]
    for name, owner, attribute in STAGES:
        setattr(owner, attribute, _timed(name, getattr(owner, attribute), taken))
    try:
        yield
    finally:
        for owner, attribute, function in whole:
            setattr(owner, attribute, function)


def _timed(name: str, function: Callable[..., Any], taken: dict[str, float]) -> Callable[..., Any]:
    def run(*arguments: object, **options: object) -> object:
        start = time.perf_counter()
        result = function(*arguments, **options)
        if hasattr(result, "__next__"):  # a generator does its work when it is asked
            result = tuple(result)
        taken[name] += time.perf_counter() - start
        return result

    return run


if __name__ == "__main__":
    main()
