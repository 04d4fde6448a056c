"""Changing people's files so that it can be taken back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from showkit.contacts.contact_file import require_own_file
from showkit.contacts.edit import edited
from showkit.contacts.opened import opened
from showkit.contacts.piece import end_of_line
from showkit.contacts.splice import splice_block
from showkit.contacts.top_level import top_level
from showkit.contacts.undo_journal import undo_entries, write_undo_entry
from showkit.contacts.wanted import EditError
from showkit.model.message import Message
from showkit.output.catalogues import catalogue, reader_language
from showkit.output.replace import current, replace_if

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from showkit.contacts.undo_journal import UndoEntry
    from showkit.contacts.wanted import Change
    from showkit.output.project import Project

_TRIES: Final = 5
_AT_ONCE: Final = 16
_VISITS: Final = "engagement"
"""The block of a contact file that showkit writes after every reading of logs."""


class UndoError(Exception):
    """Nothing can be taken back; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class Changes:
    """Files to be changed together: nothing is on disk before all of it is known."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._before: dict[Path, bytes | None] = {}
        self._after: dict[Path, bytes | None] = {}
        self._small: dict[Path, list[Callable[[bytes], bytes]]] = {}

    def read(self, path: Path) -> bytes | None:
        """Return a file as it will be; None where there is none.

        Raises:
            EditError: `path` is a link, or leads out of ``content/``.
        """
        if path not in self._after:
            require_own_file(path, self._project.content)
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
            files = {
                path.relative_to(self._project.content).as_posix(): (
                    self._before[path],
                    self._after[path],
                )
                for path in self.paths()
            }
            if self._is_written(write_undo_entry(self._project, verb, description, files)):
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
        steps = [(path, self._before[path], self._after[path]) for path in self.paths()]
        return _all_or_none(steps, noted_in=entry) is None


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
    before, after = entry.before(), entry.after()
    now = {name: current(project.content / name) for name in before}
    changed = [name for name in now if not _is_as_left(now[name], after[name], before[name])]
    if not changed:
        restored = {
            name: data if now[name] in {after[name], data} else _with_visits(data, now[name])
            for name, data in before.items()
        }
        for name in before:
            require_own_file(project.content / name, project.content)
        steps = [(project.content / name, now[name], restored[name]) for name in before]
        missed = _all_or_none(steps)
        changed = [missed.name] if missed is not None else []
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


def _all_or_none(
    steps: Sequence[tuple[Path, bytes | None, bytes | None]], *, noted_in: Path | None = None
) -> Path | None:
    """Put each file from one state into the other; return the one that could not, all others back.

    The journal's entry goes only once they are back: it alone knows how they were.

    Raises:
        OSError: one cannot be written; the others are as they were.
    """
    missed: Path | None = None
    is_whole = False
    try:
        missed = _first_missed(steps)
        is_whole = missed is None
    finally:
        if not is_whole:
            for path, old, new in steps:  # of one that was not put, and of what was saved since,
                replace_if(path, new, old)  # nothing is changed
            if noted_in is not None:
                noted_in.unlink()
    return missed


def _first_missed(steps: Sequence[tuple[Path, bytes | None, bytes | None]]) -> Path | None:
    """Put files into their new state; return the first that could not be, when all have stopped.

    Several at once: most of the time goes by in waiting for the disk to say that it has them.
    """
    pool = ThreadPoolExecutor(min(len(steps) or 1, _AT_ONCE))
    try:
        results = pool.map(lambda step: replace_if(*step), steps)
        for (path, _, _), is_done in zip(steps, results, strict=True):
            if not is_done:
                return path
        return None
    finally:
        pool.shutdown(cancel_futures=True)


def _is_as_left(now: bytes | None, after: bytes | None, before: bytes | None) -> bool:
    """Tell whether nobody has changed a file since, showkit's own block aside."""
    if now in {after, before}:
        return True
    if now is None or after is None or before is None:
        return False
    try:
        without = [splice_block(data, _VISITS, None) for data in (now, after)]
        return without[0] == without[1] and bool(_with_visits(before, now))
    except EditError:
        return False


def _with_visits(data: bytes | None, now: bytes | None) -> bytes:
    """Return a file as it was, but with what it says now of visits.

    Raises:
        EditError: it says nothing of them, or `data` has no place for it.
    """
    block, _, _ = _visits(now or b"")
    made = splice_block(data or b"", _VISITS, {"visits": 0})
    _, start, end = _visits(made)
    file = opened(made)
    return file.mark + (file.text[:start] + block + file.text[end:]).encode("utf-8")


def _visits(data: bytes) -> tuple[str, int, int]:
    """Return the block about visits as it is written, and where it starts and ends."""
    text = opened(data).text
    for entry in top_level(text).entries:
        if entry.key == _VISITS:
            end = end_of_line(text, entry.end)
            return text[entry.start : end], entry.start, end
    raise EditError(Message("it says nothing of visits"))
