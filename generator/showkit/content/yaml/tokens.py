"""YAML as the scanner sees it, for changes that leave all else as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator


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
