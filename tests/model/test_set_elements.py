"""How far a piece of the set reaches when it is turned: what the check and the plan go by."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.model.set_elements import SetElement

_LENGTHS = st.floats(0.1, 20)


def _outline(element, steps=720):
    """Yield points of an element's outline, walked round by hand."""
    turned = math.radians(element.rotation)
    for n in range(steps):
        angle = 2 * math.pi * n / steps
        if element.round:
            x, y = element.width / 2 * math.cos(angle), element.depth / 2 * math.sin(angle)
        else:
            corners = [(1, 1), (1, -1), (-1, -1), (-1, 1)]
            side, along = corners[n % 4]
            x, y = side * element.width / 2, along * element.depth / 2
        # clockwise seen from above, the audience below
        yield (
            element.x + x * math.cos(turned) + y * math.sin(turned),
            element.y - x * math.sin(turned) + y * math.cos(turned),
        )


_ELEMENTS = st.fixed_dictionaries(
    {
        "name": st.just("T"),
        "width": _LENGTHS,
        "depth": _LENGTHS,
        "x": st.floats(-20, 20),
        "y": st.floats(-20, 20),
        "rotation": st.floats(-360, 360),
        "round": st.booleans(),
    }
)


@given(_ELEMENTS.map(SetElement.model_validate))
@settings(deadline=None)
def test_an_element_reaches_as_far_as_its_outline(element):
    """A wall that is said to fit and does not costs the morning of the set-up."""
    across, along = zip(*_outline(element), strict=True)
    walked = (min(across), max(across), min(along), max(along))
    assert element.reach == pytest.approx(walked, abs=0.01)
