"""Houses to ask filters about."""

from __future__ import annotations

import datetime as dt

from showkit.model.presenter import Presenter

TODAY = dt.date(2026, 11, 21)


def house(**fields):
    """Return a house with the given fields, as a contact file would hold them."""
    return Presenter.model_validate({"slug": "la-poterne", "name": "La Poterne"} | fields)


POTERNE = house(
    kind="PresentingOrganization",
    relation="qualified",
    address={"city": "Besançon", "region": "Franche-Comté", "country": "FR"},
    language="fr-FR",
    networks=["Tréteaux sans douane", "Arc jurassien"],
    former_slugs=["salle-b"],
    verified_on="2025-10-14",
    source="Claire",
    interests={
        "genres": ["circus", "theatre"],
        "audiences": ["families"],
        "budget": "large",
        "decision_months": [11, 12],
    },
    rooms=[
        {"id": "grande", "name": "Grande salle", "capacity": 620, "stage": {"width": 13}},
        {"id": "petite", "name": "Petite salle", "capacity": 95, "stage": {"grid_height": 4.3}},
    ],
    people=[
        {
            "id": "claire",
            "name": "Claire Aubin",
            "role": "Directrice artistique",
            "email": "claire@la-poterne.example",
            "x-email-2": "claire@aubin.example",
            "consent": {
                "email": {"basis": "express", "obtained_on": "2025-06-05"},
                "tracking": [{"state": "granted", "since": "2025-06-05"}],
            },
        },
        {
            "id": "thomas",
            "name": "Thomas Grüter",
            "role": "Directeur technique",
            "language": "de",
            "left_on": "2026-06-30",
            "consent": {"email": {"basis": "implied", "expires_on": "2026-01-01"}},
        },
    ],
    shows={
        "haubans": [
            {"stage": "declined", "period": "2026-2027"},
            {"stage": "option", "period": "2027-2028", "since": "2026-10-06"},
        ],
        "pissenlit": {"stage": "interested", "period": "2026-2027"},
    },
    history=[
        {"date": "2025-06-03", "kind": "visit", "note": "Visite", "by": "Odile"},
        {
            "date": "2026-05-12",
            "kind": "call",
            "show": "haubans",
            "note": "Rappeler",
            "due": "2026-11-25",
        },
        {"date": "2026-05-13", "kind": "call", "note": "Fait", "due": "2026-06-01", "done": "oui"},
    ],
    engagement={
        "first_visit": "2026-02-01",
        "last_visit": "2026-11-02",
        "visits": 4,
        "evidence": "human",
        "shows": {"haubans": 3},
    },
)

NOTHING_KNOWN = house()
