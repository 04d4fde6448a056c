"""JSON for people to look into: a line for each value, set in by a space for each level.

The standard library writes only JSON without line ends in C; with them every value passes through
generators, one for each level, which for a portal's data took a seventh of a cold build's planning.
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PLAIN: Final = json.JSONEncoder().encode


def indented_json(value: object) -> str:
    """Return what ``json.dumps(value, ensure_ascii=False, indent=1)`` does; all keys are text.

    Raises:
        TypeError: something in it is not for JSON.
    """
    return _written(value, "\n")


def _written(value: object, end: str) -> str:
    """Return one value; `end` is the line's end before what stands as far out as the value."""
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, dict):
        return _object(value, end) if value else "{}"
    if isinstance(value, (list, tuple)):
        return _array(value, end) if value else "[]"
    return _PLAIN(value)


def _object(value: Mapping[str, object], end: str) -> str:
    inner = f"{end} "
    pairs = [f"{encode_basestring(name)}: {_written(one, inner)}" for name, one in value.items()]
    return f"{{{inner}{f',{inner}'.join(pairs)}{end}}}"


def _array(value: Sequence[object], end: str) -> str:
    inner = f"{end} "
    return f"[{inner}{f',{inner}'.join([_written(one, inner) for one in value])}{end}]"
