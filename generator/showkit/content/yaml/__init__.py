"""YAML as people mean it: the one adapter to PyYAML.

The C parser gives structure and marks. Scalars stay the text that stands in the file; the
record that receives them decides what they are. So ``country: NO`` is Norway, ``19:30`` a
curtain time, ``01000`` a postal code, and a title of ``1984`` a title.

A text goes first through `plain` (the parser's events, fast); only what is unusual goes through
`tree` and `unfold`, which can say what is wrong with it and where.
"""

from __future__ import annotations

from showkit.content.yaml.document import Pointer, YamlDocument, parse_json, parse_yaml
from showkit.content.yaml.dump import dump_yaml
from showkit.content.yaml.parser import NULLS
from showkit.content.yaml.tokens import YamlToken, yaml_tokens

__all__ = [
    "NULLS",
    "Pointer",
    "YamlDocument",
    "YamlToken",
    "dump_yaml",
    "parse_json",
    "parse_yaml",
    "yaml_tokens",
]
