"""Logs of one JSON object a line: Caddy's own, and those that nginx is set up to write.

Caddy (caddyserver.com/docs/logging) nests the request; nginx has no JSON format of its own, so the
names are those of its variables (``remote_addr``, ``request_uri``, …), which people's
``log_format`` lines keep, and a few that they often use instead.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Final

from showkit.visits.access_log import (
    Request,
    common_time,
    forwarded_for,
    path_and_query,
    target_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_TIMES: Final = ("ts", "time_iso8601", "msec", "time_local", "@timestamp", "timestamp", "time")
_ADDRESSES: Final = ("remote_addr", "client_ip", "remote_ip", "client", "ip")
_FORWARDED: Final = ("http_x_forwarded_for", "x_forwarded_for", "forwarded_for")
_METHODS: Final = ("request_method", "method")
_URIS: Final = ("request_uri", "uri", "url", "path")
_QUERIES: Final = ("args", "query_string", "query")
_SIZES: Final = ("body_bytes_sent", "size", "bytes_sent", "bytes")
_REFERRERS: Final = ("http_referer", "http_referrer", "referer", "referrer")
_AGENTS: Final = ("http_user_agent", "user_agent", "agent")
_PURPOSES: Final = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
"""The headers in which browsers say that they ask ahead: the standard's, and older ones."""

_AHEAD: Final = ("prefetch", "prerender", "preview")


def parse_json_line(line: str) -> Request | None:
    """Return the request in a line of JSON, or None where it is none, or not of a request."""
    try:
        given = json.loads(line)
    except ValueError:
        return None
    if not isinstance(given, dict):
        return None
    inner = given.get("request")
    return _caddy(given, inner) if isinstance(inner, dict) else _nginx(given)


def _caddy(given: Mapping[str, object], request: Mapping[str, object]) -> Request | None:
    time, status = _time(given.get("ts")), _number(given.get("status"))
    path, query = path_and_query(_text(request.get("uri")))
    if time is None or status is None:
        return None
    headers = request.get("headers")
    sent = headers if isinstance(headers, dict) else {}
    address = _text(request.get("client_ip")) or _text(request.get("remote_ip"))
    return Request(
        time,
        forwarded_for(_header(sent, "X-Forwarded-For")) or address,
        _text(request.get("method")) if path else "",
        path,
        query,
        status,
        _number(given.get("size")) or 0,
        _header(sent, "Referer"),
        _header(sent, "User-Agent"),
        _is_ahead(_header(sent, name) for name in _PURPOSES),
    )


def _nginx(given: Mapping[str, object]) -> Request | None:
    time = next((at for at in (_time(given.get(name)) for name in _TIMES) if at), None)
    status = _number(given.get("status"))
    if time is None or status is None:
        return None
    if isinstance(given.get("request"), str):
        method, path, query = target_of(_text(given["request"]))
    else:
        method = _first(given, _METHODS)
        path, query = path_and_query(_first(given, _URIS))
        query = query or _dash(_first(given, _QUERIES))
    noted = next((name for name in _AGENTS if name in given), None)
    return Request(
        time,
        forwarded_for(_first(given, _FORWARDED)) or _first(given, _ADDRESSES),
        method if path else "",
        path,
        query if path else "",
        status,
        next((size for size in (_number(given.get(name)) for name in _SIZES) if size), 0),
        _dash(_first(given, _REFERRERS)),
        _dash(_text(given[noted])) if noted else None,
        _is_ahead(_text(given.get(f"http_{name.lower().replace('-', '_')}")) for name in _PURPOSES),
    )


def _is_ahead(purposes: Iterable[str]) -> bool:
    return any(word in purpose.lower() for purpose in purposes for word in _AHEAD)


def _first(given: Mapping[str, object], names: Sequence[str]) -> str:
    return next((_text(given[name]) for name in names if _text(given.get(name))), "")


def _header(headers: Mapping[str, object], name: str) -> str:
    value = headers.get(name)
    return _text(value[0]) if isinstance(value, list) and value else _text(value)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _dash(text: str) -> str:
    return "" if text == "-" else text


def _number(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    try:
        return int(value) if isinstance(value, (int, float, str)) and value != "" else None
    except (ValueError, OverflowError):
        return None


def _time(value: object) -> dt.datetime | None:
    """Read seconds since 1970, as a number or its digits, an ISO 8601 time, or nginx's own."""
    try:
        if isinstance(value, bool) or value is None:
            return None
        if isinstance(value, str) and not value.replace(".", "", 1).isdigit():
            if value[2:3] == "/":
                return common_time(value)
            given = dt.datetime.fromisoformat(value)
            return (given if given.tzinfo else given.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
        if isinstance(value, (int, float, str)):
            return dt.datetime.fromtimestamp(float(value), dt.UTC).replace(microsecond=0)
    except (ValueError, OverflowError, OSError):
        pass
    return None
