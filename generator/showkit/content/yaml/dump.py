"""From values to YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping


class _PlainDumper(yaml.CSafeDumper):
    """Writes a value out wherever it stands: people do not read ``&id001``."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


def dump_yaml(value: Mapping[str, object]) -> str:
    """Return a mapping as block YAML in the given order, texts quoted where they must be."""
    return yaml.dump(value, Dumper=_PlainDumper, allow_unicode=True, sort_keys=False, width=88)
