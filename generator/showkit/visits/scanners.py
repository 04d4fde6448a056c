"""Programs that follow links: how they call themselves, and where mail scanners call from.

The list of agents is that of crawler-user-agents, of which this is the one adapter; what mail
gateways are called, and their networks, is ours: ``scanners.csv`` beside this file, a source to
each line.
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import crawleruseragents

from showkit.visits.networks import Networks

if TYPE_CHECKING:
    from collections.abc import Sequence

_OURS: Final = Path(__file__).with_name("scanners.csv")
_CALLS_ITSELF_BOT: Final = re.compile(r"(?<!cu)bot\b|bots?/|crawl|spider", re.IGNORECASE)
"""Cubot is a make of telephone."""

_REMEMBERED: Final = 10_000
"""Agents; each is judged once."""


@lru_cache(maxsize=_REMEMBERED)
def is_program(agent: str) -> bool:
    """Tell whether a user agent says of itself that it is a program."""
    name = agent.lower()
    return (
        any(part in name for part in _listed("agent"))
        or _CALLS_ITSELF_BOT.search(agent) is not None
        or crawleruseragents.is_crawler(agent)
    )


@lru_cache(maxsize=_REMEMBERED)
def is_mail_proxy(agent: str) -> bool:
    """Tell whether a mail service asked for what a message shows, without saying for whom."""
    name = agent.lower()
    return any(part in name for part in _listed("proxy"))


def is_scanner_s(address: str) -> bool:
    """Tell whether an address is in a network from which a mail scanner is known to call."""
    return _networks().hold(address)


@cache
def _networks() -> Networks:
    return Networks(_listed("network"))


@cache
def _listed(kind: str) -> Sequence[str]:
    with _OURS.open(encoding="utf-8", newline="") as file:
        return tuple(row["value"] for row in csv.DictReader(file) if row["kind"] == kind)
