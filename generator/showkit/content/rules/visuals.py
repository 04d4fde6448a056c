"""V1: pictures."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule, Severity


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
    TOO_SMALL: Final = Rule(
        "V103",
        N_("“{file}” is {width} × {height} pixels: sharp in print up to {cm} cm, no further"),
        N_(
            "ask the photographer for {least} pixels on the long side (21 cm at 300 dots an "
            "inch), or write “web” under “use”"
        ),
        Severity.WARNING,
    )
    NO_ALT: Final = Rule(
        "V104",
        N_("“{file}” has no description in “{language}”"),
        N_("say under alt_{language} what one sees, for people who have the page read to them"),
        Severity.WARNING,
    )
    NO_CAPTION: Final = Rule(
        "V105",
        N_("“{file}” has a caption in “{other}” and none in “{language}”"),
        N_("translate it under caption_{language}"),
        Severity.WARNING,
    )
    NO_CREDIT: Final = Rule(
        "V106",
        N_("“{file}” names no photographer"),
        N_("write the name under “photographer”; it stands beside the picture wherever it goes"),
        Severity.WARNING,
    )
    NO_LICENCE: Final = Rule(
        "V107",
        N_("“{file}” does not say what others may do with it"),
        N_(
            "write under “licence” what you agreed with {photographer}: CC-BY-4.0, or in your own "
            "words, such as “free for announcing the show”"
        ),
        Severity.WARNING,
    )
    NO_PORTRAIT_CREDIT: Final = Rule(
        "V108",
        N_("the portrait “{file}” names no photographer"),
        N_("add a line “photo_credit: …”"),
        Severity.NOTE,
    )
