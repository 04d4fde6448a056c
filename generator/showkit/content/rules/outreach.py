"""M1: what goes out, and the log of it."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule, Severity


class OUTREACH:
    """M1: what goes out, and the log of it."""

    UNKNOWN_HOUSE: Final = Rule(
        "M101",
        N_("nothing in the contact base is called “{name}”"),
        N_(
            "correct the name{suggestion}; if the file was renamed, list the old name there under "
            "“former_slugs”"
        ),
        Severity.WARNING,
    )
    UNKNOWN_PERSON: Final = Rule(
        "M102",
        N_("nobody in the contact base has the id “{id}”"),
        N_("correct the id{suggestion}, or empty the cell: the house stays noted"),
        Severity.WARNING,
    )
    NOT_YET: Final = Rule(
        "M103",
        N_("a link was sent on {day}, and that day is still to come"),
        N_("correct the day, or delete the row until then"),
        Severity.WARNING,
    )
    FILTER: Final = Rule(
        "M104",
        N_("the filter of the campaign “{name}” cannot be read: {problem}"),
        N_("{advice}; docs/where.md shows how filters are written"),
    )
    NO_WORDS: Final = Rule(
        "M105",
        N_("the campaign “{name}” has no letter"),
        N_(
            "write outreach/{name}.{language}.md: a subject between two lines of ---, then the text"
        ),
    )
    NO_FACTS: Final = Rule(
        "M106",
        N_("the letter belongs to no campaign: there is no {file}"),
        N_(
            "write that file, with “where: …” for whom it is meant, or correct the name{suggestion}"
        ),
    )
    UNKNOWN_FIELD: Final = Rule(
        "M107",
        N_("“{field}” is nothing that is known of a reader"),
        N_("write one of these in braces: {fields}{suggestion}"),
    )
    NO_SENDER: Final = Rule(
        "M108",
        N_("nobody of the team has the id “{id}”, or no e-mail address"),
        N_("use the id of somebody in company.yaml, and give them an address{suggestion}"),
    )
    NOT_OFFERED: Final = Rule(
        "M109",
        N_("the site is not in “{tag}”: nobody gets this letter"),
        N_("call the file after one of the company's languages: {languages}"),
        Severity.WARNING,
    )
    NOT_WRITTEN: Final = Rule(
        "M120",
        N_("the letter still says what stands in a new one: nobody gets it"),
        N_("write its subject and its text, or delete the file"),
        Severity.WARNING,
    )
    LINK_IN_SUBJECT: Final = Rule(
        "M121",
        N_("the reader's own link stands in the subject, where nobody can open it and many see it"),
        N_("take {{page}} out of the subject; in the letter it is a link"),
    )
    NO_WHOLE_ADDRESS: Final = Rule(
        "M122",
        N_("“{address}” leads nowhere: a letter is read elsewhere than on your site"),
        N_("write the whole address, from https:// on, or {{page}} for the reader's own page"),
    )
    PICTURE: Final = Rule(
        "M123",
        N_("a letter has no pictures: this one is left out"),
        N_("take it out, and link a page that shows it"),
        Severity.WARNING,
    )
    FORMULA: Final = Rule(
        "M124",
        N_("a spreadsheet program would run “{name}”, which the sent log is to hold"),
        N_("begin the title with a letter"),
    )
    SAME_TITLE: Final = Rule(
        "M125",
        N_(
            "the campaign “{other}” has the title “{title}” too: who got one does not get the other"
        ),
        N_("give another title to the one of which nothing has been sent yet"),
    )
    NO_POSTAL_ADDRESS: Final = Rule(
        "M126",
        N_("no postal address stands under the letter: company.yaml has none"),
        N_(
            "write “address” with a street and a town there; some laws on unwanted mail, such as "
            "Canada's, want it in every letter"
        ),
        Severity.WARNING,
    )
