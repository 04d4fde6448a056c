"""D1: performances and touring windows."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule, Severity


class DATES:
    """D1: performances and touring windows."""

    OUTSIDE_WINDOW: Final = Rule(
        "D101",
        N_("{date} lies outside the windows in which “{show}” tours"),
        N_(
            "correct the date, or lengthen a window under “touring” in datapackage.yaml; the "
            "nearest one goes from {from_} to {to}"
        ),
        Severity.WARNING,
    )
    ENDS_FIRST: Final = Rule(
        "D102",
        N_("it starts at {time} and ends at {ends}, {hours} hours later"),
        N_("correct one of the two{suggestion}; past midnight is fine, from 23:00 to 00:30"),
    )
    TWICE: Final = Rule(
        "D103",
        N_("“{show}” plays on {date} at {time} already: line {line}"),
        N_("delete one of the two rows, or correct its date or time"),
        Severity.WARNING,
    )
    NO_SUCH_TIME: Final = Rule(
        "D104",
        N_("{time} on {date} does not exist in {zone}: clocks go forward over it"),
        N_("write the time that clocks will show; the gap ends at {next}"),
    )
    AMBIGUOUS_TIME: Final = Rule(
        "D105",
        N_("{time} on {date} comes twice in {zone}, where clocks go back over it"),
        N_("nothing to do if the first is meant, as calendars take it; else say so under “note”"),
        Severity.NOTE,
    )
    NO_ZONE: Final = Rule(
        "D106",
        N_("without a time zone, {time} in {city} ({country}) is read as {zone} time"),
        N_("fill in the column “timezone”{suggestion}"),
        Severity.WARNING,
    )
    ZONE_ELSEWHERE: Final = Rule(
        "D107",
        N_("{zone} is not a time zone of {country}"),
        N_("correct the zone or the country{suggestion}"),
        Severity.WARNING,
    )
    HOME_ZONE: Final = Rule(
        "D115",
        N_("times of performances that are read as {zone} time, and not as {meant} time: {count}"),
        N_("write one line here, “timezone: {meant}”; it counts for every row that names no zone"),
        Severity.WARNING,
    )
    EMBARGO: Final = Rule(
        "D108",
        N_("this gives away “{show}” at {house}, {city}, {date}; it is announced on {announced}"),
        N_("take it out until then; the portal shows the date by itself from that day on"),
        Severity.WARNING,
    )
    WINDOW_ORDER: Final = Rule(
        "D109",
        N_("the window ends on {to}, before it begins on {from_}"),
        N_("exchange the two, or correct one of them"),
    )
    LAPSED: Final = Rule(
        "D110",
        N_("the option on {date} in {city} lapsed on {day}"),
        N_("call {house}: confirm the date, prolong “option_until”, or delete the row"),
        Severity.NOTE,
    )
    REPLACEMENT: Final = Rule(
        "D111",
        N_("no performance has the id “{id}”"),
        N_("write under “postponed_to” the id of the date that replaces this one{suggestion}"),
        Severity.WARNING,
    )
    LATE_ANNOUNCEMENT: Final = Rule(
        "D112",
        N_("it is announced on {announced}, after it is played on {date}"),
        N_("correct one of the two days"),
        Severity.WARNING,
    )
    UNKNOWN_DATE: Final = Rule(
        "D113",
        N_("no performance of this show has the id “{id}”; the feeds keep this news back"),
        N_("write the id of a row of performances.csv{suggestion}"),
        Severity.WARNING,
    )
    CHANGE_TWICE: Final = Rule(
        "D114",
        N_("{date} has two pieces of news of the kind “{kind}”"),
        N_("join the two rows, or give one of them another day"),
        Severity.WARNING,
    )
