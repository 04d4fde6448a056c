"""The data files beside this module, read once: values, columns, products."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from showkit.content.yaml import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def data(name: str) -> Mapping[str, Any]:
    """Return the values of ``<name>.yaml`` as its text says them.

    Raises:
        ValueError: the file, which is ours, is not right.
    """
    text = (resources.files(__package__) / f"{name}.yaml").read_text("utf-8")
    document = parse_yaml(text, f"{name}.yaml")
    if document.findings or not isinstance(document.value, dict):
        raise ValueError(f"{name}.yaml: {[str(one.what) for one in document.findings]}")
    return document.value
