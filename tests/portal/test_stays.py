"""The days of a stay, as a programme says them."""

from __future__ import annotations

import datetime as dt

import pytest

from showkit.output.catalogues import catalogue
from showkit.portal.reader import Reader
from showkit.portal.stays import stay_in_words


@pytest.mark.parametrize(
    ("days", "french", "english"),
    [
        ((5, 7), "5 déc. et 7 décembre 2026", "Dec 5 and December 7, 2026"),
        ((5, 5, 7), "5 déc. et 7 décembre 2026", "Dec 5 and December 7, 2026"),
        ((5, 6, 8), "5–8 décembre 2026 sauf le 7 déc.", "December 5–8, 2026 except Dec 7"),
        (
            (5, 7, 9),
            "5–9 décembre 2026 sauf les 6 déc. et 8 déc.",
            "December 5–9, 2026 except Dec 6 and Dec 8",
        ),
        ((5, 6), "5–6 décembre 2026", "December 5–6, 2026"),
    ],
)
def test_days_off_are_said_as_people_say_them(days, french, english):
    """“5–7 décembre 2026 sauf 6 déc.” was two days and no French."""
    stay = [dt.date(2026, 12, day) for day in days]
    for tag, said in (("fr-CA", french), ("en-CA", english)):
        told = stay_in_words(stay, Reader(catalogue(tag)))
        assert told.replace("\u00a0", " ").replace("\u2009", "") == said
