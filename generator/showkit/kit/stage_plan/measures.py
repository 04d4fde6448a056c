"""What of a rider can be drawn, in metres."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.model.stage_needs import Masking

if TYPE_CHECKING:
    from showkit.model.requirement import Amount, Provision
    from showkit.model.rider import Rider
    from showkit.model.set_elements import SetElement

_MOST_PAIRS = 12
"""Pairs of legs that are drawn: more would be one black bar."""


@dataclass(frozen=True)
class Measures:
    """A rider's stage in metres; 0 stands for what it does not ask for.

    `pairs` are pairs of legs; `wing_left` is stage left (cour), on the right of the drawing.
    """

    width: float
    depth: float
    ideal_width: float
    ideal_depth: float
    opening: float
    wing_left: float
    wing_right: float
    pairs: int
    masking: Masking
    backdrop: bool
    cyclorama: bool
    elements: tuple[SetElement, ...]

    @property
    def has_ideal(self) -> bool:
        """Whether a larger stage would be better."""
        return self.ideal_width > self.width or self.ideal_depth > self.depth


def measures_of(rider: Rider) -> Measures | None:
    """Return what can be drawn; None where there is no width or no depth to draw to scale."""
    stage, soft = rider.stage, rider.soft_goods
    width, depth = least(stage.width), least(stage.depth)
    if width <= 0 or depth <= 0:
        return None
    masking = soft.masking or Masking.ITALIAN
    legs = 0 if masking is Masking.OPEN else math.ceil(least(soft.legs) / 2)
    return Measures(
        width=width,
        depth=depth,
        ideal_width=_ideal(stage.width, width),
        ideal_depth=_ideal(stage.depth, depth),
        opening=max(least(stage.proscenium_width), 0.0),
        wing_left=max(least(stage.wing_stage_left), 0.0),
        wing_right=max(least(stage.wing_stage_right), 0.0),
        pairs=min(max(legs, 0), _MOST_PAIRS),
        masking=masking,
        backdrop=_is_wanted(soft.backdrop),
        cyclorama=_is_wanted(soft.cyclorama),
        elements=stage.elements,
    )


def least(amount: Amount | None) -> float:
    """Return the least that will do, else the ideal, else the most; 0 where nothing is asked."""
    if amount is None:
        return 0.0
    bounds = (amount.min, amount.ideal, amount.max)
    return next((bound for bound in bounds if bound is not None), 0.0)


def _ideal(amount: Amount | None, at_least: float) -> float:
    return max(amount.ideal if amount and amount.ideal is not None else 0.0, at_least)


def _is_wanted(provision: Provision | None) -> bool:
    return provision is not None and provision.value
