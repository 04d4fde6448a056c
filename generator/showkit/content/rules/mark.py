"""How a text is marked for the message catalogues where it is not yet a message."""

from __future__ import annotations

from showkit.model.message import N_

__all__ = ["N_"]
