"""From the files in ``content/`` to one immutable Library, with every problem on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.content.load_show import load_show
from showkit.content.records import as_slug, check_slug, make_record
from showkit.content.rules import FILES
from showkit.content.sources import Sources
from showkit.content.yaml_text import YamlDocument, parse_yaml
from showkit.model.company import Company
from showkit.model.finding import Finding, Place, Severity
from showkit.model.library import Library
from showkit.model.presenter import Presenter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.output.project import Project


@dataclass(frozen=True)
class Loaded:
    """What was read: a library where there is a company to speak of, and every finding.

    `documents` are the YAML files and `lines` the table rows' lines, both by path, so that a
    check can name the place of a fact.
    """

    library: Library | None
    findings: tuple[Finding, ...]
    documents: Mapping[str, YamlDocument]
    lines: Mapping[str, Mapping[str, int]]

    @property
    def has_errors(self) -> bool:
        """Tell whether anything stops a build."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def load(project: Project) -> Loaded:
    """Read all content of a project; a broken file costs itself, never the others."""
    sources = Sources(project)
    documents: dict[str, YamlDocument] = {}
    company = _company(sources, documents)
    shows = [
        load_show(folder, sources, documents)
        for folder in sources.entries(project.content / "shows")
        if folder.is_dir()
    ]
    presenters = _presenters(sources, documents)
    library = None
    if company is not None:
        library = Library(company, tuple(show for show in shows if show), tuple(presenters))
    findings = sorted(sources.findings, key=Finding.sort_key)
    return Loaded(library, tuple(findings), documents, sources.lines)


def _company(sources: Sources, documents: dict[str, YamlDocument]) -> Company | None:
    path = sources.project.content / "company.yaml"
    if not path.is_file():
        place = Place(sources.name(path))
        sources.findings.append(FILES.MISSING.at(place, file="company.yaml"))
        return None
    text = sources.text(path)
    if text is None:
        return None
    document = parse_yaml(text, sources.name(path))
    documents[document.path] = document
    company, findings = make_record(document, Company)
    sources.findings.extend([*document.findings, *findings])
    return company


def _presenters(sources: Sources, documents: dict[str, YamlDocument]) -> list[Presenter]:
    presenters = []
    for path in sources.entries(sources.project.content / "presenters"):
        if path.suffix not in {".yaml", ".yml"}:
            continue
        text = sources.text(path)
        if text is None:
            continue
        document = parse_yaml(text, sources.name(path))
        documents[document.path] = document
        sources.findings.extend([*document.findings, *check_slug(path.stem, Place(document.path))])
        presenter, findings = make_record(document, Presenter, {"slug": as_slug(path.stem)})
        sources.findings.extend(findings)
        if presenter is not None:
            presenters.append(presenter)
    return presenters
