"""C1: facts that contradict one another, across files."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule, Severity


class CONTENT:
    """C1: facts that contradict one another, across files."""

    DUPLICATE_ID: Final = Rule(
        "C101",
        N_("the id “{id}” is already that of {other}"),
        N_("give this one an id of its own; “{suggestion}” is free"),
    )
    FOLDER_NAME: Final = Rule(
        "C102",
        N_("“name” says “{name}”, the folder “{folder}”"),
        N_("the address of the show is its folder; write “name: {folder}” or leave it out"),
    )
    UNKNOWN_SHOW: Final = Rule(
        "C103",
        N_("there is no show “{show}”"),
        N_(
            "correct the name{suggestion}; if its folder was renamed, write “former_slugs: "
            "[{show}]” in its datapackage.yaml, and old links and notes stay its own"
        ),
    )
    UNKNOWN_TERM: Final = Rule(
        "C104",
        N_("“{term}” is none of the words of the list “{list}”"),
        N_("correct the word{suggestion}; the list “{list}” is at the end of the content guide"),
        Severity.WARNING,
    )
    UNKNOWN_MEMBER: Final = Rule(
        "C105",
        N_("nobody in the team has the id “{id}”"),
        N_("use an id from “team” in company.yaml{suggestion}"),
    )
    TIME_ZONE: Final = Rule(
        "C106",
        N_("“{zone}” is not a time zone"),
        N_("write a name such as America/Toronto or Europe/Paris{suggestion}"),
    )
    FORMER_SLUG: Final = Rule(
        "C107",
        N_("the former name “{slug}” belongs to {other}"),
        N_("take it out of “former_slugs” here or there"),
    )
    DUPLICATE_SLUG: Final = Rule(
        "C108",
        N_("“{slug}” is the name of {other} as well"),
        N_("keep one of the two, or rename this one: its name is its address"),
    )
    UNKNOWN_HOUSE: Final = Rule(
        "C109",
        N_("there is no contact file “{house}”"),
        N_(
            "correct the name{suggestion}, or write the house's own name, as people know it; if "
            "its file was renamed, write the old name there under “former_slugs”"
        ),
        Severity.WARNING,
    )
    UNKNOWN_ROOM: Final = Rule(
        "C110",
        N_("{house} has no room “{room}”"),
        N_("use the id of a room in its contact file{suggestion}, or the name as people know it"),
        Severity.WARNING,
    )
    UNKNOWN_COMPANY: Final = Rule(
        "C111",
        N_("there is no company “{company}”"),
        N_("use a slug from “companies” in company.yaml{suggestion}"),
    )
    COUNTRY: Final = Rule(
        "C112",
        N_("“{code}” is not a country"),
        N_("write its code of two letters (ISO 3166){suggestion}"),
    )
    CURRENCY: Final = Rule(
        "C113",
        N_("“{code}” is not a currency"),
        N_("write its code of three letters (ISO 4217){suggestion}"),
    )
    LANGUAGE: Final = Rule(
        "C114",
        N_("“{code}” is not a language"),
        N_("write its code (BCP 47), such as fr, en or fr-CA{suggestion}"),
    )
    FORMER_ID: Final = Rule(
        "C115",
        N_("the former id “{id}” belongs to {other}"),
        N_("take it out of “former_ids” here; a link leads to one person only"),
    )
    COPIED: Final = Rule(
        "C116",
        N_("{count} dates of this table have the ids of {other}, as in a folder that was copied"),
        N_("delete the rows that are not this show's, and give the others an id of their own"),
    )
    NUMBERED: Final = Rule(
        "C129",
        N_("{count} ids of this table are those of {other} as well, such as “{id}”"),
        N_("an id is that of one date in all shows: write “{free}” and so on, once for all rows"),
    )
    AGE_ORDER: Final = Rule(
        "C117",
        N_("the show is for people of {oldest} at most and of {youngest} at least"),
        N_("put the youngest age in “from” and the oldest in “to”; say “18 months” for months"),
    )
    AUDIENCE: Final = Rule(
        "C118",
        N_("the audience “{audience}” brings nobody together: it is nearly a usual word"),
        N_("correct it{suggestion}; any other word will do where shows and houses write the same"),
        Severity.WARNING,
    )
    HOUSE_BY_NAME: Final = Rule(
        "C128",
        N_("“{house}” is a house that you have a contact file for, {slug}"),
        N_(
            "write “{slug}” under “venue”: their own page, its address and the report then know "
            "this date as theirs"
        ),
        Severity.WARNING,
    )
