"""Which player shows the film of an address."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.portal.players import player_of

_ORIGINS = {
    "https://www.youtube-nocookie.com",
    "https://player.vimeo.com",
    "https://geo.dailymotion.com",
}


@pytest.mark.parametrize(
    ("page", "host", "player"),
    [
        ("https://vimeo.com/76979871", "Vimeo", "video/76979871?dnt=1"),
        ("https://www.vimeo.com/76979871/", "Vimeo", "video/76979871?dnt=1"),
        ("https://vimeo.com/76979871/0a1b2c?share=copy", "Vimeo", "video/76979871?h=0a1b2c&dnt=1"),
        ("https://player.vimeo.com/video/1?h=0a", "Vimeo", "video/1?h=0a&dnt=1"),
        ("https://www.youtube.com/watch?v=a-b_c&t=12", "YouTube", "embed/a-b_c?"),
        ("https://m.youtube.com/watch?list=x&v=abc", "YouTube", "embed/abc?"),
        ("https://youtu.be/abc?si=zzz", "YouTube", "embed/abc?"),
        ("http://youtube.com/shorts/abc", "YouTube", "embed/abc?"),
        ("https://www.dailymotion.com/video/x2m8jpp", "Dailymotion", "?video=x2m8jpp"),
    ],
)
def test_addresses_that_people_copy_lead_to_a_player(page, host, player):
    found = player_of(page)
    assert found is not None
    assert found.host == host
    assert player in found.address
    assert found.origin in _ORIGINS


@pytest.mark.parametrize(
    "page",
    [
        "https://video.frasil.example/haubans",
        "https://vimeo.com/",
        "https://vimeo.com/76979871/0a/more",
        "https://www.youtube.com/watch?v=",
        "https://www.youtube.com/@frasil",
        "https://youtube.com.example/watch?v=abc",
        "https://vimeo.com/1%22onload=x",
        "https://www.youtube.com/watch?v=a%22b",
        "https://[::1/vimeo.com/1",
    ],
)
def test_any_other_address_has_no_player(page):
    assert player_of(page) is None


@settings(deadline=None)
@given(st.text(max_size=40), st.sampled_from(["vimeo.com/", "youtu.be/", "youtube.com/watch?v="]))
def test_whatever_stands_in_an_address_only_known_hosts_are_asked(text, host):
    """The policy of the page names the host; the address cannot smuggle in another."""
    found = player_of(f"https://{host}{text}")
    assert found is None or found.origin in _ORIGINS
    assert found is None or not set(found.address) & set(" \"'<>;,")
