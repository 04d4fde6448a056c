"""JSON for people to look into, a line for each value: the one adapter for orjson.

The standard library writes only JSON without line ends in C; with them every value passes through
generators, one for each level.
"""

from __future__ import annotations

from typing import Final

import orjson

_HOW: Final = (
    orjson.OPT_INDENT_2  # the only width that it knows
    | orjson.OPT_PASSTHROUGH_DATETIME  # what nobody wrote as text is refused, not guessed
    | orjson.OPT_PASSTHROUGH_DATACLASS
)


def indented_json(value: object) -> str:
    """Return what ``json.dumps(value, ensure_ascii=False, indent=2)`` does; all keys are text.

    Raises:
        TypeError: something in it is not for JSON, or is a number of more than 64 bits.
    """
    return orjson.dumps(value, option=_HOW).decode()
