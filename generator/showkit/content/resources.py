"""The resources that a show's own package lists: where each lies, and how it says it is read.

Nothing is fetched and nothing outside the show's folder is opened: a web address, an absolute
path, ``..`` and links that lead out are findings.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from showkit.content.csv_text import Dialect
from showkit.content.descriptor import TABLES
from showkit.content.file_names import file_findings
from showkit.content.rules import PACKAGES
from showkit.content.table_source import TableSource
from showkit.content.yaml import parse_json, parse_yaml
from showkit.model.finding import Place

if TYPE_CHECKING:
    from pathlib import Path

    from showkit.content.sources import Sources
    from showkit.content.yaml import Pointer, YamlDocument
    from showkit.model.finding import Finding

DESCRIPTORS: Final = ("datapackage.yaml", "datapackage.json")
"""The names under which a package's descriptor is found, the first one first."""

_NO_ENCODINGS: Final = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape"})
"""Codecs of Python that no program saves tables in."""


@dataclass(frozen=True)
class Resource:
    """One listed resource: what the descriptor says of it, and how its file is read.

    `described` is as written, with schema and dialect in it; `index` its place in the list.
    """

    name: str
    index: int
    source: TableSource
    described: Mapping[str, Any]


def find_descriptor(folder: Path, sources: Sources) -> Path | None:
    """Return a show's descriptor; of two, the YAML one, with a finding on the other."""
    found = [folder / name for name in DESCRIPTORS if (folder / name).is_file()]
    for path in found[1:]:
        sources.findings.append(PACKAGES.TWO_DESCRIPTORS.at(Place(sources.name(path))))
    return found[0] if found else None


def parse_descriptor(text: str, path: str) -> YamlDocument:
    """Return a descriptor in YAML or JSON, with the place of everything in it."""
    return parse_json(text, path) if path.endswith(".json") else parse_yaml(text, path)


def listed_resources(
    document: YamlDocument | None, folder: Path, sources: Sources
) -> tuple[Resource, ...]:
    """Return the resources of a package that can be read; findings say why others cannot."""
    if document is None or "resources" not in document.value:
        return ()
    listed = document.typed().get("resources")
    reading = _Reading(document, folder, sources)
    found = []
    for index, given in enumerate(listed if isinstance(listed, list) else ()):
        resource = reading.resource(index, given) if isinstance(given, Mapping) else None
        if resource is not None:
            found.append(resource)
    return tuple(found)


@dataclass(frozen=True)
class _Reading:
    """One descriptor being read."""

    document: YamlDocument
    folder: Path
    sources: Sources

    def resource(self, index: int, given: Mapping[str, Any]) -> Resource | None:
        here: Pointer = ("resources", index)
        name, path = given.get("name"), given.get("path")
        paths = [path] if isinstance(path, str) else path if isinstance(path, list) else []
        is_ours = name in TABLES
        if (
            not isinstance(name, str)
            or not name
            or (not paths and (is_ours or "data" not in given))
        ):
            shown = str(name or index + 1)
            self._say(PACKAGES.RESOURCE.at(self.document.place(here), resource=shown))
            return None
        if not all(self._is_safe(str(one), (*here, "path")) for one in paths):
            return None
        if len(paths) != 1:  # data in the descriptor, or in parts: the company's own, not ours
            if is_ours:
                self._say(PACKAGES.RESOURCE.at(self.document.place(here), resource=name))
            return None
        path = str(paths[0])
        schema = self._described("schema", given, name, here)
        dialect = self._described("dialect", given, name, here)
        source = TableSource(path, self._dialect(dialect, given, here), schema)
        described = {key: given[key] for key in given if key not in {"schema", "dialect"}}
        described |= {"path": path} | ({"schema": schema} if schema else {})
        described |= {"dialect": dialect} if dialect else {}
        return Resource(name, index, source, described)

    def _is_safe(self, path: str, pointer: Pointer) -> bool:
        shown = f"{self.sources.name(self.folder)}/"
        place = self.document.place(pointer)
        problems = file_findings(path, self.folder, shown, place, flat=False)
        self.sources.findings.extend(problems)
        return not problems

    def _described(
        self, key: str, given: Mapping[str, Any], name: str, here: Pointer
    ) -> Mapping[str, Any]:
        """Return a schema or dialect, which may stand in a file of its own."""
        value = given.get(key)
        if isinstance(value, str):
            if not self._is_safe(value, (*here, key)):
                return {}
            path = self.folder / value
            text = self.sources.text(path)
            parsed = parse_descriptor(text or "", self.sources.name(path))
            self.sources.findings.extend(parsed.findings)
            value = parsed.typed() if parsed.is_readable else {}
        if isinstance(value, Mapping) or value is None:
            return value or {}
        place = self.document.place((*here, key))
        self._say(PACKAGES.DESCRIPTION.at(place, field=key, resource=name))
        return {}

    def _dialect(
        self, dialect: Mapping[str, Any], given: Mapping[str, Any], here: Pointer
    ) -> Dialect:
        encoding = str(given.get("encoding") or "")
        if encoding and not _is_codec(encoding):
            place = self.document.place((*here, "encoding"))
            self._say(PACKAGES.CODEC.at(place, value=encoding))
            encoding = ""
        delimiter = str(dialect.get("delimiter") or "")
        if delimiter and not _is_sign(delimiter):
            place = self.document.place((*here, "dialect", "delimiter"))
            self._say(PACKAGES.DELIMITER.at(place, value=delimiter))
            delimiter = ""
        quote, comment = (str(dialect.get(key) or "") for key in ("quoteChar", "commentChar"))
        return Dialect(
            encoding=encoding,
            delimiter=delimiter,
            quote=quote if _is_sign(quote) and quote != delimiter else '"',
            comment=comment,
            has_header=dialect.get("header") is not False,
        )

    def _say(self, finding: Finding) -> None:
        self.sources.findings.append(finding)


def _is_sign(text: str) -> bool:
    """Tell whether a text is one sign that can part or quote cells; `"` quotes where none does."""
    return len(text) == 1 and text not in '\r\n\0"'


def _is_codec(name: str) -> bool:
    """Tell whether a name is an encoding that people save tables in."""
    try:
        known = codecs.lookup(name).name
        "".encode(name)
    except (LookupError, ValueError):
        return False
    return known not in _NO_ENCODINGS
