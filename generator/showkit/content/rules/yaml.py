"""Y1: YAML that cannot be read, or reads as something else than was meant."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule


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
    COMMA: Final = Rule(
        "Y110",
        N_("between braces a comma ends a value, and cuts this one in two: {whole}"),
        N_("write a number with a point, and a text in straight quotes: {better}"),
    )
    COLOUR: Final = Rule(
        "Y109",
        N_("from the # on all is a comment: “{field}” has no value, and “{colour}” is not read"),
        N_('put straight quotes around the colour: {field}: "{colour}"'),
    )
    OPEN_BRACKET: Final = Rule(
        "Y111",
        N_("a bracket that opens here is never closed, or a comma is missing"),
        N_("close {{ with }} and [ with ], and write a comma between any two things within"),
    )
