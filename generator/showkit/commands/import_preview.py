"""What an import would do, on the screen: counts, what changes and why, what it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.commands.progress import say, table
from showkit.contacts.exchange.column_names import IGNORE, How
from showkit.contacts.exchange.column_words import RowShape
from showkit.contacts.exchange.plan import HousePlan, ImportPlan, State, ThingPlan
from showkit.contacts.exchange.three_way import Outcome
from showkit.content.record_errors import shown, whole_words
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from showkit.contacts.exchange.gather import Source
    from showkit.contacts.exchange.plan import FieldChange

MOST_ROWS: Final = 40
"""Rows of a table that are shown unless all are asked for."""

_SHAPES: Final = {
    RowShape.PERSON: Message("one row per person"),
    RowShape.HOUSE: Message("one row per house"),
    RowShape.MIXED: Message("rows of houses and of people"),
}
_HOW: Final = {
    How.REMEMBERED: Message("as remembered"),
    How.PRODUCT: Message("known from {program}"),
    How.NAME: Message("by its name"),
    How.GUESS: Message("a guess: please check"),
    How.VALUES: Message("a guess, by what stands in it"),
    How.TAKEN: Message("another column fills the same: left out"),
    How.UNKNOWN: Message("not known: left out"),
}
_THINGS: Final = {
    "house": Message("Houses"),
    "person": Message("People"),
    "room": Message("Rooms"),
    "talk": Message("Talks"),
    "exchange": Message("Exchanges"),
}
_NOTHING: Final = Message("—")


def show_sources(sources: Sequence[Source]) -> None:
    """Print how each sheet is read: what a row is, and which column fills what."""
    for source in sources:
        product = source.matched.product
        say(
            Message(
                "{path} is read as “{source}”: {shape}.",
                path=source.sheet.path,
                source=source.name,
                shape=_SHAPES[source.mapping.rows or source.matched.shape],
            )
        )
        if not source.is_new:
            continue
        rows: list[Sequence[str | Message]] = []
        for column in source.matched.columns:
            how = _HOW[column.how]
            if column.how is How.PRODUCT and product is not None:
                how = Message(how.text, program=product.name)
            word = column.word or IGNORE
            rows.append((column.name, Message("left out") if word == IGNORE else word, how))
        table(
            Message("Columns of {source}", source=source.name),
            (Message("Column"), Message("Field"), Message("Why")),
            rows,
        )


def show_plan(plan: ImportPlan, *, whole: bool) -> None:
    """Print what would be done; of long tables the first rows, unless `whole`."""
    _counts(plan)
    limit = None if whole else MOST_ROWS
    _section(
        Message("New"),
        (Message("Who"), Message("House"), Message("What is known"), Message("Row")),
        list(_new(plan)),
        limit,
    )
    _section(
        Message("Changed"),
        (Message("Who"), Message("Field"), Message("Now"), Message("Will be"), Message("Row")),
        list(_changed(plan)),
        limit,
    )
    _section(
        Message("In conflict: the sheet and a person have both changed these"),
        (
            Message("Who"),
            Message("Field"),
            Message("The source said"),
            Message("It says now"),
            Message("The file says"),
            Message("Row"),
        ),
        list(_conflicts(plan)),
        limit,
    )
    if any(plan.conflicts()):
        say(
            Message(
                "Let the file and the sheet say the same, or take one side for all of these: "
                "--take ours (the file’s) or --take theirs (the sheet’s)."
            )
        )
    _section(
        Message("Doubtful: please decide"),
        (Message("Row"), Message("Who"), Message("Why"), Message("What to do")),
        [(str(one.place), shown(one.who), one.reason, one.advice) for one in plan.doubts],
        limit,
    )
    for source, names in plan.gone.items():
        listed = ", ".join(names[: limit or len(names)])
        say(
            Message(
                "“{source}” no longer names {n} people whom it named before; nothing is done "
                "about them: {names}",
                source=source,
                n=len(names),
                names=listed,
            )
        )
        _say_more(len(names), limit)
    if plan.forgotten:
        say(Message("Left out because they asked to be forgotten: {n}.", n=plan.forgotten))


def _counts(plan: ImportPlan) -> None:
    by_kind: dict[str, dict[State, int]] = {}
    for house in plan.houses:
        for kind, state in [("house", house.state), *((t.kind, t.state) for t in house.things)]:
            counted = by_kind.setdefault(kind, dict.fromkeys(State, 0))
            counted[state] += 1
    conflicts = sum(1 for _ in plan.conflicts())
    rows: list[Sequence[str | Message]] = [
        (_THINGS[kind], *(str(by_kind[kind][state]) for state in State))
        for kind in _THINGS
        if kind in by_kind
    ]
    table(
        Message("What an import would do"),
        (Message("What"), Message("new"), Message("changed"), Message("same")),
        rows,
    )
    say(
        Message(
            "Doubtful: {doubts}. In conflict: {conflicts}.",
            doubts=len(plan.doubts),
            conflicts=conflicts,
        )
    )


def _section(
    title: Message,
    columns: Sequence[Message],
    rows: Sequence[Sequence[str | Message]],
    limit: int | None,
) -> None:
    if not rows:
        return
    table(title, columns, rows[:limit])
    _say_more(len(rows), limit)


def _say_more(count: int, limit: int | None) -> None:
    """Say how many of `count` were not shown, and how to see them."""
    if limit is not None and count > limit:
        say(Message("… and {n} more; --all shows them.", n=count - limit))


def _new(plan: ImportPlan) -> Iterator[Sequence[str | Message]]:
    for house in plan.houses:
        if house.state is State.NEW:
            yield (
                Message("the house"),
                shown(house.name),
                _told(house.changes),
                str(house.place or ""),
            )
        for thing in house.things:
            if thing.state is State.NEW:
                told = _told(thing.changes) if thing.kind != "exchange" else shown(thing.name)
                who = shown(thing.name) if thing.kind != "exchange" else thing.id
                yield (who, shown(house.name), told, str(thing.place or ""))


def _told(changes: Iterable[FieldChange]) -> str:
    told = (
        _text(one.value)
        for one in changes
        if one.outcome is Outcome.SET and one.field.name != "name"
    )
    return whole_words(", ".join(text for text in told if text))


def _changed(plan: ImportPlan) -> Iterator[Sequence[str | Message]]:
    for house, thing, change in _changes(plan):
        if change.is_written and not (thing.is_new if thing else house.presenter is None):
            value = _text(change.value) if change.outcome is Outcome.SET else _NOTHING
            yield (
                _who(house, thing),
                change.field.name,
                shown(change.ours) or _NOTHING,
                shown(value) if isinstance(value, str) else value,
                str(change.place),
            )


def _conflicts(plan: ImportPlan) -> Iterator[Sequence[str | Message]]:
    for house, thing, change in _changes(plan):
        if change.outcome is Outcome.CONFLICT:
            yield (
                _who(house, thing),
                change.field.name,
                shown(change.base) or _NOTHING,
                shown(change.theirs) or _NOTHING,
                shown(change.ours) or _NOTHING,
                str(change.place),
            )


def _changes(plan: ImportPlan) -> Iterator[tuple[HousePlan, ThingPlan | None, FieldChange]]:
    for house in plan.houses:
        for change in house.changes:
            yield house, None, change
        for thing in house.things:
            for change in thing.changes:
                yield house, thing, change


def _who(house: HousePlan, thing: ThingPlan | None) -> str:
    return shown(house.name) if thing is None else f"{shown(thing.name)} ({shown(house.name)})"


def _text(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "; ".join(value)
