"""Checks of campaigns: a mistake there stops no build, and no letter goes out with one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.checks.check import Check, check
from showkit.content.rules import OUTREACH
from showkit.outreach.campaigns import load_campaigns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.content.load import Loaded
    from showkit.model.finding import Finding
    from showkit.model.library import Library


def campaigns_can_be_sent(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A campaign says to whom, has a letter, and every word in braces there is one that is known.

    It is written in two files or more: NAME.yaml says whom it is for, and NAME.fr.md what they
    read, with the subject at its top.
    """
    yield from load_campaigns(loaded.project, library).findings


CAMPAIGN_CHECKS: Final[tuple[Check, ...]] = (
    check(
        campaigns_can_be_sent,
        OUTREACH.FILTER,
        OUTREACH.NO_WORDS,
        OUTREACH.NO_FACTS,
        OUTREACH.UNKNOWN_FIELD,
        OUTREACH.NO_SENDER,
        OUTREACH.NOT_OFFERED,
        OUTREACH.NOT_WRITTEN,
        OUTREACH.LINK_IN_SUBJECT,
        OUTREACH.NO_WHOLE_ADDRESS,
        OUTREACH.PICTURE,
        OUTREACH.FORMULA,
        OUTREACH.SAME_TITLE,
        OUTREACH.NO_POSTAL_ADDRESS,
    ),
)
