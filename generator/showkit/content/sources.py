"""Where the content's files are read: nothing outside the content folder, nothing unbounded."""

from __future__ import annotations

import hashlib
import math
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from showkit.content.rules import FILES
from showkit.content.text import decode
from showkit.model.finding import Finding, Place
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from showkit.content.front_matter import FrontMatter
    from showkit.content.tables import Table
    from showkit.content.yaml import YamlDocument
    from showkit.output.project import Project

MAX_TEXT_BYTES = 10_000_000
"""A table or record larger than this is not read."""

MAX_PROSE_BYTES = 1_000_000
"""Nor is a Markdown file larger than this: it would make a book of five hundred pages."""


@dataclass
class Sources:
    """Reads files of one project and collects what is wrong with them.

    `documents`, `texts` and `tables` keep what was read, by path, so that later on a finding can
    name the place of a fact. `digests` are the SHA-256 (hex) of every file that was asked for, by
    path; empty for one that could not be had.
    """

    project: Project
    findings: list[Finding] = field(default_factory=list)
    documents: dict[str, YamlDocument] = field(default_factory=dict)
    texts: dict[str, FrontMatter] = field(default_factory=dict)
    tables: dict[str, Table[Any]] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)

    def text(self, path: Path) -> str | None:
        """Return a file's text, or None with a finding where it cannot be had."""
        data = self.bytes(path)
        if data is None:
            return None
        text, findings = decode(data, self.name(path))
        self.findings.extend(findings)
        return text

    def bytes(self, path: Path) -> bytes | None:
        """Return a small file's bytes, or None with a finding where they cannot be had."""
        name = self.name(path)
        self.digests[name] = ""
        try:
            if not self._inside(path):
                shown = self.name(path.parent)
                self.findings.append(
                    FILES.UNSAFE_PATH.at(Place(name), file=path.name, folder=shown)
                )
                return None
            known = path.stat()
            if stat.S_ISDIR(known.st_mode):
                folder = Message("it is a folder")
                self.findings.append(FILES.UNREADABLE.at(Place(name), problem=folder))
                return None
            limit = MAX_PROSE_BYTES if name.endswith(".md") else MAX_TEXT_BYTES
            if known.st_size > limit:
                sizes = {"size": math.ceil(known.st_size / 1e6), "limit": limit // 1_000_000}
                self.findings.append(FILES.TOO_LARGE.at(Place(name), **sizes))
                return None
            data = path.read_bytes()
        except OSError as error:
            problem = error.strerror or str(error)
            self.findings.append(FILES.UNREADABLE.at(Place(name), problem=problem))
            return None
        self.digests[name] = hashlib.sha256(data).hexdigest()
        return data

    def name(self, path: Path) -> str:
        """Return a path as findings show it."""
        return self.project.relative(path)

    def entries(self, folder: Path) -> Iterator[Path]:
        """Yield what lies in a folder by name, hidden things and editors' left-overs aside."""
        if folder.is_dir():
            for path in sorted(folder.iterdir(), key=lambda path: path.name):
                if not path.name.startswith((".", "_", "~")) and not path.name.endswith("~"):
                    yield path

    def _inside(self, path: Path) -> bool:
        """Tell whether a file lies in the content folder; only a link or ``..`` can lead out."""
        content = self.project.content
        here = path
        while here != content and here.name not in {"", ".."} and not here.is_symlink():
            here = here.parent
        return here == content or path.resolve().is_relative_to(content.resolve())
