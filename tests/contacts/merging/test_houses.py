"""Two contact files of one house made into one: all that was noted is still there."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.contacts.edit import edited
from showkit.contacts.merging.contents import comments, contents
from showkit.contacts.merging.houses import merge_houses
from showkit.content.yaml import dump_yaml, parse_yaml
from showkit.model.presenter import Presenter

_DAY = dt.date(2026, 11, 21)


def _merged(kept, other, slug="quai-b"):
    """Return the file that comes of it as text, and what the merge says of itself."""
    value = parse_yaml(other, "").value
    house = Presenter.model_validate({**value, "slug": slug})
    merge = merge_houses(kept.encode(), other.encode(), house, _DAY)
    return edited(kept.encode(), merge.changes).decode(), merge


def _value(text):
    return parse_yaml(text, "").value


def test_the_kept_file_s_own_lines_stay_as_they_are():
    kept = "# à nous\nname: Le Quai   # et rien d'autre\nphone: '+33 1 99 00 21 40'\n"
    text, _ = _merged(kept, "name: Le Quai\nwebsite: https://quai.example\n")
    assert text.startswith(kept[:-1].split("phone", maxsplit=1)[0])
    assert "phone: '+33 1 99 00 21 40'" in text


def test_what_one_lacks_it_takes_over_and_lists_are_united():
    text, _ = _merged(
        "name: Le Quai\nnetworks: [Arc]\nsame_as: https://w.example/1\n",
        "name: LE QUAI\nnetworks: [arc, Tréteaux]\nsame_as: [https://w.example/2]\n"
        "relation: relay\nlanguage: fr-FR\n",
    )
    value = _value(text)
    assert value["networks"] == ["Arc", "Tréteaux"]
    assert value["same_as"] == ["https://w.example/1", "https://w.example/2"]
    assert (value["relation"], value["language"]) == ("relay", "fr-FR")
    assert "x-merged" not in value, "nothing was said otherwise"


def test_what_is_said_otherwise_is_kept_aside_with_the_comments():
    text, merge = _merged(
        "name: Le Quai\nphone: 01 99 00 21 40\nwebsite: https://www.quai.example/\nx-bus: 12\n",
        "# vue à Avignon\nname: Le Quai bleu\nphone: +33 1 99 00 21 41  # le soir\n"
        "website: http://quai.example\nx-bus: 14\nx-tram: 3\n",
    )
    value = _value(text)
    assert value["x-merged"] == [
        {
            "from": "quai-b",
            "merged_on": "2026-11-21",
            "name": "Le Quai bleu",
            "phone": "+33 1 99 00 21 41",
            "x-bus": "14",
            "comments": ["vue à Avignon", "le soir"],
        }
    ]
    assert value["phone"] == "01 99 00 21 40"
    assert value["x-tram"] == "3"
    assert {way for way, _ in merge.aside} == {("name",), ("phone",), ("x-bus",)}


def test_a_number_or_a_site_written_otherwise_is_no_other_one():
    text, _ = _merged(
        "name: Le Quai\nphone: 01 99 00 21 40\n", "name: Le Quai\nphone: +33 1 99 00 21 40\n"
    )
    assert "x-merged" not in _value(text)


def test_an_address_of_another_town_is_not_mixed_with_the_kept_one():
    """The street of one and the town of the other would be an address of nobody."""
    kept = "name: Q\naddress: {city: Brest}\n"
    near, _ = _merged(kept, "name: Q\naddress: {street: 2 quai Nord, city: Brest}\n")
    assert _value(near)["address"] == {"city": "Brest", "street": "2 quai Nord"}
    far, _ = _merged(kept, "name: Q\naddress: {street: 2 quai Nord, city: Lyon}\n")
    assert _value(far)["address"] == {"city": "Brest"}
    assert _value(far)["x-merged"][0]["address"] == {"street": "2 quai Nord", "city": "Lyon"}


def test_what_both_addresses_say_is_not_said_to_differ():
    """Quoted or not, QC or Québec; a street elsewhere is kept aside without what is the same."""
    kept = "name: Q\naddress: {street: 2 quai Nord, postal_code: 2502, city: Bienne, region: BE}\n"
    _, merge = _merged(
        kept,
        'name: Q\naddress: {postal_code: "2502", city: Biel/Bienne, region: BE, country: CH}\n',
    )
    assert merge.aside == ((("address", "city"), "Biel/Bienne"),)
    assert merge.taken[0] == (("address", "country"), "CH")
    _, merge = _merged(
        kept,
        "name: Q\naddress: {street: 7 rue Basse, postal_code: '2502', city: Nidau, region: be}\n",
    )
    assert merge.aside == (
        (("address", "street"), "7 rue Basse"),
        (("address", "city"), "Nidau"),
    )
    _, merge = _merged(
        "name: Q\naddress: {city: Laval, region: QC}\n",
        "name: Q\naddress: {city: Laval, region: Québec}\n",
    )
    assert merge.aside == ()


def test_all_former_names_lead_to_the_kept_house():
    text, _ = _merged("name: Q\nformer_slugs: [vieux-quai]\n", "name: Q\nformer_slugs: [quai-c]\n")
    assert _value(text)["former_slugs"] == ["vieux-quai", "quai-b", "quai-c"]


def test_rooms_join_and_one_of_the_same_name_is_completed():
    text, merge = _merged(
        "name: Q\nrooms:\n  - {id: a, name: Grande salle, capacity: 400}\n",
        "name: Q\nrooms:\n  - {id: gs, name: Grande Salle, capacity: 420, stage: {width: 12}}\n"
        "  - {id: a, name: Studio}\n",
    )
    value = _value(text)
    assert value["rooms"] == [
        {"id": "a", "name": "Grande salle", "capacity": "400", "stage": {"width": "12"}},
        {"id": "a-2", "name": "Studio"},
    ]
    assert merge.rooms == (("gs", "a"), ("a", "a-2"))
    assert value["x-merged"][0]["rooms"] == {"a": {"capacity": "420"}}


def test_talks_are_united_by_period():
    text, _ = _merged(
        "name: Q\nshows:\n  haubans: {stage: contacted, period: 2027-2028}\n",
        "name: Q\nshows:\n  haubans:\n    - {stage: performed, period: 2025-2026}\n"
        "    - {stage: declined, period: 2027-2028}\n  solo: {stage: prospect}\n",
    )
    shows = _value(text)["shows"]
    assert [talk["period"] for talk in shows["haubans"]] == ["2025-2026", "2027-2028"]
    assert shows["haubans"][1]["stage"] == "contacted"
    assert shows["solo"] == {"stage": "prospect"}
    assert _value(text)["x-merged"][0]["shows"]["haubans"][0]["stage"] == "declined"


def test_the_links_of_those_who_join_do_not_hang_on_the_kept_house_s_access():
    """A link is derived from a generation: were theirs another now, it would open nothing."""
    text, _ = _merged(
        "name: Q\nlanguage: fr\naccess: {generation: 2, note: Bonjour}\n",
        "name: Q\nlanguage: en\naccess: {shows: [solo]}\n"
        "people:\n  - {id: zoe, name: Zoé}\n  - {id: max, name: Max, access: {generation: 5}}\n",
    )
    zoe, max_ = _value(text)["people"]
    assert zoe == {
        "id": "zoe", "name": "Zoé", "language": "en",
        "access": {"generation": "0", "shows": ["solo"]},
    }  # fmt: skip
    assert max_["access"] == {"generation": "5"}


def test_people_who_join_get_no_access_of_their_own_without_need():
    text, _ = _merged(
        "name: Q\naccess: {note: Bonjour}\n",
        "name: Q\naccess: {generation: 0, revoked: non}\npeople: [{id: zoe, name: Zoé}]\n",
    )
    assert _value(text)["people"] == [{"id": "zoe", "name": "Zoé"}]


def test_what_showkit_writes_itself_is_left_to_it():
    text, merge = _merged(
        "name: Q\n",
        "name: Q\nengagement:\n  # showkit writes this block\n  visits: 2\n  evidence: human\n",
    )
    assert "engagement" not in _value(text)
    assert merge.comments == ()


_DAYS = st.lists(st.dates(dt.date(2024, 1, 1), dt.date(2027, 1, 1)), max_size=6)


@settings(deadline=None, max_examples=60)
@given(_DAYS, _DAYS, st.booleans())
def test_two_histories_become_one_in_order_of_date(mine, theirs, newest_first):
    """Of one day the kept house's exchanges come first, and each file keeps its direction."""

    def history(days, who):
        entries = [{"date": str(day), "note": f"{who} {n}"} for n, day in enumerate(days)]
        return dump_yaml({"name": "Q", "history": entries}) if entries else "name: Q\n"

    ours = sorted(mine, reverse=newest_first)
    text, _ = _merged(history(ours, "nous"), history(theirs, "eux"))
    entries = _value(text).get("history", [])
    days = [entry["date"] for entry in entries]
    goes_back = len(ours) > 1 and ours[0] > ours[-1]
    assert days == sorted(days, reverse=goes_back)
    assert sorted(days) == sorted(map(str, [*mine, *theirs]))
    assert [e["note"] for e in entries if e["note"].startswith("nous")] == [
        f"nous {n}" for n in range(len(ours))
    ]


def test_comments_are_told_from_signs_inside_texts():
    data = (
        b"# un\na: 'x # y'   # deux\nb: |\n  # pas un\nc: d#e\n# yaml-language-server: $schema=x\n"
    )
    assert comments(data, without={"engagement"}) == ["un", "deux"]


def test_what_was_written_without_quotes_is_written_so_again():
    text, _ = _merged("name: Q\n", "name: Q\nverified_on: 2026-11-06\nx-pin: '0012'\n")
    assert "verified_on: 2026-11-06\n" in text
    assert contents(text.encode())["x-pin"] == "0012"
    assert "x-pin: '0012'" in text or 'x-pin: "0012"' in text
