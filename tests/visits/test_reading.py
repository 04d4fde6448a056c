"""Logs as they lie on a host: packed, in pieces, damaged, of any size."""

from __future__ import annotations

import bz2
import gzip
import itertools
import os
import subprocess
import sys
from functools import partial
from types import SimpleNamespace

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.output.cores import processes
from showkit.visits.block_reading import own_lines, read_lines
from showkit.visits.formats.line_reader import LineReader
from showkit.visits.networks import Networks
from showkit.visits.opening import LogError, log_files
from showkit.visits.reading import read_logs

_IDS = frozenset({"A" * 22, "B" * 22})
_LINE = (
    '203.0.113.{n} - - [02/Nov/2026:14:03:{s:02} -0500] "GET {path} HTTP/1.1" 200 512 "-" "Mozilla"'
)
_NAMES = frozenset(one.encode() for one in _IDS)
_PATHS = (f"/p/{'A' * 22}", f"/fr/?via={'B' * 22}", f"/p/read?{'A' * 22}")


def _line(n, path):
    return _LINE.format(n=n % 250, s=n % 60, path=path)


def _log(lines=300):
    """Return a log of which every tenth line is ours, others are somebody else's ids.

    In every sixth of the rest somebody asks for the page that opens others: 80 lines to look at.
    """
    said = []
    for n in range(lines):
        others = ("/fr/", "/p/", f"/p/{'C' * 22}", "/wp-login.php", "/fr/shows/x/", "/shop/p/1")
        said.append(_line(n, _PATHS[n // 10 % 3] if n % 10 == 0 else others[n % 6]))
    return ("\n".join(said) + "\n").encode()


def _read(*files, advance=lambda *_: None, **options):
    """Return what logs hold, with the requests that were given away while they were read."""
    requests = []

    def note(request):
        requests.append(request)
        return True

    reading = read_logs(files, _IDS, note, advance, **options)
    assert reading.ours == len(requests)
    return SimpleNamespace(**vars(reading), requests=tuple(requests))


@pytest.fixture(scope="module")
def expected():
    reading = read_lines(own_lines(_log(), _NAMES), LineReader())
    assert (reading.lines, len(reading.requests), reading.not_understood) == (300, 80, 0)
    return reading.requests


@pytest.mark.parametrize(
    "packed",
    [
        bytes,
        gzip.compress,
        bz2.compress,
        zstandard.compress,
        lambda data: gzip.compress(data[:5000]) + gzip.compress(data[5000:]),
        lambda data: zstandard.compress(data[:5000]) + zstandard.compress(data[5000:]),
    ],
    ids=["plain", "gzip", "bz2", "zstd", "gzip, joined", "zstd, joined"],
)
def test_a_log_is_unpacked_whatever_it_is_called(tmp_path, packed, expected):
    (tmp_path / "access.log.1").write_bytes(packed(_log()))
    reading = _read(tmp_path / "access.log.1")
    assert reading.lines == 300
    assert reading.requests == expected


def test_what_is_before_the_damage_counts(tmp_path, expected):
    """A log that is still being packed when it is fetched."""
    whole = gzip.compress(_log(30_000))
    (tmp_path / "cut.gz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "whole.log").write_bytes(_log())
    reading = _read(tmp_path / "cut.gz", tmp_path / "whole.log")
    assert len(reading.problems) == 1
    assert "cut.gz cannot be read to its end" in str(reading.problems[0])
    assert reading.requests[-len(expected) :] == expected, "the next file is read all the same"


def test_a_folder_and_a_pattern_and_a_name_are_files_each_once(tmp_path):
    (tmp_path / "logs" / "old").mkdir(parents=True)
    for name in ("a.log", "b.log", "old/c.log"):
        (tmp_path / "logs" / name).write_bytes(b"")
    found = log_files([str(tmp_path / "logs" / "a.log"), str(tmp_path / "logs"), "-"])
    assert [path.name for path in found] == ["a.log", "b.log", "c.log", "-"]
    assert [path.name for path in log_files([str(tmp_path / "logs" / "*.log")])] == [
        "a.log",
        "b.log",
    ]
    with pytest.raises(LogError, match="there is no log"):
        log_files([str(tmp_path / "logs" / "*.gz")])


def test_standard_input_is_a_log_packed_or_not():
    for data in (_log(), gzip.compress(_log())):
        program = (
            "from pathlib import Path\n"
            "from showkit.visits.reading import read_logs\n"
            f"reading = read_logs([Path('-')], {set(_IDS)!r}, bool, lambda *_: None)\n"
            "print(reading.lines, reading.ours)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", program], input=data, capture_output=True, check=True
        )
        assert done.stdout.split() == [b"300", b"80"]


def test_a_log_of_another_kind_is_told_with_an_example(tmp_path):
    (tmp_path / "mail.log").write_text("postfix/smtp[1]: to=<a@b.example>\n" * 5, encoding="utf-8")
    reading = _read(tmp_path / "mail.log")
    assert (reading.lines, reading.not_understood) == (5, 5)
    assert reading.example == "postfix/smtp[1]: to=<a@b.example>"


@pytest.mark.parametrize(
    "rubbish",
    [
        b"\x00\xff" * 3_000_000,
        b"\n\n\n",
        b"x" * 70_000 + b"\n",
        b"",
        _line(1, "/p/" + "A" * 22).encode()[:-20],
    ],
    ids=["binary without a line", "blank", "64 kB", "empty", "half a line"],
)
def test_rubbish_between_lines_costs_no_line_of_ours(tmp_path, rubbish, expected):
    (tmp_path / "x.log").write_bytes(_log() + rubbish + b"\n" + _log())
    reading = _read(tmp_path / "x.log")
    assert reading.requests == expected * 2


def test_an_agent_of_64_kb_is_read(tmp_path):
    long = _line(1, "/p/" + "A" * 22).replace("Mozilla", "M" * 65_536)
    (tmp_path / "x.log").write_text(long + "\n", encoding="utf-8")
    reading = _read(tmp_path / "x.log")
    assert len(reading.requests[0].agent) == 65_536


def test_columns_named_in_the_middle_hold_for_what_follows(tmp_path):
    fields = "#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status\n"
    row = "2026-11-02 19:03:22 203.0.113.9 GET {} {} 200\n"
    log = fields + row.format("/p/" + "A" * 22, "-") + "\n" * 9
    log += fields.replace("cs-uri-stem cs-uri-query", "cs-uri-query cs-uri-stem")
    log += row.format("via=" + "B" * 22, "/fr/")
    (tmp_path / "iis.log").write_text(log, encoding="utf-8")
    reading = _read(tmp_path / "iis.log")
    assert [(one.path, one.query) for one in reading.requests] == [
        ("/p/" + "A" * 22, ""),
        ("/fr/", "via=" + "B" * 22),
    ]


def test_a_large_log_is_shared_by_processes_and_nothing_is_lost_at_the_seams(tmp_path):
    block = _log(20_000)
    times = 3
    with (tmp_path / "large.log").open("wb") as log:
        for _ in range(times):
            log.write(block)
    steps = []
    reading = _read(
        tmp_path / "large.log", advance=lambda *step: steps.append(step), shared_from=1 << 20
    )
    assert reading.lines == 20_000 * times
    assert len(reading.requests) == (2_000 + 3_334) * times
    assert steps[-1][0] == steps[-1][1] > 1


@settings(deadline=None)
@given(st.lists(st.integers(0, 60), max_size=6), st.randoms())
def test_any_split_in_any_order_gives_the_same_requests(cuts, chance):
    """Rotated logs, several servers, several computers: the work can be shared at any line."""
    log = _log(60)
    lines = log.splitlines(keepends=True)
    at = sorted({0, *cuts, len(lines)})
    parts = [b"".join(lines[start:end]) for start, end in itertools.pairwise(at)]
    chance.shuffle(parts)
    found = [own_lines(part, _NAMES) for part in parts if part]
    assert sum(own.lines for own in found) == 60
    whole = read_lines(own_lines(log, _NAMES), LineReader()).requests
    read = [one for own in found for one in read_lines(own, LineReader()).requests]
    assert sorted(map(repr, read)) == sorted(map(repr, whole))


def test_the_company_s_own_visits_are_set_aside_and_counted(tmp_path, expected):
    (tmp_path / "x.log").write_bytes(_log() + _log().replace(b"203.0.113.", b"198.51.100."))
    reading = _read(tmp_path / "x.log", own=Networks(("198.51.100.0/24",)))
    assert reading.requests == expected
    assert reading.own == len(expected)


_W3C = "#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status\n"
_ROW = f"2026-11-02 19:03:2{{}} 203.0.113.9 GET /p/{'A' * 22} - 200\n"
_OTHER_W3C = "#Fields: date time cs-uri-stem cs-uri-query cs-method sc-status c-ip\n"
_OTHER_ROW = f"2026-11-02 19:03:2{{}} /p/{'A' * 22} - GET 200 198.51.100.7\n"


def _shared(path):
    return _read(path, shared_from=1 << 14)


def test_processes_share_a_log_whose_columns_are_named_at_its_head(tmp_path):
    (tmp_path / "iis.log").write_text("#Software: IIS\n" + _W3C + _ROW.format(1) * 2000)
    reading = _shared(tmp_path / "iis.log")
    assert (len(reading.requests), reading.not_understood) == (2000, 0)


def test_columns_that_change_within_a_shared_log_hold_for_the_shares_that_follow(tmp_path):
    text = _log(300).decode() + _W3C + _ROW.format(1) * 2000 + _OTHER_W3C
    text += _OTHER_ROW.format(2) * 2000
    (tmp_path / "mixed.log").write_text(text)
    reading = _shared(tmp_path / "mixed.log")
    assert reading.not_understood == 0
    addresses = [one.address for one in reading.requests[-4000:]]
    assert addresses == ["203.0.113.9"] * 2000 + ["198.51.100.7"] * 2000


def test_a_byte_order_mark_costs_nothing(tmp_path):
    for name, text in {
        "iis.log": _W3C + _ROW.format(1),
        "combined.log": _line(1, _PATHS[0]),
    }.items():
        (tmp_path / name).write_text("\ufeff" + text + "\n", encoding="utf-8")
        assert len(_read(tmp_path / name).requests) == 1
    (tmp_path / "large.log").write_text("\ufeff" + _W3C + _ROW.format(1) * 2000, encoding="utf-8")
    assert len(_shared(tmp_path / "large.log").requests) == 2000


def test_strange_lines_of_ours_are_counted_wherever_they_are(tmp_path):
    """Rubbish at the head of a log hides nothing that comes after it."""
    ours = f"?? {_PATHS[0]} ??\n"
    (tmp_path / "x.log").write_text("rubbish\n" + ours * 3 + _line(1, "/") + "\n" * 2000 + ours)
    reading = _read(tmp_path / "x.log")
    assert reading.not_understood == 1 + 4


@pytest.mark.parametrize(
    "line",
    [
        '{{"ts": 1762110202, "status": 200, "request": {{"method": "GET", "uri": "\\/p\\/{id}"}}}}',
        _line(1, "/fr/?via%3D{id}"),
        _line(1, "/fr/?via%3d{id}"),
    ],
    ids=["JSON with escapes", "an encoded equals sign", "in small letters"],
)
def test_an_address_that_a_program_wrote_in_its_own_way_is_found(tmp_path, line):
    (tmp_path / "x.log").write_text(line.format(id="A" * 22) + "\n")
    assert len(_read(tmp_path / "x.log").requests) == 1


def test_a_share_whose_process_crashed_is_searched_all_the_same(tmp_path, monkeypatch):
    """All of them: each process ends as soon as it has begun."""
    (tmp_path / "x.log").write_bytes(_log(3000))
    crashing = partial(processes, prepare=partial(os._exit, 3))
    monkeypatch.setattr("showkit.visits.shares.processes", crashing)
    assert len(_shared(tmp_path / "x.log").requests) == len(_read(tmp_path / "x.log").requests) > 0
