"""``showkit contacts import``: contacts from a spreadsheet, an address book or another program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.access.forgotten import ForgottenPeople
from showkit.access.secret import open_secret
from showkit.commands.content import read_contacts, report, today
from showkit.commands.import_preview import show_plan, show_sources
from showkit.commands.progress import say
from showkit.contacts.contact_file import contact_file
from showkit.contacts.exchange.archive import folder_as_archive
from showkit.contacts.exchange.column_names import is_column
from showkit.contacts.exchange.file_after import COMMENT, file_after
from showkit.contacts.exchange.gather import (
    Remembered,
    Source,
    Surroundings,
    plan_import,
    sources_of,
)
from showkit.contacts.exchange.mapping import FOLDER
from showkit.contacts.exchange.mapping_text import mapping_text
from showkit.contacts.exchange.own_export import is_own_export, own_plan
from showkit.contacts.exchange.own_sheets import rows_that_went_out
from showkit.contacts.exchange.person_identity import nobody_is_forgotten
from showkit.contacts.exchange.read_file import read_sheets
from showkit.contacts.undo import undoable
from showkit.contacts.wanted import EditError, Set
from showkit.content.parts import PRESENTERS
from showkit.content.rules import IMPORTS
from showkit.content.yaml import parse_yaml
from showkit.model.finding import Finding, Place
from showkit.model.message import Message
from showkit.output.catalogues import catalogue
from showkit.output.lock import project_lock

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from showkit.contacts.exchange.person_identity import IsForgotten
    from showkit.contacts.exchange.plan import ImportPlan
    from showkit.contacts.exchange.sheet import Sheet
    from showkit.contacts.exchange.three_way import Take
    from showkit.contacts.undo import Changes
    from showkit.model.library import Library
    from showkit.output.project import Project


@dataclass(frozen=True)
class Wishes:
    """What the command line asks for: see its help."""

    apply: bool = False
    propose: bool = False
    whole: bool = False
    name: str = ""
    sheets: Sequence[str] = ()
    take: Take | None = None


def import_contacts(
    project: Project, file: Path, wishes: Wishes, as_of: dt.date | None = None
) -> int:
    """Show what an import would do; do it where it is asked for."""
    with project_lock(project):
        library = read_contacts(project, as_of)
        day = as_of or today(library)
        data = folder_as_archive(file) if file.is_dir() else file.read_bytes()
        sheets, findings = _sheets(data, file.name, wishes)
        words = catalogue(library.company.main_language)
        forgotten = _forgotten(project, library)
        around = Surroundings(library, day, words.say, forgotten, wishes.take)
        if is_own_export(sheets):
            report(findings)
            sources: list[Source] = []
            listed = rows_that_went_out(data, file.name)
            plan = own_plan(sheets, listed, around, words)
        else:
            sources, more = _sources(project, file.name, sheets, wishes)
            report([*findings, *more])
            if wishes.propose:
                return _propose(project, file.name, sources, words.say)
            plan = plan_import(sources, around)
            show_sources(sources)
        show_plan(plan, whole=wishes.whole)
        report(plan.findings, each_note=wishes.whole)
        if not wishes.apply:
            _say_where(project, sources)
            say(Message("Nothing was written. With --apply, what is new and changed is written."))
            return 0
        failed = _write(project, file.name, sources, plan, around)
        _say_where(project, sources)
        report(failed)
    return int(bool(failed))


def _sheets(data: bytes, file_name: str, wishes: Wishes) -> tuple[list[Sheet], list[Finding]]:
    """Return the sheets of the file that are wished for, and what is wrong with it."""
    sheets, findings = read_sheets(data, file_name, is_column, wishes.sheets)
    missing = sorted(set(wishes.sheets) - {sheet.name for sheet in sheets})
    if missing:
        there = ", ".join(sheet.name for sheet in read_sheets(data, file_name, is_column)[0])
        findings += [
            IMPORTS.NO_SUCH_SHEET.at(Place(file_name), sheet=name, names=there or "—")
            for name in missing
        ]
    return sheets, findings


def _sources(
    project: Project, file_name: str, sheets: Sequence[Sheet], wishes: Wishes
) -> tuple[list[Source], list[Finding]]:
    """Return the sheets that hold contacts with their mappings, and what is to be said."""
    remembered = [
        Remembered(path.stem, project.relative(path), path.read_text("utf-8-sig", "replace"))
        for path in sorted((project.content / FOLDER).glob("*.yaml"))
    ]
    return sources_of(sheets, file_name, remembered, name=wishes.name)


def _forgotten(project: Project, library: Library) -> IsForgotten:
    """Return who tells whether a person has asked to be forgotten."""
    if library.forgotten is None:
        return nobody_is_forgotten
    return ForgottenPeople(library.forgotten, open_secret(project))


def _propose(
    project: Project, file_name: str, sources: Sequence[Source], tell: Callable[[Message], str]
) -> int:
    """Write the proposed mappings, and nothing else."""
    for source in sources:
        path = _mapping_path(project, source)
        if path.exists():
            say(Message("{path} is there already; edit it.", path=project.relative(path)))
            continue
        text = mapping_text(source.mapping, source.matched, file_name, tell)
        with undoable(project, "contacts-import", file_name) as changes:
            changes.write(path, text.encode())
        say(
            Message(
                "{path} says how the file is read. Edit it and import again.",
                path=project.relative(path),
            )
        )
    return 0


def _say_where(project: Project, sources: Sequence[Source]) -> None:
    """Say where it is written what columns mean and who is meant, or how it comes there."""
    for source in {one.name: one for one in sources}.values():
        path = _mapping_path(project, source)
        if path.exists():
            text = Message("What its columns mean, and who is meant: {path}.")
        else:
            text = Message("Does a column mean something else? --propose writes {path}, to edit.")
        say(Message(text.text, path=project.relative(path)))


def _mapping_path(project: Project, source: Source) -> Path:
    return project.content / FOLDER / f"{source.name}.yaml"


def _write(
    project: Project,
    file_name: str,
    sources: Sequence[Source],
    plan: ImportPlan,
    around: Surroundings,
) -> list[Finding]:
    """Write the files of a plan, undoably; return those that could not be written, and why."""
    failed: list[Finding] = []
    comment = around.say(COMMENT)
    written = 0
    description = Message("{file}: {n} contact files", file=file_name, n=len(plan.to_write()))
    with undoable(project, "contacts-import", description) as changes:
        for house in plan.to_write():
            path = contact_file(project.content / PRESENTERS, house.slug)
            try:
                before = changes.read(path)
                after = file_after(house, before, around.today, comment)
            except EditError as error:
                place = Place(project.relative(path))
                failed.append(IMPORTS.NOT_WRITTEN.at(place, problem=error.message))
                continue
            if after != before:
                changes.write(path, after)
                written += 1
        for source in sources:
            _remember_mapping(project, source, file_name, changes, around)
    if written:
        say(
            Message("Contact files written: {n}. “showkit contacts undo” takes it back.", n=written)
        )
    else:
        say(Message("There was nothing to write."))
    return failed


def _remember_mapping(
    project: Project, source: Source, file_name: str, changes: Changes, around: Surroundings
) -> None:
    """Write the mapping of a new source; add new columns to one that people may have edited."""
    path = _mapping_path(project, source)
    there = changes.read(path)
    if there is None:
        text = mapping_text(source.mapping, source.matched, file_name, around.say)
        changes.write(path, text.encode())
        return
    known = parse_yaml(there.decode("utf-8-sig", "replace"), "").value.get("columns") or {}
    new = [
        Set(("columns", name), word)
        for name, word in source.mapping.columns.items()
        if name not in known
    ]
    if new:
        changes.change(path, new)
