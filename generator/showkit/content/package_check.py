"""The Data Packages of all shows, gathered and judged; what is good is remembered.

Files are read by showkit's own reader, which has refused what leads out of the folder before
(`content/resources.py`); `content/package_judge.py` holds what it found against the standard.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from showkit import __version__
from showkit.content.csv_text import FOUND_OUT, parse_csv
from showkit.content.descriptor import derive, folder_resources
from showkit.content.package_files import package_files
from showkit.content.package_judge import JudgedTable, judge
from showkit.content.resources import DESCRIPTORS, listed_resources
from showkit.content.rules import PACKAGES
from showkit.content.sources import Sources
from showkit.output.cache import Cache, digest, file_digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from showkit.content.load import Loaded
    from showkit.content.resources import Resource
    from showkit.model.finding import Finding, Place
    from showkit.model.show import Show


def check_packages(loaded: Loaded, cache: Cache | None = None) -> tuple[Finding, ...]:
    """Return what is wrong with the shows' Data Packages that reading them has not said.

    `cache` remembers packages in which there was nothing to say.
    """
    found: list[Finding] = []
    for show in loaded.library.shows if loaded.library else ():
        found.extend(_check_show(show, loaded, cache))
    return tuple(found)


def _check_show(show: Show, loaded: Loaded, cache: Cache | None) -> Sequence[Finding]:
    folder = loaded.project.root / show.folder
    path = f"{show.folder}/{DESCRIPTORS[0]}"
    document = loaded.documents.get(path)
    # what reading the list has to say was said when the show was loaded
    listed = listed_resources(document, folder, Sources(loaded.project))
    names = {resource.name for resource in listed}
    usual = [
        one for one in folder_resources(show, package_files(folder)) if one["name"] not in names
    ]
    resources = [*(dict(one.described) for one in listed), *usual]
    descriptor = derive(show, resources, _language(loaded))
    key = digest(
        "package",
        __version__,
        json.dumps(descriptor, sort_keys=True, default=str),
        *(file_digest(folder / one.source.path) for one in listed),
    )
    if cache is not None and cache.get(key) is not None:
        return ()
    found = list(_changed(listed, folder, loaded, path))
    tables = {
        resource["name"]: table
        for resource in descriptor["resources"]
        if (table := _table(resource, listed, show.folder, loaded)) is not None
    }

    def place_of(number: int | None) -> Place:
        """Return where a listed resource stands, or the descriptor as a whole."""
        if number is None or number >= len(listed):
            return loaded.place(path)
        return loaded.place(path, ("resources", listed[number].index))

    told = {(finding.place.path, finding.place.line) for finding in loaded.findings}
    found += [
        finding
        for finding in judge(descriptor, tables, place_of)
        if (finding.place.path, finding.place.line) not in told
    ]
    if not found and cache is not None:
        cache.put(key, b"nothing to say")
    return found


def _language(loaded: Loaded) -> str:
    return loaded.library.company.main_language if loaded.library else ""


def _changed(
    listed: Sequence[Resource], folder: Path, loaded: Loaded, path: str
) -> Iterator[Finding]:
    """Yield where a size or a hash that a package declares is not the file's."""
    for resource in listed:
        file = folder / resource.source.path
        declared = resource.described.get("bytes")
        if isinstance(declared, int) and declared != file.stat().st_size:
            values = {"field": "bytes", "declared": declared, "actual": file.stat().st_size}
            place = loaded.place(path, ("resources", resource.index, "bytes"))
            yield PACKAGES.CHANGED.at(place, resource=resource.name, **values)
        algorithm, _, wanted = str(resource.described.get("hash") or "").rpartition(":")
        if algorithm == "sha256" and wanted.lower() != (actual := file_digest(file)):
            values = {"field": "hash", "declared": wanted[:12], "actual": actual[:12]}
            place = loaded.place(path, ("resources", resource.index, "hash"))
            yield PACKAGES.CHANGED.at(place, resource=resource.name, **values)


def _table(
    resource: Mapping[str, Any], listed: Sequence[Resource], folder: str, loaded: Loaded
) -> JudgedTable | None:
    """Return the rows of a resource that is a table with a schema; others hold no rows."""
    schema = resource.get("schema")
    path = str(resource["path"])
    if not isinstance(schema, dict) or not path.lower().endswith((".csv", ".tsv", ".txt")):
        return None
    own = next((one for one in listed if one.name == resource["name"]), None)
    data = Sources(loaded.project).bytes(loaded.project.root / folder / path)
    if data is None:
        return None
    given = schema.get("fields")
    fields = given if isinstance(given, list) else []
    names = [str(one.get("name")) for one in fields if isinstance(one, dict)]
    dialect = own.source.dialect if own else FOUND_OUT
    parsed = parse_csv(data, f"{folder}/{path}", lambda name: name in names, dialect)
    rows = list(parsed.rows)
    if not rows:
        return None
    if not dialect.has_header and rows:
        rows.insert(0, replace(rows[0], cells=names, text=""))
    return JudgedTable(f"{folder}/{path}", rows, own is not None)
