"""W1: texts."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule


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
