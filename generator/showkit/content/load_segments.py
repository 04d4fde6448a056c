"""``segments.yaml``: groups of contacts by name, each a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from showkit.content.record_errors import findings_from
from showkit.content.records import check_slug, without_empty
from showkit.content.rules import SEGMENTS
from showkit.content.scalar_place import place_in_scalar
from showkit.content.slugs import as_slug
from showkit.content.where.errors import WhereError
from showkit.content.where.known import known_names
from showkit.content.where.parser import parse
from showkit.content.where.syntax import segments_in
from showkit.content.yaml import parse_yaml
from showkit.model.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from showkit.content.sources import Sources
    from showkit.content.where.known import Known
    from showkit.content.where.syntax import Expression
    from showkit.content.yaml import YamlDocument
    from showkit.model.finding import Finding
    from showkit.model.show import Show

FILE: Final = "segments.yaml"
"""The name of the file, in ``content/``."""


def load_segments(sources: Sources, shows: Iterable[Show]) -> Mapping[str, Segment]:
    """Return the company's segments that can be read; a broken one costs itself alone."""
    path = sources.project.content / FILE
    text = sources.text(path) if path.is_file() else None
    if text is None:
        return {}
    document = parse_yaml(text, sources.name(path))
    sources.documents[document.path] = document
    sources.findings.extend(document.findings)
    segments = {}
    for name, value in document.value.items():
        segment, findings = _segment(document, name, value)
        sources.findings.extend(findings)
        if segment is not None:
            segments[name] = segment
    known = known_names(shows, document.value)
    sources.findings.extend(_wrong_filters(segments, known, document, text))
    return segments


def _segment(document: YamlDocument, name: str, value: Any) -> tuple[Segment | None, list[Finding]]:  # noqa: ANN401 - YAML holds anything
    key = document.place((name,), of_key=True)
    if check_slug(name, key):
        return None, [SEGMENTS.NAME.at(key, name=name, suggestion=as_slug(name))]
    if not isinstance(value, dict):
        return None, [SEGMENTS.NOT_FIELDS.at(document.place((name,)), name=name)]
    try:
        return Segment.model_validate(without_empty(value)), []
    except ValidationError as error:
        return None, findings_from(
            error,
            Segment,
            lambda pointer: document.place((name, *pointer)),
            lambda pointer: document.place((name, *pointer), of_key=True),
        )


def _wrong_filters(
    segments: Mapping[str, Segment], known: Known, document: YamlDocument, text: str
) -> Iterator[Finding]:
    read: dict[str, Expression] = {}
    for name, segment in segments.items():
        try:
            read[name] = parse(segment.where, known)
        except WhereError as error:
            start = document.place((name, "where"))
            yield SEGMENTS.EXPRESSION.at(
                place_in_scalar(text, start, segment.where, error.start),
                name=name,
                problem=error.problem,
                advice=error.advice,
            )
    for circle in _circles(read):
        yield SEGMENTS.CIRCLE.at(
            document.place((circle[0], "where")), circle=" → ".join(f"@{name}" for name in circle)
        )


def _circles(read: Mapping[str, Expression]) -> Iterator[list[str]]:
    """Yield each circle of names once, from the first of the file that is in it."""
    names = {name: list(segments_in(expression)) for name, expression in read.items()}
    told: set[str] = set()
    for start in names:
        way = _way_back(start, names)
        if way and told.isdisjoint(way):
            told.update(way)
            yield [*way, start]


def _way_back(start: str, names: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the names on a way from `start` back to it, `start` first; none if there is none."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for name in names.get(way[-1], ()):
            if name == start:
                return way
            if name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return []
