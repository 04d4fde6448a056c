"""A log that has grown is read from where it had ended; whatever is in doubt is read again."""

from __future__ import annotations

import gzip

import pytest

from showkit.output.project import Project
from showkit.visits.cursor import Cursor, keep_cursor, read_cursor
from showkit.visits.reading import read_logs

_ID = "A" * 22
_FIELDS = "#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status\n"


def line(n):
    return (
        f'203.0.113.{n % 250} - - [02/Nov/2026:14:03:{n % 60:02} -0500] "GET /p/{_ID} HTTP/1.1" '
        '200 512 "-" "Mozilla"\n'
    ).encode()


def read(cursor, *files):
    reading = read_logs(files, {_ID}, bool, lambda *_: None, cursor=cursor)
    return reading.ours, reading.known


def test_only_what_is_new_is_read_also_after_the_log_was_renamed(tmp_path):
    log, cursor = tmp_path / "access.log", Cursor("x")
    log.write_bytes(b"".join(map(line, range(100))))
    assert read(cursor, log) == (100, 0)
    assert read(cursor, log) == (0, 1)
    with log.open("ab") as file:
        file.write(line(100) + line(101)[:40])
    assert read(cursor, log)[0] == 1
    rotated = log.rename(tmp_path / "access.log.1")
    with rotated.open("ab") as file:
        file.write(line(101)[40:] + line(102))
    log.write_bytes(line(7) + line(8))
    assert read(cursor, rotated, log) == (4, 0), "the line that was half there, and the new ones"


def test_a_log_that_was_written_anew_is_read_as_a_whole(tmp_path):
    log, cursor = tmp_path / "access.log", Cursor("x")
    log.write_bytes(b"".join(map(line, range(100))))
    read(cursor, log)
    log.write_bytes(line(0) + b"".join(map(line, range(200, 320))))
    assert read(cursor, log) == (121, 0)
    log.write_bytes(line(0))
    assert read(cursor, log) == (1, 0), "a shorter one too"


def test_a_packed_log_is_read_once(tmp_path):
    log, cursor = tmp_path / "access.log.gz", Cursor("x")
    log.write_bytes(gzip.compress(b"".join(map(line, range(50)))))
    assert read(cursor, log) == (50, 0)
    assert read(cursor, log) == (0, 1)


def test_columns_named_before_are_remembered(tmp_path):
    log, cursor = tmp_path / "iis.log", Cursor("x")
    row = f"2026-11-02 19:03:2{{}} 203.0.113.9 GET /p/{_ID} - 200\n"
    log.write_text(_FIELDS + row.format(1))
    assert read(cursor, log) == (1, 0)
    with log.open("a") as file:
        file.write(row.format(2))
    assert read(cursor, log) == (1, 0)


def test_a_damaged_log_is_read_again(tmp_path):
    log, cursor = tmp_path / "access.log.gz", Cursor("x")
    whole = gzip.compress(b"".join(map(line, range(5000))))
    log.write_bytes(whole[: len(whole) // 2])
    some, _ = read(cursor, log)
    log.write_bytes(whole)
    assert read(cursor, log) == (5000, 0)
    assert some < 5000


def test_it_holds_only_for_what_it_was_kept_for(tmp_path):
    project, log = Project(tmp_path), tmp_path / "access.log"
    log.write_bytes(line(0) + line(1))
    cursor = read_cursor(project, "links of today")
    assert read(cursor, log) == (2, 0)
    keep_cursor(project, cursor)
    assert read(read_cursor(project, "links of today"), log) == (0, 1)
    assert read(read_cursor(project, "somebody agreed since"), log) == (2, 0)


@pytest.mark.parametrize("text", ["", "{}", '{"holds_for": "x", "logs": {"a": 3}}'])
def test_an_unreadable_one_is_none(tmp_path, text):
    project = Project(tmp_path)
    project.work.mkdir()
    (project.work / "logs_read.json").write_text(text)
    assert read_cursor(project, "x").logs == {}
