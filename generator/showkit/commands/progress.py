"""Sentences, tables and progress bars on the screen: the one adapter to rich."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from showkit.output.catalogues import catalogue, reader_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from showkit.model.message import Message


def in_words(*messages: Message) -> str:
    """Return sentences in the reader's language, each on a line of its own."""
    words = catalogue(reader_language())
    return "".join(f"{words.say(message)}\n" for message in messages)


def say(*messages: Message) -> None:
    """Print sentences in the reader's language."""
    click.echo(in_words(*messages), nl=False)


def table(
    title: Message, columns: Sequence[Message], rows: Sequence[Sequence[str | Message]]
) -> None:
    """Print a table in the reader's language; where nobody watches, as wide as its cells."""
    words = catalogue(reader_language())
    console = Console()
    if not console.is_terminal:
        console = Console(width=200)
    shown = Table(
        *(words.say(column) for column in columns),
        title=escape(words.say(title)),
        title_justify="left",
        title_style="bold",
    )
    for row in rows:
        cells = (cell if isinstance(cell, str) else words.say(cell) for cell in row)
        shown.add_row(*(escape(cell) for cell in cells))
    console.print(shown)


@dataclass(frozen=True)
class Shown:
    """A paragraph on the screen: its text, its style as rich names it, how far it is set in."""

    text: str
    style: str = ""
    indent: int = 0


def paragraphs(shown: Iterable[Shown]) -> None:
    """Print paragraphs, folded at the screen's width; where nobody watches, each on one line."""
    console = Console(highlight=False)
    for one in shown:
        safe = "".join(
            sign if sign.isprintable() or sign in "\u00a0\u202f" else "�" for sign in one.text
        )
        if console.is_terminal:
            console.print(Padding(Text(safe, one.style), (0, 0, 0, one.indent)))
        else:
            click.echo(" " * one.indent + safe if safe else "")


@contextmanager
def progress(message: Message) -> Iterator[Callable[[int, int], None]]:
    """Give a function to call with (done, to do); the bar shows from its first call on.

    It is on the error stream, and nowhere where nobody watches.
    """
    words = catalogue(reader_language()).say(message)
    columns = (TextColumn(words), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    is_seen = console.is_terminal  # elsewhere even an empty bar leaves a blank line
    with Progress(*columns, console=console, transient=True, disable=not is_seen) as bar:
        task = bar.add_task(words, visible=False)

        def advance(done: int, to_do: int) -> None:
            bar.update(task, completed=done, total=to_do, visible=True)

        yield advance
