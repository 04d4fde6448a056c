"""The morning page for other programs: tasks for a calendar, rows for a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.formulas import escaped
from showkit.output.cache import digest
from showkit.portal.calendars.tasks import Task, TaskList
from showkit.visits.today.words import due_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.portal.reader import Reader
    from showkit.visits.today.morning import Morning
    from showkit.visits.today.view import Line, MorningView

COLUMNS: Final = ("list", "name", "beside", "phone", "why", "evidence", "show", "last_exchange")
_FIRST, _SECOND, _THIRD = 1, 3, 5
"""Priorities: overdue; calls and what is due; the rest."""


def as_csv(view: MorningView) -> bytes:
    """Return every line of the page as CSV, with the mark by which spreadsheets know UTF-8.

    A text that a spreadsheet program would run is made one that it does not.
    """
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for name, lines in (
        ("call", view.calls),
        ("declined", view.quiet),
        ("promise", view.promises),
        ("verify", view.verify),
        ("enter", view.enter),
        ("runs-out", view.runs_out),
    ):
        rows.writerows(_row(name, line) for line in lines)
    return out.getvalue().encode("utf-8-sig")


def tasks(morning: Morning, view: MorningView, reader: Reader, host: str) -> TaskList:
    """Return the page as tasks; `host` makes their ids the company's own.

    Taken in again on the next day, a task that is still to be done is the same task.
    """
    found = [*_calls(morning, view, reader, host), *_others(morning, view, reader, host)]
    return TaskList(reader.gettext("Calls and promises"), reader.tag, morning.as_of, tuple(found))


def _calls(morning: Morning, view: MorningView, reader: Reader, host: str) -> Iterator[Task]:
    calls = [call for call in morning.calls if not call.is_quiet]
    for call, line in zip(calls, view.calls, strict=True):
        whom = call.person.id if call.person else ""
        yield Task(
            _uid(host, "call", call.presenter.slug, whom, call.day.isoformat()),
            reader.gettext("Call {name}").format(name=_named(line)),
            _description(line),
            morning.as_of,
            _SECOND,
        )


def _others(morning: Morning, view: MorningView, reader: Reader, host: str) -> Iterator[Task]:
    for promise, line in zip(morning.promises, view.promises, strict=True):
        entry = promise.entry
        about = (entry.date.isoformat(), entry.person or "", entry.show or "", entry.note)
        late = promise.due < morning.as_of
        yield Task(
            _uid(host, "promise", promise.presenter.slug, *about),
            f"{_named(line)}: {' '.join(entry.note.split())}",
            _description(line, due_text(promise, morning.as_of, reader)),
            promise.due,
            _FIRST if late else _SECOND,
        )
    for one, line in zip(morning.to_verify, view.verify, strict=True):
        seen = one.contact.verified_on
        yield Task(
            _uid(host, "verify", one.contact.id, seen.isoformat() if seen else ""),
            reader.gettext("Verify {name}").format(name=_named(line)),
            _description(line),
            morning.as_of,
            _THIRD,
        )
    for entering, line in zip(morning.to_enter, view.enter, strict=True):
        said_on = entering.day.isoformat() if entering.day else ""
        yield Task(
            _uid(host, "enter", entering.kind, entering.person.id, said_on),
            line.reasons[0],
            _description(line, ""),
            morning.as_of,
            _SECOND,
        )
    for end, line in zip(morning.running_out, view.runs_out, strict=True):
        whom = end.person.id if end.person else ""
        what = end.dates[0].id if end.dates else whom
        yield Task(
            _uid(host, end.what, end.house, what, end.day.isoformat()),
            line.reasons[0],
            _description(line, ""),
            max(end.day, morning.as_of),
            _SECOND,
        )


def _named(line: Line) -> str:
    return f"{line.name} ({line.phone})" if line.phone else line.name


def _description(line: Line, why: str | None = None) -> str:
    reasons = line.reasons if why is None else (why,)
    parts = (line.beside, line.phone, *reasons, line.show, line.warning, line.last)
    return "\n".join(part for part in parts if part)


def _row(name: str, line: Line) -> list[str]:
    why = "; ".join((*line.reasons, line.warning) if line.warning else line.reasons)
    cells = (line.name, line.beside, line.phone, why, line.evidence, line.show, line.last)
    return [name, *(escaped(cell) for cell in cells)]


def _uid(host: str, *parts: str) -> str:
    """Return an id that tells nothing of whom it is about."""
    return f"{digest(*parts)[:32]}@{host}"
