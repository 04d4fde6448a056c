"""The engine's Markdown, taught to leave a page alone that is one block of HTML from end to end.

Pages come to the engine as such a block (`portal.site_project.document`). Markdown copies it as it
stands, but to learn where it ends it parses it tag by tag, and MkDocs once more for its anchors,
which nothing asks for: more than half of an engine's run. This extension tells it at once. A page
that is anything else is read as ever, and without the extension the same pages come out.

It is named in ``mkdocs.yml`` and runs in the engine's own process.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markdown import Extension
from markdown.preprocessors import Preprocessor

if TYPE_CHECKING:
    from markdown import Markdown

WHOLE_PAGES: Final = "showkit.output.whole_pages"
"""How a project names the extension."""

PAGE_CLASS: Final = "page"
"""The class by which the one block is known: nobody writes it into a text of their own."""

_BLOCK: Final = re.compile(rf'\s*(<div class="{PAGE_CLASS}[ "].*</div>)\s*', re.DOTALL)
_AFTER_WHITESPACE: Final = 28
"""Markdown tidies whitespace at 30, and takes fenced code at 25 and HTML at 20."""


class WholePages(Extension):
    """Takes pages that are one block of HTML past Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Have pages looked at before any HTML is read."""
        md.preprocessors.register(_WholePage(md), "whole_page", _AFTER_WHITESPACE)


class _WholePage(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Return what stands for the block where `lines` are one, else `lines`."""
        block = _BLOCK.fullmatch("\n".join(lines))
        return [self.md.htmlStash.store(block[1])] if block else lines


def makeExtension(**options: object) -> WholePages:  # noqa: N802 - what Markdown looks for in a module
    """Return the extension; it has no options."""
    return WholePages(**options)
