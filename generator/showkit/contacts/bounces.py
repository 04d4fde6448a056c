"""Words in a note by which an e-mail seems to have come back."""

from __future__ import annotations

import re
from typing import Final

_BOUNCED: Final = re.compile(
    r"\bbounce[ds]?\b|\bundeliver(?:ed|able)\b|\bmailer-daemon\b|\bcame back undelivered\b"
    r"|\b(?:courriel|mail|message|adresse)\b[^.;]{0,40}\b(?:revenu|rejetée?|refusée?|introuvable)\b"
    r"|\b(?:n['’]est pas arrivé|non[ -]?remis|non distribué|adresse invalide|boîte pleine)",
    re.IGNORECASE,
)


def tells_of_bounce(text: str) -> bool:
    """Tell whether a note may say so: a question to a person, never a change by itself."""
    return _BOUNCED.search(text) is not None
