"""G1: segments, the groups of contacts that have a name."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule


class SEGMENTS:
    """G1: segments, the groups of contacts that have a name."""

    EXPRESSION: Final = Rule(
        "G101",
        N_("the filter of “{name}” cannot be read: {problem}"),
        N_("{advice}; docs/where.md shows how filters are written"),
    )
    CIRCLE: Final = Rule(
        "G102",
        N_("segments name one another in a circle: {circle}"),
        N_("take one of them out of the other"),
    )
    NOT_FIELDS: Final = Rule(
        "G103",
        N_("“{name}” is no segment"),
        N_("under its name, indented, write a line “where: …” with the filter"),
    )
    NAME: Final = Rule(
        "G104",
        N_("“{name}” cannot be the name of a segment"),
        N_("use small letters, digits and hyphens; “{suggestion}” would do"),
    )
