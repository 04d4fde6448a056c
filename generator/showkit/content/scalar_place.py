"""Where in a YAML file a character of a text stands, however the text is written there."""

from __future__ import annotations

from typing import Final

from showkit.model.finding import Place

_QUOTES: Final = ("'", '"')
_BLOCKS: Final = ("|", ">")


def place_in_scalar(text: str, start: Place, value: str, offset: int) -> Place:
    r"""Return the place of the character `offset` of `value`, which is written at `start`.

    `text` is the whole file. Blanks may have been folded or stripped, so what is neither is
    counted. Where a quoted text writes a character otherwise (``\"``, ``''``), `start` comes back.
    """
    lines = text.split("\n")
    line, column = start.line - 1, start.column - 1
    if not 0 <= line < len(lines):
        return start
    if lines[line].startswith(_BLOCKS, column):
        line, column = line + 1, 0
    elif lines[line].startswith(_QUOTES, column):
        column += 1
    wanted = [sign for sign in value[:offset] if not sign.isspace()]
    is_next = offset < len(value) and not value[offset].isspace()
    wanted += [value[offset]] if is_next else []
    place = Place(start.path, line + 1, column + 1)
    for sign in wanted:
        while line < len(lines) and not lines[line][column:].strip():
            line, column = line + 1, 0
        if line >= len(lines):
            return start
        column += len(lines[line][column:]) - len(lines[line][column:].lstrip())
        if lines[line][column] != sign:
            return start
        place = Place(start.path, line + 1, column + 1)
        column += 1
    return place if is_next else Place(place.path, place.line, place.column + bool(wanted))
