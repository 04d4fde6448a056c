"""Was a person there? A verdict with its reasons, never a score.

A reason is a short code, kept in the link log with the row it speaks of. Some are the row's own,
seen in its log line; the others come from the rest of the visit and are worked out anew whenever
rows are added, so that a late line can still change the verdict.

===================  ============  =============================================================
own reasons          speaks for    known failure
===================  ============  =============================================================
script-ran           probable      a mail scanner that runs a whole browser on the link; a link
                                   forwarded to somebody else
confirmed-reading    human         a scanner that also moves a pointer or scrolls; whoever the
                                   link was forwarded to
declared-bot         machine       a person whose browser or extension names itself like a robot
head-request         machine       a download manager, or a chat that previews a link which a
                                   person has just pasted
no-agent             machine       a person behind a proxy that removes the agent string
feed-reader          machine       somebody opening a feed's address in a browser
===================  ============  =============================================================

===================  ============  =============================================================
from the visit       speaks for    known failure
===================  ============  =============================================================
read-in-visit        human         another person of the house within the half hour, where
                                   visits are credited to the house alone
script-in-visit      probable      a scanner's fetch within half an hour of a person's visit
no-script            machine       a person who follows a portal link without having opened
                                   their page within the half hour, before or after
===================  ============  =============================================================
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from showkit.model.visit import Event, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from showkit.visits.access_log import Request

SCRIPT_RAN: Final = "script-ran"
CONFIRMED_READING: Final = "confirmed-reading"
DECLARED_BOT: Final = "declared-bot"
HEAD_REQUEST: Final = "head-request"
NO_AGENT: Final = "no-agent"
FEED_READER: Final = "feed-reader"

READ_IN_VISIT: Final = "read-in-visit"
SCRIPT_IN_VISIT: Final = "script-in-visit"
NO_SCRIPT: Final = "no-script"

_MACHINE: Final = frozenset({DECLARED_BOT, HEAD_REQUEST, NO_AGENT, FEED_READER})
_FROM_VISIT: Final = frozenset({READ_IN_VISIT, SCRIPT_IN_VISIT, NO_SCRIPT})

# Programs that say themselves that they are one. Cubot is a make of telephone.
_BOT: Final = re.compile(
    r"(?<!cu)bot\b|bots?/|crawl|spider|slurp|scanner|preview|monitor|headless|lighthouse"
    r"|facebookexternalhit|whatsapp|safelinks|proofpoint|mimecast|barracuda"
    r"|curl/|wget/|python|aiohttp|httpx|go-http-client|java/|okhttp|libwww|node-fetch|axios"
    r"|apache-httpclient|guzzle|ruby|perl",
    re.IGNORECASE,
)


def own_reasons(event: Event, request: Request) -> tuple[str, ...]:
    """Return what one log line says for or against a person."""
    found = set()
    if request.method == "HEAD":
        found.add(HEAD_REQUEST)
    if request.agent == "":
        found.add(NO_AGENT)
    if request.agent and _BOT.search(request.agent):
        found.add(DECLARED_BOT)
    if event is Event.FEED_READ:
        found.add(FEED_READER)
    if event is Event.PAGE_OPENED:
        found.add(SCRIPT_RAN)
    if event is Event.CONFIRMED_READING:
        found.add(CONFIRMED_READING)
    return tuple(sorted(found))


def without_the_visit_s(reasons: Iterable[str]) -> tuple[str, ...]:
    """Return a row's own reasons; one that this version does not know counts as its own."""
    return tuple(sorted(set(reasons) - _FROM_VISIT))


def is_machine(own: Iterable[str]) -> bool:
    """Tell whether a row's own reasons rule a person out, whatever else happened."""
    return not _MACHINE.isdisjoint(own)


def verdict(own: tuple[str, ...], visit: frozenset[str]) -> tuple[Evidence, tuple[str, ...]]:
    """Return the verdict on a row, and all its reasons: its own, then the visit's.

    `own` is what the row says, `visit` what all rows of its visit say; rows of machines form
    visits of their own.
    """
    if is_machine(own):
        return Evidence.MACHINE, own
    if CONFIRMED_READING in own:
        return Evidence.HUMAN, own
    if CONFIRMED_READING in visit:
        return Evidence.HUMAN, (*own, READ_IN_VISIT)
    if SCRIPT_RAN in own:
        return Evidence.PROBABLE, own
    if SCRIPT_RAN in visit:
        return Evidence.PROBABLE, (*own, SCRIPT_IN_VISIT)
    return Evidence.MACHINE, (*own, NO_SCRIPT)
