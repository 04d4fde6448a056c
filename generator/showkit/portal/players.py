"""The players of the hosts at which companies keep their films: the table ``players.csv``.

A row says how the address of a film's own page looks, with names in braces for what differs, and
the address of the player that shows the same film. Players are asked to follow nobody where their
host has a way to ask (YouTube's ``youtube-nocookie.com``, Vimeo's ``dnt=1``). The first row that
fits an address counts.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from urllib.parse import SplitResult

_TABLE = Path(__file__).with_name("players.csv")
_NAME = re.compile(r"\{(\w+)\}")
_VALUE = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What a film's id or key consists of, at every host of the table."""

_SAME_HOST = re.compile(r"^(www|m)\.")


@dataclass(frozen=True)
class Player:
    """A player in a frame: the name of its host as people say it, and its address."""

    host: str
    address: str

    @property
    def origin(self) -> str:
        """Return the source that a policy must allow (CSP Level 3 §2.3.1)."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"


@dataclass(frozen=True)
class _Row:
    host: str
    page: str
    player: str


def player_of(address: str) -> Player | None:
    """Return the player of the film whose page is `address`; None where we know of none."""
    try:
        given = urlsplit(address)
    except ValueError:  # half of an IPv6 address, among other slips
        return None
    for row in _rows():
        found = _matched(row.page, given)
        if found is not None:
            return Player(row.host, row.player.format_map(found))
    return None


@cache
def _rows() -> tuple[_Row, ...]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(_Row(**row) for row in csv.DictReader(file))


def _matched(pattern: str, given: SplitResult) -> Mapping[str, str] | None:
    """Return what stands in an address for the names of `pattern`; None where they differ.

    The address may hold more in its query (a start, where it was shared), but not in its path.
    """
    wanted = urlsplit(f"//{pattern}")
    if wanted.netloc != _SAME_HOST.sub("", given.netloc.lower()):
        return None
    pairs = list(zip(_segments(wanted.path), _segments(given.path), strict=False))
    if len(pairs) != len(_segments(wanted.path)) or len(pairs) != len(_segments(given.path)):
        return None
    query = parse_qs(given.query)
    pairs += [(part, query.get(name, [""])[0]) for name, (part,) in parse_qs(wanted.query).items()]
    values = {}
    for part, value in pairs:
        name = _NAME.fullmatch(part)
        if name is None:
            if part != value:
                return None
        elif _VALUE.fullmatch(value):
            values[name[1]] = value
        else:
            return None
    return values


def _segments(path: str) -> list[str]:
    return path.strip("/").split("/")
