"""Files in which nothing is unusual, read from the parser's events: nearly all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from showkit.content.yaml.parser import MAX_DEPTH, MAX_VALUES, NULLS, Parser

if TYPE_CHECKING:
    from collections.abc import Callable


class _UnusualError(Exception):
    """The file holds something for which the tree is needed."""


_SCALAR, _END_OF_LIST, _END_OF_MAPPING = (
    yaml.ScalarEvent,
    yaml.SequenceEndEvent,
    yaml.MappingEndEvent,
)


class PlainReading:
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
        """Return the values of `text`, or None where it holds anything unusual."""
        if len(text) > MAX_VALUES:  # fewer characters cannot hold too many values
            return None
        begin = (yaml.StreamStartEvent, yaml.DocumentStartEvent, yaml.MappingStartEvent)
        end = (yaml.DocumentEndEvent, yaml.StreamEndEvent)
        try:
            self._next = Parser(text).get_event
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
        if depth >= MAX_DEPTH:
            raise _UnusualError
        if type(event) is yaml.MappingStartEvent:
            return self._mapping(depth + 1)
        if type(event) is yaml.SequenceStartEvent:
            return self._list(depth + 1)
        if type(event) is not _SCALAR:
            raise _UnusualError
        self.has_empty = True
        return None
