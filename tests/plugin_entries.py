"""The entries that Material's own search plugin makes of a page: what ours must be."""

from __future__ import annotations

from material.plugins.search.plugin import Parser


def plugin_entries(page: str, title: str, location: str) -> list[dict[str, str]]:
    """Return them as `output.search_entries` does."""
    parser = Parser()
    parser.feed(page)
    parser.close()
    return [
        {
            "location": f"{location}#{section.id}" if section.id else location,
            "title": "".join(section.title or [title]).strip(),
            "text": "".join(section.text).strip(),
        }
        for section in parser.data
        if not section.is_excluded()
    ]
