"""Photographs as pages show them, and the classes that keep their focal points in view."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from showkit.content.folding import folded
from showkit.kit.visuals import rights_of
from showkit.output.cache import digest
from showkit.portal.views import PhotographView, SourceView, TakeView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from showkit.kit.pictures.picture import Picture, Rendition
    from showkit.model.material import Visual
    from showkit.output.artifact import Artifact
    from showkit.portal.reader import Reader

_EVERY_BROWSER = ("image/jpeg", "image/png", "image/webp")

_MIDDLE = 4
"""Of the nine tones, row by row, the one in the middle."""

_ALL_RESERVED = frozenset(
    {"tous droits reserves", "all rights reserved", "alle rechte vorbehalten"}
)
"""What a table says in one language on the pages of all, folded."""

_POSTER = 960
"""Pixels: wide enough for a still in the middle of a page, light enough to come unasked."""

_JPEG = "image/jpeg"
_FOR_THE_WEB = 1600
"""Pixels: as wide as a newspaper's own pages show it."""

_GRID = 5
"""Focal points are rounded to so many per cent, so that few classes serve many photographs."""


def photograph(  # noqa: PLR0913, PLR0917 - the photograph, its words, and for whom
    picture: Picture,
    visual: Visual,
    reader: Reader,
    up: str,
    title: str,
    print_file: Artifact | None = None,
) -> PhotographView:
    """Return a show's photograph; `title` stands in where nobody described it.

    With `print_file`, its file in full size, it can be taken along.
    """
    seen = _view(
        picture,
        up,
        alt=reader.text(visual.alt) or title,
        focus=focus_class(visual.focal_x, visual.focal_y),
        caption=reader.text(visual.caption),
        credit=credit(visual, reader),
    )
    if print_file is None:
        return seen
    return replace(seen, takes=_takes(picture, print_file, reader, up))


def _takes(picture: Picture, print_file: Artifact, reader: Reader, up: str) -> tuple[TakeView, ...]:
    web = next((one for one in reversed(picture.of(_JPEG)) if one.width <= _FOR_THE_WEB), None)
    takes = [
        TakeView(
            reader.gettext("For print"), up + quote(print_file.path), reader.size(print_file.size)
        )
    ]
    if web is not None:
        size = f"{web.width} × {web.height}"
        takes.append(TakeView(reader.gettext("For the web"), _address(web, up), size))
    return tuple(takes)


def credit(visual: Visual, reader: Reader) -> str:
    """Return whose photograph it is and under which licence, as the line under it says.

    The words by which nothing is given away are those of the reader's language.
    """
    rights = rights_of(visual)
    if folded(rights.licence).strip(".") in _ALL_RESERVED:
        rights = replace(rights, licence=reader.gettext("All rights reserved"))
    return reader.set(rights.line)


def portrait(picture: Picture, name: str, owner: str, up: str) -> PhotographView:
    """Return the face of someone at the company; `owner` is whose picture it is."""
    return _view(picture, up, alt=name, focus=focus_class(0.5, 0.4), credit=owner)


def poster(photo: PhotographView) -> str:
    """Return the address of a photograph for a place that takes one file and no choice of them."""
    widths = [entry.rsplit(" ", 1) for entry in photo.srcset.split(", ")]
    small = [address for address, width in widths if int(width[:-1]) <= _POSTER]
    return small[-1] if small else photo.src


def focus_class(x: float, y: float) -> str:
    """Return the class for a focal point, as fractions from the left and the top."""
    return f"at-{_rounded(x)}-{_rounded(y)}"


def focus_rules(points: Iterable[str]) -> str:
    """Return the style rules for classes that `focus_class` gave."""
    rules = []
    for name in sorted(set(points)):
        _, x, y = name.split("-")
        rules.append(f".{name}{{object-position:{x}% {y}%}}\n")
    return "".join(rules)


def tones_class(picture: Picture) -> str:
    """Return the classes by which a picture's place wears its tones until it is there."""
    return f"toned tones-{digest(*picture.tones)[:8]}" if picture.tones else ""


def tone_rules(pictures: Iterable[Picture]) -> str:
    """Return the style rules for classes that `tones_class` gave.

    A gradient for each ninth, blending into its neighbours: no request, no picture of its own,
    nothing that the policy of the pages would have to allow.
    """
    toned = {tones_class(picture): picture.tones for picture in pictures if picture.tones}
    if not toned:
        return ""
    around = [(x, y) for y in (0, 50, 100) for x in (0, 50, 100)]
    layers = ",".join(
        f"radial-gradient(65% 65% at {x}% {y}%,var(--t{n}),transparent)"
        for n, (x, y) in enumerate(around)
        if n != _MIDDLE
    )
    rules = [f".toned{{background:{layers} var(--t{_MIDDLE})}}\n"]
    for classes, tones in sorted(toned.items()):
        colours = ";".join(f"--t{n}:{tone}" for n, tone in enumerate(tones))
        rules.append(f".{classes.split()[1]}{{{colours}}}\n")
    return "".join(rules)


def _rounded(fraction: float) -> int:
    return round(fraction * 100 / _GRID) * _GRID


def _view(  # noqa: PLR0913 - the words of one photograph, each with its own meaning
    picture: Picture, up: str, *, alt: str, focus: str, caption: str = "", credit: str = ""
) -> PhotographView:
    mimes = list(dict.fromkeys(rendition.mime for rendition in picture.renditions))
    plain = next((mime for mime in _EVERY_BROWSER if mime in mimes), mimes[-1])
    widest = picture.of(plain)[-1]
    return PhotographView(
        src=_address(widest, up),
        srcset=_srcset(picture.of(plain), up),
        sources=tuple(
            SourceView(mime, _srcset(picture.of(mime), up)) for mime in mimes if mime != plain
        ),
        width=picture.width,
        height=picture.height,
        alt=alt,
        focus=focus,
        tones=tones_class(picture),
        caption=caption,
        credit=credit,
    )


def _srcset(renditions: Iterable[Rendition], up: str) -> str:
    return ", ".join(f"{_address(one, up)} {one.width}w" for one in renditions)


def _address(rendition: Rendition, up: str) -> str:
    return up + quote(rendition.path)
