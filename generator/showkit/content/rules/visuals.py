"""V1: pictures."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule


class VISUALS:
    """V1: pictures."""

    NOT_A_PICTURE: Final = Rule(
        "V101",
        N_("“{file}” is not a picture that can be read"),
        N_("save it again as JPEG, PNG, WebP, AVIF or TIFF"),
    )
    TOO_MANY_PIXELS: Final = Rule(
        "V102",
        N_("“{file}” has more than {limit} million pixels"),
        N_("save it smaller; 6000 pixels on the long side are plenty for print"),
    )
