"""H1: what the host that ``company.yaml`` names cannot take."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule, Severity


class HOSTS:
    """H1: what the host cannot take."""

    FILES: Final = Rule(
        "H101",
        N_("the site has {files} files; {host} takes {limit}"),
        N_("publish elsewhere, or give fewer people a page of their own"),
        Severity.WARNING,
    )
    FILE: Final = Rule(
        "H102",
        N_("{path} has {size} MiB; {host} takes {limit} MiB a file"),
        N_("make the file smaller, or publish elsewhere"),
        Severity.WARNING,
    )
    SITE: Final = Rule(
        "H103",
        N_("the site has {size} MB; {host} takes {limit} MB"),
        N_("take out large documents, or publish elsewhere"),
        Severity.WARNING,
    )
