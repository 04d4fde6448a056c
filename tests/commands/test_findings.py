"""Findings on the screen: the line and the spot for people, strict forms for programs."""

from __future__ import annotations

import json
import re
import unicodedata

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.commands.excerpts import Excerpts, excerpt
from showkit.commands.findings import as_github, as_json, as_text, wants_colour
from showkit.content.rules import CONTENT, FILES, STAGES
from showkit.model.finding import Place
from showkit.output.catalogues import catalogue

ENGLISH = catalogue("en")
_COMMAND = re.compile(
    r"::(?P<command>error|warning|notice) (?P<properties>[^:]*(?:[^:]|%3A)*?)::(?P<data>.*)"
)
"""How GitHub's runner splits a workflow command: nothing may be left over, on one line."""
_ADVICE = (
    "correct the name; if its folder was renamed, write “former_slugs: [sola]” in its "
    "datapackage.yaml, and old links and notes stay its own"
)


def _finding(path="content/presenters/h.yaml", line=2, column=8, show="sola"):
    return CONTENT.UNKNOWN_SHOW.at(Place(path, line, column), show=show, suggestion="")


def test_a_finding_shows_the_line_and_marks_the_spot(tmp_path):
    """Somebody who never saw a line number still sees where to look."""
    path = tmp_path / "content" / "presenters" / "h.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("name: H\r\nshows: sola\r\n", encoding="utf-8")
    text = as_text([_finding()], ENGLISH, Excerpts(tmp_path))
    assert text.splitlines()[:4] == [
        "content/presenters/h.yaml:2:8  C103 error: there is no show “sola”",
        "     2 | shows: sola",
        "       |        ^",
        f"    {_ADVICE}",
    ]


@pytest.mark.parametrize("place", [("content/gone.yaml", 3), ("content", 1), ("a/b.yaml", 99)])
def test_a_finding_without_a_line_to_show_is_shown_without(tmp_path, place):
    (tmp_path / "content").mkdir()
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.yaml").write_text("name: H\n", encoding="utf-8")
    assert " | " not in as_text([_finding(*place)], ENGLISH, Excerpts(tmp_path))


def test_a_file_in_another_encoding_is_shown_as_it_was_read(tmp_path):
    (tmp_path / "h.yaml").write_bytes("name: Théâtre\n".encode("cp1252"))
    assert excerpt_of(tmp_path, "h.yaml", 1, 7)[0].endswith("name: Théâtre")


def excerpt_of(root, path, line, column):
    return Excerpts(root).of(Place(path, line, column))


def test_what_a_terminal_would_obey_is_not_printed():
    """A contact file from a stranger must not write on the screen what it likes."""
    line, mark = excerpt("name: \x1b[31mred\x07\tend", 1, 7)
    assert line == "     1 | name: .[31mred. end"
    assert mark.endswith("|       ^")
    text = as_text([_finding(show="\x1b]0;title\x07")], ENGLISH)
    assert "\x1b" not in text
    assert "\x07" not in text


@pytest.mark.parametrize(
    ("line", "column", "columns_before"),
    [("é: x", 4, 3), ("e\u0301: x", 5, 3), ("舞台: x", 5, 6), ("a\u00a0b", 3, 2)],
)
def test_the_mark_stands_under_its_sign_whatever_the_script(line, column, columns_before):
    assert excerpt(line, 1, column)[1] == f"       | {' ' * columns_before}^"


@settings(deadline=None)
@given(st.text(max_size=400).filter(str.strip), st.integers(0, 450))
def test_the_mark_of_any_line_stands_within_what_is_shown(text, column):
    line = " ".join(text.split())
    shown = excerpt(line, 12, column)
    if not shown:
        assert not line[:1].strip() or not line.isprintable() or len(line) > 88
        return
    first, mark = shown
    assert mark.rstrip("^ |") == ""
    assert len(first) < 110
    width = sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "FW" else 1
        for c in first
    )
    assert mark.index("^") <= width + 1


def test_colour_says_nothing_that_words_do_not(tmp_path):
    """Colour is for a terminal; a log, a mail, or eyes that do not tell red get the same text."""
    plain = as_text([_finding()], ENGLISH, Excerpts(tmp_path))
    coloured = as_text([_finding()], ENGLISH, Excerpts(tmp_path), colour=True)
    assert coloured != plain
    assert click.unstyle(coloured) == plain


def test_colour_is_for_terminals_and_can_be_refused(monkeypatch):
    class Terminal:
        def isatty(self):
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    assert wants_colour(Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_colour(Terminal())


def test_json_holds_everything_that_the_text_says():
    shown = json.loads(as_json([_finding()], ENGLISH))
    assert shown == [
        {
            "path": "content/presenters/h.yaml",
            "line": 2,
            "column": 8,
            "code": "C103",
            "severity": "error",
            "what": "there is no show “sola”",
            "advice": _ADVICE,
        }
    ]


@settings(deadline=None)
@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_any_value_leaves_a_workflow_command_whole(path, value):
    """GitHub reads one command a line: a value must neither end it nor begin another."""
    text = as_github([_finding(path=path, show=value)], ENGLISH)
    assert len(re.split("[\r\n]", text)) == 1
    match = _COMMAND.fullmatch(text)
    assert match
    assert match["command"] == "error"
    properties = dict(part.split("=", 1) for part in match["properties"].split(","))
    assert set(properties) == {"file", "line", "col", "title"}
    assert _unescaped(properties["file"]) == path
    assert value in _unescaped(match["data"])


def _unescaped(text):
    for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def test_severities_have_their_level_on_github():
    findings = [
        _finding(),
        STAGES.FAHRENHEIT.at(Place("a", 1, 1), field="t", value=68, celsius=20),
        FILES.HEAVY.at(Place("a"), file="f", size=21, limit=20),
    ]
    levels = [line.split(" ")[0] for line in as_github(findings, ENGLISH).splitlines()]
    assert levels == ["::error", "::warning", "::notice"]
