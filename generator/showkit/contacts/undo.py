"""Changing people's files so that it can be taken back: the journal in ``content/.undo/``.

An entry is one zip file that any computer opens: ``entry.json`` says what was done, ``before/``
holds the files as they were and ``after/`` as they were left. It stands before the files are
touched, and holds what they hold, personal data too: the folder lies hidden beside them, travels
with them, keeps itself out of Git, and forgets its oldest entries.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import re
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.contacts.contact_file import require_own_file
from showkit.contacts.edit import edited
from showkit.contacts.opened import opened
from showkit.contacts.splice import splice_block
from showkit.contacts.wanted import EditError
from showkit.model.message import Message
from showkit.output.cache import write_atomically
from showkit.output.catalogues import catalogue, reader_language
from showkit.output.replace import current, replace_if

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from showkit.contacts.wanted import Change
    from showkit.output.project import Project

FOLDER: Final = ".undo"
_KEPT: Final = 100
"""So many entries stay; a handful of answers a day fills them in a month."""
_TRIES: Final = 5
_VISITS: Final = "engagement"
"""The block of a contact file that showkit writes after every reading of logs."""


class UndoError(Exception):
    """Nothing can be taken back; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True)
class UndoEntry:
    """Something that was done: by which command, when (UTC), and to which files.

    `after` gives the SHA-256 of each file as it was left, by its path in ``content/``; None
    where it was taken away. `path` is the entry's own file.
    """

    path: Path
    verb: str
    description: str
    time: dt.datetime
    after: Mapping[str, str | None]

    def before(self) -> dict[str, bytes | None]:
        """Return what the files held before; None where there was none."""
        return self._held("before")

    def left(self) -> dict[str, bytes | None]:
        """Return the files as they were left; None where one was taken away."""
        return self._held("after")

    def _held(self, folder: str) -> dict[str, bytes | None]:
        with zipfile.ZipFile(self.path) as archive:
            names = set(archive.namelist())
            return {
                name: archive.read(f"{folder}/{name}") if f"{folder}/{name}" in names else None
                for name in self.after
            }


class Changes:
    """Files to be changed together: nothing is on disk before all of it is known."""

    def __init__(self, project: Project) -> None:
        self._content = project.content
        self._before: dict[Path, bytes | None] = {}
        self._after: dict[Path, bytes | None] = {}
        self._small: dict[Path, list[Callable[[bytes], bytes]]] = {}

    def read(self, path: Path) -> bytes | None:
        """Return a file as it will be; None where there is none.

        Raises:
            EditError: `path` is a link, or leads out of ``content/``.
        """
        if path not in self._after:
            require_own_file(path, self._content)
            self._before[path] = self._after[path] = current(path)
        return self._after[path]

    def write(self, path: Path, data: bytes) -> None:
        """Put `data` at `path`."""
        self.read(path)
        self._small.pop(path, None)
        self._after[path] = data

    def delete(self, path: Path) -> None:
        """Take `path` away."""
        self.read(path)
        self._small.pop(path, None)
        self._after[path] = None

    def change(self, path: Path, changes: Sequence[Change]) -> bool:
        """Make small changes to a YAML file; tell whether it differs from before now.

        Should someone save the file before all is written, they are made in what was saved.

        Raises:
            EditError: a change cannot be made; see `edited`.
        """
        return self.edit(path, lambda data: edited(data, changes))

    def edit(self, path: Path, change: Callable[[bytes], bytes]) -> bool:
        """Do the same by any function of the file's bytes.

        Raises:
            EditError: there is no such file, or `change` raised it.
        """
        data = self.read(path)
        if data is None:
            raise EditError(Message("there is no such file"))
        if path in self._small or data == self._before[path]:
            self._small.setdefault(path, []).append(change)
        self._after[path] = change(data)
        return self._after[path] != data

    def paths(self) -> tuple[Path, ...]:
        """Return the files that differ from before."""
        return tuple(path for path, data in self._after.items() if data != self._before[path])

    def commit(self, verb: str, description: str) -> None:
        """Write the journal, then the files: all of them, or none where one cannot be written.

        Raises:
            EditError: a file changed meanwhile.
            OSError: something cannot be written.
        """
        for _ in range(_TRIES):
            self._look_again()
            if not self.paths():
                return
            entry = self._journal(verb, description)
            if self._is_written(entry):
                _forget_oldest(entry.parent)
                return
        raise EditError(Message("another program keeps changing the files; close it and try again"))

    def _look_again(self) -> None:
        """Take in what others saved since, where the changes are small ones."""
        for path in self.paths():
            now = current(path)
            if now == self._before[path]:
                continue
            if path not in self._small or now is None:
                raise EditError(Message("{file} was changed meanwhile; try again", file=path.name))
            self._before[path] = self._after[path] = now
            for change in self._small[path]:
                self._after[path] = change(self._after[path] or b"")

    def _is_written(self, entry: Path) -> bool:
        """Write the files; where one cannot be, take the others back, and the entry with them."""
        done: list[Path] = []
        is_whole = False
        try:
            for path in self.paths():
                if not replace_if(path, self._before[path], self._after[path]):
                    break
                done.append(path)
            is_whole = len(done) == len(self.paths())
        finally:
            if not is_whole:
                for path in done:  # what somebody saved since stays
                    replace_if(path, self._after[path], self._before[path])
                entry.unlink()
        return is_whole

    def _journal(self, verb: str, description: str) -> Path:
        files = {path.relative_to(self._content).as_posix(): path for path in self.paths()}
        facts = {
            "verb": verb,
            "description": description,
            "time": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            "after": {name: _hash(self._after[path]) for name, path in files.items()},
        }
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("entry.json", json.dumps(facts, ensure_ascii=False, indent=2))
            for name, path in files.items():
                for when, data in (("before", self._before[path]), ("after", self._after[path])):
                    if data is not None:
                        archive.writestr(f"{when}/{name}", data)
        folder = self._content / FOLDER
        if not (folder / ".gitignore").exists():
            write_atomically(folder / ".gitignore", b"*\n")
        number = max((_number(entry) for entry in _files(folder)), default=0) + 1
        path = folder / f"{number:06}-{verb}.zip"
        write_atomically(path, out.getvalue())
        return path


@contextmanager
def undoable(project: Project, verb: str, description: Message | str) -> Iterator[Changes]:
    """Give a set of files to change; when the block ends well, write all of them, undoably.

    `verb` is the command's name (small letters and hyphens), `description` one line for people.
    Where the block raises, nothing is written. Hold the project's lock around it.

    Raises:
        EditError: a file of it was changed by others meanwhile.
    """
    changes = Changes(project)
    yield changes
    words = catalogue(reader_language())
    text = words.say(description) if isinstance(description, Message) else description
    changes.commit(verb, text)


def undo_entries(project: Project) -> tuple[UndoEntry, ...]:
    """Return what can be taken back, the last first; a damaged entry is not among them."""
    entries = []
    for path in reversed(_files(project.content / FOLDER)):
        try:
            with zipfile.ZipFile(path) as archive:
                facts = json.loads(archive.read("entry.json"))
            time = dt.datetime.fromisoformat(facts["time"])
            entries.append(
                UndoEntry(path, facts["verb"], facts["description"], time, facts["after"])
            )
        except (OSError, zipfile.BadZipFile, KeyError, TypeError, ValueError):
            continue
    return tuple(entries)


def undo_last(project: Project) -> UndoEntry:
    """Give the files of the last entry back as they were, and take it out of the journal.

    What showkit has written of visits since (the block ``engagement``) stays.

    Raises:
        UndoError: there is none, or a file was changed since; then nothing is done.
    """
    entries = undo_entries(project)
    if not entries:
        raise UndoError(Message("there is nothing to take back"))
    entry = entries[0]
    before, left = entry.before(), entry.left()
    now = {name: current(project.content / name) for name in before}
    changed = [name for name in now if not _is_as_left(now[name], left[name], before[name])]
    for name, data in before.items() if not changed else ():
        path = project.content / name
        require_own_file(path, project.content)
        is_as_left = now[name] in {left[name], data}
        if not replace_if(path, now[name], data if is_as_left else _with_visits(data, now[name])):
            changed.append(name)
    if changed:
        raise UndoError(
            Message(
                "“{what}” cannot be taken back: changed since then: {files}",
                what=entry.description,
                files=", ".join(changed),
            )
        )
    entry.path.unlink()
    return entry


def _is_as_left(now: bytes | None, left: bytes | None, before: bytes | None) -> bool:
    """Tell whether nobody has changed a file since, showkit's own block aside."""
    if now in {left, before}:
        return True
    if now is None or left is None or before is None:
        return False
    try:
        without = [splice_block(data, _VISITS, None) for data in (now, left)]
    except EditError:
        return False
    return without[0] == without[1] and _VISITS in opened(now).value


def _with_visits(data: bytes | None, now: bytes | None) -> bytes:
    """Return a file as it was, with what it says now of visits, and the comment in that."""
    file = opened(now or b"")
    comment = re.search(rf"^{_VISITS}:[^\n]*\n\s*# ?(.*?)\r?$", file.text, re.MULTILINE)
    words = comment[1] if comment else ""
    return splice_block(data or b"", _VISITS, file.value[_VISITS], comment=words)


def purge(project: Project, speaks_of: Callable[[bytes], bool]) -> int:
    """Delete the entries of which a file or the description `speaks_of` something; count them."""
    count = 0
    for path in _files(project.content / FOLDER):
        try:
            with zipfile.ZipFile(path) as archive:
                is_meant = any(speaks_of(archive.read(name)) for name in archive.namelist())
        except (OSError, zipfile.BadZipFile):
            is_meant = True  # who can tell what is in it
        if is_meant:
            path.unlink()
            count += 1
    return count


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.zip") if path.name[:6].isdigit())


def _number(path: Path) -> int:
    return int(path.name[:6])


def _forget_oldest(folder: Path) -> None:
    for path in _files(folder)[:-_KEPT]:
        path.unlink(missing_ok=True)


def _hash(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()
