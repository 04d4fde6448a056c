"""Checks for which a picture or a font must be opened; only their first bytes are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.checks.check import Check, check, of_each_show
from showkit.content.file_names import FileName, judge
from showkit.content.rules import FILES, VISUALS
from showkit.kit.fonts import licences, read_font
from showkit.kit.pictures.opening import MAX_PIXELS, Refusal, measure
from showkit.model.material import Use

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from showkit.content.load import Loaded
    from showkit.model.finding import Finding, Place
    from showkit.model.library import Library
    from showkit.model.show import Show
    from showkit.output.memory import Remembered

_INCH: Final = 2.54
"""Centimetres."""

_DOTS: Final = 300
"""Dots an inch that offset print wants."""

_PAGE: Final = 21
"""Centimetres: the short side of an A4 page, which the long side of a photograph should fill."""

_LEAST: Final = 2480
"""Pixels on the long side: 21 cm at 300 dots an inch."""


_HEAVY_FONT: Final = 200_000
"""Bytes: twice what our own variable typefaces have for the languages of Western Europe."""


def pictures_can_be_opened(
    library: Library, loaded: Loaded, memory: Remembered
) -> Iterator[Finding]:
    """A photograph or portrait is a picture that can be opened, and of a sensible size.

    JPEG, PNG, WebP, AVIF or TIFF. A file that claims more than 120 million pixels is not opened
    at all: it is a mistake, or meant to fill the memory of whoever does.
    """
    for name, path, place in _portraits(library, loaded):
        yield from _unopened(name, path, place)
    yield from of_each_show(
        library, memory, "pictures", lambda show: _unopened_photographs(show, loaded)
    )


def _unopened(name: str, path: Path, place: Place) -> Iterator[Finding]:
    match measure(path):
        case Refusal.PIXELS:
            limit = MAX_PIXELS // 1_000_000
            yield VISUALS.TOO_MANY_PIXELS.at(place, file=name, limit=limit)
        case Refusal.FORMAT:
            yield VISUALS.NOT_A_PICTURE.at(place, file=name)


def _portraits(library: Library, loaded: Loaded) -> Iterator[tuple[str, Path, Place]]:
    """Yield every portrait that is there: its name, its file, where it is named."""
    project = loaded.project
    for n, member in enumerate(library.company.team):
        path = project.content / member.photo
        inside = path.resolve().is_relative_to(project.content.resolve())
        if member.photo and path.is_file() and inside:
            place = loaded.place("content/company.yaml", ("team", n, "photo"))
            yield member.photo, path, place


def _unopened_photographs(show: Show, loaded: Loaded) -> Iterator[Finding]:
    for visual in show.visuals:
        path = loaded.project.root / show.folder / "visuals" / visual.file
        place = loaded.cell(f"{show.folder}/visuals.csv", visual, "file")
        yield from _unopened(visual.file, path, place)


def photographs_are_large_enough_for_print(
    library: Library, loaded: Loaded, memory: Remembered
) -> Iterator[Finding]:
    """A photograph for the press or for print is large enough to be printed.

    Offset print wants 300 dots an inch; a photograph as wide as an A4 page is 21 cm, so its long
    side needs 2480 pixels. One that is meant for screens only says ``web`` under ``use``.
    """
    yield from of_each_show(library, memory, "print", lambda show: _too_small(show, loaded))


def _too_small(show: Show, loaded: Loaded) -> Iterator[Finding]:
    for visual in show.visuals:
        if visual.use is Use.WEB:
            continue
        size = measure(loaded.project.root / show.folder / "visuals" / visual.file)
        if isinstance(size, Refusal) or max(size) >= _LEAST:
            continue
        yield VISUALS.TOO_SMALL.at(
            loaded.cell(f"{show.folder}/visuals.csv", visual, "file"),
            file=visual.file,
            width=size[0],
            height=size[1],
            cm=f"{max(size) / _DOTS * _INCH:.0f}",
            least=_LEAST,
        )


def fonts_can_be_used(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A typeface of the company's own is a WOFF2 file, light, with its licence beside it.

    Every browser of today reads WOFF2, and it is the smallest of the formats. A licence for the
    desktop is seldom one for the web; the text that goes with the files says what one may do, and
    showkit publishes it with them.
    """
    brand, content = library.company.brand, loaded.project.content
    for field, names in (("title_font", brand.title_font), ("text_font", brand.text_font)):
        for n, name in enumerate(names):
            if judge(name, content, flat=False) is not FileName.FILE:
                continue  # told by another check
            path = content / name
            place = loaded.place("content/company.yaml", ("brand", field, n))
            if read_font(path.name, path.read_bytes()) is None:
                yield FILES.NOT_A_FONT.at(place, file=name)
                continue
            size = path.stat().st_size
            if size > _HEAVY_FONT:
                yield FILES.HEAVY_FONT.at(
                    place, file=name, size=size // 1000, limit=_HEAVY_FONT // 1000
                )
            if not licences(path):
                yield FILES.FONT_LICENCE.at(place, file=name, licence=f"{path.stem}.txt")


PICTURE_CHECKS: Final[tuple[Check, ...]] = (
    check(pictures_can_be_opened, VISUALS.NOT_A_PICTURE, VISUALS.TOO_MANY_PIXELS),
    check(photographs_are_large_enough_for_print, VISUALS.TOO_SMALL),
    check(fonts_can_be_used, FILES.NOT_A_FONT, FILES.HEAVY_FONT, FILES.FONT_LICENCE),
)
"""Checks that go with those of the content, in the order of the reference page."""
