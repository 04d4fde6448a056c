"""The JSON-LD of built pages, read back as a search engine does: from the HTML, as RDF."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

from rdflib import Graph

SCHEMA_ORG = json.loads((Path(__file__).parent / "artsdata" / "schema-org.json").read_text("utf-8"))
_MADE_HTTP = "https://schema.org/"


class _Blocks(HTMLParser):
    def __init__(self):
        super().__init__()
        self.blocks = []
        self._inside = False

    def handle_starttag(self, tag, attrs):
        if tag == "script" and dict(attrs).get("type") == "application/ld+json":
            self._inside = True
            self.blocks.append("")

    def handle_endtag(self, tag):
        self._inside = self._inside and tag != "script"

    def handle_data(self, data):
        if self._inside:
            self.blocks[-1] += data


def blocks_of(html):
    """Return the JSON-LD documents of a page."""
    parser = _Blocks()
    parser.feed(html)
    parser.close()
    return [json.loads(block) for block in parser.blocks]


def graph_of(documents):
    """Return documents as one RDF graph, schema.org's context taken from a file beside this one.

    Its terms are http there, and pages may write them as https (schema.org's FAQ).
    """
    graph = Graph()
    for document in documents:
        first, *more = document["@context"]
        assert first == "https://schema.org"
        text = json.dumps({**document, "@context": [SCHEMA_ORG, *more]})
        text = text.replace(f'"{_MADE_HTTP}', '"http://schema.org/')
        graph.parse(data=text, format="json-ld")
    return graph
