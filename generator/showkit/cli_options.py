"""Values and options that several commands of the command line share."""

from __future__ import annotations

import datetime as dt

import click


class Day(click.ParamType[dt.date]):
    """A day as YYYY-MM-DD."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Return the date that `value` says."""
        try:
            return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day such as 2027-03-31", param, ctx)


where_option = click.option(
    "--where",
    metavar="FILTER",
    help='Only contacts for which this holds, such as "country in [FR, BE] and interests has '
    'circus", or @SEGMENT; docs/where.md explains the language.',
)
"""``--where``: hand its value to `showkit.contacts.where.select`."""
