"""The morning page on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.commands.progress import Shown, paragraphs
from showkit.model.message import Message
from showkit.output.catalogues import catalogue, reader_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from showkit.output.catalogues import Catalogue
    from showkit.visits.today.view import Line, MorningView


def print_morning(view: MorningView) -> None:
    """Print the page in the reader's language."""
    paragraphs(_page(view, catalogue(reader_language())))


def _page(view: MorningView, words: Catalogue) -> Iterator[Shown]:
    yield Shown(view.day[:1].upper() + view.day[1:], "bold")
    if view.has_visits:
        nobody = Message("Nobody came of late whom you have not spoken with since.")
    else:
        nobody = Message("No visits yet: “showkit ingest” reads the web server’s log.")
    yield from _section(words.say(Message("Whom to call")), view.calls, words.say(nobody))
    if view.more:
        yield Shown(view.more, "dim", 2)
    sections = (
        (Message("They declined, and looked again"), view.quiet),
        (Message("What was promised"), view.promises),
        (Message("To verify today"), view.verify),
        (Message("To enter"), view.enter),
        (Message("What runs out within a month"), view.runs_out),
    )
    for title, lines in sections:
        if lines:
            yield from _section(words.say(title), lines, "")


def _section(title: str, lines: Sequence[Line], empty: str) -> Iterator[Shown]:
    yield Shown("")
    yield Shown(f"{title} ({len(lines)})" if lines else title, "bold underline")
    if not lines:
        yield Shown(empty, "dim", 2)
    for number, line in enumerate(lines, start=1):
        yield from _line(number, line)


def _line(number: int, line: Line) -> Iterator[Shown]:
    head = "  ".join(part for part in (line.name, line.phone) if part)
    yield Shown(f"{number:2} {head}", "bold")
    for text, style in (
        (line.beside, ""),
        *((reason, "red" if line.is_late else "") for reason in line.reasons),
        (" · ".join(part for part in (line.evidence, line.show) if part), "cyan"),
        (line.warning, "yellow"),
        (line.last, "dim"),
    ):
        if text:
            is_reason = text in line.reasons
            yield Shown(f"- {text}" if is_reason else text, style, 3)
