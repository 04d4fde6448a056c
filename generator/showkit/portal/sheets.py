"""The sheets that a presenter prints: each show's tech rider and its one page for a meeting."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from showkit.kit.printing.sheet import Sheet
from showkit.kit.rider_sheet.content import RiderSource, rider_sheet, version
from showkit.model.company import PaperSize
from showkit.model.message import Message
from showkit.model.record import Visibility
from showkit.portal.rider_lines import rider_at_a_glance
from showkit.portal.show_sheet import sheet_title, show_sheet

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from showkit.model.rider import Rider
    from showkit.model.room import Room
    from showkit.model.show import Show
    from showkit.output.artifact import Artifact
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

_RIDER: Final = "rider.typ"
_PAPER: Final[Mapping[PaperSize, str]] = {PaperSize.A4: "a4", PaperSize.LETTER: "us-letter"}


@dataclass(frozen=True)
class ShowSheet:
    """A sheet of a show in a language, before it is made; `title` is what its link says."""

    show: str
    tag: str
    title: str
    sheet: Sheet


@dataclass(frozen=True)
class SheetFile:
    """A sheet that was made: where it lies from the root of the site, and how large it is."""

    title: str
    path: str
    size: int
    date: dt.date | None
    is_rider: bool = False


def plan_sheets(
    site: Site, readers: Sequence[Reader], photographs: Mapping[str, Path]
) -> Iterator[ShowSheet]:
    """Yield the sheets of all shows in all languages, each planned when it is asked for.

    `photographs` are the files of pictures by their path in the site.
    """
    for show in site.library.shows:
        yield from site.memory.once(
            show.folder,
            "sheets",
            partial(_of_show, show, site, readers, photographs),
            _shown(show, site, photographs),
        )


def made_sheets(
    planned: Iterable[ShowSheet], artifacts: Sequence[Artifact]
) -> Mapping[tuple[str, str], tuple[SheetFile, ...]]:
    """Return the sheets that were made, by show and language; what could not be is left out."""
    sizes = {artifact.path: artifact.size for artifact in artifacts}
    found: dict[tuple[str, str], tuple[SheetFile, ...]] = {}
    for one in planned:
        if one.sheet.path in sizes:
            file = SheetFile(
                one.title,
                one.sheet.path,
                sizes[one.sheet.path],
                one.sheet.date,
                is_rider=one.sheet.template == _RIDER,
            )
            found[one.show, one.tag] = (*found.get((one.show, one.tag), ()), file)
    return found


def rider_of(show: Show, site: Site, reader: Reader, room: Room | None = None) -> Sheet | None:
    """Return the tech rider of a show as a sheet, held against `room` where there is one.

    None where the show has no rider, or one that says nothing. With a room its path is a bare
    name, for who places it: what a room has is the house's own business, and goes into sealed
    pages alone.
    """
    rider = show.told_rider
    if rider is None:
        return None
    if room is None:
        said = site.memory.text_once(
            show.folder,
            f"rider {reader.tag}",
            lambda: json.dumps(_said_by_rider(rider, show, site, reader)).encode(),
        )
        data: Mapping[str, object] = json.loads(said)
    else:
        data = _said_by_rider(rider, show, site, reader, room)
    path = _path(show, site, reader, reader.say(Message("tech-rider")))
    return Sheet(
        path=path if room is None else path.rpartition("/")[2],
        template=_RIDER,
        data=data,
        source=f"{show.folder}/tech-rider.yaml",
        date=rider.revised_on,
    )


def _said_by_rider(
    rider: Rider, show: Show, site: Site, reader: Reader, room: Room | None = None
) -> Mapping[str, object]:
    """Return what stands on the rider, as JSON can hold it."""
    words = Message("tech rider")
    source = RiderSource(
        rider=rider,
        title=sheet_title(show, reader),
        company=_company(show, site, reader),
        equipment=show.equipment,
        documents=_documents(show, reader),
        facts=[
            {"label": line.label, "value": line.value, "aside": line.aside}
            for line in rider_at_a_glance(rider, reader)
        ],
    )
    day = rider.revised_on
    return {
        **_common(show, site, reader, reader.say(words), version(rider, reader)),
        **rider_sheet(source, reader, room),
        "date": day.isoformat() if day else "",
    }


def _of_show(
    show: Show, site: Site, readers: Sequence[Reader], photographs: Mapping[str, Path]
) -> tuple[ShowSheet, ...]:
    return tuple(_sheets(show, site, readers, photographs))


def _shown(
    show: Show, site: Site, photographs: Mapping[str, Path]
) -> tuple[tuple[str, Path | None], ...]:
    """Return what the show's sheets may show: its photographs and their files."""
    pictures = (site.picture(show, visual.file) for visual in show.visuals)
    paths = (one.path for picture in pictures if picture for one in picture.renditions)
    return tuple((path, photographs.get(path)) for path in paths)


def _sheets(
    show: Show, site: Site, readers: Sequence[Reader], photographs: Mapping[str, Path]
) -> Iterator[ShowSheet]:
    for reader in readers:
        rider = rider_of(show, site, reader)
        if rider is not None:
            yield ShowSheet(show.slug, reader.tag, reader.say(Message("Tech rider")), rider)
        page = _page_of(show, site, reader, photographs)
        title = reader.say(Message("The show on one page"))
        yield ShowSheet(show.slug, reader.tag, title, page)


def _page_of(show: Show, site: Site, reader: Reader, photographs: Mapping[str, Path]) -> Sheet:
    content = show_sheet(show, site, reader)
    name = content.photograph
    files = {"photograph.jpg": photographs[name]} if name in photographs else {}
    common = _common(show, site, reader, reader.say(Message("the show on one page")), "")
    day = site.dated(show)
    return Sheet(
        path=_path(show, site, reader, reader.say(Message("one-page"))),
        template="show.typ",
        data={
            **common,
            **content.data,
            "has_photograph": bool(files),
            "date": day.isoformat() if day else "",
            "footer": " · ".join([str(common["footer"]), *([reader.day(day)] if day else [])]),
        },
        date=day,
        source=show.folder,
        pictures=files,
        versions=(name,) if files else (),  # the path carries the hash of what it shows
    )


def _common(
    show: Show, site: Site, reader: Reader, kind: str, version_: str
) -> Mapping[str, object]:
    """Return what every sheet needs: language, paper, accent, what stands at the foot."""
    company = site.library.company
    language, _, region = reader.tag.partition("-")
    title = sheet_title(show, reader)
    return {
        "lang": language,
        "region": region if len(region) == 2 else "",  # noqa: PLR2004 - ISO 3166-1 alpha-2
        "paper": _PAPER[company.printed_on],
        "accent": site.accent(show).light,
        "document": f"{title}, {kind}",
        "company": _company(show, site, reader),
        "footer": " · ".join(filter(None, (f"{title}, {kind}", version_))),
    }


def _company(show: Show, site: Site, reader: Reader) -> str:
    one = site.represented.get(show.facts.company or "")
    return reader.set(one.name if one else site.library.company.name)


def _documents(show: Show, reader: Reader) -> list[str]:
    """Return the titles of the rider's plans that anybody may have."""
    wanted = set(show.rider.files if show.rider else ())
    documents = sorted(show.documents, key=lambda document: (document.order, document.file))
    return [
        reader.text(document.title) or document.file
        for document in documents
        if document.file in wanted and document.visibility is Visibility.PUBLIC
    ]


def _path(show: Show, site: Site, reader: Reader, name: str) -> str:
    """Return where a sheet lies: beside the show's documents, in the folder of its language."""
    return f"files/{show.slug}/{site.addresses.folder(reader.tag)}/{show.slug}-{name}.pdf"
