"""Markdown files that begin with a block of facts between two lines of ``---``."""

from __future__ import annotations

from dataclasses import dataclass

from showkit.content.rules import WORDS
from showkit.content.unseen import without_soft_hyphens, without_unseen
from showkit.content.yaml import YamlDocument, parse_yaml
from showkit.model.finding import Finding, Place


@dataclass(frozen=True)
class FrontMatter:
    """The facts at the top of a text, the text below, and what is wrong with either.

    `body_line` is the line of the file on which the body begins, from 1.
    """

    facts: YamlDocument
    body: str
    findings: tuple[Finding, ...] = ()
    body_line: int = 1


def parse_front_matter(text: str, path: str) -> FrontMatter:
    """Split a Markdown file; line ends are normalised, the body keeps its own lines."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[0].rstrip() != "---":
        problem = WORDS.NO_FRONT_MATTER.at(Place(path, 1, 1))
        return FrontMatter(YamlDocument(path, {}, is_readable=False), "\n".join(lines), (problem,))
    closing = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if closing is None:
        problem = WORDS.OPEN_FRONT_MATTER.at(Place(path, 1, 1))
        return FrontMatter(YamlDocument(path, {}, is_readable=False), "\n".join(lines), (problem,))
    lines, soft = without_soft_hyphens(lines, path, WORDS.SOFT_HYPHENS)
    facts = parse_yaml("\n".join(lines[1:closing]), path, first_line=1)
    rest = "\n".join(lines[closing + 1 :])
    body = rest.lstrip("\n")
    body_line = closing + 2 + len(rest) - len(body)
    body, unseen = without_unseen(body.rstrip("\n"), path, WORDS.UNSEEN, body_line)
    return FrontMatter(facts, body, (*facts.findings, *soft, *unseen), body_line)
