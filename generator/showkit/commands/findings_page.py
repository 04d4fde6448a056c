"""The reference page of findings: every code, what it says, what to do, and why."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.commands.all_checks import ALL_CHECKS
from showkit.commands.findings import severity_name
from showkit.content.rules import FAMILIES
from showkit.model.finding import Rule
from showkit.model.message import Message
from showkit.output.docstrings import family_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from showkit.output.catalogues import Catalogue

_FIELD: Final = re.compile(r"\{\w+\}")
_CODE: Final = re.compile(r"``(.+?)``")
_FIRST_LINE: Final = re.compile(r"^\S.*?(?::\d+:\d+)?  (?P<code>[A-Z]\d{3}) ", re.MULTILINE)

_INTRODUCTION: Final = (
    Message(
        "Everything that showkit check can say of your content. Each finding gives its place, the "
        "value, the reason and a way out. A code never changes its meaning. This page is made from "
        "the program itself (make docs)."
    ),
    Message(
        "What has an error in a show’s folder is left out of the site that a build makes, and the "
        "build’s exit code says so; an error elsewhere stops the build. A warning is something "
        "that you will want to mend. A note is good to know, and may stay as it is."
    ),
)
_COMMAND: Final = Message("Command")
_WHAT: Final = Message("What it shows")
_EXIT_CODE: Final = Message("Exit code")
_MEANING: Final = Message("Meaning")
_COMMANDS: Final = (
    ("showkit check", Message("everything, for people to read")),
    ("showkit check content/shows/haubans", Message("what concerns one folder or file")),
    ("showkit check --as-of 2027-03-31", Message("as if it were that day")),
    ("showkit check --format json", Message("for programs: a list of objects")),
    ("showkit check --format github", Message("for a pull request: annotations at the lines")),
)
_EXIT_CODES: Final = (
    (0, Message("no errors; there may be warnings and notes")),
    (1, Message("at least one error, or the content cannot be read")),
    (2, Message("the command was not understood")),
    (70, Message("a bug in showkit: please report what it printed")),
    (130, Message("interrupted with Ctrl+C")),
)


@dataclass(frozen=True)
class Example:
    """A finding as showkit prints it, by its code, in English and in French."""

    english: str
    french: str

    def in_language(self, language: str) -> str:
        """Return the example for readers of `language`; for others than French the English one."""
        return self.french if language == "fr" else self.english


def examples(cases: Path) -> Mapping[str, Example]:
    """Return an example for each code from the folders of ``tests/invalid/``."""
    found: dict[str, Example] = {}
    for case in sorted(path for path in cases.iterdir() if path.is_dir()):
        code, _, variant = case.name.partition("-")
        texts = (case / "expected.txt").read_text("utf-8").rstrip("\n").split("\n\n")
        if not variant and len(texts) == len(("English", "French")):
            english, french = (_first(text, code) for text in texts)
            found[code] = Example(english, french)
    return found


def _first(text: str, code: str) -> str:
    """Return the first finding of a code in a text that holds several."""
    starts = list(_FIRST_LINE.finditer(text))
    for match, following in itertools.zip_longest(starts, starts[1:]):
        if match["code"] == code:
            end = following.start() if following else text.rindex("\n")
            return text[match.start() : end].rstrip("\n")
    return ""


def findings_page(words: Catalogue, shown: Mapping[str, Example]) -> str:
    """Return the page in Markdown, in the language of `words`."""
    lines = [*_introduction(words)]
    for family in FAMILIES:
        lines += _family(family, words, shown)
    return "\n".join(lines).rstrip("\n") + "\n"


def _introduction(words: Catalogue) -> Iterator[str]:
    say = words.say
    yield from ("# " + say(Message("Findings")), "")
    for paragraph in _INTRODUCTION:
        yield from (say(paragraph), "")
    yield from (f"| {say(_COMMAND)} | {say(_WHAT)} |", "| --- | --- |")
    yield from (f"| `{command}` | {say(what)} |" for command, what in _COMMANDS)
    yield from ("", f"| {say(_EXIT_CODE)} | {say(_MEANING)} |", "| --- | --- |")
    yield from (f"| {code} | {say(meaning)} |" for code, meaning in _EXIT_CODES)
    yield ""
    for family in FAMILIES:
        letter, title = _title(family, words)
        codes = " ".join(f"[{rule.code}](#{rule.code.lower()})" for rule in _rules(family))
        yield f"- {letter} · {title} · {codes}"
    yield ""


def _family(family: type, words: Catalogue, shown: Mapping[str, Example]) -> Iterator[str]:
    yield from (f"## {_title(family, words)[1]}", "")
    for rule in _rules(family):
        yield from (f"### {rule.code}", "")
        severity = severity_name(rule.severity, words)
        yield from (f"**{severity}** · {_pattern(words.gettext(rule.what))}", "")
        yield from (f"→ {_pattern(words.gettext(rule.advice))}", "")
        for paragraph in _reasons(rule, words):
            yield from (paragraph, "")
        example = shown.get(rule.code)
        if example:
            yield from ("```text", example.in_language(words.language), "```", "")


def _reasons(rule: Rule, words: Catalogue) -> Iterator[str]:
    """Yield the rule and the advice of the checks that find it; of plain reading there are none."""
    for check in ALL_CHECKS:
        if rule in check.rules:
            yield f"**{_marked(words.gettext(check.rule))}**"
            yield from (_marked(words.gettext(paragraph)) for paragraph in check.advice)


def _rules(family: type) -> Sequence[Rule]:
    return [rule for rule in vars(family).values() if isinstance(rule, Rule)]


def _title(family: type, words: Catalogue) -> tuple[str, str]:
    letter, title = family_title(family.__doc__)
    translated = words.gettext(title)
    return letter, translated[:1].upper() + translated[1:]


def _pattern(text: str) -> str:
    """Return a message with an ellipsis for every value, as it may stand in Markdown."""
    without = text.replace("{suggestion}", "")
    plain = _FIELD.sub("…", without).replace("{{", "{").replace("}}", "}")
    return plain.replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")


def _marked(text: str) -> str:
    """Return a docstring's paragraph with its code marked as Markdown does."""
    return _CODE.sub(r"`\1`", text)
