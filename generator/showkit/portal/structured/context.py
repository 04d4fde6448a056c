"""The context of the pages' JSON-LD, and how a graph is printed into a page (JSON-LD 1.1)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Node = dict[str, Any]
"""A thing as JSON-LD describes it."""

SCHEMA: Final = "https://schema.org"
_TERMS: Final = "http://schema.org/"
_MOMENT: Final = "http://www.w3.org/2001/XMLSchema#dateTime"
DAY: Final = "http://www.w3.org/2001/XMLSchema#date"

_CODES: Final = (
    *("addressCountry", "addressRegion", "postalCode", "telephone", "email", "inLanguage"),
    *("availableLanguage", "duration", "timeRequired", "typicalAgeRange", "legalName"),
    *("streetAddress", "addressLocality", "creditText", "educationalRole"),
)
"""Terms whose values are codes and names in no language."""

_IN_HTML: Final = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")
"""What could end the script element, or open a comment in it (HTML Living Standard §4.12.1.3)."""


def context(tag: str) -> Sequence[str | Mapping[str, Any]]:
    """Return the context of a page in the locale `tag`.

    schema.org's own leaves a time without a type that other vocabularies know; Artsdata's shapes
    ask for XML Schema's.
    """
    codes = {name: {"@id": f"{_TERMS}{name}", "@language": None} for name in _CODES}
    return [
        SCHEMA,
        {
            "@language": tag,
            "ado": "http://kg.artsdata.ca/ontology/",
            "isPerformedIn": {"@id": "ado:isPerformedIn", "@type": "@id"},
            "startDate": {"@id": f"{_TERMS}startDate", "@type": _MOMENT},
            "endDate": {"@id": f"{_TERMS}endDate", "@type": _MOMENT},
            **codes,
        },
    ]


@dataclass(frozen=True)
class Nodes:
    """Things that stand together on several pages, or on one page of several builds."""

    nodes: tuple[Node, ...]

    @cached_property
    def printed(self) -> str:
        """The things as they stand in the text of a graph."""
        return ",".join(map(_text, self.nodes))


def printed(graph: Iterable[Node | Nodes], tag: str) -> str:
    """Return a graph as text that may stand in a script element of a page.

    Nothing in it can end the element: what HTML would understand is written as JSON escapes.
    """
    things = (one.printed if isinstance(one, Nodes) else _text(one) for one in graph)
    return f'{{"@context":{_text(context(tag))},"@graph":[{",".join(things)}]}}'


def _text(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in _IN_HTML:  # `translate` takes as long as all the rest
        text = text.replace(sign, escape)
    return text


def filled(node: Node) -> Node:
    """Return a node without the terms that say nothing."""
    return {name: value for name, value in node.items() if value not in ("", None, [], (), {})}
