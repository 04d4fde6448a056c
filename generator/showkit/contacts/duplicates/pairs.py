"""What is said of two records that may be the same: how sure it is, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.model.message import Message


class Tier(StrEnum):
    """How sure it is that two records are the same, the surest first."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"

    @property
    def rank(self) -> int:
        """Order of sureness: certain 0, probable 1, possible 2."""
        return list(Tier).index(self)


class Houses(Enum):
    """How the houses of two people relate."""

    ONE = auto()
    ALIKE = auto()
    """Two records that may be one house."""
    TWO = auto()


class Sort(StrEnum):
    """What the records are of."""

    HOUSE = "house"
    PERSON = "person"


@dataclass(frozen=True)
class Reason:
    """One thing that speaks for two records being the same, or against; `code` for programs."""

    code: str
    text: Message
    is_against: bool = False


@dataclass(frozen=True)
class Likeness:
    """What comparing two records gave: the tier, None where they are not alike, and why."""

    tier: Tier | None
    reasons: tuple[Reason, ...] = ()

    @property
    def reasons_for(self) -> Iterator[Reason]:
        """What speaks for it."""
        return (reason for reason in self.reasons if not reason.is_against)

    @property
    def reasons_against(self) -> Iterator[Reason]:
        """What speaks against it."""
        return (reason for reason in self.reasons if reason.is_against)


@dataclass(frozen=True)
class Duplicate:
    """Two records that may be the same: houses by slug, people by id, in order of the base."""

    sort: Sort
    a: str
    b: str
    tier: Tier
    reasons: tuple[Reason, ...]
