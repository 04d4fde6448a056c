"""Where the content's files are read: nothing outside the content folder, nothing unbounded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from showkit.content.rules import FILES
from showkit.content.text import decode
from showkit.model.finding import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from showkit.output.project import Project

MAX_TEXT_BYTES = 10_000_000
"""A text, table or record larger than this is not read."""


@dataclass
class Sources:
    """Reads files of one project and collects what is wrong with them.

    `lines` notes where a table's rows stand, by the table's path and the row's id.
    """

    project: Project
    findings: list[Finding] = field(default_factory=list)
    lines: dict[str, dict[str, int]] = field(default_factory=dict)

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
        try:
            if not self._inside(path):
                folder = self.name(path.parent)
                self.findings.append(
                    FILES.UNSAFE_PATH.at(Place(self.name(path)), file=path.name, folder=folder)
                )
                return None
            if path.stat().st_size > MAX_TEXT_BYTES:
                problem = f"{path.stat().st_size} > {MAX_TEXT_BYTES} bytes"
                self.findings.append(FILES.UNREADABLE.at(Place(self.name(path)), problem=problem))
                return None
            return path.read_bytes()
        except OSError as error:
            self.findings.append(
                FILES.UNREADABLE.at(Place(self.name(path)), problem=error.strerror or str(error))
            )
            return None

    def name(self, path: Path) -> str:
        """Return a path as findings show it."""
        return self.project.relative(path)

    def entries(self, folder: Path) -> Iterator[Path]:
        """Yield what lies in a folder by name, hidden things and editors' left-overs aside."""
        if folder.is_dir():
            for path in sorted(folder.iterdir()):
                if not path.name.startswith((".", "_", "~")) and not path.name.endswith("~"):
                    yield path

    def _inside(self, path: Path) -> bool:
        return path.resolve().is_relative_to(self.project.content.resolve())
