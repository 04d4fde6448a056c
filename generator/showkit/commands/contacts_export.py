"""``showkit contacts export``: the contact base as a workbook, tables or cards."""

from __future__ import annotations

import shutil
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from showkit.commands.content import read_contacts, today
from showkit.commands.progress import say
from showkit.contacts.exchange.csv_write import csv_files, zipped
from showkit.contacts.exchange.data_package import package_files
from showkit.contacts.exchange.own_tables import own_tables
from showkit.contacts.exchange.vcard_write import write_vcards
from showkit.contacts.exchange.xlsx_write import write_workbook
from showkit.contacts.where import select
from showkit.model.message import Message
from showkit.output.cache import write_atomically
from showkit.output.catalogues import catalogue

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from showkit.contacts.where import Selection
    from showkit.model.library import Library
    from showkit.output.catalogues import Catalogue
    from showkit.output.project import Project


class Form(StrEnum):
    """What an export is written as."""

    XLSX = "xlsx"
    CSV = "csv"
    VCARD = "vcard"
    DATA_PACKAGE = "datapackage"


_BY_SUFFIX: Final = {
    ".xlsx": Form.XLSX,
    ".csv": Form.CSV,
    ".zip": Form.CSV,
    ".vcf": Form.VCARD,
}
_MAIN_TABLE: Final = "people.csv"


class ExportError(Exception):
    """The export cannot be written there; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def export(
    project: Project, target: Path, form: str | None, where: str | None, as_of: dt.date | None
) -> int:
    """Write the contacts that `where` chooses to `target`; return 1 where it chooses nobody.

    Tables go into one zip archive where `target` is one, into a folder of that name, or one of
    them alone into a file: ``rooms.csv`` the rooms, any other name the people.

    Raises:
        ExportError: it is not said what to write, or `target` is no place for it.
        WhereError: the filter cannot be read.
    """
    chosen = Form(form) if form else _BY_SUFFIX.get(target.suffix.lower())
    if chosen is None:
        forms = ", ".join(Form)
        raise ExportError(Message("say with --format what to write: {forms}", forms=forms))
    _keep_private(project, target)
    library = read_contacts(project)
    day = as_of or today(library)
    selection = select(library, where, day)
    if not selection.houses:
        say(Message("the filter chooses nobody; nothing was written"))
        return 1
    words = catalogue(library.company.main_language)
    _write(target, written(library, selection, chosen, day, words))
    say(
        Message(
            "{target}: {houses} houses, {people} people.",
            target=target,
            houses=len(selection.houses),
            people=len(selection.people),
        )
    )
    return 0


def written(
    library: Library, selection: Selection, form: Form, day: dt.date, words: Catalogue
) -> bytes | dict[str, bytes]:
    """Return the export as one file, or as files by name."""
    if form is Form.VCARD:
        return write_vcards(selection, words, day)
    tables = own_tables(library, selection, day, words)
    if form is Form.XLSX:
        return write_workbook(tables, words, day)
    if form is Form.CSV:
        return csv_files(tables, mark=True)
    return package_files(tables, library.company, day, words)


def _keep_private(project: Project, target: Path) -> None:
    """Refuse to put people's addresses where the site is published from.

    Raises:
        ExportError: `target` lies there.
    """
    if target.resolve().is_relative_to(project.site.resolve()):
        raise ExportError(
            Message(
                "“{target}” lies in the site, which everybody can read: choose another place",
                target=target,
            )
        )


def _write(target: Path, data: bytes | Mapping[str, bytes]) -> None:
    """Write one file, or several: into a zip archive of that name, else into a folder."""
    if isinstance(data, bytes):
        write_atomically(target, data)
    elif target.suffix.lower() == ".zip":
        write_atomically(target, zipped(data))
    elif target.suffix.lower() == ".csv":
        write_atomically(target, data.get(target.name.lower(), data[_MAIN_TABLE]))
    else:
        _write_folder(target, data)


def _write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, all of them or, where the disk is full, none.

    Raises:
        ExportError: `folder` is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise ExportError(Message("“{target}” is a file, and a folder is needed", target=folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        for name, data in files.items():
            (beside / name).write_bytes(data)
        folder.mkdir(exist_ok=True)
        for name in files:
            (beside / name).replace(folder / name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
