"""The quick way to read a line: in the combined format, without escapes, as nearly all are.

What servers write repeats itself, so a field that was seen before is looked up and not read anew:
the hour, the address, the request, the referrer, the agent. Each is read by what reads it in any
line (see `access_log`), and fields of an unlikely length are left to that, so that what is
remembered stays small.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Final

from showkit.visits.access_log import Request, address_in, common_time, forwarded_for, target_of

_TEXT: Final = rb'"([ !#-\[\]-~]{0,1000})"'
_LINE: Final = re.compile(
    rb"([\w.:-][\w.:@ -]{0,200}) "
    rb"\[(\d\d/[A-Z][a-z]{2}/[12]\d{3}:\d\d):([0-5]\d):(\d\d) ([+-]\d{4})\] "
    rb'"([A-Z]{1,20} /[!#-\[\]-~]{0,1000} HTTP/[\d.]{1,5})" (\d{3}) (\d{1,15}|-) '
    rb"%(text)b %(text)b(?: %(text)b)?(?: [ !#-~]*)?" % {b"text": _TEXT}
)
_AFTER_MINUTES: Final = {b"%02d" % n: dt.timedelta(minutes=n) for n in range(60)}
_AFTER_SECONDS: Final = {b"%02d" % n: dt.timedelta(seconds=min(n, 59)) for n in range(100)}
"""A leap second is the last of its minute."""

_REMEMBERED: Final = 5000
"""Of each field."""


def plain_line(line: bytes) -> Request | None:
    """Return the request in a line of the combined format that has nothing odd.

    It gives what `access_log.parse_line` gives in a fifth of the time. None says nothing of a line.
    """
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    front, hour, minutes, seconds, zone, request, status, size, referrer, agent, asked_for = (
        found.groups()
    )
    begin = _hour(hour, zone)
    if begin is None:
        return None
    method, path, query = _target(request)
    return Request(
        begin + _AFTER_MINUTES[minutes] + _AFTER_SECONDS[seconds],
        (_forwarded(asked_for) if asked_for else "") or _address(front),
        method,
        path,
        query,
        int(status),
        0 if size == b"-" else int(size),
        _text(referrer),
        _text(agent),
    )


@lru_cache(_REMEMBERED)
def _hour(hour: bytes, zone: bytes) -> dt.datetime | None:
    """Return in UTC when the hour ``02/Nov/2026:14`` begins in a zone ``-0500``."""
    return common_time(f"{hour.decode()}:00:00 {zone.decode()}")


@lru_cache(_REMEMBERED)
def _address(front: bytes) -> str:
    return address_in(front.decode())


@lru_cache(_REMEMBERED)
def _forwarded(text: bytes) -> str:
    return forwarded_for(_text(text))


@lru_cache(_REMEMBERED)
def _target(request: bytes) -> tuple[str, str, str]:
    return target_of(request.decode())


@lru_cache(_REMEMBERED)
def _text(given: bytes) -> str:
    return "" if given == b"-" else given.decode()
