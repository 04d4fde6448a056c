"""One show's folder: conventional files are found, each becomes its part of the Show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from pydantic import TypeAdapter, ValidationError

from showkit.content.front_matter import parse_front_matter
from showkit.content.record_errors import did_you_mean
from showkit.content.records import check_slug, make_record
from showkit.content.rules import CONTENT, FILES, WORDS
from showkit.content.tables import parse_table
from showkit.content.yaml_text import YamlDocument, parse_yaml
from showkit.model.finding import Place
from showkit.model.material import Credit, Document, Equipment, PressQuote, Visual
from showkit.model.performance import Performance
from showkit.model.record import LanguageTag, Record
from showkit.model.rider import Rider
from showkit.model.show import Show, ShowFacts, ShowWords

if TYPE_CHECKING:
    from pathlib import Path

    from showkit.content.sources import Sources

R = TypeVar("R", bound=Record)
F = TypeVar("F", Visual, Document)

_WORDS_FILE = re.compile(r"show\.(?P<tag>[^.]+)\.md")
_LANGUAGE: TypeAdapter[str] = TypeAdapter(LanguageTag)


def load_show(folder: Path, sources: Sources, documents: dict[str, YamlDocument]) -> Show | None:
    """Return the show in `folder`, or None where it has no words to be known by."""
    slug = folder.name
    place = Place(sources.name(folder))
    sources.findings.extend(check_slug(slug, place))
    words = _words(folder, sources)
    if not words:
        sources.findings.append(WORDS.NO_WORDS.at(place, show=slug, language="fr"))
    facts = _record(folder / "datapackage.yaml", ShowFacts, sources, documents) or ShowFacts()
    if facts.name and facts.name != slug:
        document = documents[sources.name(folder / "datapackage.yaml")]
        sources.findings.append(
            CONTENT.FOLDER_NAME.at(document.place(("name",)), name=facts.name, folder=slug)
        )
    show = Show(
        slug=slug,
        folder=sources.name(folder),
        facts=facts,
        words=words,
        rider=_record(folder / "tech-rider.yaml", Rider, sources, documents),
        performances=tuple(
            sorted(
                _performances(folder / "performances.csv", sources),
                key=lambda performance: (performance.date, performance.time or "", performance.id),
            )
        ),
        visuals=_files(folder / "visuals.csv", Visual, sources),
        documents=_files(folder / "documents.csv", Document, sources),
        credits=tuple(sorted(_table(folder / "credits.csv", Credit, sources), key=_by_order)),
        press=tuple(sorted(_table(folder / "press.csv", PressQuote, sources), key=_by_order)),
        equipment=_table(folder / "equipment.csv", Equipment, sources),
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
            place = Place(sources.name(path))
            sources.findings.append(WORDS.LANGUAGE.at(place, tag=matched["tag"]))
            continue
        parsed = parse_front_matter(text, sources.name(path))
        record, findings = make_record(parsed.facts, ShowWords, {"body": parsed.body})
        sources.findings.extend([*parsed.findings, *findings])
        if record is not None:
            words[tag] = record
    return words


def _record(
    path: Path, record: type[R], sources: Sources, documents: dict[str, YamlDocument]
) -> R | None:
    text = sources.text(path) if path.is_file() else None
    if text is None:
        return None
    document = parse_yaml(text, sources.name(path))
    documents[document.path] = document
    made, findings = make_record(document, record)
    sources.findings.extend([*document.findings, *findings])
    return made


def _table(path: Path, record: type[R], sources: Sources) -> tuple[R, ...]:
    data = sources.bytes(path) if path.is_file() else None
    if data is None:
        return ()
    table = parse_table(data, sources.name(path), record)
    sources.findings.extend(table.findings)
    return tuple(table.rows)


def _performances(path: Path, sources: Sources) -> tuple[Performance, ...]:
    data = sources.bytes(path) if path.is_file() else None
    if data is None:
        return ()
    table = parse_table(data, sources.name(path), Performance)
    sources.findings.extend(table.findings)
    place = sources.lines.setdefault(sources.name(path), {})
    for row, line in zip(table.rows, table.lines, strict=True):
        place[row.id] = line  # of two rows with one id, the later is the one to mend
    return tuple(table.rows)


def _files(path: Path, record: type[F], sources: Sources) -> tuple[F, ...]:
    """Return the rows of a table that lists files, those whose file is really there."""
    data = sources.bytes(path) if path.is_file() else None
    if data is None:
        return ()
    table = parse_table(data, sources.name(path), record)
    sources.findings.extend(table.findings)
    folder = path.with_suffix("")
    present = {entry.name for entry in sources.entries(folder) if entry.is_file()}
    good = []
    for row, line in zip(table.rows, table.lines, strict=True):
        place = Place(sources.name(path), line, 1)
        target = folder / row.file
        shown = f"{sources.name(folder)}/"
        if "/" in row.file or "\\" in row.file or not _within(target, folder):
            sources.findings.append(FILES.UNSAFE_PATH.at(place, file=row.file, folder=shown))
        elif row.file not in present:
            suggestion = did_you_mean(row.file, present)
            sources.findings.append(
                FILES.NOT_HERE.at(place, file=row.file, folder=shown, suggestion=suggestion)
            )
        else:
            good.append(row)
    return tuple(sorted(good, key=_by_order))


def _within(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())
