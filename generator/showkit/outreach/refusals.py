"""Addresses that a mail server refused for good: tried again, they cost a company its good name."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from showkit.output.cache import keep_privately

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from showkit.output.project import Project


class Refusal(NamedTuple):
    """When an address was refused, and in what words."""

    on: dt.date
    answer: str


@dataclass(frozen=True)
class Refusals:
    """Those of a project, in ``.showkit/outreach/refused.json``: whoever deletes it tries again."""

    path: Path

    @classmethod
    def of(cls, project: Project) -> Refusals:
        """Return those of a project."""
        return cls(project.work / "outreach" / "refused.json")

    @property
    def by_address(self) -> Mapping[str, Refusal]:
        """The refusals by the address, folded; none where the file cannot be read."""
        try:
            held = json.loads(self.path.read_text("utf-8"))
            return {
                address: Refusal(dt.date.fromisoformat(day), str(answer))
                for address, (day, answer) in held.items()
            }
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def add(self, address: str, refusal: Refusal) -> None:
        """Note that an address was refused."""
        self._keep({**self.by_address, address.casefold(): refusal})

    def take_out(self, address: str) -> None:
        """Forget an address: it has taken a letter, or is nobody's business any more."""
        known = dict(self.by_address)
        if known.pop(address.casefold(), None) is not None:
            self._keep(known)

    def _keep(self, refusals: Mapping[str, Refusal]) -> None:
        held = {address: [one.on.isoformat(), one.answer] for address, one in refusals.items()}
        keep_privately(self.path, json.dumps(held, ensure_ascii=False, indent=1).encode())
