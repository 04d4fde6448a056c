"""Lines of an access log, as web servers write them.

The common and combined formats of Apache and nginx, with or without the virtual host in front
and whatever was added behind. A format of another kind is one more `LineParser`, and nothing
after it needs to know.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import unquote

_QUOTED: Final = r'"((?:[^"\\]|\\.)*)"'
_LINE: Final = re.compile(
    r"(?P<front>.*?)\s\[(?P<time>\d\d/[^\]]+)\]\s"
    rf"{_QUOTED}\s(?P<status>\d{{3}})\s(?P<size>\d+|-)"
    rf"(?:\s{_QUOTED}\s{_QUOTED}(?:\s{_QUOTED})?)?(?:\s.*)?"
)
_MINUTE: Final = re.compile(r"(\d{2}/[A-Z][a-z]{2}/\d{4}):([01]\d|2[0-3]):([0-5]\d) ([+-]\d{4})")
_TO_MINUTE: Final = len("02/Nov/2026:14:03")
_SECONDS: Final = re.compile(r":\d{2}")
_MONTHS: Final = "JanFebMarAprMayJunJulAugSepOctNovDec"
_ESCAPE: Final = re.compile(rb"\\(?:x([0-9A-Fa-f]{2})|(.))", re.DOTALL)
_CONTROLS: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"v": b"\v", b"f": b"\f"}
_ORIGIN: Final = re.compile(r"[a-z][a-z0-9+.-]*://[^/?#]*", re.IGNORECASE)


class Request(NamedTuple):
    """One request that a web server noted.

    `time` is in UTC. `path` is decoded, `query` is as it was sent, without its ``?``. What is no
    HTTP request (a port scan) has neither method nor path. `size` is the bytes of the answer's
    body. `address`, `referrer` and `agent` serve to judge a visit and are never kept; `agent`
    is None where the log does not note agents, and empty where the visitor named none.
    `is_prefetch`: the browser asked ahead, in case somebody should go there.
    """

    time: dt.datetime
    address: str
    method: str
    path: str
    query: str
    status: int
    size: int
    referrer: str = ""
    agent: str | None = None
    is_prefetch: bool = False


LineParser = Callable[[str], Request | None]
"""Reads one line of a log; None where the line is not of its format."""


def parse_line(line: str) -> Request | None:
    """Return the request in a line of the common or combined format, or None.

    Apache's ``%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"``, nginx's ``combined``;
    the virtual host may stand in front (``vhost_combined``), other fields behind. The first of
    them, quoted, may be ``X-Forwarded-For``: whom a proxy in between asked for.
    """
    found = _LINE.fullmatch(line.strip())
    if found is None:
        return None
    time = common_time(found["time"])
    if time is None:
        return None
    request, referrer, agent, forwarded = found.group(3, 6, 7, 8)
    method, path, query = target_of(unescaped(request))
    return Request(
        time,
        forwarded_for(_given(forwarded)) or address_in(found["front"]),
        method,
        path,
        query,
        int(found["status"]),
        0 if found["size"] == "-" else int(found["size"]),
        _given(referrer),
        None if agent is None else _given(agent),
    )


def common_time(text: str) -> dt.datetime | None:
    """Read ``02/Nov/2026:14:03:22 -0500``; English months whatever the computer's language."""
    minute = _minute(text[:_TO_MINUTE], text[-len("-0500") :])
    seconds = text[_TO_MINUTE : -len(" -0500")]
    if minute is None or _SECONDS.fullmatch(seconds) is None:
        return None
    # a leap second is the last of its minute
    return minute.replace(second=min(int(seconds[1:]), 59))


@lru_cache(maxsize=10_000)
def _minute(text: str, zone: str) -> dt.datetime | None:
    """Return in UTC when the minute ``02/Nov/2026:14:03`` begins; several lines fall in each."""
    found = _MINUTE.fullmatch(f"{text} {zone}")
    if found is None:
        return None
    day, hours, minutes, _ = found.groups()
    midnight = _midnight(day, zone)
    try:
        return midnight and midnight + dt.timedelta(hours=int(hours), minutes=int(minutes))
    except OverflowError:
        return None


@lru_cache(maxsize=1000)
def _midnight(day: str, zone: str) -> dt.datetime | None:
    """Return in UTC when ``02/Nov/2026`` begins in the zone ``-0500``; a log has few of these."""
    date, month, year = day.split("/")
    offset = dt.timedelta(hours=int(zone[1:3]), minutes=int(zone[3:]))
    try:
        number = _MONTHS.index(month) // 3 + 1
        local = dt.datetime(int(year), number, int(date), tzinfo=dt.UTC)
        return local - offset if zone[0] == "+" else local + offset
    except (ValueError, OverflowError):
        return None


def address_in(front: str) -> str:
    """Return the visitor's address out of what stands before the time.

    ``address - user`` or ``host:port address - user``; a user's name may hold blanks.
    """
    words = front.split(" ")
    for word in words[:2]:
        try:
            return str(ipaddress.ip_address(word.strip("[]")))
        except ValueError:
            continue
    return "" if words[0] == "-" else words[0]


def forwarded_for(text: str) -> str:
    """Return the first address of ``X-Forwarded-For``, nothing where there is none."""
    first = text.partition(",")[0].strip()
    if not first:
        return ""
    try:
        return str(ipaddress.ip_address(first.strip("[]")))
    except ValueError:
        return ""


def target_of(request: str) -> tuple[str, str, str]:
    """Return method, decoded path and query of ``GET /path?query HTTP/1.1``."""
    method, _, rest = request.partition(" ")
    target, _, version = rest.rpartition(" ")
    if not version.startswith("HTTP/"):
        target = ""
    path, query = path_and_query(target)
    return (method, path, query) if path else ("", "", "")


def path_and_query(target: str) -> tuple[str, str]:
    """Return the decoded path of an address, and its query as it was sent; empty if it is none."""
    target = _ORIGIN.sub("", target, count=1) if not target.startswith("/") else target
    path, _, query = target.partition("?")
    if not path.startswith("/"):
        return "", ""
    return unquote(path, errors="replace"), query.partition("#")[0]


def unescaped(text: str) -> str:
    r"""Undo what servers do to quotes and foreign bytes: ``\x22``, ``\"``, ``\\``."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_byte, text.encode("utf-8")).decode("utf-8", errors="replace")


def _byte(found: re.Match[bytes]) -> bytes:
    if found[1] is not None:
        return bytes([int(found[1], 16)])
    return _CONTROLS.get(found[2], found[2])


def _given(text: str | None) -> str:
    return "" if text in {None, "-"} else unescaped(str(text))
