"""``showkit contacts undo``: take back what the last command did to people's files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from showkit.commands.progress import say
from showkit.contacts.undo import undo_last
from showkit.contacts.undo_journal import undo_entries
from showkit.model.message import Message
from showkit.output.lock import project_lock

if TYPE_CHECKING:
    from showkit.contacts.undo_journal import UndoEntry
    from showkit.output.project import Project


def undo(project: Project) -> int:
    """Give the files of the last command back as they were.

    Raises:
        UndoError: there is none, or a file was changed since.
    """
    with project_lock(project):
        entry = undo_last(project)
    say(Message("Taken back: {what}", what=_line(entry)))
    return 0


def list_undo(project: Project) -> int:
    """Print what can be taken back, the last first."""
    entries = undo_entries(project)
    for entry in entries:
        click.echo(_line(entry))
    if not entries:
        say(Message("There is nothing to take back."))
    return 0


def _line(entry: UndoEntry) -> str:
    when = entry.time.astimezone().strftime("%Y-%m-%d %H:%M")
    files = ", ".join(entry.files)
    return f"{when}  {entry.verb}  {entry.description}  [{files}]"
