"""Making the demo's site and one of a hundred shows, stage by stage.

What is timed is the function behind ``showkit build``: each stage is a function that it calls, with
a clock around it. The engine works beside the plan, the cards and the sealing of access pages, so
what is timed of it is how long it is still waited for. Two peers in the same run: copying the
finished site is the raw limit; the engine alone, run over all languages at once, is what a site of
so many pages costs without us. How fast PyYAML's C loader reads contact files says how fast this
machine is today: seconds of two runs compare no better than that.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

import showkit.commands.build as build_command
import showkit.commands.content as content_command
from bench.large_base import copy_demo, make_base
from bench.measure import Row, compared, seconds, show, times
from showkit.output.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

DAY = dt.date(2026, 11, 21)
RUNS = 3
SHOWS = 100
PRESENTERS = 12
CONTACTS = 1000
WHOLE = "the whole command"

TO_TAKE = frozenset({"bundles", "packages-to-take", "sheets", "typefaces"})
"""Parts of the cache: what a portal leads to, and is not the portal: PDFs, Word documents, kits."""

PROCESSORS = "processors' time"
"""Of the command and all processes that it starts: who else uses the machine counts little."""

STAGES = (
    ("load", content_command, "load"),
    ("check", content_command, "check"),
    ("pictures", build_command, "make_pictures"),
    ("to take", build_command, "make_to_take"),
    ("plan", build_command, "plan_portal"),
    ("private files", build_command, "make_private_files"),
    ("cards", build_command, "make_drawings"),
    ("access", build_command.AccessPlan, "kept_artifacts"),
    ("feeds and calendars", build_command, "make_all"),
    ("wait for the engine", build_command.Engine, "result"),
    ("policy", build_command, "with_policy"),
    ("publish", build_command, "publish"),
)


def main() -> None:
    """Build both in folders of their own, time after time, and print the medians."""
    with tempfile.TemporaryDirectory(prefix="showkit-bench-") as folder:
        demo = Project(Path(folder) / "demo")
        copy_demo(demo.content)
        _bench(demo, "the demo", {"cold": _forget_all, "warm": lambda _: None})
        print()
        large = Project(make_base(Path(folder) / "large", PRESENTERS, SHOWS))
        _built(large)  # its pictures are encoded apart
        how = {
            "cold, pictures apart": lambda of: _forget_all_but(of, {"pictures"}),
            "the portal cold": lambda of: _forget_all_but(of, {"pictures"} | TO_TAKE),
            "one text changed": _edit,
            "another day's build": lambda _: None,
        }
        _bench(large, f"{SHOWS} shows", how)
        print()
        show([_machine(Path(folder) / "contacts")])


def _bench(project: Project, name: str, ways: dict[str, Callable[[Project], None]]) -> None:
    runs = {}
    for way, prepare in ways.items():
        runs[way] = []
        for _ in range(RUNS):
            prepare(project)
            runs[way].append(_built(project))
    copy = project.root / "copy"
    raw = times(
        lambda: shutil.copytree(project.site, copy),
        before=lambda: shutil.rmtree(copy, ignore_errors=True),
    ).median
    before = _processors()
    engine = times(lambda: _engine_alone(project), RUNS).median
    worked = (_processors() - before) / RUNS
    files = [path for path in project.site.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    limit = f"{name}: copy {len(files)} files, {size / 1e6:.1f} MB"
    rows = [
        Row(limit, seconds(raw), "the raw limit"),
        Row(f"{name}: the engine alone", seconds(engine), compared(engine, raw, "the limit")),
    ]
    for way, taken in runs.items():
        middle = {stage: sorted(run[stage] for run in taken)[RUNS // 2] for stage in taken[0]}
        for stage, duration in middle.items():
            ratio = compared(duration, raw, "the limit")
            if stage == WHOLE:
                ratio += f", {compared(duration, engine, 'the engine alone')}"
            elif stage == PROCESSORS:
                ratio = f"{compared(duration, worked, 'the engine alone')}, {seconds(worked)}"
            rows.append(Row(f"{way}: {stage}", seconds(duration), ratio))
    show(rows)


def _machine(root: Path) -> Row:
    """Return how fast this machine is, by something that is not ours."""
    content = Project(make_base(root, CONTACTS, 1)).content
    files = [path.read_bytes() for path in sorted((content / "presenters").iterdir())]
    taken = times(lambda: [yaml.load(data, yaml.CSafeLoader) for data in files]).median
    size = sum(map(len, files))
    return Row(
        "PyYAML's C loader reads contact files",
        f"{len(files) / taken:.0f} a second",
        f"{size / len(files):.0f} bytes each, {size / taken / 1e6:.1f} MB a second",
    )


def _engine_alone(project: Project) -> None:
    """Run the engine over the projects of all languages as the last build left them, at once."""
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    running = []
    for source in sorted((project.work / "engine").iterdir()):
        target = project.root / "alone" / source.name
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)]
        running.append(subprocess.Popen(command, cwd=source, env=quiet))
    if any(process.wait() for process in running):
        raise SystemExit("the engine failed")


def _forget_all(project: Project) -> None:
    _put_aside(project, [project.work, project.site])


def _forget_all_but(project: Project, kept: Container[str]) -> None:
    cached = [path for path in project.cache.iterdir() if path.name not in kept]
    _put_aside(project, [project.site, *cached])


def _put_aside(project: Project, paths: Sequence[Path]) -> None:
    """Take paths out of the way until the bench ends.

    Where thousands of files were deleted just before, a file system without a journal takes three
    times as long to make others.
    """
    aside = Path(tempfile.mkdtemp(prefix="aside-", dir=project.root))
    for path in paths:
        if path.exists():
            path.rename(aside / path.name)


def _edit(project: Project) -> None:
    words = next(project.content.glob("shows/*/show.fr.md"))
    words.write_text(words.read_text("utf-8") + "\nEt une ligne encore.\n", encoding="utf-8")


def _built(project: Project) -> dict[str, float]:
    """Return the seconds that each stage of one build takes."""
    taken = dict.fromkeys([name for name, _, _ in STAGES], 0.0)
    start, before = time.perf_counter(), _processors()
    with _clocks(taken), redirect_stdout(StringIO()), redirect_stderr(StringIO()) as said:
        code = build_command.build(project, project.site, DAY)
    if code:
        raise SystemExit(said.getvalue())
    whole = {WHOLE: time.perf_counter() - start, PROCESSORS: _processors() - before}
    return taken | whole


def _processors() -> float:
    """Return the seconds that processors gave to this process and to those it waited for."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


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
