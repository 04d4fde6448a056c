"""S1: stages, in tech riders and in rooms."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule, Severity


class STAGES:
    """S1: stages, in tech riders and in rooms."""

    UNIT: Final = Rule(
        "S101",
        N_("“{field}” is {value} metres: were {unit} meant?"),
        N_("{value} {unit} make {metres} m; write that, or leave it if it is right"),
        Severity.WARNING,
    )
    FAHRENHEIT: Final = Rule(
        "S102",
        N_("“{field}” is {value} °C: were degrees Fahrenheit meant?"),
        N_("{value} °F make {celsius} °C; write that"),
        Severity.WARNING,
    )
    OUTSIDE: Final = Rule(
        "S103",
        N_("“{element}” stands {distance} m outside the least playing area"),
        N_("correct its place or its size, or ask for a larger stage: min {field} {metres}"),
        Severity.WARNING,
    )
    IN_THE_HOUSE: Final = Rule(
        "S104",
        N_("“{element}” stands {distance} m in front of the proscenium line"),
        N_("y is counted upstage from that line to the middle of the element"),
        Severity.WARNING,
    )
    NO_WORD: Final = Rule(
        "S115",
        N_("“{field}” asks for what no room’s sheet can say: {value}"),
        N_("use one or several of {expected}, and say the rest in its note"),
        Severity.WARNING,
    )
