"""P1: files that are missing, unreadable or in the wrong place."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule, Severity


class FILES:
    """P1: files that are missing, unreadable or in the wrong place."""

    MISSING: Final = Rule(
        "P101", N_("{file} is missing"), N_("create it; the content guide shows what it holds")
    )
    ENCODING: Final = Rule(
        "P102",
        N_("the file is not UTF-8; it was read as {encoding}"),
        N_("save it as UTF-8 so that accents stay right everywhere"),
        Severity.WARNING,
    )
    UNREADABLE: Final = Rule(
        "P103", N_("the file cannot be read: {problem}"), N_("check the file and its permissions")
    )
    UNSAFE_PATH: Final = Rule(
        "P104",
        N_("“{file}” leads out of its folder"),
        N_("put the file into {folder} and write its name alone"),
    )
    NAME: Final = Rule(
        "P105",
        N_("the name “{name}” cannot be an address"),
        N_("use small letters, digits and hyphens; “{suggestion}” would do"),
    )
    NOT_HERE: Final = Rule(
        "P106",
        N_("the file “{file}” is not in {folder}"),
        N_("put it there, or correct the name{suggestion}"),
    )
