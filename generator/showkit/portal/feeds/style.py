"""A feed opened in a browser: readable, and it says what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.output.artifact import Artifact
from showkit.output.cache import digest

if TYPE_CHECKING:
    from showkit.portal.reader import Reader

FEED_STYLE: Final = "feed.css"
"""The asset from which every language's stylesheet is made."""

_ESCAPED = {'"': r"\22 ", "\\": r"\5c ", "\n": r"\a ", "<": r"\3c "}


def feed_style(reader: Reader, folder: str, common: str, accent: str) -> Artifact:
    """Return the stylesheet of the feeds of a language, from the rules `common` to all.

    Browsers no longer turn feeds into pages (XSLT is on its way out), so a sentence in the
    reader's language stands before the news.
    """
    sentence = reader.gettext(
        "This is a news feed. Copy its address into a feed reader, and news comes to you."
    )
    written = "".join(_ESCAPED.get(sign, sign) for sign in sentence)
    rules = (
        f"{common}\nrss,feed{{--accent:{accent}}}\n"
        f'channel::before,feed::before{{content:"{written}"}}\n'
    )
    data = rules.encode()
    return Artifact(f"assets/feed-{folder}.{digest(data)[:10]}.css", data, immutable=True)
