"""Whose network does an address belong to? The company's own, or a mail scanner's."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


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
    _known: dict[str, bool] = field(default_factory=dict)

    def hold(self, address: str) -> bool:
        """Tell whether an address is in one of them."""
        if not self._networks:
            return False
        known = self._known.get(address)
        if known is None:
            known = self._known[address] = self._look_up(address)
        return known

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
