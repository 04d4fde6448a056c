"""The demo's press kits and Data Packages as archives: how many a second, and a second run.

The raw limit is copying the finished archives; the peer is Python's own zipfile storing the same
members with no thought of when they were made. Photographs in full size are made before the clock
runs: they are the business of ``pictures``.
"""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measure import Row, compared, seconds, show, times
from showkit.content.load import load
from showkit.kit.bundles.press_kit import KitInputs, make_press_kits
from showkit.output.cache import Cache
from showkit.output.catalogues import catalogue
from showkit.output.project import Project
from showkit.portal.addresses import Addresses
from showkit.portal.packages import package_archives
from showkit.portal.reader import Reader
from showkit.portal.site import Site
from showkit.portal.to_take import ToTake

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
DAY = dt.date(2026, 11, 21)
RUNS = 3


def main() -> int:
    """Print the times; 1 where a second run makes an archive again."""
    library = load(Project(ROOT)).library
    if library is None:
        raise SystemExit("the demo has errors: showkit check")
    with tempfile.TemporaryDirectory(prefix="showkit-bench-") as name:
        project = Project(Path(name) / "project")
        shutil.copytree(ROOT / "content", project.content)
        readers = [Reader(catalogue(tag)) for tag in library.company.languages]
        addresses = Addresses(library.company)
        inputs = KitInputs(library, project, readers, lambda one: addresses.of_show(one.slug), {})
        photographs = Cache(project.cache / "pictures")
        packages = project.cache / "packages"

        def made() -> list[Path]:
            kits = make_press_kits(inputs, photographs, lambda _, __: None)
            site = Site(library, {}, addresses, DAY, project.root, ToTake(kits))
            data = package_archives(site, packages, lambda _, __: None)
            archives = [*(kit.archive for kit in kits.values()), *data.values()]
            return [one.content for one in archives if isinstance(one.content, Path)]

        def forget() -> None:
            for folder in (project.cache / "bundles", packages):
                shutil.rmtree(folder, ignore_errors=True)

        made()  # the photographs, once
        ours = times(made, RUNS, forget).median
        files = made()
        before = {path: path.stat().st_mtime_ns for path in files}
        again = times(made, RUNS).median
        changed = sum(path.stat().st_mtime_ns != at for path, at in before.items())
        target = Path(name) / "copy"
        raw = times(lambda: _copied(files, target), RUNS).median
        peer = times(lambda: _stored(files, target), RUNS).median
    show(
        [
            Row(f"{len(files)} archives: copied", seconds(raw), "the raw limit"),
            Row(
                "the same members, by zipfile alone",
                seconds(peer),
                compared(peer, raw, "the limit"),
            ),
            Row(
                "showkit, nothing kept",
                seconds(ours),
                f"{len(files) / ours:.1f} a second, {compared(ours, peer, 'zipfile')}",
            ),
            Row("a second run", seconds(again), f"{again / ours:.3f} × the first"),
            Row("made again in it", str(changed)),
        ]
    )
    return int(bool(changed))


def _copied(files: Sequence[Path], target: Path) -> None:
    for path in files:
        shutil.copyfile(path, target)


def _stored(files: Sequence[Path], target: Path) -> None:
    for path in files:
        with zipfile.ZipFile(path) as given, zipfile.ZipFile(target, "w") as made:
            for info in given.infolist():
                made.writestr(info, given.read(info), info.compress_type)


if __name__ == "__main__":
    raise SystemExit(main())
