"""What words in a note seem to tell: questions to a person, never a change by themselves."""

from __future__ import annotations

import re
from typing import Final

_BOUNCED: Final = re.compile(
    r"\bbounce[ds]?\b|\bundeliver(?:ed|able)\b|\bmailer-daemon\b|\bcame back undelivered\b"
    r"|\b(?:courriel|mail|message|adresse)\b[^.;]{0,40}\b(?:revenu|rejetée?|refusée?|introuvable)\b"
    r"|\b(?:n['’]est pas arrivé|non[ -]?remis|non distribué|adresse invalide|boîte pleine)",
    re.IGNORECASE,
)

_OPT_OUT: Final = re.compile(
    r"\bunsubscribe|\bopt(?:ed)?[ -]out\b|\b(?:stop|no more) (?:writing|(?:e-?)?mails?)\b"
    r"|\bno (?:more )?(?:newsletter|mailing)s?\b"
    r"|\b(?:do not|don['’]t) (?:e-?mail|mail|write|contact|solicit)\b"
    r"|\btake (?:me|him|her|them) off\b"
    r"|\bdésabonn|\bdésinscri"
    r"|\bplus (?:de|aucun|recevoir de|recevoir nos) (?:courriel|(?:e-?)?mail)s?\b"
    r"|\b(?:plus|pas) (?:aucune |recevoir )?(?:d['’]|de l['’]|l['’]|notre |nos )?"
    r"(?:infolettre|newsletter)s?\b"
    r"|\bpas de (?:courriel|(?:e-?)?mail)s?(?= svp| s['’]il|[.,;!]|\s*\Z)"
    r"|\bne (?:plus|pas) (?:lui |leur |la |le |les )?(?:écrire|contacter|envoyer|solliciter)\b"
    r"|\bne (?:souhaite|veut) (?:plus|pas) (?:recevoir|être contactée?)\b"
    r"|\b(?:plus|pas) qu['’]on (?:lui |leur |la |le |les |l['’])?"
    r"(?:écri[vt]|contact|sollicit|envoi)"
    r"|\bretirer de (?:la|notre) liste\b"
    r"|\babgemeldet\b|\bnicht mehr (?:anschreiben|kontaktieren|schreiben)\b"
    r"|\bkeine (?:e-?)?mails?\b|\b(?:geen|niet meer) (?:e-?)?mailen\b|\bgeen (?:e-?)?mails?\b",
    re.IGNORECASE,
)


def tells_of_bounce(text: str) -> bool:
    """Tell whether an e-mail seems to have come back."""
    return _BOUNCED.search(text) is not None


def may_ask_for_no_mail(text: str) -> bool:
    """Tell whether somebody may have asked for no more e-mail."""
    return _OPT_OUT.search(text) is not None
