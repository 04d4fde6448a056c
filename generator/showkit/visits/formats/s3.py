"""Amazon S3's server access log: owner, bucket, time, address, who asked, what for, the request.

After its documentation, “Amazon S3 server access log format”: fields parted by a space, some in
quotes, new ones at the end.
"""

from __future__ import annotations

import re
from typing import Final

from showkit.visits.access_log import Request, common_time, target_of, unescaped

_QUOTED: Final = r'"((?:[^"\\]|\\.)*)"'
_LINE: Final = re.compile(
    r"\S+ \S+ \[(?P<time>[^\]]+)\] (?P<address>\S+) \S+ \S+ \S+ \S+ "
    rf"(?:{_QUOTED}|-) (?P<status>\d{{3}}|-) \S+ (?P<size>\d+|-) \S+ \S+ \S+ "
    rf"(?:{_QUOTED}|-) (?:{_QUOTED}|-)(?:\s.*)?"
)


def parse_s3_line(line: str) -> Request | None:
    """Return the request in a line of the format, or None."""
    found = _LINE.fullmatch(line.strip())
    if found is None:
        return None
    time = common_time(found["time"])
    if time is None:
        return None
    request, referrer, agent = found.group(3, 6, 7)
    method, path, query = target_of(unescaped(request or ""))
    return Request(
        time,
        "" if found["address"] == "-" else found["address"],
        method,
        path,
        query,
        int(found["status"]) if found["status"] != "-" else 0,
        int(found["size"]) if found["size"] != "-" else 0,
        _given(referrer),
        _given(agent),
    )


def _given(text: str | None) -> str:
    return "" if text in {None, "-"} else unescaped(str(text))
