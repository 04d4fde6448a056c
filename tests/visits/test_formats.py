"""Logs as hosts write them: samples after each format's own documentation, in ``formats.json``."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.visits.access_log import Request
from showkit.visits.formats.line_reader import LineReader, is_remark

_SAMPLES = json.loads((Path(__file__).parent / "formats.json").read_text("utf-8"))


def _read(lines):
    reader, found = LineReader(), []
    for line in lines:
        reader = reader.after(line)
        if not is_remark(line):
            found.append(reader.request(line))
    return found


@pytest.mark.parametrize("sample", _SAMPLES, ids=lambda sample: sample["name"])
def test_a_format_is_found_by_itself(sample):
    time, *others = sample["request"]
    moment = dt.datetime.fromisoformat(time).replace(tzinfo=dt.UTC)
    assert _read(sample["lines"]) == [Request(moment, *others)]


def test_logs_of_several_servers_may_be_joined():
    lines = [line for sample in _SAMPLES for line in sample["lines"]]
    assert None not in _read(lines)
    assert len(_read(lines)) == len(_SAMPLES)


def test_columns_may_change_within_a_file():
    """IIS writes its fields again when it starts anew, perhaps with others chosen."""
    lines = [
        "#Fields: date time c-ip cs-method cs-uri-stem sc-status",
        "2026-11-02 19:03:22 203.0.113.9 GET /a 200",
        "#Fields: time date cs-uri-stem cs-method sc-status c-ip",
        "19:03:23 2026-11-02 /b GET 404 203.0.113.9",
    ]
    assert [(one.path, one.status, one.address) for one in _read(lines)] == [
        ("/a", 200, "203.0.113.9"),
        ("/b", 404, "203.0.113.9"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "{}",
        "[1, 2]",
        '{"status": 200}',
        '{"ts": "yesterday", "status": 200, "request": {}}',
        '{"ts": 1e400, "status": 200, "request": {"uri": "/"}}',
        '{"time": true, "status": true}',
        "79a59df900b949e5 frasil [yesterday] 203.0.113.9 - - - - - 200",
        "\x00\x01\x02",
        "GET / HTTP/1.1",
    ],
)
def test_what_is_no_line_of_a_log_is_none(line):
    assert LineReader().request(line) is None


@settings(deadline=None)
@given(st.text())
def test_no_line_whatever_it_is_stops_the_reading(line):
    reader = LineReader().after("#Fields: date time c-ip cs-method cs-uri-stem sc-status")
    for text in (line, "{" + line, "#Fields:" + line):
        found = reader.after(text).request(text)
        assert found is None or found.time.tzinfo is dt.UTC


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["ts", "request", "status", "uri", "headers", "User-Agent", "size"]
                ),
                inner,
            )
        ),
        max_leaves=12,
    )
)
def test_no_json_whatever_it_holds_stops_the_reading(value):
    found = LineReader().request(json.dumps({"ts": 1, "status": 200, "request": value}))
    assert found is None or isinstance(found.path, str)
