"""The lines of a rider in words: what is needed, how firmly, who brings it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.kit.fit.needs import in_room, unit_of
from showkit.kit.fit.words import LEVELS, amount, choice_word, mark_words, sentence
from showkit.kit.rider_labels import LABELS
from showkit.model.message import Message
from showkit.model.requirement import Amount, Choice, Item, Provision, Requirement, Supplier
from showkit.model.stage_needs import Masking

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pydantic import BaseModel

    from showkit.kit.fit.compare import Line
    from showkit.kit.fit.needs import Path
    from showkit.kit.rider_sheet.reader import Reader
    from showkit.model.material import Equipment

SUPPLIERS: Final[Mapping[Supplier, Message]] = {
    Supplier.COMPANY: Message("company"),
    Supplier.PRESENTER: Message("house"),
}


@dataclass(frozen=True)
class SheetLine:
    """A line of the rider: `value` in words, `aside` the same in feet.

    `level` and `by` are ids, `answer` what a room says to it and `mark` how well that does; both
    are empty where there is no room to compare with.
    """

    label: str
    value: str
    aside: str = ""
    level: str = ""
    level_words: str = ""
    by: str = ""
    by_words: str = ""
    note: str = ""
    answer: str = ""
    mark: str = ""
    mark_words: str = ""


def lines_of(
    record: BaseModel, path: Path, answers: Mapping[Path, Line], reader: Reader
) -> Iterator[SheetLine]:
    """Yield the lines of one part of a rider, in the order of its fields.

    `answers` are the lines of its fit with a room, by their path; empty without a room.
    """
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        here = (*path, name)
        if isinstance(value, Masking):
            word = choice_word(value.value, reader)
            yield answered(SheetLine(reader.say(LABELS[here]), word), answers.get(here), reader)
        elif isinstance(value, Requirement):
            yield line_of(value, here, unit_of(info), answers, reader)


def line_of(
    value: Requirement, path: Path, unit: str, answers: Mapping[Path, Line], reader: Reader
) -> SheetLine:
    """Return one requirement as a line."""
    path = in_room(path)
    firm = not isinstance(value, Provision) or value.value
    line = SheetLine(
        label=reader.say(LABELS[path]),
        value=_value(value, path, unit, reader),
        aside=_feet(value, reader) if unit == "m" else "",
        level=value.level.value if firm else "",
        level_words=reader.say(LEVELS[value.level]) if firm else "",
        by=value.supplied_by.value if firm else "",
        by_words=reader.say(SUPPLIERS[value.supplied_by]) if firm else "",
        note=reader.text(value.note),
    )
    return answered(line, answers.get(path), reader)


def item_line(item: Item | Equipment, reader: Reader) -> SheetLine:
    """Return a line of an equipment list: how many, of what."""
    return SheetLine(
        label=reader.number(item.quantity),
        value=reader.text(item.item),
        level=item.level.value,
        level_words=reader.say(LEVELS[item.level]),
        by=item.supplied_by.value,
        by_words=reader.say(SUPPLIERS[item.supplied_by]),
        note=reader.text(item.note),
    )


def plain_lines(pairs: Iterable[tuple[Message, str]], reader: Reader) -> Iterator[SheetLine]:
    """Yield lines that only inform; those without a value are left out."""
    for label, value in pairs:
        if value:
            yield SheetLine(reader.say(label), value)


def answered(line: SheetLine, answer: Line | None, reader: Reader) -> SheetLine:
    """Return a line with what a room answers to it, if there is a room."""
    if answer is None:
        return line
    return SheetLine(
        **{
            **vars(line),
            "answer": sentence(answer, reader),
            "mark": answer.mark.value,
            "mark_words": mark_words(answer, reader),
        }
    )


def _value(value: Requirement, path: Path, unit: str, reader: Reader) -> str:
    if isinstance(value, Provision) and path[0] == "effects":
        return reader.say(Message("yes") if value.value else Message("no"))
    if isinstance(value, Provision):
        return reader.say(Message("yes") if value.value else Message("not needed"))
    if isinstance(value, Choice):
        return reader.either(choice_word(word, reader) for word in value.any_of)
    if not isinstance(value, Amount):  # pragma: no cover - there is no other
        raise TypeError(value)
    return _amount(value, unit, reader)


def _amount(asked: Amount, unit: str, reader: Reader) -> str:
    least, ideal, most = (
        None if bound is None else amount(bound, unit, reader)
        for bound in (asked.min, asked.ideal, asked.max)
    )
    said = least or ideal
    if least and ideal and least != ideal:
        said = reader.say(Message("{least}, ideally {ideal}", least=least, ideal=ideal))
    if not most:
        return said or ""
    limit = most if asked.max == 0 else reader.say(Message("at most {figure}", figure=most))
    return f"{said}, {limit}" if said else limit


def _feet(value: Requirement, reader: Reader) -> str:
    if not isinstance(value, Amount):
        return ""
    bounds = (value.min, value.ideal, value.max)
    return " – ".join(dict.fromkeys(reader.feet(bound) for bound in bounds if bound is not None))
