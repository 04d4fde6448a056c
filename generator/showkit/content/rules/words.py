"""W1: texts."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule, Severity


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
        N_("use a code such as fr, en or fr-CA{suggestion}"),
    )
    NO_TRANSLATION: Final = Rule(
        "W105",
        N_("the show “{show}” has no words in “{language}”; its readers get those in “{other}”"),
        N_("add {file}, or take “{language}” out of “languages” in company.yaml"),
        Severity.WARNING,
    )
    SUMMARY_LENGTH: Final = Rule(
        "W106",
        N_("the summary has {length} characters; programmes and search engines want 200 to 400"),
        N_("make it 200 to 400 long: {difference}"),
        Severity.WARNING,
    )
    MISSING_TEXT: Final = Rule(
        "W107",
        N_("{other} gives “{field}”, this file does not"),
        N_("write it here too; readers of “{language}” see nothing in its place"),
        Severity.WARNING,
    )
    LOCAL_TEXT: Final = Rule(
        "W108",
        N_("“{field}” has no words in “{language}”; its readers get those in “{other}”"),
        N_("add “{language}: …” beside the others, or one text without a language for all"),
        Severity.NOTE,
    )
    DEAD_LINK: Final = Rule(
        "W109",
        N_("the link “{link}” leads nowhere"),
        N_(
            "correct it{suggestion}; from a show's text, ../name-of-a-show/ leads to another show "
            "and documents/name.pdf to a public document"
        ),
        Severity.WARNING,
    )
    LOCAL_COLUMN: Final = Rule(
        "W110",
        N_("“{field}” is there in “{other}” and not in “{language}”; rows of that kind: {rows}"),
        N_("fill in the column {field}_{language}"),
        Severity.NOTE,
    )
    PICTURE: Final = Rule(
        "W111",
        N_("the picture “{link}” in this text is not shown"),
        N_("put it into visuals/ and list it in visuals.csv; the page shows it with the others"),
        Severity.WARNING,
    )
    UNSEEN: Final = Rule(
        "W112",
        N_("here stands a sign that nobody sees ({sign}); there are {count} in this text"),
        N_("delete it; a space is read in its place"),
        Severity.WARNING,
    )
    STILL_STARTING: Final = Rule(
        "W113",
        N_("“{written}” still stands here as showkit wrote it to begin with"),
        N_("put your own in its place; it is published as it stands"),
        Severity.WARNING,
    )
    UNNAMED: Final = Rule(
        "W114",
        N_("“{written}” still stands here as showkit wrote it to begin with"),
        N_("write the person’s name; until then they have no link and no page"),
        Severity.WARNING,
    )
    NOT_SPOKEN: Final = Rule(
        "W115",
        N_(
            "showkit does not speak “{tag}”: headings, buttons and letters around it are in English"
        ),
        N_("keep it if your own texts are what counts; its readers get both"),
        Severity.NOTE,
    )
    PASTED_LIST: Final = Rule(
        "W126",
        N_(
            "lines that begin with “{sign}” run on as one paragraph; there are {count} in this text"
        ),
        N_("begin each with a hyphen and a space, and leave a line empty before the first"),
        Severity.WARNING,
    )
    SOFT_HYPHENS: Final = Rule(
        "W127",
        N_("here stands a hyphen that nobody sees; in this text there are {count}"),
        N_(
            "nothing to do: as a program left them where lines once ended, they are left out; in "
            "a title they stay"
        ),
        Severity.NOTE,
    )
