"""A page for the company's own eyes: one file, its style and typefaces in it, nothing fetched."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.output.templates import Markup
from showkit.portal.colour import readable
from showkit.portal.typefaces import typefaces

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from showkit.model.company import Company
    from showkit.output.templates import Templates
    from showkit.portal.reader import Reader

_STYLE: Final = "private/private.css"
_URL: Final = re.compile(r"""url\(\s*["']?(?P<path>fonts/[^"')]+)["']?\s*\)""")


@dataclass(frozen=True)
class PrivatePages:
    """Makes a company's private pages; `content` is its folder, for fonts of its own."""

    company: Company
    templates: Templates
    content: Path

    def page(self, template: str, view: object, reader: Reader) -> bytes:
        """Return a page in the company's colours and typefaces, `view` filled into `template`.

        Its policy allows the one style sheet in it, by its hash, and pictures and fonts in it;
        no script, and no request to any host.
        """
        style = _style(self.company, self.templates, self.content)
        fingerprint = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        page = self.templates.render(
            template,
            reader.catalogue,
            {
                "page": view,
                "lang": reader.tag,
                "company": reader.set(self.company.name),
                "style": Markup(style),
                "policy": (
                    f"default-src 'none'; style-src 'sha256-{fingerprint}'; font-src data:; "
                    "img-src data:; base-uri 'none'; form-action 'none'"
                ),
            },
        )
        return page.encode()


def _style(company: Company, templates: Templates, content: Path) -> str:
    faces = typefaces(company.brand, content)
    brand = readable(company.brand.colour)
    rules = templates.file(_STYLE).read_text("utf-8")
    rules += f":root{{--brand:light-dark({brand.light},{brand.dark})}}\n{faces.rules}"
    return _URL.sub(lambda found: _inside(found["path"], faces.files, templates), rules)


def _inside(path: str, files: Mapping[str, bytes], templates: Templates) -> str:
    """Return a typeface as a part of the style sheet that names it."""
    data = files[path] if path in files else templates.file(f"assets/{path}").read_bytes()
    return f'url("data:font/woff2;base64,{base64.b64encode(data).decode()}")'
