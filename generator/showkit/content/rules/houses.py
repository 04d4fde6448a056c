"""B1: the contact base, houses and the people who work there."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule, Severity


class HOUSES:
    """B1: the contact base, houses and the people who work there."""

    NO_BASIS: Final = Rule(
        "B101",
        N_("{name} has an e-mail address, and nothing says on what ground you write to it"),
        N_(
            "add “consent: {{email: {{basis: …}}}}” with express, implied, legitimate-interest or "
            "none; until then no message goes there"
        ),
        Severity.NOTE,
    )
    CONSENT_EXPIRED: Final = Rule(
        "B102",
        N_("{name}'s consent to e-mail expired on {day}"),
        N_("ask again and write the new days, or write “basis: none”; no message goes there"),
        Severity.WARNING,
    )
    NO_END: Final = Rule(
        "B118",
        N_("{name}'s implied consent says neither since when nor until when it holds"),
        N_(
            "write “obtained_on” or “expires_on”; under Canada's law (CASL) a contract counts for "
            "two years, a question for six months, an address that they published while it stands"
        ),
        Severity.NOTE,
    )
    NOT_VERIFIED: Final = Rule(
        "B103",
        N_("nobody has verified since {day} that {name} is still there"),
        N_("ask, then write “verified_on: {today}”, or “left_on” with the day"),
        Severity.NOTE,
    )
    LEFT_WITH_LINK: Final = Rule(
        "B104",
        N_("{name} left on {day}, and “access” still gives them a page of their own"),
        N_("their link is closed already; write “revoked: true” there, or delete “access”"),
        Severity.WARNING,
    )
    UNKNOWN_TWO: Final = Rule(
        "B105",
        N_("nothing in the contact base is called “{name}”"),
        N_("correct the name{suggestion}, or delete the entry: it keeps nothing apart any more"),
        Severity.WARNING,
    )
    UNKNOWN_PERSON: Final = Rule(
        "B107",
        N_("nobody in the contact base has the id “{id}”"),
        N_("correct the id{suggestion}, or leave “person” out and name them in the note"),
        Severity.WARNING,
    )
    FORGOTTEN: Final = Rule(
        "B106",
        N_("{name} asked to be forgotten, and stands here again"),
        N_(
            "run “showkit forget {id}” again; if they came back of their own will, take their "
            "entry out of forgotten.yaml"
        ),
        Severity.WARNING,
    )
    OTHER_THAN_DATE: Final = Rule(
        "B117",
        N_(
            "the talk about “{show}” stands at “{stage}”, and the date of {date} in this house "
            "at “{status}”"
        ),
        N_(
            "correct “stage” in this file or “status” in performances.csv: what the house reads "
            "on its own page comes from both"
        ),
        Severity.WARNING,
    )
