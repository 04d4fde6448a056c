"""Two records of one person made into one, in one house or two."""

from __future__ import annotations

import datetime as dt

import pytest

from showkit.contacts.edit import edited
from showkit.contacts.merging.people import Side, merge_people
from showkit.content.yaml import parse_yaml
from showkit.model.consent import TrackingState
from showkit.model.presenter import Presenter

_DAY = dt.date(2026, 11, 21)


def _side(slug, person, access="{}"):
    data = f"name: {slug}\naccess: {access}\npeople:\n  - {person}\n".encode()
    house = Presenter.model_validate({"slug": slug, **parse_yaml(data.decode(), "").value})
    return Side(house, house.people[0], data)


def _merged(kept, other, *, is_closed=False):
    """Return the kept person's record as it comes out of the file."""
    merge = merge_people(kept, other, _DAY, is_closed=is_closed)
    text = edited(kept.data, merge.changes).decode()
    house = Presenter.model_validate({"slug": kept.house.slug, **parse_yaml(text, "").value})
    return house, house.people[0]


def test_what_one_lacks_it_takes_over_and_the_rest_is_kept_aside():
    _, person = _merged(
        _side("quai", "{id: zoe, name: Zoé Roy, role: Directrice}"),
        _side("cale", "{id: z-roy, name: ROY Zoé, role: Programmation, email: zoe@quai.example}"),
    )
    assert (person.name, person.role, person.email) == ("Zoé Roy", "Directrice", "zoe@quai.example")
    assert person.extensions["x-merged"] == [
        {
            "from": "z-roy",
            "house": "cale",
            "merged_on": "2026-11-21",
            "name": "ROY Zoé",
            "role": "Programmation",
        }
    ]


def test_both_notes_are_kept():
    _, person = _merged(
        _side("quai", "{id: zoe, name: Zoé, note: le matin}"),
        _side("cale", "{id: z, name: Zoé, note: par téléphone}"),
    )
    assert person.note == "le matin\npar téléphone"


@pytest.mark.parametrize(
    ("mine", "theirs", "former"),
    [
        ("{}", "{}", [("z", 0)]),
        ("{generation: 1}", "{generation: 3}", [("z", 3)]),
        ("{generation: 2}", "{}", [("z", 0)]),
    ],
)
def test_a_link_is_alive_whatever_the_generations_were(mine, theirs, former):
    """Links are derived from id and generation: the two records may differ in both."""
    house, person = _merged(
        _side("quai", "{id: zoe, name: Zoé}", mine), _side("cale", "{id: z, name: Zoé}", theirs)
    )
    own, *others = house.links_of(person)
    assert own == ("zoe", house.access.generation)
    assert others == former


def test_raising_the_generation_takes_both_links_back():
    """It is done when a mailbox was broken into: no old link may live on."""
    house, person = _merged(
        _side("quai", "{id: zoe, name: Zoé}"),
        _side("cale", "{id: z, name: Zoé}", "{generation: 1}"),
    )
    access = house.access.model_copy(update={"generation": 1})
    raised = house.model_copy(update={"access": access})
    assert list(raised.links_of(person)) == [("zoe", 1), ("z", 2)]


def test_a_link_that_was_taken_back_stays_so():
    _, person = _merged(
        _side("quai", "{id: zoe, name: Zoé}"),
        _side("cale", "{id: z, name: Zoé, former_ids: [zz]}"),
        is_closed=True,
    )
    assert [(former.id, former.revoked) for former in person.former_ids] == [
        ("z", True),
        ("zz", True),
    ]
    assert person.ids == ("zoe", "z", "zz")


def test_merging_again_and_again_keeps_every_id():
    house, person = _merged(
        _side("quai", "{id: zoe, name: Zoé, former_ids: zo}"),
        _side("cale", "{id: z, name: Zoé, former_ids: [{id: zz, ahead: 2}]}", "{generation: 1}"),
    )
    assert list(house.links_of(person)) == [("zoe", 0), ("zo", 0), ("z", 1), ("zz", 3)]


@pytest.mark.parametrize(
    ("mine", "theirs", "state"),
    [
        ("granted, since: 2026-01-01", "denied, since: 2026-05-01", "denied"),
        ("denied, since: 2026-01-01", "granted, since: 2026-05-01", "granted"),
        ("granted, since: 2026-01-01", "denied, since: 2026-01-01", "denied"),
        ("denied, since: 2026-01-01", "granted, since: 2026-01-01", "denied"),
    ],
)
def test_what_was_said_last_of_visits_holds_and_of_one_day_the_no(mine, theirs, state):
    _, person = _merged(
        _side("quai", f"{{id: zoe, name: Zoé, consent: {{tracking: [{{state: {mine}}}]}}}}"),
        _side("cale", f"{{id: z, name: Zoé, consent: {{tracking: [{{state: {theirs}}}]}}}}"),
    )
    assert len(person.consent.tracking) == 2
    assert person.consent.tracking_on(_DAY) is TrackingState(state)


@pytest.mark.parametrize(
    ("mine", "theirs", "basis", "unsubscribed"),
    [
        ("{}", "{basis: express, evidence: salon}", "express", None),
        ("{basis: none}", "{basis: express, evidence: salon}", "none", None),
        ("{basis: express}", "{unsubscribed_on: 2026-07-01}", "express", dt.date(2026, 7, 1)),
        ("{unsubscribed_on: 2026-07-01}", "{basis: implied}", "implied", dt.date(2026, 7, 1)),
    ],
)
def test_who_unsubscribed_once_has_unsubscribed(mine, theirs, basis, unsubscribed):
    """And a ground for writing comes over only where the kept record says nothing of one."""
    _, person = _merged(
        _side("quai", f"{{id: zoe, name: Zoé, consent: {{email: {mine}}}}}"),
        _side("cale", f"{{id: z, name: Zoé, consent: {{email: {theirs}}}}}"),
    )
    assert person.consent.email.basis == basis
    assert person.consent.email.unsubscribed_on == unsubscribed


def test_who_left_one_house_has_not_left_the_other():
    """Taking the date over would close the page of somebody who is there."""
    _, person = _merged(
        _side("quai", "{id: zoe, name: Zoé}"),
        _side("cale", "{id: z, name: Zoé, left_on: 2025-06-30, access: {shows: [solo]}}"),
    )
    assert person.left_on is None
    assert person.access is None
    aside = person.extensions["x-merged"][0]
    assert (aside["left_on"], aside["access"]) == ("2025-06-30", {"shows": ["solo"]})
