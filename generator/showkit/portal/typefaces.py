"""The company's own typefaces, where it has some: files to publish, and the rules that use them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from showkit.content.file_names import FileName, judge
from showkit.kit.fonts import licences, read_font

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from showkit.kit.fonts import Font
    from showkit.model.company import Brand

_FOLDER: Final = "fonts/brand"
"""Where they lie among the assets."""

_OURS: Final[Mapping[str, str]] = {
    "title": "fonts/bricolage-grotesque-latin-wght-normal.woff2",
    "text": "fonts/source-serif-4-latin-wght-normal.woff2",
}
"""The first file of showkit's own typeface for each use."""

_FALLBACKS: Final[Mapping[str, str]] = {
    "title": '"Helvetica Neue",Arial,sans-serif',
    "text": 'Georgia,"Times New Roman",serif',
}
_PROPERTIES: Final[Mapping[str, Sequence[str]]] = {
    # the style sheets of portal and access page each have their name for it
    "title": ("--title", "--titles"),
    "text": ("--text",),
}


@dataclass(frozen=True)
class Typefaces:
    """What pages are set in: `files` by their name among the assets, style `rules` for them.

    `first` are the names of the fonts that every page needs at once.
    """

    files: Mapping[str, bytes]
    rules: str
    first: tuple[str, ...]


def typefaces(brand: Brand, content: Path) -> Typefaces:
    """Return the company's own typefaces from its folder `content`, else showkit's."""
    files: dict[str, bytes] = {}
    rules, first = [], []
    for use, names in (("title", brand.title_font), ("text", brand.text_font)):
        fonts = list(_fonts(names, content))
        first.append(_asset(fonts[0][0]) if fonts else _OURS[use])
        for path, _ in fonts:
            files[_asset(path)] = path.read_bytes()
            files |= {f"{_FOLDER}/{text.stem}.txt": text.read_bytes() for text in licences(path)}
        if fonts:
            rules += [_face(use, path, font) for path, font in fonts]
            value = f'"Company {use}",{_FALLBACKS[use]}'
            rules.append(f":root{{{';'.join(f'{name}:{value}' for name in _PROPERTIES[use])}}}\n")
    return Typefaces(files, "".join(rules), tuple(first))


def _fonts(names: Sequence[str], content: Path) -> Iterator[tuple[Path, Font]]:
    for name in names:
        if judge(name, content, flat=False) is FileName.FILE:
            font = read_font(PurePosixPath(name).name, (content / name).read_bytes())
            if font is not None:
                yield content / name, font


def _asset(path: Path) -> str:
    return f"{_FOLDER}/{path.name}"


def _face(use: str, path: Path, font: Font) -> str:
    return (
        f'@font-face{{font-family:"Company {use}";font-style:{font.style};'
        f"font-weight:{font.weight};font-display:swap;"
        f'src:url("{_asset(path)}") format("woff2")}}\n'
    )
