"""The journal of what was done to people's files: ``content/.undo/``.

An entry is one zip file that any computer opens: ``entry.json`` says what was done, ``before/``
holds the files as they were and ``after/`` as they were left. It holds what they hold, personal
data too: the folder lies hidden beside them, travels with them, keeps itself out of Git, and
forgets its oldest entries.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.output.cache import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from showkit.output.project import Project

_FOLDER: Final = ".undo"
_KEPT: Final = 100
"""So many entries stay; a handful of answers a day fills them in a month."""


@dataclass(frozen=True)
class UndoEntry:
    """Something that was done: by which command, when (UTC), to which files of ``content/``.

    `path` is the entry's own file.
    """

    path: Path
    verb: str
    description: str
    time: dt.datetime
    files: tuple[str, ...]

    def before(self) -> dict[str, bytes | None]:
        """Return what the files held before; None where there was none."""
        return self._held("before")

    def after(self) -> dict[str, bytes | None]:
        """Return the files as they were left; None where one was taken away."""
        return self._held("after")

    def _held(self, folder: str) -> dict[str, bytes | None]:
        with zipfile.ZipFile(self.path) as archive:
            names = set(archive.namelist())
            return {
                name: archive.read(f"{folder}/{name}") if f"{folder}/{name}" in names else None
                for name in self.files
            }


def write_undo_entry(
    project: Project,
    verb: str,
    description: str,
    files: Mapping[str, tuple[bytes | None, bytes | None]],
) -> Path:
    """Note what is about to be done to `files`, each as it is and as it will be.

    Entries beyond the last hundred are forgotten.
    """
    facts = {
        "verb": verb,
        "description": description,
        "time": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "files": list(files),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("entry.json", json.dumps(facts, ensure_ascii=False, indent=2))
        for name, states in files.items():
            for state, data in zip(("before", "after"), states, strict=True):
                if data is not None:
                    archive.writestr(f"{state}/{name}", data)
    folder = project.content / _FOLDER
    if not (folder / ".gitignore").exists():
        write_atomically(folder / ".gitignore", b"*\n")
    there = _files(project)
    number = int(there[-1].name[:6]) + 1 if there else 1
    path = folder / f"{number:06}-{verb}.zip"
    write_atomically(path, out.getvalue())
    for old in _files(project)[:-_KEPT]:
        old.unlink(missing_ok=True)
    return path


def undo_entries(project: Project) -> tuple[UndoEntry, ...]:
    """Return what can be taken back, the last first; a damaged entry is not among them."""
    entries = []
    for path in reversed(_files(project)):
        try:
            with zipfile.ZipFile(path) as archive:
                facts = json.loads(archive.read("entry.json"))
            time = dt.datetime.fromisoformat(facts["time"])
            files = tuple(map(str, facts["files"]))
            entries.append(UndoEntry(path, facts["verb"], facts["description"], time, files))
        except (OSError, zipfile.BadZipFile, KeyError, TypeError, ValueError):
            continue
    return tuple(entries)


def purge(project: Project, speaks_of: Callable[[bytes], bool]) -> int:
    """Delete the entries of which a file or the description `speaks_of` something; count them."""
    count = 0
    for path in _files(project):
        try:
            with zipfile.ZipFile(path) as archive:
                is_meant = any(speaks_of(archive.read(name)) for name in archive.namelist())
        except (OSError, zipfile.BadZipFile):
            is_meant = True  # who can tell what is in it
        if is_meant:
            path.unlink()
            count += 1
    return count


def _files(project: Project) -> list[Path]:
    found = (project.content / _FOLDER).glob("*.zip")
    return sorted(path for path in found if path.name[:6].isdigit())
