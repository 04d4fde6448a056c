"""Addresses that stand in a letter as they were pasted: mail programs make links of them."""

from __future__ import annotations

import re
from typing import Final

_TAG: Final = re.compile(r"(<[^>]*>)")
_VERBATIM: Final = re.compile(r"</?(?:a|code|pre)\b")
_ADDRESS: Final = re.compile(r"https?://[^\s<>«»\"]*[^\s<>«»\".,;:!?()'’…]")


def with_links(html: str) -> str:
    """Return sanitised HTML whose bare web addresses are links, as a mail program would show it.

    Ours carry the reader's mark only where they are links before they are sent.
    """
    parts = _TAG.split(html)
    inside = 0
    for n, part in enumerate(parts):
        if n % 2 == 0:
            if not inside:
                parts[n] = _ADDRESS.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', part)
        elif _VERBATIM.match(part):
            inside += -1 if part.startswith("</") else 1
    return "".join(parts)
