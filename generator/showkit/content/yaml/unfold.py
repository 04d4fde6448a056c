"""From the parser's tree to values: aliases unfolded, merged keys taken over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from showkit.content.rules import YAML
from showkit.content.yaml.parser import MAX_VALUES, NULLS
from showkit.content.yaml.tree import UnreadableError
from showkit.model.finding import Finding, Place


class Unfolding:
    """Turns nodes into values; keeps count, so that aliases cannot unfold without end."""

    def __init__(self, path: str, first_line: int) -> None:
        self.findings: list[Finding] = []
        self._path = path
        self._first_line = first_line
        self._known: dict[int, tuple[Any, int]] = {}
        self._open: set[int] = set()

    def value(self, root: yaml.Node) -> Any:  # noqa: ANN401 - YAML holds anything
        """Return the values of a tree: plain dicts, lists, texts and None.

        Raises:
            UnreadableError: aliases unfold without end, or into more than anybody writes.
        """
        return self._read(root)[0]

    def _place(self, node: yaml.Node) -> Place:
        mark = node.start_mark
        return Place(self._path, mark.line + 1 + self._first_line, mark.column + 1)

    def _read(self, node: yaml.Node) -> tuple[Any, int]:
        """Return a node's value and the number of values in it, aliases unfolded."""
        if isinstance(node, yaml.ScalarNode):
            is_null = not node.style and node.value in NULLS
            return (None if is_null else node.value), 1
        identity = id(node)
        if identity in self._known:
            return self._known[identity]
        if identity in self._open:  # an alias inside its own anchor
            raise UnreadableError(YAML.BOMB.at(Place(self._path), limit=MAX_VALUES))
        self._open.add(identity)
        known = self._mapping(node) if isinstance(node, yaml.MappingNode) else self._list(node)
        self._open.discard(identity)
        if known[1] > MAX_VALUES:
            raise UnreadableError(YAML.BOMB.at(Place(self._path), limit=MAX_VALUES))
        self._known[identity] = known
        return known

    def _list(self, node: yaml.Node) -> tuple[list[Any], int]:
        values = [self._read(entry) for entry in node.value]
        return [value for value, _ in values], 1 + sum(size for _, size in values)

    def _mapping(self, node: yaml.MappingNode) -> tuple[dict[str, Any], int]:
        mapping: dict[str, Any] = {}
        inherited: dict[str, Any] = {}
        size = 1
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.findings.append(YAML.KEY.at(self._place(key_node)))
                continue
            key = key_node.value
            value, values = self._read(value_node)
            size += values
            if key == "<<" and not key_node.style:
                for source in value if isinstance(value, list) else [value]:
                    if isinstance(source, Mapping):
                        inherited = {**source, **inherited}
                continue
            if key in mapping:
                self.findings.append(YAML.DUPLICATE_KEY.at(self._place(key_node), key=key))
                continue
            mapping[key] = value
        return {**inherited, **mapping}, size
