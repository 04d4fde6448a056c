"""Links of a company's texts that lead to its own site: they carry ``via`` as all others do."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from markupsafe import Markup

from showkit.access.page.slots import MORE, VIA

_HREF: Final = re.compile(r'(?P<before> href=")(?P<address>[^"#]*)(?P<fragment>#[^"]*)?"')


def with_via(html: Markup, base: str) -> Markup:
    """Return prose whose links below `base`, the site's full address, end with a slot."""

    def marked(found: re.Match[str]) -> str:
        address, fragment = found["address"], found["fragment"] or ""
        if not f"{unescape(address)}/".startswith(base):
            return found[0]
        end = MORE if "?" in address else VIA
        return f'{found["before"]}{address}{end}{fragment}"'

    return Markup(_HREF.sub(marked, html))  # noqa: S704 - sanitised before, and only lengthened
