"""YAML as people mean it: the one adapter to PyYAML.

The C parser gives structure and marks. Scalars stay the text that stands in the file; the
record that receives them decides what they are. So ``country: NO`` is Norway, ``19:30`` a
curtain time, ``01000`` a postal code, and a title of ``1984`` a title.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import yaml

from showkit.content.rules import YAML
from showkit.model.finding import Finding, Place
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


Pointer = tuple[str | int, ...]
"""The way to a value: keys and positions, from the top."""

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain scalars that mean nothing."""

_MAX_VALUES = 100_000
_MAX_CHARACTERS = 2_000_000
_MAX_DEPTH = 100

_BEGUN_EARLIER = {
    "could not find expected ':'",
    "found unexpected end of stream",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
}
_TAB = Message("a tab stands where only spaces may")
_OUT_OF_LINE = Message("this line does not stand under the ones that it belongs to")
_OPEN_BRACKET = Message("a bracket that opens here is never closed, or a comma is missing")
_PROBLEMS: Mapping[str, Message] = {
    "could not find expected ':'": Message("a colon is missing after a field's name"),
    "did not find expected ',' or ']'": _OPEN_BRACKET,
    "did not find expected ',' or '}'": _OPEN_BRACKET,
    "did not find expected '-' indicator": _OUT_OF_LINE,
    "did not find expected key": _OUT_OF_LINE,
    "did not find expected node content": Message("a value is missing here"),
    "found a tab character that violates indentation": _TAB,
    "found character that cannot start any token": Message(
        "a value cannot begin with this sign; a tab may stand where only spaces may"
    ),
    "found undefined alias": Message("the alias (*) names nothing that stands above"),
    "found unexpected end of stream": Message("a quotation mark that opens here is never closed"),
    "mapping values are not allowed in this context": Message(
        "a colon stands where none can, or the spaces at the start of the line are not right"
    ),
}
"""What libyaml says, in the words of people."""


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
        return _compose(self._text, self.path, self._first_line) if self.is_readable else None

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

    def typed(self) -> dict[str, Any]:
        """Return the value as YAML 1.2 types it (core schema, as JSON does).

        For descriptors of the standards, which tell 1 from "1"; everything else asks the field.
        """
        made = _typed(self._root) if self._root is not None else {}
        return made if isinstance(made, dict) else {}


_CORE: Sequence[tuple[re.Pattern[str], Callable[[str], Any]]] = (
    (re.compile(r"true|True|TRUE"), lambda _: True),
    (re.compile(r"false|False|FALSE"), lambda _: False),
    (re.compile(r"[-+]?[0-9]{1,18}"), int),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?"), float),
)
"""Plain scalars that are no texts (YAML 1.2.2 §10.3.2), octal, hexadecimal and infinity aside."""


def _typed(node: yaml.Node) -> Any:  # noqa: ANN401 - YAML holds anything
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                mapping.setdefault(key.value, _typed(value))  # of two, the first counts
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_typed(entry) for entry in node.value]
    text: str = node.value
    if isinstance(node, yaml.ScalarNode) and node.style:
        return text
    if text in NULLS:
        return None
    return next((made(text) for pattern, made in _CORE if pattern.fullmatch(text)), text)


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
        plain = _PlainReading()
        value = plain.value(text)
        if value is not None:
            return YamlDocument(
                path, value, has_empty=plain.has_empty, _text=text, _first_line=first_line
            )
        root = _compose(text, path, first_line)
        reading = _Reading(path, first_line)
        value = reading.value(root) if root is not None else {}
    except _UnreadableError as unreadable:
        return YamlDocument(path, {}, (unreadable.finding,), is_readable=False)
    findings = tuple(reading.findings)
    return YamlDocument(path, value, findings, _text=text, _first_line=first_line)


def parse_json(text: str, path: str) -> YamlDocument:
    """Parse a JSON document, which is YAML but for two things, and keep everybody's place.

    Tabs may indent it, and a sign beyond U+FFFF may be written as two escapes (RFC 8259 §7).
    """
    plain = re.sub(r"(?m)^[\t ]+", lambda blanks: " " * len(blanks[0]), text)
    return parse_yaml(_PAIR.sub(lambda pair: json.loads(f'"{pair[0]}"'), plain), path)


_PAIR = re.compile(r"(?<!\\)\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")


class _UnusualError(Exception):
    """The file holds something for which the tree is needed."""


_SCALAR, _END_OF_LIST, _END_OF_MAPPING = (
    yaml.ScalarEvent,
    yaml.SequenceEndEvent,
    yaml.MappingEndEvent,
)


class _PlainReading:
    """Reads a file without anything unusual from the parser's events.

    That takes half the time that a tree with its marks takes. Of aliases, merged or repeated
    keys, other keys than scalars, several documents, a depth or size that may pass the limits,
    and of every mistake, the tree alone can tell: such a file gives None. `has_empty` tells, of
    what was read, whether any value is None.
    """

    def __init__(self) -> None:
        self.has_empty = False
        self._next: Callable[[], Any]

    def value(self, text: str) -> dict[str, Any] | None:
        if len(text) > _MAX_VALUES:  # fewer characters cannot hold too many values
            return None
        begin = (yaml.StreamStartEvent, yaml.DocumentStartEvent, yaml.MappingStartEvent)
        end = (yaml.DocumentEndEvent, yaml.StreamEndEvent)
        try:
            self._next = _Parser(text).get_event
            if all(isinstance(self._next(), event) for event in begin):
                value = self._mapping(1)
                if all(isinstance(self._next(), event) for event in end):
                    return value
        except (_UnusualError, yaml.YAMLError, UnicodeEncodeError):
            pass
        return None

    def _mapping(self, depth: int) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        following = self._next
        while True:
            event = following()
            if type(event) is _END_OF_MAPPING:
                return mapping
            if type(event) is not _SCALAR or event.value in mapping or event.value == "<<":
                raise _UnusualError
            inner = following()
            if type(inner) is _SCALAR and (inner.style or inner.value not in NULLS):
                mapping[event.value] = inner.value
            else:
                mapping[event.value] = self._other(inner, depth)

    def _list(self, depth: int) -> list[Any]:
        values: list[Any] = []
        while True:
            event = self._next()
            if type(event) is _END_OF_LIST:
                return values
            if type(event) is _SCALAR and (event.style or event.value not in NULLS):
                values.append(event.value)
            else:
                values.append(self._other(event, depth))

    def _other(self, event: yaml.Event, depth: int) -> Any:  # noqa: ANN401 - YAML holds anything
        """Return a value that is not simply a text."""
        if depth >= _MAX_DEPTH:
            raise _UnusualError
        if type(event) is yaml.MappingStartEvent:
            return self._mapping(depth + 1)
        if type(event) is yaml.SequenceStartEvent:
            return self._list(depth + 1)
        if type(event) is not _SCALAR:
            raise _UnusualError
        self.has_empty = True
        return None


class _Parser(yaml.CBaseLoader):
    """The C parser, without the types that YAML 1.1 sees in scalars."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        """Return one tag for all: nothing here asks for it."""
        del kind, value, implicit
        return ""

    def descend_resolver(self, parent: object, index: object) -> None:
        """Look for no tags by path."""

    def ascend_resolver(self) -> None:
        """Look for no tags by path."""


def _compose(text: str, path: str, first_line: int) -> yaml.MappingNode | None:
    """Return the tree of a file, None for an empty one.

    Raises:
        _UnreadableError: with the finding that says why.
    """
    if len(text) > _MAX_CHARACTERS:
        raise _UnreadableError(
            YAML.TOO_LARGE.at(Place(path), size=len(text), limit=_MAX_CHARACTERS)
        )
    try:
        if _may_be_deep(text) and _depth(text) > _MAX_DEPTH:
            raise _UnreadableError(YAML.DEPTH.at(Place(path), limit=_MAX_DEPTH))
        root = _Parser(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        begun_earlier = error.problem in _BEGUN_EARLIER and error.context_mark
        mark = error.context_mark if begun_earlier else error.problem_mark or error.context_mark
        place = Place(path, mark.line + 1 + first_line, mark.column + 1) if mark else Place(path)
        problem = _PROBLEMS.get(error.problem or "", error.problem)
        raise _UnreadableError(YAML.SYNTAX.at(place, problem=problem)) from error
    except (yaml.reader.ReaderError, UnicodeEncodeError) as error:
        at = error.start if isinstance(error, UnicodeEncodeError) else error.position
        line = text.count("\n", 0, at) + 1 + first_line
        character = f"U+{ord(text[at]):04X}" if at < len(text) else "?"
        raise _UnreadableError(YAML.CHARACTER.at(Place(path, line), character=character)) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise _UnreadableError(YAML.SYNTAX.at(Place(path), problem=str(error))) from error
    if isinstance(root, yaml.ScalarNode) and not root.style and not root.value:
        return None  # a document of markers or comments alone
    if root is not None and not isinstance(root, yaml.MappingNode):
        place = Place(path, root.start_mark.line + 1 + first_line, root.start_mark.column + 1)
        raise _UnreadableError(YAML.NOT_A_MAPPING.at(place))
    return root


def _may_be_deep(text: str) -> bool:
    """Tell cheaply whether values may lie in one another deeper than any person writes.

    The C composer recurses without a bound of its own and would take the process down.
    """
    return (
        text.count("[") + text.count("{") > _MAX_DEPTH
        or re.search(rf"^[ ?:-]{{{_MAX_DEPTH},}}", text, re.MULTILINE) is not None
    )


def _depth(text: str) -> int:
    """Return how deep values lie in one another; stops counting just above the limit."""
    deepest = depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            deepest = max(deepest, depth)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if deepest > _MAX_DEPTH:
            break
    return deepest


class _UnreadableError(Exception):
    """Nothing sensible can be had from the file; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


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
            is_null = not node.style and node.value in NULLS
            return (None if is_null else node.value), 1
        identity = id(node)
        if identity in self._known:
            return self._known[identity]
        if identity in self._open:  # an alias inside its own anchor
            raise _UnreadableError(YAML.BOMB.at(Place(self._path), limit=_MAX_VALUES))
        self._open.add(identity)
        known = self._mapping(node) if isinstance(node, yaml.MappingNode) else self._list(node)
        self._open.discard(identity)
        if known[1] > _MAX_VALUES:
            raise _UnreadableError(YAML.BOMB.at(Place(self._path), limit=_MAX_VALUES))
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


@dataclass(frozen=True)
class YamlToken:
    """A piece of YAML as the scanner sees it; an implied one, such as a block's end, is empty.

    `kind` is the name of PyYAML's class, such as ``KeyToken``; `start` and `end` count the
    characters of the text from 0, `column` those of the line. `text` is a scalar's value or an
    anchor's or alias's name, `style` how a scalar is written: ``'``, ``"``, ``|``, ``>`` or
    nothing.
    """

    kind: str
    start: int
    end: int
    column: int
    text: str = ""
    style: str = ""


_NAMED = (yaml.ScalarToken, yaml.AnchorToken, yaml.AliasToken)


def yaml_tokens(text: str) -> Iterator[YamlToken]:
    """Yield the tokens of a text.

    Raises:
        ValueError: `text` is not YAML.
    """
    try:
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            yield YamlToken(
                type(token).__name__,
                token.start_mark.index,
                token.end_mark.index,
                token.start_mark.column,
                token.value if isinstance(token, _NAMED) else "",
                (token.style or "") if isinstance(token, yaml.ScalarToken) else "",
            )
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise ValueError(str(error)) from error


class _PlainDumper(yaml.CSafeDumper):
    """Writes a value out wherever it stands: people do not read ``&id001``."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


def dump_yaml(value: Mapping[str, object]) -> str:
    """Return a mapping as block YAML in the given order, texts quoted where they must be."""
    return yaml.dump(value, Dumper=_PlainDumper, allow_unicode=True, sort_keys=False, width=88)
