"""Words: French is complete, every translation keeps the values of its message."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from showkit.model.message import Message
from showkit.output.catalogues import available_languages, catalogue, reader_language

_REPOSITORY = Path(__file__).parents[1]
_CATALOGUE = (
    _REPOSITORY / "generator" / "showkit" / "catalogues" / "fr" / "LC_MESSAGES" / "showkit.po"
)
_FIELD = re.compile(r"\{\w*\}|%\(\w+\)s")
_MARK_THAT_MAY_STAND_ALONE = re.compile(r"(?<=\S) [:!?»](?![;/|])|« ")


@pytest.fixture(scope="module")
def french():
    with _CATALOGUE.open("rb") as lines:
        return read_po(lines)


def _forms(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


def test_french_has_every_message_of_code_and_templates(french, tmp_path):
    subprocess.run(
        [
            sys.executable,
            "-m",
            "babel.messages.frontend",
            "--quiet",
            "extract",
            "--mapping-file",
            "pyproject.toml",
            "--keyword",
            "Message:1",
            "--keyword",
            "N_:1",
            "--output",
            str(tmp_path / "all.pot"),
            ".",
        ],
        cwd=_REPOSITORY,
        check=True,
    )
    with (tmp_path / "all.pot").open("rb") as lines:
        wanted = {message.id for message in read_po(lines) if message.id}
    there = {message.id for message in french if message.id and all(_forms(message))}
    assert wanted - there == set()
    assert there - wanted == set(), "no longer said anywhere"


def test_a_translation_keeps_every_value(french):
    for message in french:
        if not message.id:
            continue
        # the singular may do without its number: “the day before”
        ids = [message.id] if isinstance(message.id, str) else [*message.id]
        for n, form in enumerate(_forms(message)):
            sources = ids if n == 0 else ids[-1:]
            values = [set(_FIELD.findall(source)) for source in sources]
            assert set(_FIELD.findall(form)) in values, ids


def test_french_of_canada_gives_only_what_differs(french):
    """A message that was reworded in one place must not live on in the other."""
    path = _CATALOGUE.parents[2] / "fr_CA" / "LC_MESSAGES" / "showkit.po"
    with path.open("rb") as lines:
        canadian = [message for message in read_po(lines) if message.id]
    assert canadian
    for message in canadian:
        assert french.get(message.id) is not None, message.id
        assert french.get(message.id).string != message.string
        assert not any(_MARK_THAT_MAY_STAND_ALONE.search(form) for form in _forms(message))


def test_no_line_of_french_begins_with_a_colon(french):
    """The space inside quotation marks, and before a colon, is one that does not break."""
    loose = [f for m in french if m.id for f in _forms(m) if _MARK_THAT_MAY_STAND_ALONE.search(f)]
    assert loose == []


def test_a_locale_falls_back_on_its_language_and_then_on_english():
    message = Message("Nothing to mend.")
    assert catalogue("fr-CA").say(message) == catalogue("fr").say(message) == "Rien à corriger."
    assert catalogue("is").say(message) == "Nothing to mend."
    assert available_languages() == ["en", "fr", "fr-CA"]


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "fr_CA.UTF-8"}, "fr-CA"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LC_ALL": "de_CH", "LANG": "fr_FR"}, "de-CH"),
        ({"LANGUAGE": "fr:en", "LANG": "en_GB"}, "fr"),
        ({"LANG": "nonsense"}, "en"),
    ],
)
def test_the_terminal_speaks_the_reader_s_language(environment, language, monkeypatch):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert reader_language() == language


def test_a_message_translates_the_messages_in_it():
    inner = Message("yes or no")
    outer = Message("write {expected}", expected=inner)
    assert catalogue("fr").say(outer) == "écrivez oui ou non"
