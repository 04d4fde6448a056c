"""The link log, read to show something of it."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from showkit.commands.content import report_and_go_on
from showkit.visits.folding import read_counts
from showkit.visits.link_log import read_link_log

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.model.folded import Folded
    from showkit.model.visit import Visit
    from showkit.output.project import Project


def read_visits(project: Project) -> tuple[Sequence[Visit], bool]:
    """Return the rows that can be read, and whether some could not, which are printed."""
    log = read_link_log(project)
    failed = report_and_go_on(log.findings, project)
    gc.freeze()  # nothing in them refers back; to walk over them costs more than all the rest
    return log.rows, failed


def read_folded(project: Project) -> tuple[Sequence[Folded], bool]:
    """Return the counts of folded months in the same way."""
    counts = read_counts(project)
    return counts.rows, report_and_go_on(counts.findings, project)
