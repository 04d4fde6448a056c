"""The company's own visits are no presenter's: set aside, and told."""

from __future__ import annotations

import pytest

from showkit.visits.networks import Networks


@pytest.mark.parametrize(
    ("address", "is_own"),
    [
        ("203.0.113.7", True),
        ("203.0.114.7", False),
        ("192.0.2.9", True),
        ("192.0.2.10", False),
        ("2001:db8:5::1", True),
        ("2001:db9::1", False),
        ("::ffff:203.0.113.7", True),
        ("office.example", False),
        ("", False),
    ],
)
def test_an_address_is_the_company_s_own_where_its_network_is(address, is_own):
    own = Networks(("203.0.113.0/24", "192.0.2.9", "2001:db8::/32", "no network"))
    assert own.hold(address) is is_own
    assert own.hold(address) is is_own, "asked again"


def test_without_networks_nothing_is_set_aside():
    assert not Networks().hold("127.0.0.1")
