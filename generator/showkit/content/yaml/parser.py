"""libyaml's parser without YAML 1.1's types, and the bounds within which it is used."""

from __future__ import annotations

import yaml

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain scalars that mean nothing."""

MAX_VALUES = 100_000
MAX_CHARACTERS = 2_000_000
MAX_DEPTH = 100
"""No person writes that much; what holds more would cost more than it can say."""


class Parser(yaml.CBaseLoader):
    """The C parser, without the types that YAML 1.1 sees in scalars."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        """Return one tag for all: nothing here asks for it."""
        del kind, value, implicit
        return ""

    def descend_resolver(self, parent: object, index: object) -> None:
        """Look for no tags by path."""

    def ascend_resolver(self) -> None:
        """Look for no tags by path."""
