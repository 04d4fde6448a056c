"""From the files in ``content/`` to one immutable Library, with every problem on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final, TypeVar

from showkit.content.load_segments import load_segments
from showkit.content.load_sent import load_sent
from showkit.content.read_parts import read_parts
from showkit.content.records import make_record
from showkit.content.reparsed import Reparsed, parse_document, parse_text
from showkit.content.rules import FILES
from showkit.content.slugs import as_slug
from showkit.content.sources import Sources
from showkit.content.yaml import parse_yaml
from showkit.model.company import Company
from showkit.model.finding import Finding, Place, Severity
from showkit.model.forgotten import Forgotten
from showkit.model.library import Library
from showkit.model.not_duplicates import NotDuplicates
from showkit.model.presenter import Presenter
from showkit.model.show import Show

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from showkit.content.front_matter import FrontMatter
    from showkit.content.part_cache import KnownBuckets
    from showkit.content.tables import Table
    from showkit.content.yaml import Pointer, YamlDocument
    from showkit.model.record import Record
    from showkit.output.project import Project

NOT_DUPLICATES: Final = "not_duplicates.yaml"
"""The name of the file, in ``content/``, of what looks alike and is not the same."""

FORGOTTEN: Final = "forgotten.yaml"
"""The name of the file, in ``content/``, of who asked to be forgotten."""

R = TypeVar("R", bound="Record")


@dataclass(frozen=True)
class Loaded:
    """What was read: a library where there is a company to speak of, and every finding.

    `documents` are the YAML files and front matters, `texts` the Markdown files and `tables` the
    CSV files, by path, so that a check can name the place of a fact.
    """

    project: Project
    library: Library | None
    findings: tuple[Finding, ...]
    documents: Mapping[str, YamlDocument]
    texts: Mapping[str, FrontMatter]
    tables: Mapping[str, Table[Any]]

    @property
    def has_errors(self) -> bool:
        """Tell whether anything is wrong enough to be left out, or to stop a build."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def place(self, path: str, pointer: Pointer = (), *, of_key: bool = False) -> Place:
        """Return where the value at `pointer` of a YAML file or a front matter stands."""
        document = self.documents.get(path)
        return document.place(pointer, of_key=of_key) if document else Place(path)

    def contact_file(self, presenter: Presenter) -> str:
        """Return the path of a presenter's contact file."""
        return self._contact_files.get(presenter.slug, f"content/presenters/{presenter.slug}.yaml")

    @cached_property
    def _contact_files(self) -> Mapping[str, str]:
        paths = [path for path in self.documents if path.startswith("content/presenters/")]
        return {as_slug(PurePosixPath(path).stem): path for path in reversed(paths)}

    @cached_property
    def unread_presenters(self) -> frozenset[str]:
        """The slugs of contact files that are there and could not be read.

        Of such a file one thing is wrong, its own finding; that others name it is right.
        """
        read = {presenter.slug for presenter in self.library.presenters} if self.library else set()
        return frozenset(self._contact_files.keys() - read)

    def rows(self, path: str) -> Sequence[Any]:
        """Return the rows of the table `path` in the order of the file."""
        table = self.tables.get(path)
        return table.rows if table else ()

    def cell(self, path: str, row: Record, field: str = "", language: str = "") -> Place:
        """Return where a row's value stands in the table `path`; see `Table.place`."""
        return self.tables[path].place(row, field, language)


def load(
    project: Project, *, helpers: int | None = None, known: KnownBuckets | None = None
) -> Loaded:
    """Read all content of a project; a broken file costs itself, never the others.

    Shows and contact files whose bytes were read before come from the cache, of which this process
    has `known` in mind. `helpers` is how many further processes read the others; without it, as
    many as pay.
    """
    sources = Sources(project)
    company = _company(sources)
    parts = read_parts(project, helpers=helpers, known=known)
    shows = tuple(
        _in_order(part.record, company) for part in parts.values() if isinstance(part.record, Show)
    )
    presenters = tuple(part.record for part in parts.values() if isinstance(part.record, Presenter))
    library = None
    if company is not None:
        segments = load_segments(sources, shows)
        apart = _of_one_file(sources, NOT_DUPLICATES, NotDuplicates)
        forgotten = _of_one_file(sources, FORGOTTEN, Forgotten)
        sent = load_sent(sources)
        library = Library(company, shows, presenters, segments, apart, forgotten, sent)
    findings = [*sources.findings, *(one for part in parts.values() for one in part.findings)]
    tables: dict[str, Table[Any]] = dict(sources.tables)
    documents: dict[str, str] = {}
    texts: dict[str, str] = {}
    for part in parts.values():
        tables |= part.tables
        documents |= part.documents
        texts |= part.texts
    return Loaded(
        project,
        library,
        tuple(sorted(findings, key=Finding.sort_key)),
        Reparsed(documents, partial(parse_document, project), sources.documents),
        Reparsed(texts, partial(parse_text, project), sources.texts),
        tables,
    )


def _company(sources: Sources) -> Company | None:
    path = sources.project.content / "company.yaml"
    if not path.is_file():
        place = Place(sources.name(path))
        sources.findings.append(FILES.MISSING.at(place, file="company.yaml"))
        return None
    text = sources.text(path)
    if text is None:
        return None
    document = parse_yaml(text, sources.name(path))
    sources.documents[document.path] = document
    company, findings = make_record(document, Company)
    sources.findings.extend([*document.findings, *findings])
    return company


def _of_one_file(sources: Sources, name: str, record: type[R]) -> R | None:
    """Return the record that a file of ``content/`` holds, None where there is none."""
    path = sources.project.content / name
    text = sources.text(path) if path.is_file() else None
    if text is None:
        return None
    document = parse_yaml(text, sources.name(path))
    sources.documents[document.path] = document
    made, findings = make_record(document, record)
    sources.findings.extend([*document.findings, *findings])
    return made


def _in_order(show: Show, company: Company | None) -> Show:
    """Return a show whose words are in the order of the company's languages, then as they were.

    Readers of a language that it has no words in get the first.
    """
    if company is None or len(show.words) == 1:
        return show
    main = [tag.split("-")[0] for tag in company.languages]
    known = sorted(show.words, key=lambda tag: _place(tag.split("-")[0], main))
    if known == list(show.words):
        return show
    return replace(show, words={tag: show.words[tag] for tag in known})


def _place(language: str, among: Sequence[str]) -> int:
    return among.index(language) if language in among else len(among)
