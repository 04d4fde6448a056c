"""Whose network does an address belong to? The company's own, or a mail scanner's."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_REMEMBERED: Final = 10_000
"""Addresses; a log may hold millions."""


def network(text: str) -> Network | None:
    """Return a network in CIDR notation, or a single address; None where it is neither."""
    try:
        return ipaddress.ip_network(text.strip(), strict=False)
    except ValueError:
        return None


@dataclass(frozen=True)
class Networks:
    """Networks by their names, as in ``company.yaml``; those that are none were told by a check."""

    names: Sequence[str] = ()

    def hold(self, address: str) -> bool:
        """Tell whether an address is in one of them."""
        return bool(self._networks) and self._remembered(address)

    @cached_property
    def _remembered(self) -> Callable[[str], bool]:
        """What `_look_up` says, of addresses that come again."""
        return lru_cache(_REMEMBERED)(self._look_up)

    def _look_up(self, address: str) -> bool:
        try:
            found = ipaddress.ip_address(address)
        except ValueError:
            return False
        mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
        return any((mapped or found) in one for one in self._networks)

    @cached_property
    def _networks(self) -> tuple[Network, ...]:
        return tuple(one for one in map(network, self.names) if one is not None)
