"""What can be wrong with the content: every kind of finding, by family, in one table.

Codes are stable: a code never changes its meaning and is never used again. `N_` marks a text
for the catalogues without translating it.
"""

from __future__ import annotations

from typing import Final

from showkit.model.finding import Rule, Severity


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for a marked text
    """Mark `text` for extraction."""
    return text


class YAML:
    """Y1: YAML that cannot be read, or reads as something else than was meant."""

    SYNTAX: Final = Rule(
        "Y101",
        N_("this is not readable YAML: {problem}"),
        N_(
            "check the spaces at the start of this line and the one above, and put quotes "
            "around a text that holds a colon or starts with a special sign"
        ),
    )
    CHARACTER: Final = Rule(
        "Y102",
        N_("the character {character} is not allowed in YAML"),
        N_("delete it; it often comes with text pasted from another program"),
    )
    DUPLICATE_KEY: Final = Rule(
        "Y103",
        N_("“{key}” stands here a second time"),
        N_("keep one of the two; the first counts until then"),
    )
    KEY: Final = Rule(
        "Y104", N_("a key must be a plain text"), N_("write a field's name before the colon")
    )
    NOT_A_MAPPING: Final = Rule(
        "Y105",
        N_("the file must be made of fields, each with a name, a colon and a value"),
        N_("start with a line such as “name: …”"),
    )
    BOMB: Final = Rule(
        "Y106",
        N_("the aliases in this file unfold to more than {limit} values"),
        N_("write the values out instead of using & and *"),
    )
    TOO_LARGE: Final = Rule(
        "Y107",
        N_("the file has {size} characters; {limit} is the most that is read"),
        N_("move long texts into Markdown files and lists into CSV tables"),
    )
    DEPTH: Final = Rule(
        "Y108",
        N_("values lie in one another more than {limit} levels deep"),
        N_("look for brackets or hyphens that repeat without end"),
    )


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


class RECORDS:
    """R1: fields that are unknown, missing, or not what they should be."""

    UNKNOWN_FIELD: Final = Rule(
        "R101",
        N_("there is no field “{field}” here"),
        N_("correct the name{suggestion}, or begin it with x- to keep it as a note of your own"),
    )
    MISSING_FIELD: Final = Rule(
        "R102", N_("the field “{field}” is missing"), N_("add a line “{field}: …”")
    )
    WRONG_TYPE: Final = Rule(
        "R103", N_("“{value}” does not fit the field “{field}”"), N_("write {expected}")
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


class TABLES:
    """T1: CSV tables as spreadsheets save them."""

    ENCODING: Final = Rule(
        "T101",
        N_("the table is not UTF-8; it was read as {encoding}"),
        N_("save it as “CSV UTF-8” so that accents stay right everywhere"),
        Severity.WARNING,
    )
    DELIMITER: Final = Rule(
        "T102",
        N_("the columns are separated by {delimiter}, and were read so"),
        N_("nothing to do; comma is the usual separator"),
        Severity.NOTE,
    )
    UNKNOWN_COLUMN: Final = Rule(
        "T103",
        N_("there is no column “{field}” in this table"),
        N_("correct the name{suggestion}, or begin it with x- to keep it as a note of your own"),
    )
    MISSING_COLUMN: Final = Rule(
        "T104", N_("the column “{field}” is missing"), N_("add it to the first row")
    )
    EXTRA_CELL: Final = Rule(
        "T105",
        N_("the row has {cells} cells, the first row {columns}"),
        N_("put quotes around a text that holds the separator"),
    )
    EMPTY: Final = Rule(
        "T106", N_("the table has no first row with the columns' names"), N_("add one: {columns}")
    )
    DUPLICATE_COLUMN: Final = Rule(
        "T107", N_("the column “{field}” stands here twice"), N_("delete one of the two")
    )
    CHARACTER: Final = Rule(
        "T108",
        N_("a character stands here that no table may hold (U+0000)"),
        N_("delete it, or save the table anew as “CSV UTF-8”; it was read without it"),
    )
    UNNAMED_COLUMN: Final = Rule(
        "T109",
        N_("“{value}” stands in a column without a name"),
        N_("name the column in the first row, or empty it"),
    )
    TOO_LARGE: Final = Rule(
        "T110",
        N_("the table has {size} bytes; {limit} is the most that is read"),
        N_("keep pictures and long texts in files of their own"),
    )
    OPEN_QUOTE: Final = Rule(
        "T111",
        N_("the quote that opens here is never closed, so everything after it became one cell"),
        N_("close the quote, or write it twice where the text itself begins with one"),
    )
    EMPTY_CELL: Final = Rule(
        "T112", N_("the cell “{field}” is empty"), N_("fill it in; the row needs it")
    )
    DECIMAL_COMMA: Final = Rule(
        "T113",
        N_("“{value}” was read as {number}"),
        N_("nothing to do; a decimal point is the usual sign, and all numbers here were read so"),
        Severity.NOTE,
    )
    NOT_CSV: Final = Rule(
        "T114",
        N_("this is a workbook with a CSV name"),
        N_("open it in the spreadsheet program and save it as “CSV UTF-8”"),
    )
    LONG_CELL: Final = Rule(
        "T115",
        N_("a cell of this row is longer than {limit} characters; nothing from here on was read"),
        N_("look for a quote that opens and never closes, or move the text into a file"),
    )


class WORDS:
    """W1: texts."""

    NO_FRONT_MATTER: Final = Rule(
        "W101",
        N_("the file does not begin with a block of facts between two lines of ---"),
        N_("begin it with ---, a line “title: …”, and --- again"),
    )
    OPEN_FRONT_MATTER: Final = Rule(
        "W102",
        N_("the block of facts that begins here has no end"),
        N_("close it with a line of ---"),
    )
    NO_WORDS: Final = Rule(
        "W103",
        N_("the show “{show}” has no text file"),
        N_("add show.{language}.md with at least a title"),
    )
    LANGUAGE: Final = Rule(
        "W104",
        N_("“{tag}” in the file's name is not a language"),
        N_("use a code such as fr, en or fr-CA"),
    )


class VISUALS:
    """V1: pictures."""

    NOT_A_PICTURE: Final = Rule(
        "V101",
        N_("“{file}” is not a picture that can be read"),
        N_("save it again as JPEG, PNG, WebP, AVIF or TIFF"),
    )
    TOO_MANY_PIXELS: Final = Rule(
        "V102",
        N_("“{file}” has more than {limit} million pixels"),
        N_("save it smaller; 6000 pixels on the long side are plenty for print"),
    )


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
        "C103", N_("there is no show “{show}”"), N_("correct the name{suggestion}")
    )
    UNKNOWN_TERM: Final = Rule(
        "C104",
        N_("“{term}” is not in the vocabulary of {vocabulary}"),
        N_("correct the word{suggestion}; the content guide lists them all"),
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


class VISITS:
    """L1: what comes back from the web server's log."""

    NOT_WRITTEN: Final = Rule(
        "L101",
        N_("the engagement could not be written here: {problem}"),
        N_("mend the file and run ingest again; nothing of it is lost"),
        Severity.WARNING,
    )
