"""M1: what goes out, and the log of it."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule, Severity


class OUTREACH:
    """M1: what goes out, and the log of it."""

    UNKNOWN_HOUSE: Final = Rule(
        "M101",
        N_("nothing in the contact base is called “{name}”"),
        N_(
            "correct the name{suggestion}; if the file was renamed, list the old name there under "
            "“former_slugs”"
        ),
        Severity.WARNING,
    )
    UNKNOWN_PERSON: Final = Rule(
        "M102",
        N_("nobody in the contact base has the id “{id}”"),
        N_("correct the id{suggestion}, or empty the cell: the house stays noted"),
        Severity.WARNING,
    )
    NOT_YET: Final = Rule(
        "M103",
        N_("a link was sent on {day}, and that day is still to come"),
        N_("correct the day, or delete the row until then"),
        Severity.WARNING,
    )
