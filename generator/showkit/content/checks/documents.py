"""What documents weigh: where they are opened, on a telephone between two appointments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.file_names import FileName, judge
from showkit.content.rules import FILES
from showkit.model.record import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.content.load import Loaded
    from showkit.model.finding import Finding, Place, Rule
    from showkit.model.library import Library
    from showkit.model.material import Document

_HEAVY: Final = 20_000_000
"""Bytes: half a minute of a good telephone network, minutes of a poor one."""

_MOST_GATHERED: Final = 500_000_000
"""Bytes: a file that is unsealed is gathered by the browser before it is saved; phones that have
a few gigabytes free give a page about so much."""


def documents_are_light(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A document is light enough for a telephone.

    That is where dossiers are opened, between two appointments. What makes a PDF heavy is
    photographs at full size; most programs can save it “for the screen”.
    """
    for document, size, place in _documents(library, loaded):
        if size > _HEAVY and not _cannot_be_gathered(document, size):
            yield _larger_than(_HEAVY, FILES.HEAVY, document, size, place)


def private_files_can_be_gathered(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A file with visibility ``access`` is small enough to be gathered in a telephone.

    It arrives sealed, and the browser puts it together before it is saved, in a store of its own
    that a telephone keeps small. A full-length film belongs on a video platform, with its
    password under ``video``, which access pages show too.
    """
    for document, size, place in _documents(library, loaded):
        if _cannot_be_gathered(document, size):
            yield _larger_than(_MOST_GATHERED, FILES.TOO_LARGE_TO_GATHER, document, size, place)


def documents_hold_something(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A document is not an empty file.

    That is what a copy that broke off leaves, or a file that a cloud folder has not fetched yet.
    """
    for document, size, place in _documents(library, loaded):
        if size == 0:
            yield FILES.EMPTY.at(place, file=document.file)


def _larger_than(limit: int, rule: Rule, document: Document, size: int, place: Place) -> Finding:
    megabyte = 1_000_000
    return rule.at(place, file=document.file, size=round(size / megabyte), limit=limit // megabyte)


def _cannot_be_gathered(document: Document, size: int) -> bool:
    return document.visibility is Visibility.ACCESS and size > _MOST_GATHERED


def _documents(library: Library, loaded: Loaded) -> Iterator[tuple[Document, int, Place]]:
    """Yield every document that somebody else may see and that is there, and its size in bytes."""
    for show in library.shows:
        folder = loaded.project.root / show.folder / "documents"
        for document in show.documents:
            leaves = document.visibility is not Visibility.PRIVATE
            if leaves and judge(document.file, folder) is FileName.FILE:
                place = loaded.cell(f"{show.folder}/documents.csv", document, "file")
                yield document, (folder / document.file).stat().st_size, place
