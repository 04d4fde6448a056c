"""What a contact file says, and the comments that people wrote beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from showkit.contacts.layout import layout
from showkit.contacts.opened import opened
from showkit.content.yaml import yaml_tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_COMMENT: Final = re.compile(r"#[ \t]*([^\r\n\x85\u2028\u2029]*)")
_OF_EDITORS: Final = re.compile(r"yaml-language-server:|-\*-|vim?:")


def contents(data: bytes) -> Mapping[str, Any]:
    """Return what a file says, its unquoted texts marked as such, so that they are written so.

    Raises:
        EditError: it is not one UTF-8 document of YAML whose top level is a mapping.
    """
    file = opened(data)
    return file.value_in(layout(file.text))


def comments(data: bytes, without: Collection[str]) -> list[str]:
    """Return the comments of a file in their order, those for programs left out.

    `without` are top-level keys whose blocks, with their comments, showkit writes itself.
    """
    text = opened(data).text
    root = layout(text).root
    blocks = [
        (entry.start, entry.end)
        for entry in (root.entries if root is not None else ())
        if entry.key in without
    ]
    found: list[re.Match[str]] = []
    end = 0
    for token in yaml_tokens(text):
        if token.end <= token.start:
            continue
        found += _COMMENT.finditer(text, end, max(end, token.start))
        end = max(end, token.end)
    found += _COMMENT.finditer(text, end)
    said = [
        match[1].rstrip()
        for match in found
        if not any(start <= match.start() < stop for start, stop in blocks)
    ]
    return [comment for comment in said if comment and not _OF_EDITORS.match(comment)]
