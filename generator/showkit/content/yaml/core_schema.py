"""Values as YAML 1.2 types them, for the standards that tell 1 from "1"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from showkit.content.yaml.parser import NULLS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_CORE: Sequence[tuple[re.Pattern[str], Callable[[str], Any]]] = (
    (re.compile(r"true|True|TRUE"), lambda _: True),
    (re.compile(r"false|False|FALSE"), lambda _: False),
    (re.compile(r"[-+]?[0-9]{1,18}"), int),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?"), float),
)
"""Plain scalars that are no texts (YAML 1.2.2 §10.3.2), octal, hexadecimal and infinity aside."""


def typed_value(node: yaml.Node) -> Any:  # noqa: ANN401 - YAML holds anything
    """Return a node's value; what is not a text goes by how it is written."""
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                mapping.setdefault(key.value, typed_value(value))  # of two, the first counts
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [typed_value(entry) for entry in node.value]
    text: str = node.value
    if isinstance(node, yaml.ScalarNode) and node.style:
        return text
    if text in NULLS:
        return None
    return next((made(text) for pattern, made in _CORE if pattern.fullmatch(text)), text)
