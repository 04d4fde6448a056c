"""``outreach/sent.csv``: to whom a link was sent, and when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from showkit.content.tables import parse_table
from showkit.model.sent import Sent

if TYPE_CHECKING:
    from showkit.content.sources import Sources

SENT_LOG: Final = "outreach/sent.csv"
"""The sent log, from ``content/``."""


def load_sent(sources: Sources) -> tuple[Sent, ...]:
    """Return what was sent, in the order of the file; a time without a zone is UTC."""
    path = sources.project.content / SENT_LOG
    data = sources.bytes(path) if path.is_file() else None
    if data is None:
        return ()
    table = parse_table(data, sources.name(path), Sent)
    sources.tables[sources.name(path)] = table
    sources.findings.extend(table.findings)
    return tuple(map(_in_utc, table.rows))


def _in_utc(row: Sent) -> Sent:
    if row.time is None:
        return row
    aware = row.time if row.time.tzinfo else row.time.replace(tzinfo=dt.UTC)
    return row.model_copy(update={"time": aware.astimezone(dt.UTC)})
