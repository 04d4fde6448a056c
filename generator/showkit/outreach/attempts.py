"""Which letters may have gone: what a program that is killed while it sends leaves behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.output.cache import keep_privately

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from showkit.output.project import Project


@dataclass(frozen=True)
class Attempts:
    """The attempts of one campaign of which nobody knows what became, in a file of their own.

    The one that is being handed in is among them; without any, there is no file.
    """

    path: Path

    @classmethod
    def of(cls, project: Project, campaign: str) -> Attempts:
        """Return those of a campaign, by its slug."""
        return cls(project.work / "outreach" / f"{campaign}.attempt")

    @property
    def unsure(self) -> tuple[str, ...]:
        """The ids of whoever may have got the letter, or may not."""
        try:
            return tuple(self.path.read_text("utf-8").split())
        except FileNotFoundError:
            return ()

    def begin(self, person: str) -> None:
        """Note that the letter to a person is being handed in."""
        self._keep([*(one for one in self.unsure if one != person), person])

    def end(self, person: str) -> None:
        """Note that it is known what became of the letter to a person."""
        self._keep([one for one in self.unsure if one != person])

    def _keep(self, people: Iterable[str]) -> None:
        data = "".join(f"{one}\n" for one in people)
        if data:
            keep_privately(self.path, data.encode())
        else:
            self.path.unlink(missing_ok=True)
