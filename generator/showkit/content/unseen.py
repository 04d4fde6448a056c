"""Signs that nobody sees: control characters that a program left in a text.

A line break of a word processor (U+000B), a bell, half of a broken file. Nothing that is published
can hold them (XML 1.0 §2.2), so they are taken out where a file is read, and said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from showkit.model.finding import Finding, Place

if TYPE_CHECKING:
    from showkit.model.finding import Rule

_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


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
