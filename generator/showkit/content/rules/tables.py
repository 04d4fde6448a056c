"""T1: CSV tables as spreadsheets save them."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule, Severity


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
        "T104",
        N_("the column “{field}” is missing"),
        N_("add it to the first row, and fill it in for each row, such as {example}"),
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
        "T112",
        N_("the cell “{field}” is empty"),
        N_("fill it in, such as {example}; the row needs it"),
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
    UNSEEN: Final = Rule(
        "T116",
        N_("here stands a sign that nobody sees ({sign}); there are {count} in this file"),
        N_("delete it; a space is read in its place"),
        Severity.WARNING,
    )
    SAME_ROW: Final = Rule(
        "T117",
        N_("this row says the same as line {line}"),
        N_("delete one of the two; both are published"),
        Severity.WARNING,
    )
    INNER_QUOTE: Final = Rule(
        "T118",
        N_(
            "“{value}”: a quote closes the cell before its end; what follows is not read as written"
        ),
        N_("within a cell in quotes, write each quote twice: {doubled}; or write “{word}”"),
    )
    DAYS: Final = Rule(
        "T119",
        N_("“{value}” was read as {day}"),
        N_(
            "nothing to do; 2027-04-24 is the usual form, and all days here were read in this order"
        ),
        Severity.NOTE,
    )
    TIMES: Final = Rule(
        "T120",
        N_("“{value}” was read as {time}"),
        N_("nothing to do; 20:30 is the usual form, and all times here were read so"),
        Severity.NOTE,
    )
