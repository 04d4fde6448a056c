"""Checks of the files that are sealed: what becomes of them where they are opened."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from showkit.access.file_types import BYTES, media_type
from showkit.content.checks.check import Check, check
from showkit.content.file_names import FileName, judge
from showkit.content.rules import FILES
from showkit.model.record import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.content.load import Loaded
    from showkit.model.finding import Finding
    from showkit.model.library import Library


def private_files_open_without_their_program(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A file with visibility ``access`` opens where it is read, or has a PDF beside it.

    Who opens it on a telephone, or has not the program that it was made with, is left with a
    file that nothing opens. A PDF or a picture of the same name (``plan.pdf`` beside
    ``plan.vwx``) is enough: the technician takes the one, everybody reads the other.
    """
    for show in library.shows:
        folder = loaded.project.root / show.folder / "documents"
        given = [one for one in show.documents if one.visibility is not Visibility.PRIVATE]
        readable = {_stem(one.file) for one in given if _has_type(one.file)}
        for document in given:
            if (
                document.visibility is Visibility.ACCESS
                and not _has_type(document.file)
                and _stem(document.file) not in readable
                and judge(document.file, folder) is FileName.FILE
            ):
                yield FILES.PLAIN_BYTES.at(
                    loaded.cell(f"{show.folder}/documents.csv", document, "file"),
                    file=document.file,
                    readable=f"{_stem(document.file)}.pdf",
                )


def _has_type(name: str) -> bool:
    return media_type(name) not in {None, BYTES}


def _stem(name: str) -> str:
    return PurePosixPath(name).stem


PRIVATE_FILE_CHECKS: Final[tuple[Check, ...]] = (
    check(private_files_open_without_their_program, FILES.PLAIN_BYTES),
)
"""Checks that go with those of the content, in the order of the reference page."""
