"""E1: what comes back in an export of ours."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule, Severity


class EXPORTS:
    """E1: exports of ours that were edited in a spreadsheet and come back."""

    ROW_GONE: Final = Rule(
        "E101",
        N_("“{key}” is in no contact file any more"),
        N_("the row was left out; to add it anew, empty its first cell"),
        Severity.WARNING,
    )
    TWICE: Final = Rule(
        "E102",
        N_("the row has the same first cell as row {line}"),
        N_("the row was left out; if it is a new one, empty its first cell"),
        Severity.WARNING,
    )
    MOVED: Final = Rule(
        "E103",
        N_("“{column}” says “{value}”, but the row belongs to “{owner}”"),
        N_(
            "the cell was left out; for a person who moved, fill in “Left on” here and add a row "
            "without a first cell at the other house"
        ),
        Severity.WARNING,
    )
    STILL_THERE: Final = Rule(
        "E104",
        N_("“{who}” was in this sheet when it was exported, and is missing now"),
        N_(
            "nothing was taken away: fill in “Left on” for a person who left, choose “former” as "
            "a house's relation; “showkit forget” erases a person"
        ),
        Severity.WARNING,
    )
    CHANGED_SINCE: Final = Rule(
        "E105",
        N_("the row “{key}” was taken away here, but its file has changed since the export"),
        N_("nothing was taken away; delete it in the file if it is still to go"),
        Severity.WARNING,
    )
    NO_HOUSE: Final = Rule(
        "E106",
        N_("there is no house “{value}”"),
        N_("write the name of its file, or its own{suggestion}; the row was left out"),
        Severity.WARNING,
    )
    EMPTY: Final = Rule(
        "E107",
        N_("“{column}” is empty, and has to say something"),
        N_("fill it in; it was left out"),
        Severity.WARNING,
    )
    COLUMN: Final = Rule(
        "E108",
        N_("the column “{column}” is none of the export's"),
        N_("nothing to do; it was left out"),
        Severity.NOTE,
    )
    TOO_LONG: Final = Rule(
        "E109",
        N_("the text is longer than a cell can hold, and its end is in the file alone"),
        N_("change it in the file; the cell was left out"),
        Severity.WARNING,
    )
    TWO_DAYS: Final = Rule(
        "E110",
        N_("“{value}” may be {one} or {other}"),
        N_("write the one that it is, in this form; the cell was left out"),
        Severity.WARNING,
    )
