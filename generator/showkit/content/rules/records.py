"""R1: fields that are unknown, missing, or not what they should be."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule, Severity


class RECORDS:
    """R1: fields that are unknown, missing, or not what they should be."""

    UNKNOWN_FIELD: Final = Rule(
        "R101",
        N_("there is no field “{field}” here"),
        N_("correct the name{suggestion}, or begin it with x- to keep it as a note of your own"),
    )
    MISSING_FIELD: Final = Rule(
        "R102", N_("the field “{field}” is missing"), N_("add a line “{field}: {value}”")
    )
    WRONG_TYPE: Final = Rule(
        "R103", N_("“{value}” does not fit the field “{field}”"), N_("write {expected}{suggestion}")
    )
    NOT_A_CHOICE: Final = Rule(
        "R104", N_("“{value}” is not a choice for “{field}”"), N_("use {expected}{suggestion}")
    )
    OUT_OF_RANGE: Final = Rule(
        "R105", N_("“{value}” is out of bounds for “{field}”"), N_("write {expected}")
    )
    AMOUNT_ORDER: Final = Rule(
        "R106",
        N_("“min”, “ideal” and “max” of “{field}” are not in rising order"),
        N_("make min the least that will do and ideal what you would like"),
    )
    AMOUNT_EMPTY: Final = Rule(
        "R107", N_("“{field}” has no figure"), N_("give a min, an ideal or a max")
    )
    NO_SUCH_DAY: Final = Rule(
        "R108",
        N_("there is no day {value}"),
        N_("write a day that is in the calendar{suggestion}"),
    )
    MANY: Final = Rule(
        "R109",
        N_("there are {more} more problems in this file"),
        N_("mend the ones that are named and check again"),
    )
    NO_CALLING_CODE: Final = Rule(
        "R110",
        N_("“{number}” cannot be dialled from abroad"),
        N_("begin it with + and the country’s code: “{whole}”"),
        Severity.WARNING,
    )
