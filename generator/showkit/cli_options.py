"""Values and options that several commands of the command line share."""

from __future__ import annotations

import datetime as dt
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.model.message import Message


class UnfitError(click.BadParameter):
    """What was given does not fit its option: said as of a field, in the reader's language."""

    def advice(self) -> Message:
        """Return what to write instead."""
        raise NotImplementedError

    def format_message(self) -> str:
        """Return the sentence, with what was probably meant."""
        from showkit.model.message import Message
        from showkit.output.catalogues import catalogue, reader_language

        option = self.param.opts[0] if self.param else ""
        message = Message(
            "“{value}” does not fit {option}: {advice}",
            value=self.message,
            option=option,
            advice=self.advice(),
        )
        return catalogue(reader_language()).say(message)

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it without click's own words, which are English."""
        click.echo(self.format_message(), file=file, err=file is None)


class NoDayError(UnfitError):
    """What was given is no day."""

    def advice(self) -> Message:
        """Return how a day is written, with the one that was probably meant."""
        from showkit.content.record_errors import day_advice

        return day_advice(self.message)


class NoWordError(UnfitError):
    """What was given is none of the words of its option."""

    choices: Sequence[str] = ()

    def advice(self) -> Message:
        """Return the words, with the one that was probably meant."""
        from showkit.content.suggestions import did_you_mean
        from showkit.model.message import Message

        return Message(
            "use {expected}{suggestion}",
            expected=", ".join(self.choices),
            suggestion=did_you_mean(self.message, self.choices),
        )


class Word(click.Choice[str]):
    """One of some words of contact files, or what people call it in sheets: “intéressé”.

    `field` is that of the contact file: its other words are those that an import reads.
    """

    def __init__(self, field: str, choices: Sequence[str]) -> None:
        super().__init__(choices)
        self._field = field

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return which of the words `value` means."""
        from showkit.contacts.exchange.words import choice

        text = str(value)
        found = text if text in self.choices else choice(self._field, self.choices, text)
        if found is None:
            error = NoWordError(text, ctx, param)
            error.choices = self.choices
            raise error
        return found


class Day(click.ParamType[dt.date]):
    """A day as YYYY-MM-DD."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Return the date that `value` says."""
        try:
            return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value))
        except ValueError as error:
            raise NoDayError(str(value), ctx, param) from error


where_option = click.option(
    "--where",
    metavar="FILTER",
    help='Only contacts for which this holds, such as "country in [FR, BE] and interests has '
    'circus", or @SEGMENT; docs/where.md explains the language.',
)
"""``--where``: hand its value to `showkit.contacts.where.select`."""
