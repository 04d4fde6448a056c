"""Signs that nobody sees: control characters that a program left in a text.

A line break of a word processor (U+000B), a bell, half of a broken file. Nothing that is published
can hold them (XML 1.0 §2.2), so they are taken out where a file is read, and said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from showkit.model.finding import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.model.finding import Rule

_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")

_SOFT_HYPHEN: Final = "\u00ad"
_TITLE: Final = re.compile(r"\s*title\s*:")


def without_soft_hyphens(
    lines: Sequence[str], path: str, rule: Rule
) -> tuple[list[str], list[Finding]]:
    """Return the lines of a text without hyphens that nobody sees, and a finding on the first.

    Word and PDF files leave them where a line once ended: “vil|lage” is found by no search for
    “village”, and goes into other people's documents. In a title a long word may be cut.
    """
    told = [n for n, line in enumerate(lines) if _SOFT_HYPHEN in line and not _TITLE.match(line)]
    if not told:
        return list(lines), []
    first = told[0]
    place = Place(path, first + 1, lines[first].index(_SOFT_HYPHEN) + 1)
    count = sum(lines[n].count(_SOFT_HYPHEN) for n in told)
    mended = list(lines)
    for n in told:
        mended[n] = lines[n].replace(_SOFT_HYPHEN, "")
    return mended, [rule.at(place, count=count)]


def without_unseen(text: str, path: str, rule: Rule, line: int = 1) -> tuple[str, list[Finding]]:
    """Return a text with a space for each unseen sign, and a finding on the first of them.

    `line` is the line of the file on which the text begins.
    """
    found = _UNSEEN.search(text)
    if found is None:
        return text, []
    before = text[: found.start()]
    place = Place(path, line + before.count("\n"), found.start() - before.rfind("\n"))
    finding = rule.at(place, sign=f"U+{ord(found[0]):04X}", count=len(_UNSEEN.findall(text)))
    return _UNSEEN.sub(" ", text), [finding]
