"""YAML as people mean it: the one adapter to PyYAML.

The C parser gives structure and marks. Scalars stay the text that stands in the file; the
record that receives them decides what they are. So ``country: NO`` is Norway, ``19:30`` a
curtain time, ``01000`` a postal code, and a title of ``1984`` a title.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from showkit.content.rules import YAML
from showkit.model.finding import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.model.message import Message

Pointer = tuple[str | int, ...]
"""The way to a value: keys and positions, from the top."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_MAX_VALUES = 100_000
_MAX_CHARACTERS = 2_000_000


@dataclass(frozen=True)
class YamlDocument:
    """A parsed file: plain dicts, lists, texts and None, and where each of them stands."""

    path: str
    value: Any
    findings: tuple[Finding, ...] = ()
    _root: yaml.Node | None = None
    _first_line: int = field(default=0)

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
    if len(text) > _MAX_CHARACTERS:
        problem = YAML.TOO_LARGE.at(Place(path), size=len(text), limit=_MAX_CHARACTERS)
        return YamlDocument(path, {}, (problem,))
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(path, mark.line + 1 + first_line, mark.column + 1) if mark else Place(path)
        return YamlDocument(path, {}, (YAML.SYNTAX.at(place, problem=_in_words(error)),))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1 + first_line
        character = f"U+{ord(error.character):04X}" if error.character else "?"
        return YamlDocument(path, {}, (YAML.CHARACTER.at(Place(path, line), character=character),))
    except (yaml.YAMLError, RecursionError) as error:
        return YamlDocument(path, {}, (YAML.SYNTAX.at(Place(path), problem=str(error)),))
    reading = _Reading(path, first_line)
    if root is None:
        return YamlDocument(path, {}, _root=None, _first_line=first_line)
    if not isinstance(root, yaml.MappingNode):
        place = Place(path, root.start_mark.line + 1 + first_line, root.start_mark.column + 1)
        return YamlDocument(path, {}, (YAML.NOT_A_MAPPING.at(place),), root, first_line)
    try:
        value = reading.value(root)
    except _TooManyValuesError:
        return YamlDocument(
            path, {}, (YAML.BOMB.at(Place(path), limit=_MAX_VALUES),), root, first_line
        )
    return YamlDocument(path, value, tuple(reading.findings), root, first_line)


def _in_words(error: yaml.MarkedYAMLError) -> str | Message:
    return " ".join(part for part in (error.problem, error.context) if part)


class _TooManyValuesError(Exception):
    """The document unfolds to more values than any person writes."""


class _Reading:
    """Turns nodes into values; keeps count, so that aliases cannot unfold without end."""

    def __init__(self, path: str, first_line: int) -> None:
        self.findings: list[Finding] = []
        self._path = path
        self._first_line = first_line
        self._known: dict[int, tuple[Any, int]] = {}
        self._open: set[int] = set()

    def value(self, root: yaml.Node) -> Any:  # noqa: ANN401 - YAML holds anything
        return self._read(root)[0]

    def _place(self, node: yaml.Node) -> Place:
        mark = node.start_mark
        return Place(self._path, mark.line + 1 + self._first_line, mark.column + 1)

    def _read(self, node: yaml.Node) -> tuple[Any, int]:
        """Return a node's value and the number of values in it, aliases unfolded."""
        if isinstance(node, yaml.ScalarNode):
            is_null = node.style is None and node.value in _NULLS
            return (None if is_null else node.value), 1
        identity = id(node)
        if identity in self._known:
            return self._known[identity]
        if identity in self._open:  # an alias inside its own anchor
            raise _TooManyValuesError
        self._open.add(identity)
        known = self._mapping(node) if isinstance(node, yaml.MappingNode) else self._list(node)
        self._open.discard(identity)
        if known[1] > _MAX_VALUES:
            raise _TooManyValuesError
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
            if key == "<<" and key_node.style is None:
                for source in value if isinstance(value, list) else [value]:
                    if isinstance(source, Mapping):
                        inherited = {**source, **inherited}
                continue
            if key in mapping:
                self.findings.append(YAML.DUPLICATE_KEY.at(self._place(key_node), key=key))
                continue
            mapping[key] = value
        return {**inherited, **mapping}, size


@dataclass(frozen=True)
class TopLevelEntry:
    """A key of the top mapping and where it and its value stand; lines count from 0.

    `end_line` is the line on which the parser saw the value end, which for a block value is
    the line of what follows it.
    """

    key: str
    start_line: int
    start_column: int
    end_line: int
    end_column: int
    flow: bool


def top_level_entries(text: str) -> Iterator[TopLevelEntry]:
    """Yield the entries of the top mapping in the order of the file.

    Raises:
        ValueError: `text` is not one block mapping of YAML.
    """
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise ValueError("the top level is not a block mapping")
    for key, value in root.value:
        yield TopLevelEntry(
            key.value,
            key.start_mark.line,
            key.start_mark.column,
            value.end_mark.line,
            value.end_mark.column,
            flow=bool(getattr(value, "flow_style", False)),
        )


def dump_yaml(value: Mapping[str, object]) -> str:
    """Return a mapping as block YAML in the given order, texts quoted where they must be."""
    return yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=88)
