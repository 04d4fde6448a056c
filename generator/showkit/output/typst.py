"""Typst: documents to PDF, and a drawing to PNG. The one module that knows it.

A document is a folder that was made for it: templates, pictures, ``data.json``. Typst reads
nothing outside that folder, no font of the machine, and nothing from a network: whatever is not
an import of a template beside it is refused before a package could be asked for. What people
wrote reaches a template as data only and is never read as markup.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

import typst

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION: Final = metadata.version("typst")
"""Part of every key: another version may set the same document otherwise."""

_STANDARD: Final = "ua-1"
"""PDF/UA-1 (ISO 14289-1): tagged, with a title, a language and words for every picture."""

_IMPORT: Final = re.compile(rb"""\b(?:import|include)\b(?!\s+"[\w./-]+\.typ")""")
"""An import of something else than a template beside it: a package, or a name not yet known."""

_NO_FOLDER: Final = os.devnull
"""Where no package is, and none could be kept."""


_INCH: Final = """
#set page(width: 1in, height: 1in, margin: 0pt, fill: none)
#image("drawing.svg", width: 100%, height: 100%, fit: "contain")
"""


class TypesettingError(Exception):
    """A document that could not be made; says what Typst said, and where in the template."""


@dataclass(frozen=True)
class Document:
    """What a PDF is made from.

    `templates` and `pictures` are files by their path in the document's folder, `data` is what the
    template `main` reads as ``json("data.json")``, `created` the seconds since 1970 that the PDF
    says it was made at. `fonts` is the folder of its typefaces.
    """

    main: str
    templates: Mapping[str, Path]
    pictures: Mapping[str, Path]
    data: Mapping[str, object]
    fonts: Path
    created: int


def typeset_pdf(document: Document) -> bytes:
    """Return the PDF; the same document gives the same bytes.

    Raises:
        TypesettingError: the template is wrong, or asks for what is not there.
    """
    with tempfile.TemporaryDirectory(prefix="showkit-pdf-") as name:
        folder = Path(name).resolve()
        try:
            for path, source in {**document.templates, **document.pictures}.items():
                _place(folder, path, source)
        except OSError as error:
            raise TypesettingError(f"{error.filename}: {error.strerror}") from error
        text = json.dumps(document.data, ensure_ascii=False, sort_keys=True)
        (folder / "data.json").write_text(text, encoding="utf-8")
        return _compiled(
            folder,
            document.main,
            str(document.fonts),
            format="pdf",
            pdf_standards=[_STANDARD],
            timestamp=document.created,
        )


def drawn_png(svg: bytes, side: int) -> bytes:
    """Return a drawing as PNG, whole, in the middle of a square of `side` pixels, on nothing.

    Letters that are no outlines are left out: no typeface is given to it.

    Raises:
        TypesettingError: it is no SVG, or cannot be drawn.
    """
    with tempfile.TemporaryDirectory(prefix="showkit-svg-") as name:
        folder = Path(name).resolve()
        (folder / "drawing.svg").write_bytes(svg)
        (folder / "inch.typ").write_text(_INCH, encoding="utf-8")
        return _compiled(folder, "inch.typ", "", format="png", ppi=side)


def _compiled(folder: Path, main: str, fonts: str, **how: Any) -> bytes:  # noqa: ANN401 - Typst's own options
    """Return what Typst makes of the template `main` in a folder.

    Raises:
        TypesettingError: the template is wrong, or asks for what is not there.
    """
    try:
        made: Any = _compiler(fonts).compile(folder / main, root=folder, **how)
    except typst.TypstError as error:
        raise TypesettingError(_said(error, folder)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # Typst's own bug, which it says so
            raise
        _compiler.cache_clear()  # it was left in the middle of its work
        raise TypesettingError(str(error)) from error
    return bytes(made)


def _place(folder: Path, path: str, source: Path) -> None:
    target = folder / PurePosixPath(path)
    data = source.read_bytes()
    if path.endswith(".typ") and _IMPORT.search(data):
        raise TypesettingError(f"{path}: imports are of .typ files beside it, never of packages")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def _said(error: typst.TypstError, folder: Path) -> str:
    """Return the first lines of an error, without the folder that was made for the document."""
    text = str(getattr(error, "diagnostic", "") or error)
    text = re.sub(r"\x1b\[[0-9;]*m", "", text)
    text = re.sub(rf"[^\s\"']*{re.escape(folder.name)}/", "", text)
    return " ".join(text.split())[:300]


@lru_cache(maxsize=4)
def _compiler(fonts: str) -> typst.Compiler:
    """Return what sets documents in the fonts of a folder, or without any.

    It is kept: a new one would read fonts and templates, and Typst's own library, once more.
    """
    return typst.Compiler(
        font_paths=typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[fonts] if fonts else [],
        ),
        ignore_system_fonts=True,
        package_path=_NO_FOLDER,
        package_cache_path=_NO_FOLDER,
    )
