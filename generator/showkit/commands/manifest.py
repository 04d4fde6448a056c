"""The manifest: what the last build was made from, so that nothing is made again for nothing.

``.showkit/manifest.json`` holds two hashes of one finished build. One is of everything that a
build depends on: content, templates, showkit's own code and the libraries beneath it, the day,
the secret, what git says of the folder, and the language and colours in which findings are
shown. The other is of what it left on the disk. Files are told by what the file system says of
them, as `content.fingerprints` explains: size, times and number. So a site that somebody edited,
damaged or took away does not count as made.

Nothing of a build is imported here: an unchanged one is over before that would be done.
"""

from __future__ import annotations

import contextlib
import json
import locale
import os
import re
import sys
import tempfile
import time
import zoneinfo
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from showkit.commands.days import today_in
from showkit.content.fingerprints import fingerprints
from showkit.content.git import is_ignored, is_tracked
from showkit.content.repository import remotes
from showkit.output.cache import digest, keep_json, kept_json
from showkit.output.memory import EVERYTHING
from showkit.output.shipped import libraries, package_folder, shipped_templates

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping

    from showkit.content.fingerprints import FileSeen
    from showkit.content.leaving_out import RightParts
    from showkit.output.memory import FileState
    from showkit.output.project import Project

_SPEAKING: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR")
_COMPILED: Final = "/__pycache__/"
_IN_A_SHOW: Final = re.compile(r"(content/shows/[^/]+)/")
_TRIES: Final = 20
_WAIT: Final = 0.005
"""Seconds; Linux' file systems count time in steps of at most ten thousandths of a second."""


@dataclass(frozen=True)
class Manifest:
    """A finished build: its hashes, its day and time zone, and what an unchanged one says.

    `as_of` is the day (ISO 8601); `findings` go to the error stream, `words` to the other;
    `code` is its exit code.
    """

    inputs: str
    outputs: str
    as_of: str
    timezone: str
    findings: str
    words: str
    code: int


@dataclass(frozen=True)
class Inputs:
    """A hash of what a build of `site` is made from, taken before any of it is read.

    It is empty where that cannot be known, as with a link that leads to files elsewhere. Of the
    same look, `of_shows` has what is in the folder of each show, and `common` is all else.
    """

    site: Path
    hash: str
    common: str = ""
    of_shows: Mapping[str, str] = field(default_factory=dict)

    def folders(self) -> Mapping[str, str]:
        """Return, by the folder of each show, a hash of its files and of those in no show's.

        There is none where that cannot be known.
        """
        shows = self.of_shows.items() if self.common else ()
        return {folder: digest(self.common, files) for folder, files in shows}

    def shows(self, day: dt.date, right: RightParts) -> Mapping[str, str]:
        """Return, by the folder of each show, a hash of all that what is made of it hangs on.

        That is its own files, what of them is not `right` and left out, the day, whatever lies in
        no show's folder, and which shows there are. There is none where that cannot be known.
        What all have in common is `EVERYTHING`.
        """
        slugs = (show.slug for show in right.library.shows)
        common = digest(self.common, day.isoformat(), *sorted(slugs))
        left_out: dict[str, list[str]] = {}
        for place in right.left_out:  # it may be for what another show says
            show = _IN_A_SHOW.match(place.path)
            if show is not None:
                left_out.setdefault(show[1], []).append(str(place))
        of_each = {
            folder: digest(common, files, *left_out.get(folder, ()))
            for folder, files in self.of_shows.items()
        }
        return {EVERYTHING: common, **of_each} if self.common else {}


def inputs(project: Project, site: Path) -> Inputs:
    """Return what a build would be made from now, the day apart."""
    looked = _settled(project, lambda: _read_by_a_build(project, site))
    if looked is None:
        return Inputs(site, "")
    content, *others = looked.files
    of_shows: dict[str, list[FileSeen]] = {}
    rest: list[FileSeen] = []
    for file in content:
        show = _IN_A_SHOW.match(file[0])
        (of_shows.setdefault(show[1], []) if show else rest).append(file)
    return Inputs(
        site,
        looked.hash,
        digest(json.dumps([rest, *others]), *looked.facts),
        {folder: json.dumps(files) for folder, files in of_shows.items()},
    )


def keep_manifest(  # noqa: PLR0913 - what a build was and said, by name
    project: Project,
    made_from: Inputs,
    *,
    day: dt.date,
    timezone: str,
    findings: str,
    words: str,
    code: int,
    is_all: bool = True,
) -> Mapping[str, FileState]:
    """Remember a build that has just ended, on the day `day`, and what it and the next say.

    Where its hashes cannot be known, the disk does not take it, or a process crashed so that not
    all was made (`is_all`), the next build is a whole one.
    Return how the files of the site stand, by their path in it; nothing where a change that follows
    could hide behind that.
    """
    path = _path(project)
    looked = _settled(project, lambda: _left_by_a_build(project, made_from.site))
    outputs = looked.hash if looked else ""
    manifest = Manifest(made_from.hash, outputs, day.isoformat(), timezone, findings, words, code)
    with contextlib.suppress(OSError):
        if is_all and manifest.inputs and manifest.outputs:
            keep_json(path, asdict(manifest))
        else:
            path.unlink(missing_ok=True)
    published = looked.files[0] if looked else ()
    return {file[0].partition("/")[2]: file[1:] for file in published}


def unchanged(project: Project, site: Path, as_of: dt.date | None) -> Manifest | None:
    """Return the manifest where a build on the day `as_of`, else today, would change nothing."""
    manifest = _read(_path(project))
    if manifest is None:
        return None
    day = as_of or today_in(manifest.timezone)
    if day.isoformat() != manifest.as_of:
        return None
    try:
        if _left_by_a_build(project, site).hash != manifest.outputs:
            return None
        return manifest if _read_by_a_build(project, site).hash == manifest.inputs else None
    except (_UnknowableError, OSError):
        return None


def _path(project: Project) -> Path:
    return project.work / "manifest.json"


def _read(path: Path) -> Manifest | None:
    """Return what a manifest holds, None where it is missing, damaged or of another version."""
    return kept_json(path, lambda held: Manifest(**held))


@dataclass(frozen=True)
class _Looked:
    """Files as the file system describes them, folder by folder, and whatever else counts."""

    files: tuple[tuple[FileSeen, ...], ...]
    facts: tuple[str, ...] = ()

    @property
    def hash(self) -> str:
        return digest(json.dumps(self.files), *self.facts)

    @property
    def newest(self) -> int:
        """The time of the last change to any of the files, in nanoseconds."""
        return max((max(file[2], file[3]) for files in self.files for file in files), default=0)


class _UnknowableError(Exception):
    """A folder holds a link: what it leads to is not known from the folder."""


def _settled(project: Project, look: Callable[[], _Looked]) -> _Looked | None:
    """Return what is looked at if no change that follows can hide behind it.

    A change carries the time at which it is made, and two in one step of the file system's clock
    carry the same. So that clock must have moved on since the last change before the look is
    taken; it is asked by making a file. (Git's rule for entries that are “racily clean”.)
    """
    try:
        for _ in range(_TRIES):
            with tempfile.TemporaryFile(dir=project.work) as probe:
                now = os.fstat(probe.fileno()).st_mtime_ns
            looked = look()
            if looked.newest < now:
                return looked
            time.sleep(_WAIT)
    except (_UnknowableError, OSError):
        pass
    return None


def _read_by_a_build(project: Project, site: Path) -> _Looked:
    code = tuple(file for file in _files(package_folder()) if _COMPILED not in f"/{file[0]}")
    return _Looked(
        (
            _kept_by_people(project),
            _files(project.templates),
            _files(shipped_templates()),
            code,
            tuple(_file(project.secret)),
            tuple(file for name in zoneinfo.TZPATH for file in _file(Path(name) / "tzdata.zi")),
        ),
        (
            str(site),
            *(sys.version, sys.executable, *libraries()),
            digest(os.environ.get("SHOWKIT_SECRET", "")),
            *_said_by_git(project),
            *(os.environ.get(name, "") for name in _SPEAKING),
            *(str(locale.getlocale()), str(sys.stderr.isatty())),
        ),
    )


def _left_by_a_build(project: Project, site: Path) -> _Looked:
    killed = f".{site.name}.showkit-"
    beside = sorted(path.name for path in site.parent.iterdir() if path.name.startswith(killed))
    epochs = tuple(_file(project.file_epochs))
    return _Looked((_files(site), _files(project.work / "hosting"), epochs), tuple(beside))


def _kept_by_people(project: Project) -> tuple[FileSeen, ...]:
    """Return what is known of the content, without what a build itself leaves there."""
    left = f"{project.content.name}/{project.file_epochs.name}"
    return tuple(file for file in _files(project.content) if file[0] != left)


def _files(folder: Path) -> tuple[FileSeen, ...]:
    """Return what is known of every file below a folder; nothing where there is none.

    Raises:
        _UnknowableError: a link is among them.
    """
    if folder.is_symlink():
        raise _UnknowableError(folder)
    found: list[FileSeen] = []
    for _, files in sorted(fingerprints(folder).items()):
        if files is None:
            raise _UnknowableError(folder)
        found += files
    return tuple(found)


def _file(path: Path) -> Iterator[FileSeen]:
    with contextlib.suppress(OSError):
        known = path.stat()
        yield (path.name, known.st_size, known.st_mtime_ns, known.st_ctime_ns, known.st_ino)


def _said_by_git(project: Project) -> Iterator[str]:
    """Yield the answers that the checks of exposure ask for, so that a new one is heard."""
    hosts = [remote.public_host for remote in remotes(project.content)]
    yield str(hosts)
    if any(hosts):
        yield str(is_ignored(project.content))
    if project.secret.is_file():
        yield f"{is_tracked(project.secret)} {is_ignored(project.secret)}"
