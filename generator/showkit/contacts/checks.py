"""Checks of what only an import reads: a mistake there stops no build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.mapping import FOLDER, parse_mapping
from showkit.content.checks.check import Check, check
from showkit.content.rules import IMPORTS
from showkit.content.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.content.load import Loaded
    from showkit.model.finding import Finding


def mappings_can_be_used(loaded: Loaded) -> Iterator[Finding]:
    """A file of ``content/import/`` names fields that exist, and values that fit them.

    It says what the columns of a sheet mean. showkit proposes it when the sheet is imported for
    the first time; a line that you delete is proposed anew.
    """
    sources = Sources(loaded.project)
    for path in sorted((loaded.project.content / FOLDER).glob("*.yaml")):
        text = sources.text(path)
        if text is not None:
            _, findings = parse_mapping(text, sources.name(path))
            yield from findings
    yield from sources.findings


IMPORT_CHECKS: Final[tuple[Check, ...]] = (
    check(mappings_can_be_used, IMPORTS.UNKNOWN_WORD, IMPORTS.FIXED),
)
