"""K1: Data Packages whose descriptor and files do not agree."""

from __future__ import annotations

from typing import Final

from showkit.model.finding import Rule, Severity
from showkit.model.message import N_


class PACKAGES:
    """K1: Data Packages whose descriptor and files do not agree."""

    TWO_DESCRIPTORS: Final = Rule(
        "K101",
        N_("datapackage.yaml lies beside it and counts; this file is not read"),
        N_("keep one of the two"),
        Severity.WARNING,
    )
    RESOURCE: Final = Rule(
        "K102",
        N_("the resource “{resource}” has no name or no single file that can be read"),
        N_("give it a “name” and a “path” of one file in the show's folder"),
    )
    DESCRIPTION: Final = Rule(
        "K103",
        N_("“{field}” of the resource “{resource}” is not a description that can be read"),
        N_("write its fields here, or the name of a JSON or YAML file in the show's folder"),
    )
    CODEC: Final = Rule(
        "K104",
        N_("“{value}” is not an encoding; the table was read as it looked"),
        N_("write utf-8, utf-16 or windows-1252, or leave “encoding” out"),
        Severity.WARNING,
    )
    DELIMITER: Final = Rule(
        "K105",
        N_("a delimiter is one sign; “{value}” was not used"),
        N_('write the sign in quotation marks, such as ";", or leave “delimiter” out'),
        Severity.WARNING,
    )
    CHANGED: Final = Rule(
        "K106",
        N_("“{field}” of the resource “{resource}” says {declared}, the file {actual}"),
        N_("put the right one, or leave it out: showkit writes it when it publishes"),
        Severity.WARNING,
    )
    INVALID: Final = Rule(
        "K110",
        N_("this Data Package does not follow the standard: {problem}"),
        N_("correct it after the Data Package standard, datapackage.org"),
    )
    TYPE: Final = Rule(
        "K111",
        N_("“{value}” does not fit “{field}” in the table's schema: {problem}"),
        N_("correct the cell, or the schema"),
    )
    CONSTRAINT: Final = Rule(
        "K112",
        N_("“{value}” breaks what the table's schema demands of “{field}”: {problem}"),
        N_("correct the cell, or the schema"),
    )
    LABELS: Final = Rule(
        "K113",
        N_("the first row does not agree with the table's schema: {problem}"),
        N_("name the columns as the schema does, in its order"),
    )
    CELLS: Final = Rule(
        "K114",
        N_("the row has not as many cells as the table's schema has fields"),
        N_("complete the row, and put quotes around a text that holds the separator"),
    )
    KEY: Final = Rule(
        "K115",
        N_("this row names what another row names already, or what is not there: {problem}"),
        N_(
            "delete the row if it stands twice; else correct the value that tells rows apart "
            "(their key in the table's schema)"
        ),
    )
