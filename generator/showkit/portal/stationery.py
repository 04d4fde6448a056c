"""What printed sheets share with the pages: typefaces and templates, the company's own first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.file_names import FileName, judge
from showkit.kit.fonts import read_font
from showkit.kit.printing.sheet import Stationery
from showkit.kit.printing.typefaces import make_typefaces

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from showkit.model.company import Brand
    from showkit.output.cache import Cache
    from showkit.output.templates import Templates

_FOLDER: Final = "rider"
_OURS: Final[Mapping[str, str]] = {"title": "bricolage-grotesque-", "text": "source-serif-4-"}
"""How the names of showkit's own files begin, for each use."""

_SUBSETS: Final = ("latin-wght", "latin-ext-wght")
"""The subsets that they come in, each a family of its own, the everyday one first."""


def make_stationery(
    brand: Brand, templates: Templates, content: Path, cache: Cache, folder: Path
) -> Stationery:
    """Return templates and typefaces ready to print with; fonts are unpacked below `folder`."""
    own = {"title": brand.title_font, "text": brand.text_font}
    fonts = dict(templates.files("assets/fonts"))
    uses = {
        use: [group for group in _groups(names, content, fonts, _OURS[use]) if group]
        for use, names in own.items()
    }
    return Stationery(dict(templates.files(_FOLDER)), make_typefaces(uses, cache, folder))


def _groups(
    own: Sequence[str], content: Path, fonts: Mapping[str, Path], ours: str
) -> Iterator[list[Path]]:
    usable = [name for name in own if judge(name, content, flat=False) is FileName.FILE]
    files = [content / name for name in usable]
    yield [path for path in files if read_font(path.name, path.read_bytes()) is not None]
    for subset in _SUBSETS:
        yield [path for name, path in fonts.items() if name.startswith(f"{ours}{subset}")]
