"""I1: what other people's sheets hold, when contacts are imported."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule, Severity


class IMPORTS:
    """I1: contacts from spreadsheets, address books and other programs."""

    # the file as a whole
    NOT_A_SHEET: Final = Rule(
        "I101",
        N_("this is no file that contacts can be read from"),
        N_("save it as XLSX, ODS, CSV or vCard (.vcf) and import that"),
    )
    OLD_WORKBOOK: Final = Rule(
        "I102",
        N_("this is a workbook of the kind {kind}"),
        N_("open it in the spreadsheet program, save it as XLSX or ODS, and import that"),
    )
    DAMAGED: Final = Rule(
        "I103",
        N_("the file cannot be read: {problem}"),
        N_("open it in the program it comes from and save it anew"),
    )
    TOO_LARGE: Final = Rule(
        "I104",
        N_("the file is too large to be a contact base: {what}"),
        N_("delete empty rows and columns after the last contact, and pictures, or split it"),
    )
    LOCKED: Final = Rule(
        "I105",
        N_("the workbook is locked with a password"),
        N_("save a copy without a password, import it, and delete the copy"),
    )
    NOTHING_HERE: Final = Rule(
        "I106",
        N_("no column here is one that a contact has"),
        N_(
            "put the columns' names into the first row, such as “Nom”, “Courriel”, “Ville”, or "
            "say in a mapping what they are (--propose writes one)"
        ),
    )
    HEADER: Final = Rule(
        "I107",
        N_("the columns' names were found in row {line}; what stands above was left out"),
        N_("nothing to do; “header:” in the mapping names another row"),
        Severity.NOTE,
    )
    SHEET_LEFT_OUT: Final = Rule(
        "I108",
        N_("the sheet “{sheet}” was left out: no column of it is one that a contact has"),
        N_("nothing to do, or rename its columns"),
        Severity.NOTE,
    )
    NO_SUCH_SHEET: Final = Rule(
        "I109",
        N_("there is no sheet “{sheet}” in this file"),
        N_("use one of: {names}"),
    )

    # a cell
    FORMULA: Final = Rule(
        "I111",
        N_("this cell holds a formula whose result was not saved"),
        N_("open the file in a spreadsheet program and save it there; the cell was left out"),
        Severity.WARNING,
    )
    CELL_ERROR: Final = Rule(
        "I112",
        N_("this cell holds an error ({value})"),
        N_("correct it in the sheet; the cell was left out"),
        Severity.WARNING,
    )
    VALUE: Final = Rule(
        "I113",
        N_("“{value}” in the column “{column}” is not {expected}"),
        N_("correct it in the sheet{suggestion}; the cell was left out"),
        Severity.WARNING,
    )
    LOST_DIGITS: Final = Rule(
        "I114",
        N_("“{value}” is a number that the spreadsheet program has shortened"),
        N_(
            "give the column the format “Text” in the program it comes from and export again; "
            "the cell was left out"
        ),
        Severity.WARNING,
    )
    AMBIGUOUS_DATE: Final = Rule(
        "I115",
        N_("“{value}” may be {one} or {other}"),
        N_(
            "say in the mapping “dates: day-first” or “dates: month-first”; until then such "
            "dates of the column “{column}” are left out"
        ),
        Severity.WARNING,
    )
    READ_AS: Final = Rule(
        "I116",
        N_("in the column “{column}”, “{value}” was read as “{read}”"),
        N_("nothing to do; all such cells of the column were read so"),
        Severity.NOTE,
    )
    ZERO: Final = Rule(
        "I117",
        N_("“{value}” was read as the postal code “{read}”: those of {country} have five digits"),
        N_("nothing to do; all such cells were read so"),
        Severity.NOTE,
    )
    COUNTS: Final = Rule(
        "I118",
        N_("the column “{column}” has {values} values for {people} people"),
        N_("write as many values as names, in the same order; {kept}"),
        Severity.WARNING,
    )

    NO_GENRE: Final = Rule(
        "I119",
        N_("“{value}” in the column “{column}” is not {expected}"),
        N_(
            "write a word of that list{suggestion}, or say under “words:” in the mapping which one "
            "is meant; until then it is kept in the note on the house's interests"
        ),
        Severity.WARNING,
    )

    NO_ADDRESS: Final = Rule(
        "I120",
        N_("“{value}” in the column “{column}” is not {expected}"),
        N_("correct it in the sheet{suggestion}; until then it is kept as a note"),
        Severity.WARNING,
    )

    REMARK: Final = Rule(
        "I145",
        N_("“{value}” in the column “{column}” was read as “{read}”{until}"),
        N_(
            "nothing to do if that is right; the whole remark is kept as the evidence of the "
            "consent, and all such cells were read so"
        ),
        Severity.NOTE,
    )
    NO_GROUND: Final = Rule(
        "I146",
        N_("“{value}” in the column “{column}” is not {expected}"),
        N_(
            "correct it in the sheet{suggestion}; until then it is kept as evidence, and allows "
            "no e-mail"
        ),
        Severity.WARNING,
    )
    MONTH: Final = Rule(
        "I147",
        N_("“{value}” in the column “{column}” names no day, and was read as {read}"),
        N_("nothing to do if the month is enough; else write the day in the sheet"),
        Severity.NOTE,
    )
    NO_SHOW: Final = Rule(
        "I148",
        N_("“{value}” in the column “{column}” is not {expected}"),
        N_(
            "write its title{suggestion}, or say under “words:” in the mapping which show is "
            "meant; until then it is kept in the note on the house's interests"
        ),
        Severity.WARNING,
    )

    # rows
    TWICE: Final = Rule(
        "I121",
        N_("{who}: “{field}” is “{value}” here and “{other}” in row {line}"),
        N_("correct one of the two rows; the first was taken"),
        Severity.WARNING,
    )
    NOT_WRITTEN: Final = Rule(
        "I122",
        N_("this could not be written: {problem}"),
        N_("mend the file and import again; nothing else was held up"),
        Severity.WARNING,
    )
    NAMELESS_COLUMN: Final = Rule(
        "I123",
        N_("a column without a name holds “{value}”"),
        N_("name it in the first row to have it read"),
        Severity.WARNING,
    )
    CARD: Final = Rule(
        "I124",
        N_("this is not a line of a vCard: “{value}”"),
        N_("nothing to do if the contact is right; the line was left out"),
        Severity.WARNING,
    )
    OPEN_CARD: Final = Rule(
        "I125",
        N_("the card that begins here has no end"),
        N_("export the address book again; the card was read as far as it goes"),
        Severity.WARNING,
    )

    SECOND_ADDRESS: Final = Rule(
        "I126",
        N_("{who} has the address “{value}” here and “{other}” in row {line}"),
        N_("nothing to do; the first one is written to, this one is kept as “{field}”"),
        Severity.NOTE,
    )

    SUM: Final = Rule(
        "I127",
        N_("this row adds up the others (“{value}”) and was left out"),
        N_("nothing to do; if it is somebody's name, give the row their town or address"),
        Severity.NOTE,
    )

    OPT_OUT: Final = Rule(
        "I128",
        N_("the remark about {who} may mean that they want no more e-mail: “{value}”"),
        N_(
            "if so, write the day into a column for person.consent.email.unsubscribed_on, or into "
            "the contact file; until then nothing says so"
        ),
        Severity.WARNING,
    )

    # the mapping
    UNKNOWN_WORD: Final = Rule(
        "I131",
        N_("“{word}” is no field that a column can fill"),
        N_("correct it{suggestion}, or write “ignore” or “keep”"),
    )
    NO_SUCH_COLUMN: Final = Rule(
        "I132",
        N_("the sheet has no column “{column}”"),
        N_("correct the name{suggestion}, or delete the line if the column is gone"),
        Severity.WARNING,
    )
    NEW_COLUMN: Final = Rule(
        "I133",
        N_("the column “{column}” is new: it was read as “{word}”"),
        N_("correct that in the mapping if it is wrong; --apply adds it there"),
        Severity.NOTE,
    )
    FIXED: Final = Rule(
        "I134",
        N_("“{value}” does not fit the field “{word}”"),
        N_("write {expected}{suggestion}"),
    )
