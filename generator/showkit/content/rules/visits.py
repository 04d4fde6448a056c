"""L1: what comes back from the web server's log."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule, Severity


class VISITS:
    """L1: what comes back from the web server's log."""

    NOT_WRITTEN: Final = Rule(
        "L101",
        N_("the engagement could not be written here: {problem}"),
        N_("mend the file and run ingest again; nothing of it is lost"),
        Severity.WARNING,
    )
    NO_NETWORK: Final = Rule(
        "L102",
        N_("“{value}” is no network"),
        N_("write an address or a network in CIDR notation, such as 203.0.113.0/24"),
    )
