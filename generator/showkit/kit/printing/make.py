"""All sheets of a site, each made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.content.rules import PRINT
from showkit.kit.printing.printable import has_long_words, printable
from showkit.model.finding import Place
from showkit.model.message import Message
from showkit.output.artifact import Artifact
from showkit.output.cores import as_they_come
from showkit.output.typst import Document, TypesettingError, typeset_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from showkit.kit.printing.sheet import Sheet, Stationery
    from showkit.model.finding import Finding
    from showkit.output.cache import Cache


def make_sheets(
    sheets: Iterable[Sheet],
    stationery: Stationery,
    cache: Cache,
    advance: Callable[[int, int], None],
) -> tuple[tuple[Artifact, ...], tuple[Finding, ...]]:
    """Make what the cache has not, on all cores; return the files, and what could not be made.

    The first are made while those that come after are planned, where `sheets` plans them.
    `advance` is called with (done, to do) as the work goes on, and not at all when there is none.
    """
    keyed: list[tuple[str, Sheet]] = []
    files: dict[str, Path | None] = {}

    def missing() -> Iterator[tuple[str, tuple[object, ...]]]:
        for sheet in sheets:
            key = sheet.key(stationery)  # two may be alike but for a path
            keyed.append((key, sheet))
            if key not in files:
                files[key] = cache.path(key)
                if files[key] is None:
                    yield key, (sheet, stationery, key, cache)

    answers = as_they_come(make_sheet, missing(), advance)
    files |= {key: cache.path(key) for key in answers}
    artifacts, findings = [], []
    for key, sheet in keyed:
        file = files[key]
        if file is not None:
            artifacts.append(Artifact(sheet.path, file))
        else:
            reason = answers.get(key) or Message("the process that made it crashed")
            findings.append(PRINT.NOT_MADE.at(Place(sheet.source), file=sheet.path, reason=reason))
    return tuple(artifacts), tuple(findings)


def make_sheet(sheet: Sheet, stationery: Stationery, key: str, cache: Cache) -> str:
    """Make one sheet into the cache; return why not, or nothing. Runs in a process of its own."""
    try:
        cache.put(key, sheet_pdf(sheet, stationery))
    except TypesettingError as error:
        return str(error)
    return ""


def sheet_pdf(sheet: Sheet, stationery: Stationery) -> bytes:
    """Return a sheet as a PDF.

    Raises:
        TypesettingError: its template is wrong.
    """
    faces = stationery.typefaces
    data = {
        **sheet.data,
        "fonts": {use: list(names) for use, names in faces.families.items()},
        "has_long_words": has_long_words(sheet.data),
    }
    return typeset_pdf(
        Document(
            main=sheet.template,
            templates=stationery.templates,
            pictures=sheet.pictures,
            data=printable(data, faces.covered),
            fonts=faces.folder,
            created=sheet.created,
        )
    )
