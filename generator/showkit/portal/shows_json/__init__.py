"""``shows.json``: the whole catalogue as data, so that nobody has to scrape our pages.

The words are those of DataScène, Québec's reference for describing shows (Show, Performance,
Contribution, Media, Term; texts as ``{"lang", "value"}``), wherever it has one; what it has no
word for is named as in the content guide. ``docs/shows-json.md`` describes the document and
`schema.json` beside this file is its JSON Schema, which is published with it.
"""

from showkit.portal.shows_json.document import SCHEMA, SHOWS_JSON, shows_json_artifacts

__all__ = ["SCHEMA", "SHOWS_JSON", "shows_json_artifacts"]
