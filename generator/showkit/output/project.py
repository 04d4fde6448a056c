"""Where a company's files are, and where showkit puts what it makes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Project:
    """A folder with ``content/`` in it; everything else has its place beside that."""

    root: Path

    @property
    def content(self) -> Path:
        """What the company owns and writes."""
        return self.root / "content"

    @property
    def site(self) -> Path:
        """The published site."""
        return self.root / "site"

    @property
    def work(self) -> Path:
        """What showkit keeps for itself: cache, work folders, locks. Can be deleted."""
        return self.root / ".showkit"

    @property
    def former_site(self) -> Path:
        """The site before the published one, in which the next is built."""
        return self.work / "former_site"

    @property
    def cache(self) -> Path:
        """The content-hash cache."""
        return self.work / "cache"

    @property
    def templates(self) -> Path:
        """The company's own templates, which come before showkit's, file by file."""
        return self.root / "site_templates"

    @property
    def secret(self) -> Path:
        """The secret that all links hang on: a file of its own, never deleted with a cache."""
        return self.root / "showkit.secret"

    @property
    def file_epochs(self) -> Path:
        """Who could open private files at the last build: kept with the contact data."""
        return self.content / "access_files.json"

    @property
    def link_log(self) -> Path:
        """The tracked-link log."""
        return self.content / "link_log"

    def relative(self, path: Path) -> str:
        """Return `path` as findings show it: from the root, with forward slashes."""
        root, text = f"{self.root}{os.sep}", str(path)
        if text.startswith(root):
            return text.removeprefix(root).replace(os.sep, "/")
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()
