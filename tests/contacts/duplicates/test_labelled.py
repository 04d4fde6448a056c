"""How good the search is, on pairs that somebody labelled by hand.

The floors are below what was measured when they were set, and held-out pairs were not looked at
while the rules were made: they say what a company may expect of its own base. `bench` prints
the figures themselves.
"""

from __future__ import annotations

from collections import Counter

import pytest

from contacts.duplicates.labelled import labelled_pairs, library_of, measures, tier_of
from showkit.contacts.duplicates.finding import find_duplicates
from showkit.contacts.duplicates.pairs import Sort, Tier

_PAIRS = tuple(labelled_pairs())

_FLOORS = {
    # (sort, tier): precision and recall, of the tier and the surer ones
    (Sort.HOUSE, Tier.CERTAIN): (1.0, 0.55),
    (Sort.HOUSE, Tier.PROBABLE): (0.95, 0.80),
    (Sort.HOUSE, Tier.POSSIBLE): (0.85, 0.92),
    (Sort.PERSON, Tier.CERTAIN): (1.0, 0.55),
    (Sort.PERSON, Tier.PROBABLE): (0.95, 0.85),
    (Sort.PERSON, Tier.POSSIBLE): (0.85, 0.92),
}


def _chosen(which, sort):
    return [pair for pair in _PAIRS if pair.set == which and pair.sort is sort]


@pytest.mark.parametrize("which", ["tune", "held-out"])
@pytest.mark.parametrize("sort", Sort)
def test_what_is_called_the_same_is_the_same_and_most_of_it_is_found(which, sort):
    """In `certain` not one of the labelled pairs is wrong: a false merge costs a memory."""
    for tier, measure in measures(_chosen(which, sort)).items():
        precision, recall = _FLOORS[sort, tier]
        assert measure.precision is not None
        assert measure.precision >= precision, (tier, measure)
        assert measure.recall >= recall, (tier, measure)


def test_no_pair_is_lost_because_it_was_never_compared():
    """In a base of all of them, each is found as surely as when the two stand alone."""
    together = {
        frozenset((one.a, one.b)): one.tier for one in find_duplicates(library_of(_PAIRS)).found
    }
    for pair in _PAIRS:
        assert together.get(pair.names) == tier_of(pair), pair.id


def test_the_labelled_set_is_large_varied_and_partly_held_out():
    """Floors on a handful of easy pairs would promise nothing."""
    assert len(_PAIRS) >= 400
    for sort in Sort:
        for is_same in (True, False):
            sets = Counter(p.set for p in _PAIRS if p.sort is sort and p.is_same is is_same)
            assert sets["held-out"] >= 25, (sort, is_same)
            assert sets["tune"] >= sets["held-out"], (sort, is_same)
    assert len({pair.case for pair in _PAIRS}) >= 40
