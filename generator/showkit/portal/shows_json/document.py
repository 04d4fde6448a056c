"""The document ``shows.json`` and its schema, as files of the site."""

from __future__ import annotations

from functools import partial
from importlib import resources
from typing import TYPE_CHECKING, Final

from showkit.output.artifact import Artifact
from showkit.output.indented_json import indented_json
from showkit.portal.shows_json.show import show_value
from showkit.portal.shows_json.values import Value, filled, name, texts
from showkit.portal.structured.identifiers import Identifiers, records

if TYPE_CHECKING:
    from showkit.model.show import Show
    from showkit.portal.site import Site

SHOWS_JSON: Final = "shows.json"
SCHEMA: Final = "shows.schema.json"
_VERSION: Final = "1"
"""Raised when a program that reads the document would have to change; terms may be added."""


def shows_json_artifacts(site: Site) -> tuple[Artifact, Artifact]:
    """Return the catalogue and its JSON Schema (2020-12)."""
    about = indented_json(_about(site)).removesuffix("\n}")
    once = site.memory.text_once
    each = (
        once(show.folder, SHOWS_JSON, partial(_text, show, site)) for show in site.library.shows
    )
    shows = ",".join(f"\n    {text.decode()}" for text in each)
    end = "\n  ]\n}\n" if shows else "]\n}\n"
    text = f'{about},\n  "show": [{shows}{end}'
    schema = (resources.files(__package__) / "schema.json").read_bytes()
    return Artifact(SHOWS_JSON, text.encode()), Artifact(SCHEMA, schema)


def catalogue(site: Site) -> Value:
    """Return the whole catalogue as it may be known on the site's day."""
    return _about(site) | {"show": [_show(show, site) for show in site.library.shows]}


def _about(site: Site) -> Value:
    """Return what stands before the shows."""
    company = site.library.company
    represented = [
        filled(
            {
                "type": "Contributor",
                "contributorType": "Group",
                "identifier": [Identifiers.of(site).represented(one.slug), *records(one.same_as)],
                "name": name(one.name),
                "url": one.website,
            }
        )
        for one in company.companies
    ]
    return filled(
        {
            "$schema": site.addresses.absolute(SCHEMA),
            "version": _VERSION,
            "dateModified": site.newest_day.isoformat(),
            "inLanguage": list(company.languages),
            "publisher": filled(
                {
                    "type": "Contributor",
                    "contributorType": "Group",
                    "identifier": [Identifiers.of(site).company, *records(company.same_as)],
                    "name": name(company.name),
                    "description": texts(company.tagline.root, company.languages),
                    "url": site.addresses.base,
                }
            ),
            "represents": represented,
        }
    )


def _show(show: Show, site: Site) -> Value:
    return show_value(show, site) | filled({"company": _whose(show.facts.company, site)})


def _text(show: Show, site: Site) -> bytes:
    """Return a show as it stands in the document, which is as if it were printed as one."""
    # texts in it hold no line's end
    return indented_json(_show(show, site)).replace("\n", "\n    ").encode()


def _whose(slug: str | None, site: Site) -> str:
    return Identifiers.of(site).represented(slug) if slug in site.represented and slug else ""
