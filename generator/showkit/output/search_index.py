"""The search index that the engine writes, put together from the indexes of several runs.

It is a JSON object: ``config``, and ``docs``, a list of entries each with the ``location`` of a
page (``shows/solo/``) or of a heading in one (``shows/solo/#press``).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet


def search_index(parts: Iterable[tuple[bytes, AbstractSet[str] | None]]) -> bytes:
    """Return one index of `parts`: each an index, and the pages wanted of it, None for all.

    Entries stand in the order of their pages, whichever run made them first; `parts` of one
    project have one configuration.
    """
    whole: dict[str, object] = {}
    entries = []
    for data, pages in parts:
        index = json.loads(data)
        whole |= {name: value for name, value in index.items() if name != "docs"}
        entries += [
            entry for entry in index["docs"] if pages is None or _page(entry["location"]) in pages
        ]
    entries.sort(key=lambda entry: _page(entry["location"]))  # keeps the order in a page
    return json.dumps(whole | {"docs": entries}, separators=(",", ":")).encode()


def _page(location: str) -> str:
    """Return the path of the file that is served at a location."""
    return location.partition("#")[0] + "index.html"
