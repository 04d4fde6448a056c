"""Values and options that several commands of the command line share."""

from __future__ import annotations

import datetime as dt
from typing import IO, Any

import click


class NoDayError(click.BadParameter):
    """What was given is no day: said as it is of a day in a file, in the reader's language."""

    def format_message(self) -> str:
        """Return the sentence, with what was probably meant."""
        from showkit.content.record_errors import day_advice
        from showkit.model.message import Message
        from showkit.output.catalogues import catalogue, reader_language

        option = self.param.opts[0] if self.param else ""
        message = Message(
            "“{value}” does not fit {option}: {advice}",
            value=self.message,
            option=option,
            advice=day_advice(self.message),
        )
        return catalogue(reader_language()).say(message)

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it without click's own words, which are English."""
        click.echo(self.format_message(), file=file, err=file is None)


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
