"""One show's folder: conventional files are found, each becomes its part of the Show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pydantic import TypeAdapter, ValidationError

from showkit.content.cldr import LANGUAGES
from showkit.content.file_names import file_findings
from showkit.content.front_matter import parse_front_matter
from showkit.content.records import check_slug, make_record
from showkit.content.resources import (
    DESCRIPTORS,
    find_descriptor,
    listed_resources,
    parse_descriptor,
)
from showkit.content.rules import CONTENT, WORDS
from showkit.content.tables import parse_table
from showkit.model.change import Change
from showkit.model.finding import Place
from showkit.model.material import Credit, Document, Equipment, PressQuote, Visual
from showkit.model.performance import Performance
from showkit.model.record import LanguageTag, Record
from showkit.model.rider import Rider
from showkit.model.show import Show, ShowWords
from showkit.model.show_facts import ShowFacts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from showkit.content.sources import Sources
    from showkit.content.table_source import TableSource

R = TypeVar("R", bound=Record)
F = TypeVar("F", Visual, Document)

_WORDS_FILE = re.compile(r"show\.(?P<tag>[^.]+)\.md")
_LANGUAGE: TypeAdapter[str] = TypeAdapter(LanguageTag)


def load_show(folder: Path, sources: Sources) -> Show | None:
    """Return the show in `folder`, or None where it has no words to be known by."""
    slug = folder.name
    place = Place(sources.name(folder))
    sources.findings.extend(check_slug(slug, place))
    words = _words(folder, sources)
    if not words:
        sources.findings.append(WORDS.NO_WORDS.at(place, show=slug, language="fr"))
    facts = _facts(folder, sources)
    tables = _Tables(folder, sources, _listed(folder, sources))
    show = Show(
        slug=slug,
        folder=sources.name(folder),
        facts=facts,
        words=words,
        rider=_record(tables.path("tech-rider", "yaml"), Rider, sources),
        performances=tuple(
            sorted(
                tables.rows("performances", Performance),
                key=lambda performance: (performance.date, performance.time or "", performance.id),
            )
        ),
        visuals=tables.files("visuals", Visual),
        documents=tables.files("documents", Document),
        credits=tuple(sorted(tables.rows("credits", Credit), key=_by_order)),
        press=tuple(sorted(tables.rows("press", PressQuote), key=_by_order)),
        equipment=tables.rows("equipment", Equipment),
        changes=tables.rows("changes", Change),
    )
    return show if words else None


def _by_order(row: Credit | PressQuote | Visual | Document) -> int:
    return row.order


def _words(folder: Path, sources: Sources) -> dict[str, ShowWords]:
    words: dict[str, ShowWords] = {}
    for path in sources.entries(folder):
        matched = _WORDS_FILE.fullmatch(path.name)
        text = sources.text(path) if matched else None
        if matched is None or text is None:
            continue
        try:
            tag = _LANGUAGE.validate_python(matched["tag"])
        except ValidationError:
            tag = matched["tag"]
            unknown = WORDS.LANGUAGE.at(
                Place(sources.name(path)), tag=tag, suggestion=LANGUAGES.suggestion(tag)
            )
            sources.findings.append(unknown)
            continue
        parsed = parse_front_matter(text, sources.name(path))
        sources.texts[parsed.facts.path] = parsed
        sources.documents[parsed.facts.path] = parsed.facts
        record, findings = make_record(parsed.facts, ShowWords, {"body": parsed.body})
        sources.findings.extend([*parsed.findings, *findings])
        if record is not None:
            words[tag] = record
    return words


def _facts(folder: Path, sources: Sources) -> ShowFacts:
    path = find_descriptor(folder, sources)
    facts = _record(path, ShowFacts, sources) if path else None
    if path is None or facts is None:
        return facts or ShowFacts()
    document = sources.documents[sources.name(path)]
    # checks ask for the usual name, and get the place in the file that is there
    sources.documents[sources.name(folder / DESCRIPTORS[0])] = document
    if facts.name and facts.name != folder.name:
        place = document.place(("name",))
        sources.findings.append(CONTENT.FOLDER_NAME.at(place, name=facts.name, folder=folder.name))
    return facts


def _listed(folder: Path, sources: Sources) -> Mapping[str, TableSource]:
    """Return how the package's own list says that its tables are read, by their names."""
    document = sources.documents.get(sources.name(folder / DESCRIPTORS[0]))
    return {one.name: one.source for one in listed_resources(document, folder, sources)}


def _record(path: Path, record: type[R], sources: Sources) -> R | None:
    text = sources.text(path) if path.is_file() else None
    if text is None:
        return None
    document = parse_descriptor(text, sources.name(path))
    sources.documents[document.path] = document
    made, findings = make_record(document, record)
    sources.findings.extend([*document.findings, *findings])
    return made


@dataclass(frozen=True)
class _Tables:
    """A show's tables: where the package's own list says, else under their usual names."""

    folder: Path
    sources: Sources
    listed: Mapping[str, TableSource]

    def path(self, name: str, suffix: str = "csv") -> Path:
        source = self.listed.get(name)
        return self.folder / (source.path if source else f"{name}.{suffix}")

    def rows(self, name: str, record: type[R]) -> tuple[R, ...]:
        path = self.path(name)
        data = self.sources.bytes(path) if path.is_file() else None
        if data is None:
            return ()
        table = parse_table(data, self.sources.name(path), record, self.listed.get(name))
        # checks ask for the usual name, and get places in the file that is there
        self.sources.tables[self.sources.name(self.folder / f"{name}.csv")] = table
        self.sources.findings.extend(table.findings)
        return tuple(table.rows)

    def files(self, name: str, record: type[F]) -> tuple[F, ...]:
        """Return the rows of a table that lists files, those whose file is really there."""
        folder = self.folder / name
        shown = f"{self.sources.name(folder)}/"
        good = []
        for row in self.rows(name, record):
            table = self.sources.tables[self.sources.name(self.folder / f"{name}.csv")]
            problems = file_findings(row.file, folder, shown, table.place(row, "file"))
            self.sources.findings.extend(problems)
            if not problems:
                good.append(row)
        return tuple(sorted(good, key=_by_order))
