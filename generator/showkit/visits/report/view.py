"""The report as its template shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.visits.report.charts import as_svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from showkit.portal.reader import Reader
    from showkit.visits.report.report import Report
    from showkit.visits.report.tables import Table


@dataclass(frozen=True)
class Figure:
    """A chart: its title and its drawing."""

    title: str
    svg: Markup


@dataclass(frozen=True)
class Section:
    """A table with its charts; figures as the reader's language writes them, zeros apart."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str
    empty: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, whether it is words, and whether it is nothing."""

    text: str
    is_words: bool
    is_zero: bool


@dataclass(frozen=True)
class ReportView:
    """The page: the time that it speaks of, its sections."""

    start: str
    end: str
    chosen: str
    has_visits: bool
    sections: tuple[Section, ...]


def report_view(report: Report, tables: Sequence[Table], chosen: str, reader: Reader) -> ReportView:
    """Return the report for a reader; `chosen` is the filter that it was made with, or empty."""
    return ReportView(
        start=reader.day(report.period.start),
        end=reader.day(report.period.end),
        chosen=chosen,
        has_visits=report.has_visits,
        sections=tuple(_section(table, reader) for table in tables),
    )


def _section(table: Table, reader: Reader) -> Section:
    return Section(
        table.id,
        table.title,
        table.columns,
        tuple(
            tuple(_cell(cell, n < table.words, reader) for n, cell in enumerate(row))
            for row in table.rows
        ),
        table.note,
        table.empty,
        tuple(Figure(bars.title, as_svg(bars)) for bars in table.charts),
    )


def _cell(value: str | int, is_words: bool, reader: Reader) -> Cell:  # noqa: FBT001 - a fact of its column
    if isinstance(value, str):
        return Cell(value, is_words, is_zero=False)
    return Cell(reader.number(value), is_words, is_zero=value == 0)
