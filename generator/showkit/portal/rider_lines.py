"""The few lines of a tech rider that a programmer wants before calling the technical director."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.model.message import Message
from showkit.model.requirement import Level, Supplier
from showkit.portal.views import RiderLineView
from showkit.portal.vocabulary import floor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from showkit.model.requirement import Amount, Provision, Requirement
    from showkit.model.rider import Rider
    from showkit.model.touring_party import TouringParty
    from showkit.portal.reader import Reader

_LEVELS = {
    Level.PREFERRED: Message("preferred"),
    Level.NEGOTIABLE: Message("negotiable"),
}

_EFFECTS = {
    "haze": Message("haze"),
    "flame": Message("flame"),
    "water": Message("water"),
    "strobe": Message("strobe light"),
    "noise": Message("loud sound"),
}


def least_stage(rider: Rider | None) -> tuple[float, float] | None:
    """Return the least width and depth of the stage, in metres, where the rider says both."""
    if rider is None or rider.stage.width is None or rider.stage.depth is None:
        return None
    width, depth = _least(rider.stage.width), _least(rider.stage.depth)
    return None if width is None or depth is None else (width, depth)


def rider_at_a_glance(rider: Rider, reader: Reader) -> tuple[RiderLineView, ...]:
    """Return stage, height, hours, crew, power and what a house must know of beforehand."""
    lines = [
        *_stage(rider, reader),
        *_time(rider, reader),
        *_people(rider, reader),
        *_house(rider, reader),
    ]
    return tuple(lines)


def _stage(rider: Rider, reader: Reader) -> Iterator[RiderLineView]:
    stage = rider.stage
    if rider.outdoors:
        yield RiderLineView(reader.gettext("Place"), reader.gettext("in the open air"))
    if stage.width and stage.depth:
        yield _area(stage.width, stage.depth, reader)
    else:
        yield from _length(reader.gettext("Stage width"), stage.width, reader)
        yield from _length(reader.gettext("Stage depth"), stage.depth, reader)
    if stage.grid_height:
        yield from _length(reader.gettext("Grid height"), stage.grid_height, reader)
    else:
        yield from _length(reader.gettext("Clear height"), stage.clear_height, reader)
    if stage.floor:
        kinds = reader.either(floor(name, reader) for name in stage.floor.any_of)
        yield _line(reader.gettext("Floor"), kinds, stage.floor, reader)
    for label, provision in (
        (reader.gettext("Sprung floor"), stage.sprung_floor),
        (reader.gettext("Dance floor"), stage.dance_floor),
    ):
        if provision and provision.value:
            yield _line(label, _brought(provision, reader), provision, reader)


def _time(rider: Rider, reader: Reader) -> Iterator[RiderLineView]:
    for label, needed in (
        (reader.gettext("Set-up"), rider.time.set_up),
        (reader.gettext("Strike"), rider.time.strike),
    ):
        if needed:
            yield _line(label, _span(needed, reader.hours, reader), needed, reader)


def _people(rider: Rider, reader: Reader) -> Iterator[RiderLineView]:
    called: dict[str, int] = {}
    for call in rider.crew:
        if call.supplied_by is Supplier.PRESENTER:
            name = reader.text(call.call)
            called[name] = called.get(name, 0) + call.people
    if called:
        most = max(called.values())
        yield RiderLineView(
            reader.gettext("Crew from the house"),
            reader.ngettext("{n} person", "{n} people", most).format(n=most),
            aside=", ".join(f"{name} {people}" for name, people in called.items()),
        )
    party = rider.touring_party
    if party.people:
        yield RiderLineView(
            reader.gettext("On the road"),
            reader.ngettext("{n} person", "{n} people", party.people).format(n=party.people),
            aside=_who(party, reader),
        )


def _house(rider: Rider, reader: Reader) -> Iterator[RiderLineView]:
    if rider.power.amperes:
        amperes = _span(rider.power.amperes, lambda value: f"{reader.number(value)}\u00a0A", reader)
        phases = rider.power.phases.min if rider.power.phases else None
        aside = (
            reader.ngettext("{n} phase", "{n} phases", round(phases)).format(n=round(phases))
            if phases
            else ""
        )
        yield _line(reader.gettext("Power"), amperes, rider.power.amperes, reader, aside)
    if rider.blackout:
        yield _line(
            reader.gettext("Blackout"), _wanted(rider.blackout, reader), rider.blackout, reader
        )
    yield from _effects(rider, reader)
    if rider.audience.capacity_limit:
        yield RiderLineView(
            reader.gettext("Audience, at most"), reader.number(rider.audience.capacity_limit)
        )


def _effects(rider: Rider, reader: Reader) -> Iterator[RiderLineView]:
    used = []
    for name, word in _EFFECTS.items():
        provision: Provision | None = getattr(rider.effects, name)
        if provision and provision.value:
            used.append(reader.say(word))
    if used:
        yield RiderLineView(
            reader.gettext("Special effects"),
            reader.listed(used),
            note=reader.text(rider.effects.note),
        )


def _area(width: Amount, depth: Amount, reader: Reader) -> RiderLineView:
    least = [(_least(width), _least(depth)), (width.ideal, depth.ideal)]
    metres = [f"{reader.number(w)} × {reader.metres(d)}" for w, d in least if w and d]
    feet = [f"{reader.feet(w)} × {reader.feet(d)}" for w, d in least if w and d]
    notes = [reader.text(note) for note in (width.note, depth.note) if note]
    return RiderLineView(
        reader.gettext("Stage, width × depth"),
        _at_least_better(list(dict.fromkeys(metres)), reader),
        " – ".join(dict.fromkeys(feet)),
        " ".join(notes),
    )


def _length(label: str, amount: Amount | None, reader: Reader) -> Iterator[RiderLineView]:
    if amount:
        feet = [reader.feet(value) for value in (_least(amount), amount.ideal, amount.max) if value]
        span = _span(amount, reader.metres, reader)
        yield _line(label, span, amount, reader, " – ".join(dict.fromkeys(feet)))


def _line(
    label: str, value: str, requirement: Requirement, reader: Reader, aside: str = ""
) -> RiderLineView:
    level = _LEVELS.get(requirement.level)
    asides = [part for part in (aside, reader.say(level) if level else "") if part]
    return RiderLineView(label, value, ", ".join(asides), reader.text(requirement.note))


def _span(amount: Amount, unit: Callable[[float], str], reader: Reader) -> str:
    figures = [unit(value) for value in (amount.min, amount.ideal) if value is not None]
    said = [_at_least_better(list(dict.fromkeys(figures)), reader)] if figures else []
    if amount.max is not None:
        said.append(reader.gettext("at most {figure}").format(figure=unit(amount.max)))
    return ", ".join(said)


def _at_least_better(figures: list[str], reader: Reader) -> str:
    if len(figures) == 1:
        return figures[0]
    return reader.gettext("{least}, ideally {ideal}").format(least=figures[0], ideal=figures[1])


def _least(amount: Amount) -> float | None:
    return amount.min if amount.min is not None else amount.ideal


def _wanted(provision: Provision, reader: Reader) -> str:
    return reader.gettext("yes") if provision.value else reader.gettext("not needed")


def _brought(provision: Provision, reader: Reader) -> str:
    is_ours = provision.supplied_by is Supplier.COMPANY
    return reader.gettext("we bring it") if is_ours else reader.gettext("yes")


def _who(party: TouringParty, reader: Reader) -> str:
    artists, technicians, others = party.artists, party.technicians, party.others
    words = []
    if artists:
        words.append(reader.ngettext("{n} on stage", "{n} on stage", artists).format(n=artists))
    if technicians:
        words.append(
            reader.ngettext("{n} technician", "{n} technicians", technicians).format(n=technicians)
        )
    if others and words:
        words.append(reader.ngettext("{n} other", "{n} others", others).format(n=others))
    return reader.listed(words)
