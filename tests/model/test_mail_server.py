"""Where letters are handed in: half of what a provider's help says is enough."""

from __future__ import annotations

import pytest

from showkit.model.mail_server import MailServer


@pytest.mark.parametrize(
    ("given", "port", "security"),
    [
        ({}, 587, "starttls"),
        ({"port": 465}, 465, "tls"),
        ({"security": "tls"}, 465, "tls"),
        ({"port": 2525}, 2525, "starttls"),
        ({"port": 465, "security": "starttls"}, 465, "starttls"),
    ],
)
def test_the_port_says_how_it_is_secured_and_the_other_way_round(given, port, security):
    """Who writes 465 and no more waited for a minute, and was told that nobody is there."""
    server = MailServer(host="smtp.seule.example", **given)
    assert (server.port, server.security) == (port, security)
