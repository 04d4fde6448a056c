"""The full Data Package v2 descriptor of a show, derived from what lies in its folder.

https://datapackage.org/standard/data-package/ — the descriptor always names its ``$schema``:
its absence would mean version 1 of the standard.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from showkit.content.table_schema import table_schema
from showkit.model.change import Change
from showkit.model.material import Credit, Document, Equipment, PressQuote, Visual
from showkit.model.performance import Performance
from showkit.model.record import LocalText, Record, Visibility

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from showkit.model.show import Show
    from showkit.model.show_facts import ShowFacts

PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"

Descriptor = dict[str, Any]

TABLES: Final[Mapping[str, type[Record]]] = {
    "performances": Performance,
    "credits": Credit,
    "press": PressQuote,
    "equipment": Equipment,
    "visuals": Visual,
    "documents": Document,
    "changes": Change,
}
"""The tables of a show, by their names, each with the record of its rows."""

_OF_WORDS: Final = ("title", "subtitle", "hook", "summary", "body")
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_KEYS: Final[Mapping[str, Sequence[str]]] = {
    "performances": ["id"],
    "visuals": ["file"],
    "documents": ["file"],
}
_MEDIA_TYPES: Final[Mapping[str, str]] = {
    ".avif": "image/avif",
    ".csv": "text/csv",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".md": "text/markdown",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".webp": "image/webp",
    ".yaml": "application/yaml",
    ".zip": "application/zip",
}
_STANDARD: Final = frozenset(
    {
        *("$schema", "name", "id", "title", "description", "version", "homepage", "created"),
        *("keywords", "contributors", "sources", "licenses", "image", "resources"),
    }
)
_OPEN_TO: Final[Mapping[Visibility, frozenset[Visibility]]] = {
    Visibility.PUBLIC: frozenset({Visibility.PUBLIC}),
    Visibility.ACCESS: frozenset({Visibility.PUBLIC, Visibility.ACCESS}),
    Visibility.PRIVATE: frozenset(Visibility),
}


@dataclass(frozen=True)
class PackageFile:
    """A file of a show's folder: its path there, its size in bytes, its SHA-256 (hex).

    A table also has its codec, its delimiter, and the names in its first row.
    """

    path: str
    size: int
    sha256: str
    encoding: str = ""
    delimiter: str = ","
    labels: Sequence[str] = ()


def derive(
    show: Show,
    resources: Sequence[Descriptor],
    language: str,
    visibility: Visibility = Visibility.PRIVATE,
) -> Descriptor:
    """Return a show's descriptor for those who may see `visibility`, ready for JSON.

    Title and description are those in `language`, the company's first.

    Properties that the standard does not name are the show profile's, under the names of
    ``datapackage.yaml``. Terms and the full-length video are left out where their own visibility
    says so; keys of the company's own (``x-``), e-mail addresses and files that are not open
    wherever anybody else may read it.
    """
    facts = show.facts
    words = show.in_language(language)
    standard: Descriptor = {
        "$schema": PROFILE,
        "name": show.slug,
        "id": facts.id,
        "title": facts.title or words.title,
        "description": _read_aloud(facts.description or words.summary or words.hook),
        "version": facts.version,
        "homepage": facts.homepage,
        "created": _moment(facts.created) if facts.created else "",
        "keywords": list(facts.keywords),
        "contributors": [dict(one) for one in facts.contributors] or _contributors(show, language),
        "sources": [dict(one) for one in facts.sources],
        "licenses": [dict(one) for one in facts.licenses],
        "image": facts.image or _image(show),
        "resources": [dict(one) for one in resources],
    }
    if visibility is not Visibility.PRIVATE:
        for one in (*standard["contributors"], *standard["sources"]):
            one.pop("email", None)
    derived = {name: value for name, value in standard.items() if value}
    open_to = _OPEN_TO[visibility]
    derived |= _profile(facts, open_to)
    closed = {one.file for one in show.documents if one.visibility not in open_to}
    if facts.teaching_pack in closed:
        derived.pop("teaching_pack", None)
    if visibility is Visibility.PRIVATE:
        derived |= dict(facts.extensions)
    return derived


def _read_aloud(text: str) -> str:
    """Return a text without comments (``<!-- -->``): they are notes to oneself, shown nowhere."""
    return _COMMENT.sub("", text).strip()


def folder_resources(show: Show, files: Iterable[PackageFile]) -> list[Descriptor]:
    """Return the resources of a folder as it lies on the disk: every file that showkit reads."""
    found = {file.path: file for file in files}
    resources = [
        _table(show, name, found.pop(f"{name}.csv")) for name in TABLES if f"{name}.csv" in found
    ]
    resources += [_plain(file) for file in found.values()]
    return resources


def published_resources(
    show: Show,
    performances: Iterable[Performance],
    languages: Sequence[str],
    addresses: Mapping[str, str],
) -> list[Descriptor]:
    """Return the resources that anybody may have: tables as data, files by their address.

    `performances` are those that are public, with houses and rooms by their names; `addresses`
    give the public address of a file by its path in the folder; one without stays out.
    """
    texts = [
        {"language": tag, **{name: _read_aloud(getattr(words, name)) for name in _OF_WORDS}}
        for tag, words in show.words.items()
    ]
    resources: list[Descriptor] = [
        {"name": "words", "type": "table", "data": texts, "schema": _words_schema()}
    ]
    private = frozenset({"attendance", "note", "option_until"})
    rows: Mapping[str, Sequence[Record]] = {
        "performances": list(performances),
        "credits": show.credits,
        "press": show.press,
    }
    for name, records in rows.items():
        if records:
            data = [_row(record, languages, private) for record in records]
            schema = table_schema(
                TABLES[name], languages=languages, primary_key=_KEYS.get(name, ())
            )
            schema["fields"] = [one for one in schema["fields"] if one["name"] not in private]
            resources.append({"name": name, "type": "table", "data": data, "schema": schema})
    resources += [
        {"name": _name(path), "path": addresses[path], "mediatype": _media_type(path)}
        for path in sorted(addresses)
    ]
    return resources


def _profile(facts: ShowFacts, open_to: frozenset[Visibility]) -> Descriptor:
    dumped = facts.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude={"terms", "video"}
    )
    profile = {name: value for name, value in dumped.items() if name not in _STANDARD}
    profile["state"] = facts.state.value
    if facts.terms is not None and facts.terms.visibility in open_to:
        profile["terms"] = facts.terms.model_dump(mode="json", exclude_defaults=True)
    hidden = set() if facts.video.full_visibility in open_to else {"full", "password"}
    video = facts.video.model_dump(mode="json", exclude_defaults=True, exclude=hidden)
    video.pop("full_visibility", None)
    return profile | ({"video": video} if video else {})


def _contributors(show: Show, language: str) -> list[Descriptor]:
    """Return who made the show, from its credits."""
    by_name: dict[str, list[str]] = {}
    for credit in show.credits:
        by_name.setdefault(credit.name, []).append(credit.role.in_language(language))
    return [{"title": name, "roles": roles} for name, roles in by_name.items()]


def _image(show: Show) -> str:
    visual = show.key_visual
    return f"visuals/{visual.file}" if visual else ""


def _moment(moment: dt.datetime) -> str:
    """Return a date and time as RFC 3339 §5.6 writes it; a bare day begins in UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return aware.isoformat().replace("+00:00", "Z")


def _table(show: Show, name: str, file: PackageFile) -> Descriptor:
    record = TABLES[name]
    languages = dict.fromkeys([*show.words, *(_language(label) for label in file.labels)])
    schema = table_schema(record, languages=list(languages), primary_key=_KEYS.get(name, ()))
    by_name = {one["name"]: one for one in schema["fields"]}
    # the schema describes the table that is there: its columns, in their order
    schema["fields"] = [
        by_name.get(label) or {"name": label, "type": "string"} for label in file.labels
    ]
    if not set(schema.get("primaryKey", ())) <= set(file.labels):
        schema.pop("primaryKey", None)
    described: Descriptor = {**_plain(file), "name": name, "type": "table"}
    described["encoding"] = file.encoding or "utf-8"
    if file.delimiter != ",":
        described["dialect"] = {"delimiter": file.delimiter}
    return described | {"schema": schema}


def _language(label: str) -> str:
    return label.rpartition("_")[2]


def _plain(file: PackageFile) -> Descriptor:
    described: Descriptor = {"name": _name(file.path), "path": file.path}
    media_type = _media_type(file.path)
    if media_type != "application/octet-stream":
        described["format"] = PurePosixPath(file.path).suffix[1:].lower()
    described |= {"mediatype": media_type}
    if media_type.startswith("text/") or media_type == "application/yaml":
        described["encoding"] = file.encoding or "utf-8"
    return described | {"bytes": file.size, "hash": f"sha256:{file.sha256}"}


def _name(path: str) -> str:
    """Return a resource's name from a path: small letters, digits, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "file"


def _media_type(path: str) -> str:
    return _MEDIA_TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")


def _words_schema() -> Descriptor:
    names = ("language", *_OF_WORDS)
    return {
        "fields": [{"name": name, "type": "string"} for name in names],
        "primaryKey": ["language"],
    }


def _row(record: Record, languages: Sequence[str], without: frozenset[str]) -> Descriptor:
    """Return a record as a row of JSON: a text per language in a column each, lists joined."""
    row: Descriptor = {}
    plain = record.model_dump(mode="json", exclude={"extensions"})
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name in without or name == "extensions":
            continue
        if isinstance(value, LocalText):
            row |= {f"{name}_{tag}": value.in_language(tag) for tag in languages}
        elif isinstance(value, tuple):
            row[name] = ", ".join(str(one) for one in value)
        else:
            row[name] = plain[name]
    return row
