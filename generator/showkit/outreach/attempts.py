"""Which letter is being handed in: what a program that is killed in that moment leaves behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.output.cache import keep_privately

if TYPE_CHECKING:
    from pathlib import Path

    from showkit.output.project import Project


@dataclass(frozen=True)
class Attempts:
    """The attempts of one campaign, one at a time, in a file that is there meanwhile alone."""

    path: Path

    @classmethod
    def of(cls, project: Project, campaign: str) -> Attempts:
        """Return those of a campaign, by its slug."""
        return cls(project.work / "outreach" / f"{campaign}.attempt")

    @property
    def unsure(self) -> str:
        """The id of whoever may have got the letter, or may not; empty where there is nobody."""
        try:
            return self.path.read_text("utf-8").strip()
        except FileNotFoundError:
            return ""

    def begin(self, person: str) -> None:
        """Note that the letter to a person is being handed in."""
        keep_privately(self.path, f"{person}\n".encode())

    def end(self) -> None:
        """Note that it is known what became of it."""
        self.path.unlink(missing_ok=True)
