"""What a person sees while they wait, on the error stream; nothing where nobody watches."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from showkit.output.catalogues import catalogue, reader_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from showkit.model.message import Message


def say(message: Message) -> None:
    """Print a sentence in the reader's language."""
    click.echo(catalogue(reader_language()).say(message))


@contextmanager
def progress(message: Message) -> Iterator[Callable[[int, int], None]]:
    """Give a function to call with (done, to do); the bar shows from its first call on."""
    words = catalogue(reader_language()).say(message)
    columns = (TextColumn(words), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, visible=False)

        def advance(done: int, to_do: int) -> None:
            bar.update(task, completed=done, total=to_do, visible=True)

        yield advance
