"""Q1: documents that are made to be printed."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule, Severity


class PRINT:
    """Q1: documents that are made to be printed."""

    NOT_MADE: Final = Rule(
        "Q101",
        N_("the PDF {file} could not be made ({reason})"),
        N_("put its template in site_templates/rider/ right, or take yours away to use showkit's"),
        Severity.WARNING,
    )
