"""Remarks that may ask for no more e-mail, and those that only sound like it."""

from __future__ import annotations

import pytest

from showkit.contacts.note_words import may_ask_for_no_mail


@pytest.mark.parametrize(
    "remark",
    [
        "ne plus contacter par mail svp",
        "désinscrite le 12.3.2026",
        "Elle ne veut plus recevoir de courriels.",
        "ne souhaite pas qu’on lui écrive",
        "Please do not e-mail him",
        "Unsubscribed in March",
        "bitte nicht mehr anschreiben",
        "a demandé à ne plus recevoir d'infolettre",
        "ne veut plus d’infolettre",
        "tech seulement - ne pas solliciter",
        "no newsletter please",
    ],
)
def test_somebody_may_not_want_to_be_written_to(remark):
    assert may_ask_for_no_mail(remark)


@pytest.mark.parametrize(
    "remark",
    [
        "Il reçoit tout, mais ne veut pas qu’on note ses visites.",
        "ne veut pas de spectacle en plein air",
        "Pas de réponse à notre courriel du 3 mars",
        "écrire plutôt en janvier",
        "a lu l’infolettre, demande un extrait",
    ],
)
def test_other_wishes_are_not_taken_for_that(remark):
    """Who wanted no visits noted was taken for somebody who wants no more e-mail."""
    assert not may_ask_for_no_mail(remark)
