"""A file of YAML: its values, what is wrong with it, and where each of them stands."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import yaml

from showkit.content.yaml.core_schema import typed_value
from showkit.content.yaml.cut import CutValue, cut_values, may_be_cut
from showkit.content.yaml.plain import PlainReading
from showkit.content.yaml.tree import LINE_ENDS, UnreadableError, compose
from showkit.content.yaml.unfold import Unfolding
from showkit.model.finding import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Pointer = tuple[str | int, ...]
"""The way to a value: keys and positions, from the top."""


@dataclass(frozen=True)
class YamlDocument:
    """A parsed file: plain dicts, lists, texts and None, and where each of them stands.

    Without `has_empty`, none of the values is None.
    """

    path: str
    value: Any
    findings: tuple[Finding, ...] = ()
    is_readable: bool = True
    has_empty: bool = True
    _text: str = ""
    _first_line: int = field(default=0)

    @cached_property
    def _root(self) -> yaml.Node | None:
        """The tree with its marks, made only for a document of which something is to be said."""
        return compose(self._text, self.path, self._first_line) if self.is_readable else None

    def place(self, pointer: Sequence[str | int] = (), *, of_key: bool = False) -> Place:
        """Return where the value at `pointer` stands, or the nearest thing around it.

        With `of_key`, the place of the key rather than of its value.
        """
        node = self._root
        mark = node.start_mark if node is not None else None
        for step in pointer:
            node, key_mark = _step(node, step)
            if node is None:
                break
            mark = key_mark if of_key and key_mark is not None else node.start_mark
        if mark is None:
            return Place(self.path)
        return Place(self.path, mark.line + 1 + self._first_line, mark.column + 1)

    def rest_of_line(self, pointer: Pointer) -> str:
        """Return what follows the value at `pointer` in its line, a comment perhaps."""
        node = self._root
        for step in pointer:
            node, _ = _step(node, step)
        return LINE_ENDS.split(self._text[node.end_mark.index :], 1)[0] if node is not None else ""

    def cut_values(self) -> Iterator[CutValue]:
        """Yield the values between braces that a comma cuts in two."""
        if self.is_readable and may_be_cut(self._text):
            yield from cut_values(self._root, self._text)

    def typed(self) -> dict[str, Any]:
        """Return the value as YAML 1.2 types it (core schema, as JSON does).

        For descriptors of the standards, which tell 1 from "1"; everything else asks the field.
        """
        made = typed_value(self._root) if self._root is not None else {}
        return made if isinstance(made, dict) else {}


def _step(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Mark | None]:
    if isinstance(node, yaml.MappingNode):
        merged: list[yaml.Node] = []
        for key, value in reversed(node.value):
            if key.value == str(step):
                return value, key.start_mark
            if key.value == "<<":
                merged.extend(value.value if isinstance(value, yaml.SequenceNode) else [value])
        for source in merged:
            found, mark = _step(source, step)
            if found is not None:
                return found, mark
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], None
    return None, None


def parse_yaml(text: str, path: str, *, first_line: int = 0) -> YamlDocument:
    """Parse one YAML document whose top level is a mapping.

    `path` is what findings name; `first_line` counts the lines above `text` in that file (front
    matter). A file that cannot be read gives an empty value and a finding, never an exception.
    """
    try:
        plain = PlainReading()
        value = plain.value(text)
        if value is not None:
            return YamlDocument(
                path, value, has_empty=plain.has_empty, _text=text, _first_line=first_line
            )
        root = compose(text, path, first_line)
        reading = Unfolding(path, first_line)
        value = reading.value(root) if root is not None else {}
    except UnreadableError as unreadable:
        return YamlDocument(path, {}, (unreadable.finding,), is_readable=False)
    findings = tuple(reading.findings)
    return YamlDocument(path, value, findings, _text=text, _first_line=first_line)


_PAIR = re.compile(r"(?<!\\)\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
"""A sign beyond U+FFFF as two escapes, neither of them escaped itself."""


def parse_json(text: str, path: str) -> YamlDocument:
    """Parse a JSON document, which is YAML but for two things, and keep everybody's place.

    Tabs may indent it, and a sign beyond U+FFFF may be written as two escapes (RFC 8259 §7).
    """
    plain = re.sub(r"(?m)^[\t ]+", lambda blanks: " " * len(blanks[0]), text)
    return parse_yaml(_PAIR.sub(lambda pair: json.loads(f'"{pair[0]}"'), plain), path)
