"""A fit in a reader's words: one sentence for the whole, one for each line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from showkit.content.stage_words import stage_word
from showkit.kit.fit.compare import MEASURES, Fit, Line, Mark, Verdict
from showkit.kit.rider_labels import CHOICES
from showkit.model.message import Message
from showkit.model.requirement import Amount, Choice, Level, Provision

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from showkit.kit.fit.needs import Path
    from showkit.model.record import LocalText


class Reader(Protocol):
    """Who reads: their words and how they write figures (`portal.reader.Reader` is one)."""

    def say(self, message: Message) -> str:
        """Return a message in the reader's language."""

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Return a text in the reader's language, by the number of things that it speaks of."""

    def number(self, value: float) -> str:
        """Return a number with at most two decimals."""

    def set(self, text: str) -> str:
        """Return a company's plain text, typeset."""

    def text(self, text: LocalText | None) -> str:
        """Return a company's short text in the reader's language."""

    def listed(self, words: Iterable[str]) -> str:
        """Return words as a list with its “and”."""

    def either(self, words: Iterable[str]) -> str:
        """Return words as a list with its “or”."""


VERDICTS: Final[Mapping[Verdict, Message]] = {
    Verdict.FITS: Message("fits"),
    Verdict.ADAPTABLE: Message("adaptable"),
    Verdict.BLOCKED: Message("does not fit"),
    Verdict.UNKNOWN: Message("not known yet"),
}
"""A verdict in a word or two."""

MARKS: Final[Mapping[Mark, Message]] = {
    Mark.MEETS: Message("there"),
    Mark.TIGHT: Message("enough"),
    Mark.SHORT: Message("short"),
    Mark.UNKNOWN: Message("not known yet"),
}
"""A mark in a word or two."""

LEVELS: Final[Mapping[Level, Message]] = {
    Level.REQUIRED: Message("required"),
    Level.PREFERRED: Message("preferred"),
    Level.NEGOTIABLE: Message("negotiable"),
}

_OVER: Final = Message("more than asked")

_SHORT: Final[Mapping[Path, Message]] = {
    ("stage", "width"): Message("stage too narrow by {margin}"),
    ("stage", "depth"): Message("stage too shallow by {margin}"),
    ("stage", "proscenium_width"): Message("opening too narrow by {margin}"),
    ("stage", "grid_height"): Message("grid too low by {margin}"),
    ("stage", "clear_height"): Message("clear height too low by {margin}"),
    ("stage", "point_load"): Message("points too weak by {margin}"),
    ("stage", "rake"): Message("stage too steep by {margin}"),
    ("load_in", "door_width"): Message("door too narrow by {margin}"),
    ("load_in", "door_height"): Message("door too low by {margin}"),
    ("time", "set_up"): Message("set-up too short by {margin}"),
}
"""What is said of a shortage where technicians have a word for it."""

_MISSING: Final[Mapping[Path, Message]] = {
    ("stage", "level"): Message("floor not level"),
    ("load_in", "step_free"): Message("steps at the load-in"),
    ("backstage", "step_free"): Message("steps backstage"),
}
"""What is said where a thing is missing and “without” does not say it."""

_SPARE: Final[Mapping[Path, Message]] = {
    ("stage", "width"): Message("{margin} to spare in width"),
    ("stage", "depth"): Message("{margin} to spare in depth"),
    ("stage", "grid_height"): Message("{margin} to spare in grid height"),
    ("stage", "clear_height"): Message("{margin} to spare in clear height"),
}
"""What is said of a margin: the same number means another thing in width and in height."""

_UNITS: Final[Mapping[str, str]] = {
    "m": "m",
    "kg": "kg",
    "h": "h",
    "A": "A",
    "lm": "lm",
    "°C": "°C",
    "%": "%",
}
_NO_BREAK: Final = "\u00a0"
_NAMED: Final = 2
"""Shortages that a headline names; the lines say the rest."""


def headline(found: Fit, room: str, reader: Reader) -> str:
    """Return the outcome in one sentence: “Fits the Vauban with 1.2 m to spare in width.”."""
    room = reader.set(room)
    match found.verdict:
        case Verdict.FITS:
            message = _fits(found, room, reader)
        case Verdict.ADAPTABLE:
            message = Message(
                "{room}: {reasons}; can be adapted.",
                room=room,
                reasons=shortages(found.short, reader),
            )
        case Verdict.BLOCKED:
            message = Message(
                "{room}: {reasons}; does not fit as it is.",
                room=room,
                reasons=shortages(found.short, reader),
            )
        case Verdict.UNKNOWN:
            open_ = reader.listed(_lower(reader.say(line.need.label)) for line in _deciding(found))
            message = Message("{room}: we do not know yet: {open}.", room=room, open=open_)
    said = _begun(reader.say(message))
    over = found.seats_over
    if over is None or found.verdict is Verdict.BLOCKED:
        return said
    return f"{said} {_seats(over, reader)}"


def mark_words(line: Line, reader: Reader) -> str:
    """Return how a room answers a line, in a word or two."""
    return reader.say(_OVER if line.is_over else MARKS[line.mark])


def sentence(line: Line, reader: Reader) -> str:
    """Return what a line comes to: both figures, and what is to spare or missing.

    Beside the words of its mark, which it does not say again; it may be empty.
    """
    asked = line.need.asked
    needed = needed_words(line, reader)
    if line.mark is Mark.UNKNOWN:
        if isinstance(asked, Provision):
            return ""
        return reader.say(Message("{needed} needed", needed=needed))
    has = has_words(line, reader)
    if not isinstance(asked, Amount):
        return has if line.mark is Mark.MEETS else _missing(asked, needed, has, reader)
    if line.mark is Mark.SHORT:
        missing = amount(abs(line.margin or 0.0), line.need.unit, reader)
        message = Message("{has}, {missing} short of what is needed", has=has, missing=missing)
        if line.need.path in {("stage", "rake"), ("stage", "temperature")}:
            message = Message("{has}, where {needed} is needed", has=has, needed=needed)
        return reader.say(message)
    if line.mark is Mark.TIGHT and asked.ideal is not None:
        ideal = amount(asked.ideal, line.need.unit, reader)
        return reader.say(Message("{has}; {ideal} would be ideal", has=has, ideal=ideal))
    return reader.say(Message("{has} for {needed}", has=has, needed=needed))


def needed_words(line: Line, reader: Reader) -> str:
    """Return what is asked for: “12 m”, “at most 4 %”, “wood or sprung floor”."""
    asked, unit = line.need.asked, line.need.unit
    if isinstance(asked, Provision):
        return reader.say(Message("yes"))
    if isinstance(asked, Choice):
        return reader.either(choice_word(word, reader) for word in asked.any_of)
    least = asked.min if asked.min is not None else asked.ideal
    if least is None and asked.max == 0:
        return amount(0, unit, reader)
    if least is None:
        return reader.say(Message("at most {figure}", figure=amount(asked.max or 0, unit, reader)))
    if asked.max is not None:
        first, last = reader.number(least), amount(asked.max, unit, reader)
        return reader.say(Message("{first} to {last}", first=first, last=last))
    return amount(least, unit, reader)


def has_words(line: Line, reader: Reader) -> str:
    """Return what the room has: a figure, “yes”, words; “not known” where it does not say."""
    has = line.has
    if has is None:
        return reader.say(Message("not known"))
    if isinstance(has, tuple):
        return reader.listed(choice_word(word, reader) for word in has)
    if isinstance(has, bool):
        return reader.say(Message("yes") if has else Message("no"))
    return amount(has, line.need.unit, reader)


def choice_word(word: str, reader: Reader) -> str:
    """Return what an id of a rider or a room means: “wood”, “in the round”; others as written."""
    known = CHOICES.get(stage_word(word))
    return reader.say(known) if known else reader.set(word)


def amount(value: float, unit: str, reader: Reader) -> str:
    """Return a figure with its unit: “12 m”, “9 people”; things are just counted."""
    if unit == "people":
        return reader.ngettext("{n} person", "{n} people", int(value)).format(
            n=reader.number(value)
        )
    if unit == "seats":
        return reader.ngettext("{n} seat", "{n} seats", int(value)).format(n=reader.number(value))
    sign = _UNITS.get(unit, "")
    return f"{reader.number(value)}{_NO_BREAK}{sign}" if sign else reader.number(value)


def shortage(line: Line, reader: Reader) -> str:
    """Return what is short in a few words: “grid too low by 0.4 m”."""
    label = _lower(reader.say(line.need.label))
    if line.margin is None and isinstance(line.need.asked, Choice):
        needed = needed_words(line, reader)
        return reader.say(Message("{label}: {needed} needed", label=label, needed=needed))
    if line.margin is None and line.need.path[0] == "effects":
        return reader.say(Message("{label} not allowed", label=label))
    if line.margin is None:
        return reader.say(_MISSING.get(line.need.path) or Message("without {label}", label=label))
    margin = amount(abs(line.margin), line.need.unit, reader)
    message = _SHORT.get(line.need.path)
    if message is None:
        return reader.say(Message("{label}: {margin} short", label=label, margin=margin))
    return reader.say(Message(message.text, margin=margin))


def shortages(lines: Sequence[Line], reader: Reader) -> str:
    """Return what a room falls short of: the two firmest, and how many more there are."""
    named = reader.listed(shortage(line, reader) for line in lines[:_NAMED])
    more = len(lines) - _NAMED
    if more <= 0:
        return named
    text = reader.ngettext("{points}, and one more point", "{points}, and {n} more points", more)
    return text.format(points=named, n=more)


def spare(line: Line, reader: Reader) -> str:
    """Return what one of the stage's own measures has to spare: “1.2 m to spare in width”."""
    margin = amount(line.margin or 0.0, line.need.unit, reader)
    return reader.say(Message(_SPARE[line.need.path].text, margin=margin))


def _fits(found: Fit, room: str, reader: Reader) -> Message:
    line, left = found.tightest, len(found.unknown)
    fits = (
        Message("Fits {room} with {spare}", room=room, spare=spare(line, reader))
        if line and line.margin
        else Message("Fits {room}", room=room)
    )
    if not left:
        return Message("{fits}.", fits=fits)
    return Message("{fits}; still to ask: {n}.", fits=fits, n=left)


def _seats(line: Line, reader: Reader) -> str:
    most = line.need.asked.max if isinstance(line.need.asked, Amount) else None
    seats = line.has if isinstance(line.has, (int, float)) else None
    return reader.say(
        Message(
            "Audience: at most {most} of the {seats} seats.",
            most=reader.number(most or 0),
            seats=reader.number(seats or 0),
        )
    )


def _deciding(found: Fit) -> tuple[Line, ...]:
    """Return the unknown lines that keep a fit from being judged; all where nothing is known."""
    firm = [line for line in found.unknown if line.need.path in MEASURES]
    return tuple(firm) or found.unknown[:_NAMED]


def _missing(asked: Provision | Choice, needed: str, has: str, reader: Reader) -> str:
    if isinstance(asked, Provision):
        return has
    return reader.say(Message("{has}, where {needed} is needed", has=has, needed=needed))


def _lower(label: str) -> str:
    """Return a label as it stands in a sentence; an abbreviation stays as it is."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
