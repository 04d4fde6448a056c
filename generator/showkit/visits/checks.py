"""Checks of what ingest is told about the company's own visits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.checks.check import Check, check
from showkit.content.rules import VISITS
from showkit.visits.networks import network

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.content.load import Loaded
    from showkit.model.finding import Finding
    from showkit.model.library import Library


def own_networks_are_networks(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """The company's own networks are written as addresses, or as networks in CIDR notation.

    Visits from there are set aside; from one that cannot be read they would count as a
    presenter's. Your provider, or a page that shows “my IP address”, tells which yours is.
    """
    for n, name in enumerate(library.company.tracking.own_networks):
        if network(name) is None:
            place = loaded.place("content/company.yaml", ("tracking", "own_networks", n))
            yield VISITS.NO_NETWORK.at(place, value=name)


VISIT_CHECKS: Final[tuple[Check, ...]] = (check(own_networks_are_networks, VISITS.NO_NETWORK),)
