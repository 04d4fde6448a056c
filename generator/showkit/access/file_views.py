"""The list of a show's private files, as its chapter of an access page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from showkit.access.file_sealing import chunks_of
from showkit.access.keys import base64url
from showkit.portal.people import dialled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.access.private_files import SealedFile
    from showkit.model.company import TeamMember
    from showkit.portal.reader import Reader


_PDF: Final = "application/pdf"


@dataclass(frozen=True)
class FileView:
    """One private file: what it is called, and what its reader's browser opens it with.

    `opens` where browsers show it themselves, and not only save it.
    """

    title: str
    about: str
    name: str
    type: str
    opens: bool
    size: int
    id: str
    key: str
    chunks: int
    chunks_a_part: int


@dataclass(frozen=True)
class FilesView:
    """The private files of a show, and whom to call when one does not open."""

    files: tuple[FileView, ...]
    whom: str
    phone: str
    phone_href: str


def files_view(
    sealed: Sequence[SealedFile], contact: TeamMember | None, reader: Reader
) -> FilesView | None:
    """Return the list of a show's files, those in the reader's language first; None without any."""
    if not sealed:
        return None
    language = reader.tag.split("-", maxsplit=1)[0]
    in_order = sorted(sealed, key=lambda one: one.file.language[:2] not in {"", language})
    return FilesView(
        tuple(_view(one, reader) for one in in_order),
        contact.name if contact else "",
        contact.phone if contact else "",
        dialled(contact.phone) if contact else "",
    )


def _view(one: SealedFile, reader: Reader) -> FileView:
    file = one.file
    about = (
        PurePosixPath(file.name).suffix.removeprefix(".").upper(),
        reader.size(one.size),
        reader.language(file.language) if file.language else "",
    )
    return FileView(
        title=reader.text(file.title) or PurePosixPath(file.name).stem,
        about=", ".join(part for part in about if part),
        name=file.name,
        type=file.type,
        opens=file.type == _PDF,
        size=one.size,
        id=one.keys.file_id,
        key=base64url(one.keys.key),
        chunks=chunks_of(one.size),
        chunks_a_part=one.chunks_a_part,
    )
