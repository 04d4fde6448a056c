"""What can be wrong with the content: every kind of finding, one module per family.

Codes are stable: a code never changes its meaning and is never used again. A family is a letter
and its first digit; `FAMILIES` holds them all, in the order of the reference page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.rules.content import CONTENT
from showkit.content.rules.dates import DATES
from showkit.content.rules.exports import EXPORTS
from showkit.content.rules.exposure import EXPOSURE
from showkit.content.rules.files import FILES
from showkit.content.rules.hosts import HOSTS
from showkit.content.rules.houses import HOUSES
from showkit.content.rules.imports import IMPORTS
from showkit.content.rules.mark import N_
from showkit.content.rules.outreach import OUTREACH
from showkit.content.rules.packages import PACKAGES
from showkit.content.rules.printed import PRINT
from showkit.content.rules.records import RECORDS
from showkit.content.rules.segments import SEGMENTS
from showkit.content.rules.stages import STAGES
from showkit.content.rules.tables import TABLES
from showkit.content.rules.visits import VISITS
from showkit.content.rules.visuals import VISUALS
from showkit.content.rules.words import WORDS
from showkit.content.rules.yaml import YAML
from showkit.model.finding import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "CONTENT",
    "DATES",
    "EXPORTS",
    "EXPOSURE",
    "FAMILIES",
    "FILES",
    "HOSTS",
    "HOUSES",
    "IMPORTS",
    "N_",
    "OUTREACH",
    "PACKAGES",
    "PRINT",
    "RECORDS",
    "SEGMENTS",
    "STAGES",
    "TABLES",
    "VISITS",
    "VISUALS",
    "WORDS",
    "YAML",
    "all_rules",
]

FAMILIES: Final[tuple[type, ...]] = (
    YAML,
    FILES,
    RECORDS,
    TABLES,
    PACKAGES,
    WORDS,
    VISUALS,
    DATES,
    STAGES,
    CONTENT,
    HOUSES,
    SEGMENTS,
    OUTREACH,
    VISITS,
    HOSTS,
    PRINT,
    IMPORTS,
    EXPORTS,
    EXPOSURE,
)
"""The families; a new one is added here."""


def all_rules() -> Iterator[Rule]:
    """Yield every kind of finding, family by family."""
    for family in FAMILIES:
        yield from (rule for rule in vars(family).values() if isinstance(rule, Rule))
