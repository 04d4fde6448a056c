"""What the site engine made before, by what it was made from.

A folder of the cache holds the whole site of one project, under the project's key, and a list of
what is in it. It is never believed: each file is held against the hash that the list gives it.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from showkit.output.cache import file_digest, write_atomically
from showkit.output.search_index import search_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from showkit.output.mkdocs_project import SiteProject

SITE: Final = "site"
SEARCH_INDEX: Final = "search/search_index.json"

_LIST = "manifest.json"
_GENERATIONS_KEPT = 2
_LEFT_OVER_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class _Made:
    """What a folder of the cache holds: the hash of each file, and what it was all made from.

    `common` and `pages` are what `SiteProject` has of them.
    """

    common: str
    pages: Mapping[str, str]
    files: Mapping[str, str]


def is_whole(folder: Path) -> bool:
    """Tell whether a folder of the cache still holds exactly what was put there."""
    made = _read(folder)
    try:
        return made is not None and made.files == _hashes(folder / SITE)
    except OSError:
        return False


def seal(project: SiteProject, folder: Path) -> None:
    """Write down what `folder` holds, which makes it whole."""
    made = _Made(project.common_key, project.pages, _hashes(folder / SITE))
    write_atomically(folder / _LIST, json.dumps(asdict(made), indent=1).encode())


def take_over(project: SiteProject, cache: Path, target: Path) -> frozenset[str] | None:
    """Copy into the folder `target` what an earlier run made that `project` wants too.

    Return the paths of the pages that are still to be made; None, with nothing copied, where
    everything is. What the engine makes besides pages is common to all of them, but for the
    search index, from which the entries of the others are left out.
    """
    before = _made_alike(project, cache) if project.pages_stand_alone else None
    if before is None:
        return None
    folder, made = before
    same = {path for path, key in project.pages.items() if made.pages.get(path) == key}
    wanted = {
        name: expected
        for name, expected in made.files.items()
        if name in same or name not in made.pages
    }
    try:
        files = {name: (folder / SITE / name).read_bytes() for name in wanted}
    except OSError:
        return None
    if any(hashlib.sha256(files[name]).hexdigest() != wanted[name] for name in wanted):
        return None
    if SEARCH_INDEX in files:
        files[SEARCH_INDEX] = search_index([(files[SEARCH_INDEX], same)])
    for name, data in files.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(data)
    return frozenset(project.pages.keys() - same)


def prune(cache: Path, in_use: set[str]) -> None:
    """Keep what is in use and as much again of what was used last; drop the rest.

    A name that begins with a full stop is a run under way, or what a killed one left behind: no
    engine runs for a day, so after that it is the latter.
    """
    kept = []
    for folder in cache.iterdir():
        if not folder.is_dir() or folder.name in in_use:
            continue
        if not folder.name.startswith("."):
            kept.append(folder)
        elif _seconds_old(folder) > _LEFT_OVER_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)
    kept.sort(key=_seconds_old)
    for folder in kept[len(in_use) * (_GENERATIONS_KEPT - 1) :]:
        shutil.rmtree(folder, ignore_errors=True)


def names(folder: Path) -> Iterator[str]:
    """Yield the path of every file below `folder`, from there, in order."""
    found = []
    for place, _, files in os.walk(folder):
        inside = Path(place).relative_to(folder).parts
        found += [(*inside, file) for file in files]
    yield from ("/".join(parts) for parts in sorted(found))


def _made_alike(project: SiteProject, cache: Path) -> tuple[Path, _Made] | None:
    """Return the folder used last whose pages share all that is common with those of `project`."""
    if not cache.is_dir():
        return None
    folders = [folder for folder in cache.iterdir() if not folder.name.startswith(".")]
    for folder in sorted(folders, key=_seconds_old):
        made = _read(folder)
        if made is not None and made.common == project.common_key:
            return folder, made
    return None


def _read(folder: Path) -> _Made | None:
    """Return what a folder's list says, None where it is missing, damaged or of another version."""
    try:
        return _Made(**json.loads((folder / _LIST).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def _hashes(folder: Path) -> Mapping[str, str]:
    return {name: file_digest(folder / name) for name in names(folder)}


def _seconds_old(folder: Path) -> float:
    try:
        return time.time() - folder.stat().st_mtime
    except OSError:
        return 0.0  # another build has just taken it away
