"""The quick way to read a line: in the combined format, without escapes, as nearly all are.

Quotes part its fields, and what servers write repeats itself: a field that was seen before is
looked up and not read anew. What reads it is what reads any line (see `access_log`).
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Final

from showkit.visits.access_log import Request, address_in, common_time, forwarded_for, target_of

_LONGEST: Final = 1000
"""Bytes of a line, so that what is remembered stays small."""

_REMEMBERED: Final = 5000
"""Of each field."""

_PARTS: Final = len(("before", "request", "counts", "referrer", "between", "agent", "behind"))
_FRONT: Final = re.compile(rb"[\w.:-][\w.:@ -]*")
_HOUR: Final = re.compile(rb" \[(\d\d/[A-Z][a-z]{2}/[12]\d{3}:\d\d):")
_ZONE: Final = re.compile(rb" ([+-]\d{4})\] ")
_MINUTE: Final = re.compile(rb"([0-5]\d):(\d\d)")
_REQUEST: Final = re.compile(rb"[A-Z]+ /[!#-\[\]-~]* HTTP/[\d.]+")
_COUNTS: Final = re.compile(rb" (\d{3}) (\d+|-) ")
_TEXT: Final = re.compile(rb"[ !#-\[\]-~]*")


def plain_line(line: bytes) -> Request | None:
    """Return the request in a line of the combined format that has nothing odd.

    It gives what `access_log.parse_line` gives in a tenth of the time. None says nothing of a line.
    """
    parts = line.split(b'"', _PARTS + 2)
    if len(line) > _LONGEST or len(parts) not in {_PARTS, _PARTS + 2}:
        return None
    before, request, counts, referrer, between, agent, behind = parts[:_PARTS]
    forwarded = b""
    if len(parts) > _PARTS:
        gap, (forwarded, behind) = behind, parts[_PARTS:]
        between = between if gap == b" " else b""
    hour = _hour(before[-30:-13], before[-8:])  # from the end: “ [02/Nov/2026:14:03:22 -0500] ”
    since = _since_hour(before[-13:-8])
    address = _address(before[:-30], forwarded)
    target = _target(request)
    numbers = _numbers(counts)
    referring = _text(referrer)
    named = _text(agent)
    if (
        hour is None
        or since is None
        or address is None
        or target is None
        or numbers is None
        or referring is None
        or named is None
        or between != b" "
        or behind[:1] not in {b"", b" "}
    ):
        return None
    return Request(hour + since, address, *target, *numbers, referring, named)


@lru_cache(_REMEMBERED)
def _hour(hour: bytes, zone: bytes) -> dt.datetime | None:
    """Return in UTC when the hour `` [02/Nov/2026:14:`` begins in a zone `` -0500] ``."""
    begin, offset = _HOUR.fullmatch(hour), _ZONE.fullmatch(zone)
    if begin is None or offset is None:
        return None
    return common_time(f"{begin[1].decode()}:00:00 {offset[1].decode()}")


@lru_cache(_REMEMBERED)
def _since_hour(text: bytes) -> dt.timedelta | None:
    """Return how long after its hour ``03:22`` is; a leap second is the last of its minute."""
    found = _MINUTE.fullmatch(text)
    return found and dt.timedelta(minutes=int(found[1]), seconds=min(int(found[2]), 59))


@lru_cache(_REMEMBERED)
def _address(front: bytes, forwarded: bytes) -> str | None:
    asked_for = _text(forwarded)
    if _FRONT.fullmatch(front) is None or asked_for is None:
        return None
    return forwarded_for(asked_for) or address_in(front.decode())


@lru_cache(_REMEMBERED)
def _target(request: bytes) -> tuple[str, str, str] | None:
    return target_of(request.decode()) if _REQUEST.fullmatch(request) else None


@lru_cache(_REMEMBERED)
def _numbers(counts: bytes) -> tuple[int, int] | None:
    """Return status and size in `` 200 512 ``."""
    found = _COUNTS.fullmatch(counts)
    return found and (int(found[1]), 0 if found[2] == b"-" else int(found[2]))


@lru_cache(_REMEMBERED)
def _text(given: bytes) -> str | None:
    if _TEXT.fullmatch(given) is None:
        return None
    return "" if given == b"-" else given.decode()
