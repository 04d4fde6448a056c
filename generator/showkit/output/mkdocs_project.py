"""The project that the site engine is run over, and what each of its pages is made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from importlib import metadata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from showkit.output.cache import digest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

_RECIPE = "4"
"""Raised when what we do to the engine's output changes."""

_PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2")
_DOCS = "docs/"
_FOLDER_PAGES: Final = {"index", "README"}


@dataclass(frozen=True)
class SiteProject:
    """The files of one MkDocs project, by path: ``mkdocs.yml``, ``docs/…``, ``overrides/…``.

    `path` is the folder of the site that it becomes, such as ``fr``; `language` is its BCP 47
    tag; `epoch` is the time, in seconds since 1970, that the engine takes for its own.

    `pages_stand_alone` promises that a page hangs on nothing but its own Markdown file and what
    is common to all: no list of pages, no link to the next one. (The theme has both; our
    overrides leave them out.) Then a page whose file did not change is not made again.
    """

    path: str
    language: str
    files: Mapping[str, bytes]
    epoch: int = 0
    pages_stand_alone: bool = False

    def key(self) -> str:
        """Return a hash of everything that its pages are made from."""
        pages = (part for page in sorted(self.pages.items()) for part in page)
        return digest(self.common_key, *pages)

    @cached_property
    def common_key(self) -> str:
        """A hash of everything that every page is made from."""
        parts: list[str | bytes] = [_RECIPE, self.path, self.language, str(self.epoch)]
        parts += [f"{name} {metadata.version(name)}" for name in _PACKAGES]
        for name, data in sorted(self.files.items()):
            if page_path(name) is None:
                parts += [name, data]
        return digest(*parts)

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """The hash of each page's own file, by the path at which the engine leaves the page."""
        paths = {name: page_path(name) for name in self.files}
        return {path: digest(name, self.files[name]) for name, path in paths.items() if path}

    def only(self, pages: AbstractSet[str]) -> SiteProject:
        """Return the project with some of its pages, and all else."""
        kept = {
            name: data
            for name, data in self.files.items()
            if (path := page_path(name)) is None or path in pages
        }
        return replace(self, files=kept)


def page_path(name: str) -> str | None:
    """Return where the engine leaves the page of a file, None where it makes none.

    MkDocs, “use_directory_urls”: a page is the index of a folder of its name.
    """
    if not (name.startswith(_DOCS) and name.endswith(".md")):
        return None
    path = PurePosixPath(name.removeprefix(_DOCS))
    folder = path.parent if path.stem in _FOLDER_PAGES else path.with_suffix("")
    return str(folder / "index.html")
