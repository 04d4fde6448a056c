"""``showkit rider``: a show's tech rider or stage plan as a file, also held against a room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.access.links import page_locale
from showkit.commands.content import read_right_parts, today
from showkit.commands.fit import Asked, FitError, asked_houses, asked_shows
from showkit.commands.progress import say
from showkit.content.suggestions import did_you_mean
from showkit.kit.printing.make import sheet_pdf
from showkit.kit.stage_plan.alone import stage_plan
from showkit.kit.stage_plan.in_room import plan_in_room
from showkit.model.message import Message
from showkit.output.cache import Cache, write_atomically
from showkit.output.catalogues import catalogue
from showkit.output.templates import Templates
from showkit.portal.addresses import Addresses
from showkit.portal.reader import Reader
from showkit.portal.sheets import rider_of
from showkit.portal.site import Site
from showkit.portal.stationery import make_stationery

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from showkit.model.library import Library
    from showkit.model.presenter import Presenter
    from showkit.model.room import Room
    from showkit.model.show import Show
    from showkit.output.project import Project

_PDF, _SVG = ".pdf", ".svg"


@dataclass(frozen=True)
class RiderAsked:
    """What the command line names: a show, for which room of which presenter, in which language."""

    show: str
    presenter: str | None = None
    room: str | None = None
    language: str | None = None


def write_rider(
    project: Project, asked: RiderAsked, to: Path | None, as_of: dt.date | None = None
) -> int:
    """Write the tech rider as a PDF, or the stage plan as an SVG, as the name of the file says.

    What a room has is the house's own business: the file goes to the house and to nobody else.

    Raises:
        FitError: there is no such show, presenter, room or language, or nothing to draw.
    """
    library = read_right_parts(project, as_of)
    day = as_of or today(library)
    (show,) = asked_shows(library, asked.show)
    house, room = _room(library, asked, day)
    reader = Reader(catalogue(_language(library, asked, house)))
    name = reader.say(Message("tech-rider"))  # as on the portal
    path = to or project.root / _file_name(name, show, house, room, asked.language)
    if path.suffix.lower() == _PDF:
        data = _pdf(project, library, day, show, room, reader)
    elif path.suffix.lower() == _SVG:
        data = _svg(show, room, reader)
    else:
        raise FitError(
            Message("{file} must end in .pdf, for the rider, or .svg, for the plan", file=path.name)
        )
    write_atomically(path, data)
    say(Message("{file}: {size} kB", file=path.name, size=-(-len(data) // 1000)))
    return 0


def _room(
    library: Library, asked: RiderAsked, day: dt.date
) -> tuple[Presenter | None, Room | None]:
    if asked.presenter is None:
        if asked.room is not None:
            raise FitError(Message("a room needs its presenter: showkit rider SHOW PRESENTER"))
        return None, None
    (house,) = asked_houses(library, Asked(asked.show, asked.presenter), day)
    by_id = {room.id: room for room in house.rooms}
    if asked.room is None and len(by_id) == 1:
        return house, house.rooms[0]
    room = by_id.get(asked.room or "")
    if room is None:
        raise FitError(
            Message(
                "which room of {house}: {rooms}?{suggestion}",
                house=house.name,
                rooms=", ".join(f"--room {name}" for name in by_id),
                suggestion=did_you_mean(asked.room, by_id) if asked.room else "",
            )
        )
    return house, room


def _language(library: Library, asked: RiderAsked, house: Presenter | None) -> str:
    offered = library.company.languages
    if asked.language is None:
        return page_locale(offered, house.language) if house else offered[0]
    known = [tag for tag in offered if asked.language in {tag, tag.split("-")[0]}]
    if not known:
        raise FitError(
            Message(
                "the company has no texts in “{language}”; it has {languages}",
                language=asked.language,
                languages=", ".join(offered),
            )
        )
    return known[0]


def _file_name(
    name: str, show: Show, house: Presenter | None, room: Room | None, language: str | None
) -> str:
    of_room = [house.slug, room.id] if house and room else []
    names = [show.slug, name, *of_room, *([language] if language else [])]
    return f"{'-'.join(names)}{_PDF}"


def _pdf(  # noqa: PLR0913, PLR0917 - what a sheet is made from
    project: Project, library: Library, day: dt.date, show: Show, room: Room | None, reader: Reader
) -> bytes:
    site = Site(library, {}, Addresses(library.company), day, project.root)
    sheet = rider_of(show, site, reader, room)
    if sheet is None:
        raise FitError(Message("{show} has no tech rider to hold against a room", show=show.slug))
    stationery = make_stationery(
        library.company.brand,
        Templates(project.templates),
        project.content,
        Cache(project.cache / "sheets"),
        project.cache / "typefaces",
    )
    return sheet_pdf(sheet, stationery)


def _svg(show: Show, room: Room | None, reader: Reader) -> bytes:
    title = reader.set(show.in_language(reader.tag).title)
    rider = show.rider
    plan = None
    if rider is not None:
        plan = (
            plan_in_room(rider, room, title, reader) if room else stage_plan(rider, title, reader)
        )
    if plan is None:
        raise FitError(
            Message(
                "the rider of {show} gives no width or no depth, so there is nothing to draw to "
                "scale",
                show=show.slug,
            )
        )
    return plan.svg.encode()
