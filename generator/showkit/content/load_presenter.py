"""One contact file: the presenter whose slug is the file's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.content.records import check_slug, make_record
from showkit.content.slugs import as_slug
from showkit.content.yaml import parse_yaml
from showkit.model.finding import Place
from showkit.model.presenter import Presenter

if TYPE_CHECKING:
    from pathlib import Path

    from showkit.content.sources import Sources


def load_presenter(path: Path, sources: Sources) -> Presenter | None:
    """Return the presenter of a contact file, or None where it cannot be read."""
    text = sources.text(path)
    if text is None:
        return None
    document = parse_yaml(text, sources.name(path))
    sources.documents[document.path] = document
    sources.findings.extend([*document.findings, *check_slug(path.stem, Place(document.path))])
    presenter, findings = make_record(document, Presenter, {"slug": as_slug(path.stem)})
    sources.findings.extend(findings)
    return presenter
