"""How a text is marked for the message catalogues where it is not yet a message."""

from __future__ import annotations


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for a marked text
    """Mark `text` for extraction."""
    return text
