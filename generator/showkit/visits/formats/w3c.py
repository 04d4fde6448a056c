"""The W3C extended log file format (WD-logfile-960323), as IIS and CloudFront write it.

A line ``#Fields:`` names the columns of those that follow; it may come again in the middle of a
file, with others. IIS parts columns by spaces and writes spaces in a value as ``+``; CloudFront
parts them by tabs and percent-encodes values, agents twice.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from showkit.visits.access_log import Request, forwarded_for, path_and_query

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS: Final = "#Fields:"
_TAB: Final = "\t"


def fields_of(line: str) -> tuple[str, ...]:
    """Return the names in a line ``#Fields: date time …``, in small letters."""
    return tuple(line.removeprefix(FIELDS).lower().split())


def parse_w3c(line: str, fields: tuple[str, ...]) -> Request | None:
    """Return the request in a line whose columns are `fields`, or None."""
    is_tabbed = _TAB in line
    values = line.strip("\r\n").split(_TAB) if is_tabbed else line.split()
    if len(values) < len(fields):
        return None
    given = {
        name: "" if value == "-" else value for name, value in zip(fields, values, strict=False)
    }
    time = _time(given)
    status = given.get("sc-status", "")
    if time is None or not status.isdecimal():
        return None
    path, query = path_and_query(given.get("cs-uri-stem", ""))
    size = given.get("sc-bytes", "")
    agent = given.get("cs(user-agent)")
    return Request(
        time,
        forwarded_for(given.get("x-forwarded-for", "")) or given.get("c-ip", ""),
        given.get("cs-method", "") if path else "",
        path,
        (query or given.get("cs-uri-query", "")) if path else "",
        int(status),
        int(size) if size.isdecimal() else 0,
        _value(given.get("cs(referer)", ""), is_tabbed=is_tabbed),
        None if agent is None else _value(agent, is_tabbed=is_tabbed),
    )


def _time(given: Mapping[str, str]) -> dt.datetime | None:
    """Return the time of a line, in UTC as the format says."""
    text = f"{given.get('date', '')}T{given.get('time', '')}"
    try:
        return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC, microsecond=0)
    except ValueError:
        return None


def _value(text: str, *, is_tabbed: bool) -> str:
    return unquote(unquote(text)) if is_tabbed else text.replace("+", " ")
