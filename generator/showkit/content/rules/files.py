"""P1: files that are missing, unreadable or in the wrong place."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule, Severity


class FILES:
    """P1: files that are missing, unreadable or in the wrong place."""

    MISSING: Final = Rule(
        "P101",
        N_("{file} is missing"),
        N_("write “showkit new company NAME” to begin it; are you in the right folder?"),
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
    ADDRESS: Final = Rule(
        "P107",
        N_("“{file}” is an address where a file is meant"),
        N_("download it, put it into {folder} and write its name alone"),
    )
    UNUSED: Final = Rule(
        "P108",
        N_("{table} does not list “{file}”, so nobody sees it"),
        N_("add a row for it, or begin its name with _ to keep it here unseen"),
        Severity.WARNING,
    )
    TOO_LARGE: Final = Rule(
        "P109",
        N_("the file has {size} MB; {limit} MB is the most that is read"),
        N_("keep long texts in documents/, and old rows in a file that begins with _"),
    )
    HEAVY: Final = Rule(
        "P110",
        N_("“{file}” has {size} MB; on a telephone it takes minutes to arrive"),
        N_("save it with its pictures at 150 dots per inch; {limit} MB is plenty for a dossier"),
        Severity.NOTE,
    )
    UNKNOWN: Final = Rule(
        "P111",
        N_("nothing reads “{file}”"),
        N_("correct the name{suggestion}, or begin it with _ to keep it as a file of your own"),
        Severity.WARNING,
    )
    WORKBOOK: Final = Rule(
        "P112",
        N_("“{file}” is a workbook; showkit reads tables as CSV"),
        N_(
            "save it as “{table}” (CSV UTF-8) from the spreadsheet program, or begin its name "
            "with _ to keep it as a file of your own"
        ),
        Severity.WARNING,
    )
    NOT_A_FONT: Final = Rule(
        "P113",
        N_("“{file}” is not a font that browsers take"),
        N_("ask for it as WOFF2, or have a program turn it into one if its licence lets you"),
    )
    HEAVY_FONT: Final = Rule(
        "P114",
        N_("the font “{file}” has {size} kB, which every visitor must load"),
        N_("have it cut down to the letters of your languages; {limit} kB is plenty"),
        Severity.WARNING,
    )
    FONT_LICENCE: Final = Rule(
        "P115",
        N_("no licence lies beside the font “{file}”"),
        N_(
            "put its text there, such as OFL.txt or {licence}; without the right to show it on "
            "the web, leave the font out"
        ),
        Severity.WARNING,
    )
    PLAIN_BYTES: Final = Rule(
        "P116",
        N_("“{file}” opens in no browser and in one program at most; it is saved as plain bytes"),
        N_("list a version that everybody can read beside it, under the same name: “{readable}”"),
        Severity.WARNING,
    )
    TOO_LARGE_TO_GATHER: Final = Rule(
        "P117",
        N_("“{file}” has {size} MB, which a telephone may not be able to put together"),
        N_(
            "save it smaller, {limit} MB at most; put a film on a video platform and write its "
            "address and password under “video” in datapackage.yaml"
        ),
        Severity.WARNING,
    )
    EMPTY: Final = Rule(
        "P118",
        N_("“{file}” is empty: it has 0 bytes"),
        N_("copy it here again, and open it once"),
        Severity.WARNING,
    )
