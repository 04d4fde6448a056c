"""Tasks for a calendar program: what is to be done, until when (RFC 5545 §3.6.2, VTODO)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True)
class Task:
    """Something to do. `uid` is the same on every day on which it is still to be done.

    `priority` is 1 (highest) to 9, 0 for none (RFC 5545 §3.8.1.9).
    """

    uid: str
    summary: str
    description: str
    due: dt.date
    priority: int = 0


@dataclass(frozen=True)
class TaskList:
    """Tasks as they stand on a day, under the name by which programs keep them."""

    name: str
    language: str
    as_of: dt.date
    tasks: tuple[Task, ...]
