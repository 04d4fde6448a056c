"""Links in a show's text, and where they lead on the site."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from showkit.content.suggestions import did_you_mean
from showkit.model.record import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.model.library import Library
    from showkit.model.message import Message
    from showkit.model.show import Show

_CODE: Final = re.compile(
    r"^(```|~~~).*?^\1|(?P<ticks>`+)(?!`).{0,2000}?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)
_LINK: Final = re.compile(
    r"""
    (?P<picture>!?)\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]          # [text] or ![text]
        \(\s*(?:<(?P<angle>[^<>\n]*)>                            # (<target>
        |(?P<inline>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))       # (target
    | ^[ ]{0,3}\[[^\]\n]+\]:\s*<?(?P<reference>[^\s>]+)          # [name]: target
    | <a\s[^<>]*?href\s*=\s*["'](?P<html>[^"']*)["']
    | <(?P<img>img)\s[^<>]*?src\s*=\s*["'](?P<src>[^"']*)["']
    """,
    re.MULTILINE | re.IGNORECASE | re.VERBOSE,
)
_TARGETS: Final = ("angle", "inline", "reference", "html", "src")
_SITE_PAGES: Final = frozenset({"", "shows", "company", "calendar", "privacy"})


@dataclass(frozen=True)
class DeadLink:
    """A link that leads nowhere, or a picture; `line` and `column` count from 1 in the text."""

    target: str
    line: int
    column: int
    suggestion: Message | str
    is_picture: bool


def dead_links(body: str, show: Show, library: Library) -> Iterator[DeadLink]:
    """Yield the links of a Markdown text that lead to nothing on the site, and its pictures."""
    text = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), body)
    line, line_start = 1, 0
    for match in _LINK.finditer(text):
        name = next(name for name in _TARGETS if match[name] is not None)
        is_picture = bool(match["picture"] or match["img"])
        if not is_picture and _leads_somewhere(match[name], show, library):
            continue
        start = match.start(name)
        line += text.count("\n", line_start, start)
        line_start = max(line_start, text.rfind("\n", line_start, start) + 1)
        suggestion = "" if is_picture else _nearest(match[name], show, library)
        yield DeadLink(match[name], line, start - line_start + 1, suggestion, is_picture)


def _leads_somewhere(target: str, show: Show, library: Library) -> bool:
    path = _site_path(target, show, library)
    if path is None or path.rstrip("/") in _SITE_PAGES:
        return True
    if not path.startswith("shows/"):
        return False
    slug, _, rest = path.removeprefix("shows/").rstrip("/").partition("/")
    if slug not in library.show_by_slug:
        return False
    return not rest or (slug == show.slug and rest.removeprefix("documents/") in _public(show))


def _site_path(target: str, show: Show, library: Library) -> str | None:
    """Return where a link leads, from the root of a language; None for what is not of the site."""
    try:
        parts = urlsplit(target)
        site = urlsplit(library.company.site_url)
        if (parts.scheme or parts.netloc) and parts.hostname != site.hostname:
            return None
    except ValueError:  # not even an address, such as https://[
        return target
    if parts.scheme not in {"", "http", "https"} or not (parts.path or parts.netloc):
        return None
    path = unquote(parts.path)
    if parts.netloc or path.startswith("/"):
        path = path.removeprefix(site.path.rstrip("/"))
        languages = {library.company.path_of(tag) for tag in library.company.languages}
        first, _, rest = path.strip("/").partition("/")
        return posixpath.normpath(rest).lstrip(".") if first in languages | {""} else path
    joined = posixpath.normpath(f"shows/{show.slug}/{path}")
    return "" if joined == "." else joined


def _public(show: Show) -> set[str]:
    return {row.file for row in show.documents if row.visibility is Visibility.PUBLIC}


def _nearest(target: str, show: Show, library: Library) -> Message | str:
    known = {f"../{slug}/" for slug in library.show_by_slug if slug != show.slug}
    known |= {f"documents/{name}" for name in _public(show)}
    return did_you_mean(target, known)
