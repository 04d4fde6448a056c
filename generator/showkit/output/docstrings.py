"""Docstrings that people read: those of checks and of families of findings.

The reference page of findings is made from them in every language, so they are messages of the
catalogues. `extract` is how Babel finds them; pyproject.toml names it for the files concerned.
"""

from __future__ import annotations

import ast
import inspect
from typing import TYPE_CHECKING, Any

from babel.messages.extract import extract_python

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from typing import IO

    Extracted = tuple[Any, ...]
    """Babel's: a line, the keyword found, the message or messages, the comments above."""


def paragraphs(docstring: str | None) -> tuple[str, ...]:
    """Return a docstring's paragraphs, each on one line: the rule, then the advice."""
    text = inspect.cleandoc(docstring or "")
    return tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())


def family_title(docstring: str | None) -> tuple[str, str]:
    """Return a family's letter and title: of ``T1: CSV tables.``, ``T1`` and ``CSV tables``."""
    letter, _, title = (docstring or "").strip().partition(": ")
    return letter, title.rstrip(".")


def extract(
    fileobj: IO[bytes],
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: Any,  # noqa: ANN401 - Babel hands on what its file of mappings says
) -> Iterator[Extracted]:
    """Yield the messages of a module: what Babel finds itself, and the docstrings.

    Of functions that yield findings every paragraph, of classes that hold rules the title.
    """
    yield from extract_python(fileobj, keywords, comment_tags, options)
    fileobj.seek(0)
    for node in ast.parse(fileobj.read()).body:
        if isinstance(node, ast.FunctionDef) and _yields_findings(node):
            for paragraph in paragraphs(ast.get_docstring(node)):
                yield node.lineno, "", paragraph, []
        elif isinstance(node, ast.ClassDef) and _is_family(node):
            yield node.lineno, "", family_title(ast.get_docstring(node))[1], []


def _yields_findings(node: ast.FunctionDef) -> bool:
    returns = ast.unparse(node.returns) if node.returns else ""
    return returns == "Iterator[Finding]" and not node.name.startswith("_")


def _is_family(node: ast.ClassDef) -> bool:
    return node.name.isupper() and family_title(ast.get_docstring(node))[1] != ""
