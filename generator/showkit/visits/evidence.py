"""Was a person there? A verdict with its reasons, never a score.

A reason is a short code, kept in the link log with the row it speaks of. Some are the row's own:
seen in its log line, or in what its visitor did besides (see `traces`). The others come from the
rest of the visit and from what was sent, and are worked out anew whenever rows are added, so that
a late line can still change the verdict. What each stands for and when it errs: docs/evidence.md.

=====================  ====================================================================
kind                   reasons
=====================  ====================================================================
a person               confirmed-reading
a browser              script-ran, assets-fetched, after-shell
a program              declared-bot, head-request, no-agent, feed-reader, prefetch, mail-proxy
a doubt                burst, hidden-link, scanner-network, just-sent
from the visit         read-in-visit, script-in-visit, assets-in-visit, no-script
whose it is            same-visitor
=====================  ====================================================================

What has a doubt is a machine's, unless somebody was seen to read in that visit: then it is
probable, since people sit behind their house's gateway too, and nobody is to be lost.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from showkit.model.visit import Event, Evidence
from showkit.visits.scanners import is_mail_proxy, is_program, is_scanner_s

if TYPE_CHECKING:
    from collections.abc import Iterable

    from showkit.visits.access_log import Request

SCRIPT_RAN: Final = "script-ran"
CONFIRMED_READING: Final = "confirmed-reading"
ASSETS_FETCHED: Final = "assets-fetched"
AFTER_SHELL: Final = "after-shell"
SAME_VISITOR: Final = "same-visitor"

DECLARED_BOT: Final = "declared-bot"
HEAD_REQUEST: Final = "head-request"
NO_AGENT: Final = "no-agent"
FEED_READER: Final = "feed-reader"
PREFETCH: Final = "prefetch"
MAIL_PROXY: Final = "mail-proxy"

BURST: Final = "burst"
HIDDEN_LINK: Final = "hidden-link"
SCANNER_NETWORK: Final = "scanner-network"
JUST_SENT: Final = "just-sent"

READ_IN_VISIT: Final = "read-in-visit"
SCRIPT_IN_VISIT: Final = "script-in-visit"
ASSETS_IN_VISIT: Final = "assets-in-visit"
NO_SCRIPT: Final = "no-script"

_MACHINE: Final = frozenset(
    {DECLARED_BOT, HEAD_REQUEST, NO_AGENT, FEED_READER, PREFETCH, MAIL_PROXY}
)
_DOUBTS: Final = frozenset({BURST, HIDDEN_LINK, SCANNER_NETWORK, JUST_SENT})
_WORKED_OUT: Final = frozenset(
    {READ_IN_VISIT, SCRIPT_IN_VISIT, ASSETS_IN_VISIT, NO_SCRIPT, JUST_SENT}
)


_REMEMBERED: Final = 10_000
"""Visitors by what they did; each is judged once."""


def own_reasons(event: Event, request: Request) -> tuple[str, ...]:
    """Return what one log line says for or against a person."""
    is_head = request.method == "HEAD"
    return _said(event, is_head, request.address, request.agent, request.is_prefetch)


@lru_cache(maxsize=_REMEMBERED)
def _said(
    event: Event,
    is_head: bool,  # noqa: FBT001 - as are the others, by place: what is remembered goes by it
    address: str,
    agent: str | None,
    is_prefetch: bool,  # noqa: FBT001 - the same
) -> tuple[str, ...]:
    said = {
        HEAD_REQUEST: is_head,
        NO_AGENT: agent == "",
        DECLARED_BOT: bool(agent) and is_program(agent or ""),
        MAIL_PROXY: bool(agent) and is_mail_proxy(agent or ""),
        SCANNER_NETWORK: is_scanner_s(address),
        PREFETCH: is_prefetch,
        FEED_READER: event is Event.FEED_READ,
        SCRIPT_RAN: event is Event.PAGE_OPENED,
        CONFIRMED_READING: event is Event.CONFIRMED_READING,
    }
    return tuple(sorted(reason for reason, holds in said.items() if holds))


def without_what_is_worked_out(reasons: Iterable[str]) -> tuple[str, ...]:
    """Return a row's own reasons; one that this version does not know counts as its own."""
    return tuple(sorted(set(reasons) - _WORKED_OUT))


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
    has_read = CONFIRMED_READING in own
    if has_read or CONFIRMED_READING in visit:
        is_doubtful = not _DOUBTS.isdisjoint(own)
        evidence = Evidence.PROBABLE if is_doubtful else Evidence.HUMAN
        return evidence, own if has_read else (*own, READ_IN_VISIT)
    return _unread(own, visit)


def _unread(own: tuple[str, ...], visit: frozenset[str]) -> tuple[Evidence, tuple[str, ...]]:
    """Return the verdict on a row of a visit in which nobody was seen to read."""
    if not _DOUBTS.isdisjoint(own):
        return Evidence.MACHINE, own
    if SCRIPT_RAN in own or ASSETS_FETCHED in own:
        return Evidence.PROBABLE, own
    if SCRIPT_RAN in visit:
        return Evidence.PROBABLE, (*own, SCRIPT_IN_VISIT)
    if ASSETS_FETCHED in visit:
        return Evidence.PROBABLE, (*own, ASSETS_IN_VISIT)
    return Evidence.MACHINE, (*own, NO_SCRIPT)
