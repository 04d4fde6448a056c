"""An import from its sheets to its plan: columns matched, rows read, placed and planned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.contacts.exchange.column_names import IGNORE
from showkit.contacts.exchange.consents import with_consent
from showkit.contacts.exchange.identity import Identity
from showkit.contacts.exchange.incoming import incoming_rows
from showkit.contacts.exchange.known import Known
from showkit.contacts.exchange.mapping import (
    ImportMapping,
    column_findings,
    new_columns,
    parse_mapping,
    proposed,
    same_columns,
    source_name,
)
from showkit.contacts.exchange.matching import match
from showkit.contacts.exchange.person_identity import nobody_is_forgotten
from showkit.contacts.exchange.plan import ImportPlan
from showkit.contacts.exchange.planning import Planner
from showkit.contacts.exchange.row_places import spell_region
from showkit.contacts.exchange.row_shows import name_shows, shows_by_word
from showkit.contacts.exchange.unheard import unheard_opt_outs
from showkit.content.record_errors import shown
from showkit.content.rules import IMPORTS
from showkit.content.yaml import parse_yaml
from showkit.model.finding import Finding, Place, Severity

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from showkit.contacts.exchange.drafts import Clash
    from showkit.contacts.exchange.matching import Matched
    from showkit.contacts.exchange.person_identity import IsForgotten
    from showkit.contacts.exchange.sheet import Sheet
    from showkit.contacts.exchange.three_way import Take
    from showkit.model.library import Library
    from showkit.model.message import Message


@dataclass(frozen=True)
class Remembered:
    """A mapping file: its name without ending, its path as findings show it, and its text."""

    name: str
    path: str
    text: str


@dataclass(frozen=True)
class Source:
    """A sheet with the mapping that it is read by; `is_new` tells that no file holds it yet."""

    name: str
    sheet: Sheet
    matched: Matched
    mapping: ImportMapping
    is_new: bool


@dataclass(frozen=True)
class Surroundings:
    """What an import needs beside the file.

    `today` dates what has no date, `say` gives texts in the company's language, `is_forgotten`
    tells who asked to be forgotten.
    """

    library: Library
    today: dt.date
    say: Callable[[Message], str]
    is_forgotten: IsForgotten = nobody_is_forgotten
    take: Take | None = None


def sources_of(
    sheets: Sequence[Sheet],
    file_name: str,
    remembered: Iterable[Remembered],
    *,
    name: str = "",
) -> tuple[list[Source], list[Finding]]:
    """Return the sheets that hold contacts, each with its mapping, and what is to be said.

    A sheet's mapping is the one called `name`, or after the program that exported it, or after
    the file; or the one whose columns the sheet has. Else one is proposed.
    """
    known = {one.name: one for one in remembered}
    findings: list[Finding] = []
    found: list[Source] = []
    useless: list[Sheet] = []
    for sheet in sheets:
        own = name or _own_name(sheet, file_name, several=len(sheets) > 1)
        file = known.get(own) or (None if name else _by_columns(sheet, known.values()))
        source = _remembered_source(sheet, file, findings) if file else _new_source(sheet, own)
        if source is None or not source.matched.is_useful:
            useless.append(sheet)
            continue
        found.append(source)
        findings.extend(_header_note(source))
    findings.extend(_missing_columns(found, known))
    if not found and not any(one.severity is Severity.ERROR for one in findings):
        findings.extend(IMPORTS.NOTHING_HERE.at(Place(sheet.path)) for sheet in useless)
    elif found:
        findings.extend(
            IMPORTS.SHEET_LEFT_OUT.at(Place(sheet.path), sheet=shown(sheet.name))
            for sheet in useless
            if sheet.rows
        )
    return found, findings


def _own_name(sheet: Sheet, file_name: str, *, several: bool) -> str:
    """Return what to call a sheet that no mapping is known of."""
    matched = match(sheet)
    if matched is not None and matched.product is not None and not sheet.is_address_book:
        return matched.product.key
    name = source_name(file_name)
    return source_name(name, sheet.name) if several and sheet.name else name


def _new_source(sheet: Sheet, name: str) -> Source | None:
    matched = match(sheet)
    if matched is None:
        return None
    return Source(name, sheet, matched, proposed(matched, sheet.name, None), is_new=True)


def _remembered_source(sheet: Sheet, file: Remembered, findings: list[Finding]) -> Source | None:
    mapping, problems = parse_mapping(file.text, file.path)
    findings.extend(one for one in problems if one not in findings)
    if mapping is None:
        return None
    matched = match(
        sheet,
        remembered=mapping.columns,
        header_line=mapping.header,
        shape=mapping.rows,
    )
    if matched is None:
        return None
    for column in new_columns(matched, mapping):
        place = matched.header.place(sheet.path, column.index)
        word = column.word or IGNORE
        findings.append(IMPORTS.NEW_COLUMN.at(place, column=column.name, word=word))
    whole = proposed(matched, sheet.name, mapping)
    return Source(file.name, sheet, matched, whole, is_new=False)


def _header_note(source: Source) -> Iterator[Finding]:
    """Say where the columns' names were found, if something stands above them."""
    line = source.matched.header.line
    if source.is_new and source.sheet.rows[0].line < line:
        yield IMPORTS.HEADER.at(Place(source.sheet.path, line, 1), line=line)


def _missing_columns(
    sources: Iterable[Source], known: Mapping[str, Remembered]
) -> Iterator[Finding]:
    """Yield the columns of a mapping that none of its sheets has."""
    names: dict[str, set[str]] = {}
    for source in sources:
        columns = {column.name for column in source.matched.columns}
        names.setdefault(source.name, set()).update(columns)
    for name, there in names.items():
        file = known.get(name)
        if file is not None:
            mapping, _ = parse_mapping(file.text, file.path)
            if mapping is not None:
                yield from column_findings(mapping, there, parse_yaml(file.text, file.path))


def _by_columns(sheet: Sheet, known: Iterable[Remembered]) -> Remembered | None:
    """Return the one mapping whose columns a sheet has, None where there is none or several."""
    fitting = []
    for one in known:
        mapping, _ = parse_mapping(one.text, one.path)
        if mapping is not None and same_columns(mapping, [sheet]):
            fitting.append((len(mapping.columns), one))
    fitting.sort(key=lambda pair: pair[0])
    return fitting[-1][1] if fitting else None


def plan_import(sources: Sequence[Source], around: Surroundings) -> ImportPlan:
    """Return what an import of `sources` would do; nothing is written."""
    findings: list[Finding] = []
    identity = Identity(Known(around.library.presenters), around.is_forgotten)
    shows = shows_by_word(around.library.show_by_slug)
    for source in sources:
        product = source.matched.product
        program = product.name if product else source.name
        rows = incoming_rows(source.name, source.sheet, source.matched, source.mapping, findings)
        for row in rows:
            name_shows(row, shows, findings)
            spell_region(row, around.library.company.address.country)
            for person in row.people:
                with_consent(row, person, program, around.today, around.say)
            identity.place(row, source.mapping)
    identity.ask_about_alike()
    findings.extend(_clash(clash) for clash in identity.clashes)
    findings.extend(unheard_opt_outs(identity.drafts.values()))
    planner = Planner(around.today, around.take)
    plan = ImportPlan(doubts=identity.doubts, forgotten=identity.forgotten)
    plan.houses = [planner.plan(draft, plan.doubts) for draft in identity.drafts.values()]
    plan.findings = sorted(findings, key=Finding.sort_key)
    plan.gone = _gone(sources, identity, around.library)
    return plan


def _clash(clash: Clash) -> Finding:
    if clash.kept_as:
        return IMPORTS.SECOND_ADDRESS.at(
            clash.row.place(clash.said),
            who=clash.who,
            value=shown(str(clash.said.value)),
            other=shown(str(clash.first.value)),
            line=clash.first_row.row.line,
            field=clash.kept_as,
        )
    return IMPORTS.TWICE.at(
        clash.row.place(clash.said),
        who=clash.who,
        field=clash.word,
        value=shown(str(clash.said.value)),
        other=shown(str(clash.first.value)),
        line=clash.first_row.row.line,
    )


def _gone(
    sources: Sequence[Source], identity: Identity, library: Library
) -> Mapping[str, tuple[str, ...]]:
    """Return by source the people of whom it spoke last time and does not now."""
    found: dict[str, tuple[str, ...]] = {}
    spoken = {person.id for draft in identity.drafts.values() for person in draft.people.values()}
    for source in sources:
        names = []
        for presenter in library.presenters:
            said = presenter.imported.get(source.name)
            if said is None:
                continue
            ways = {way.split(".")[1] for way in said.fields if way.startswith("people.")}
            names += [
                f"{person.name} ({presenter.name})"
                for person in presenter.people
                if person.id in ways - spoken and person.left_on is None
            ]
        if names:
            found[source.name] = tuple(names)
    return found
