"""The part for the stage: what a programmer passes on, and nothing that they would not."""

from __future__ import annotations

import pytest
from cryptography.exceptions import InvalidTag

from showkit.access.sealing import unseal


def test_it_holds_rider_fit_plans_and_whom_to_call(demo):
    page = demo.technical("claire-aubin")
    assert page.title == "Compagnie Frasil : pour le plateau".replace(" :", "\u00a0:")
    assert "Plan de scène dans Salle Vauban" in page.text
    assert "Plan de scène dans La Poterne" in page.text
    assert "Gril" in page.text or "gril" in page.text
    assert "Version 3.2" in page.text
    assert "technique@frasil.example" in page.html
    assert "ce que nous savons de vos salles (Le Vauban)." in page.text


def test_it_holds_no_fee_no_note_no_video_and_no_name(demo):
    page = demo.technical("claire-aubin")
    for word in ("14 800", "Cachet", "douze-millimetres", "captation", "Claire", "Odile"):
        assert word not in page.text.replace("\u00a0", " ").replace("\u202f", " ")
    assert demo.link("claire-aubin").via not in page.html
    assert page.answers == {}


def test_its_links_name_the_house_and_those_of_its_twin_nobody(demo):
    page, secret = demo.technical("claire-aubin"), demo.secret
    twin = demo.opened(secret.untracked_technical_page("claire-aubin", 0))
    assert f"?via={secret.presenter_via('le-vauban')}" in page.html
    assert f"#{secret.untracked_technical_page('claire-aubin', 0).fragment}" in page.html
    assert "via=" not in twin.html
    assert "Rien n’est noté" in twin.text
    assert not twin.tracked


def test_whoever_has_it_cannot_open_the_page_that_it_came_from(demo):
    link, technical = demo.link("claire-aubin"), demo.secret.technical_page("claire-aubin", 0)
    for keys in (link.keys, link.twin):
        with pytest.raises(InvalidTag):
            unseal(demo.files[f"p/{keys.payload_id}"], technical)


def test_it_ends_with_the_page(smallest, made):
    """Same generation, same revocation, same expiry."""
    rider = smallest.content / "shows" / "solo" / "tech-rider.yaml"
    rider.write_text("stage: {width: 6, depth: 5}\n", "utf-8")
    house = smallest.content / "presenters" / "quai.yaml"
    house.parent.mkdir()
    people = "people: [{id: zoe, name: Zoé}, {id: luc, name: Luc}]\n"

    def names(access):
        house.write_text(f"name: Le Quai\n{people}access: {access}\n", "utf-8")
        return {path.removeprefix("p/").split(".")[0] for path in made(smallest).files}

    published = made(smallest)

    def own(generation):
        given, secret = ("zoe", generation), published.secret
        return {
            secret.technical_page(*given).payload_id,
            secret.untracked_technical_page(*given).payload_id,
            secret.private_feed(*given),
            secret.private_calendar(*given),
        }

    assert own(0) <= names("{}")
    assert own(1) <= names("{generation: 1}")
    assert not own(0) & names("{generation: 1}")
    assert not own(0) & names("{revoked: true}")
    assert not own(0) & names("{expires_on: 2026-11-20}")


@pytest.mark.parametrize("rider", [None, 'version: "1"\nrevised_on: 2026-11-01\n'])
def test_no_rider_no_part_for_the_stage(smallest, made, rider):
    """One that was begun and says nothing yet is none."""
    if rider:
        path = smallest.content / "shows" / "solo" / "tech-rider.yaml"
        path.write_text(rider, "utf-8")
    house = smallest.content / "presenters" / "quai.yaml"
    house.parent.mkdir()
    house.write_text("name: Q\npeople: [{id: zoe, name: Zoé}, {id: luc, name: Luc}]\n", "utf-8")
    published = made(smallest)
    technical = published.secret.technical_page("zoe", 0)
    assert f"p/{technical.payload_id}" not in published.files
    assert technical.fragment not in published.page("zoe").html


def test_it_says_where_the_plots_are_that_it_does_not_hold(demo):
    """The rider speaks of a rigging plan “among the documents”, and there was none here."""
    text = demo.technical("claire-aubin").text.replace("\u00a0", " ")
    assert (
        "sous « Fichiers pour vous » : Note d’accrochage et charges par point et Plan de feux."
        in text
    )
    assert "Budget de création" not in text, "it is not of the rider"
