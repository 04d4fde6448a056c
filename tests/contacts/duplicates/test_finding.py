"""The search over a whole base: what it leaves out, what it compares, what it says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.contacts.duplicates.blocks import LARGEST, Filed, pairs
from showkit.contacts.duplicates.facts import Fact, house_facts, side_by_side
from showkit.contacts.duplicates.finding import find_duplicates
from showkit.contacts.duplicates.pairs import Sort, Tier
from showkit.contacts.duplicates.records import Records, TwoContactsError
from showkit.model.company import Company
from showkit.model.library import Library
from showkit.model.not_duplicates import NotDuplicates
from showkit.model.presenter import Presenter

_COMPANY = Company.model_validate(
    {"name": "Seule", "tagline": "x", "languages": ["fr"], "site_url": "https://seule.example/"}
)


def _house(slug, name, **fields):
    return Presenter.model_validate(
        {"slug": slug, "name": name, "address": {"city": "Vevey"}, **fields}
    )


def _library(*houses, apart=None):
    decided = NotDuplicates.model_validate(apart) if apart else None
    return Library(_COMPANY, (), houses, not_duplicates=decided)


_TWO = (_house("le-quai", "Le Quai bleu"), _house("quai", "Quai bleu", former_slugs=["quai-b"]))


def test_two_files_of_one_house_are_found_with_the_reasons():
    (found,) = find_duplicates(_library(*_TWO)).found
    assert (found.sort, found.a, found.b, found.tier) == (
        Sort.HOUSE, "le-quai", "quai", Tier.CERTAIN,
    )  # fmt: skip
    assert [str(reason.text) for reason in found.reasons] == ["the same name", "the same town"]


@pytest.mark.parametrize("names", [("le-quai", "quai"), ("quai", "le-quai"), ("quai-b", "le-quai")])
def test_what_was_decided_to_be_two_is_not_shown_again(names):
    """Under a former name too, and whichever way round it was said."""
    apart = {"houses": [dict(zip("ab", names, strict=True))]}
    assert find_duplicates(_library(*_TWO, apart=apart)).found == ()


def test_people_who_were_decided_to_be_two_are_not_shown_again():
    people = [{"id": "zoe", "name": "Zoé Roy-Lys"}, {"id": "zoe-2", "name": "Zoé Roy-Lys"}]
    house = _house("quai", "Le Quai", people=people)
    assert [one.a for one in find_duplicates(_library(house)).found] == ["zoe"]
    apart = {"people": [{"a": "zoe-2", "b": "zoe"}]}
    assert find_duplicates(_library(house, apart=apart)).found == ()


def test_a_person_is_found_by_an_address_that_is_kept_beside_the_first():
    """Who changed houses kept their own address, which one list has first and one second."""
    first = {"id": "zoe", "name": "Zoé Roy-Lys", "email": "zoe@lys.example"}
    second = {"id": "z-r", "name": "Z. Roy", "email": "roy@cave.example"}
    one = _house("quai", "Le Quai", people=[first])
    other = _house("cave", "La Cave", people=[second | {"x-email-2": "Zoe@lys.example"}])
    found = next(
        pair for pair in find_duplicates(_library(one, other)).found if pair.sort is Sort.PERSON
    )
    assert {found.a, found.b} == {"zoe", "z-r"}
    said = [str(reason.text) for reason in found.reasons]
    assert "the same e-mail address (zoe@lys.example)" in said
    assert found.tier is Tier.CERTAIN
    alone = _house("cave", "La Cave", people=[second])
    (unsure,) = find_duplicates(_library(one, alone)).found
    assert unsure.tier is Tier.POSSIBLE


def test_a_domain_that_many_houses_share_says_nothing():
    """A town gives all its houses one domain."""
    names = ["Le Radeau", "La Forge", "Salle Ursule", "Le Puits", "L’Arche d’en haut", "Radeau 12"]
    houses = [
        _house(f"h{n}", name, website="https://ville.example", address={})
        for n, name in enumerate(names)
    ]
    assert find_duplicates(_library(*houses)).found == ()
    alone = find_duplicates(_library(houses[0], houses[5])).found
    assert [one.tier for one in alone] == [Tier.PROBABLE]


def test_a_name_that_many_bear_is_not_listed_for_each_pair_of_them():
    """A base of ten Marie Tremblay would give forty-five pairs to look at."""
    houses = [
        _house(f"h{n}", name, people=[{"id": f"m{n}", "name": "Marie Tremblay"}])
        for n, name in enumerate(["Le Radeau", "La Forge", "Salle Ursule", "Le Puits"])
    ]
    assert find_duplicates(_library(*houses)).found == ()
    assert [one.tier for one in find_duplicates(_library(*houses[:3])).found] == [Tier.POSSIBLE] * 3


def test_the_surest_come_first():
    close = _house("quai-est", "Le Quai bleu du port")
    tiers = [one.tier for one in find_duplicates(_library(close, *_TWO)).found]
    assert tiers == sorted(tiers, key=lambda tier: tier.rank)
    assert set(tiers) == {Tier.CERTAIN, Tier.POSSIBLE}


@settings(deadline=None)
@given(st.lists(st.frozensets(st.sampled_from("abcdef"), max_size=4), max_size=LARGEST))
def test_every_two_that_share_a_key_are_compared_once(keys):
    found = list(pairs(Filed(of_record, "") for of_record in keys))
    expected = [(a, b) for b in range(len(keys)) for a in range(b) if keys[a] & keys[b]]
    assert sorted(found) == sorted(expected)
    assert len(found) == len(set(found))


def test_the_work_does_not_grow_with_the_square_of_the_base():
    """A word that thousands have tells nothing; without a limit it alone is all pairs."""
    records = [Filed(frozenset({"word saison"}), f"town {n % 100}") for n in range(3000)]
    assert len(list(pairs(records))) == 100 * 30 * 29 / 2


def test_both_records_are_shown_with_what_differs():
    one = _house("a", "Le Quai", phone="418 555 0110", networks=["Arc"])
    other = _house("b", "LE QUAI", phone="418 555 0111")
    facts = {fact.field: fact for fact in side_by_side(house_facts(one), house_facts(other))}
    assert facts["phone"] == Fact("phone", "418 555 0110", "418 555 0111")
    assert facts["phone"].differs
    assert not facts["name"].differs, "capitals are no difference"
    assert not facts["networks"].differs, "one side alone says something"
    assert "website" not in facts


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("quai", "le-quay", "did you mean “le-quai”?"),
        ("quai", "quai-b", "one already"),
        ("quai", "zoe", "a house and a person"),
    ],
)
def test_names_that_are_not_two_of_a_kind_are_refused(a, b, words):
    people = _house("la-cale", "La Cale", people=[{"id": "zoe", "name": "Zoé Roy"}])
    with pytest.raises(TwoContactsError, match=words.replace("?", r"\?")):
        Records(_library(*_TWO, people)).both(a, b)
