"""Fields of what came back from a house, and of the page that it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.where.kinds import DAY, NUMBER, SHOW, YES_NO, choice
from showkit.content.where.subject import Field, Group
from showkit.model.visit import Evidence

if TYPE_CHECKING:
    from collections.abc import Callable

    from showkit.content.where.subject import Get, Subject
    from showkit.model.access import Access
    from showkit.model.engagement import Engagement


def _engagement(get: Callable[[Engagement], object]) -> Get:
    return lambda s, _: (get(s.presenter.engagement),) if s.presenter.engagement else ()


def _access(s: Subject) -> Access:
    return s.presenter.access_of(s.person) if s.person else s.presenter.access


VISIT_FIELDS: Final = (
    Field(
        "first visit",
        "première visite",
        Group.HOUSE,
        DAY,
        _engagement(lambda e: e.first_visit),
        "The first time that somebody there opened one of our pages",
        "La première fois que quelqu’un y a ouvert une de nos pages",
    ),
    Field(
        "last visit",
        "dernière visite",
        Group.HOUSE,
        DAY,
        _engagement(lambda e: e.last_visit),
        "The last time",
        "La dernière fois",
    ),
    Field(
        "visits",
        "visites",
        Group.HOUSE,
        NUMBER,
        _engagement(lambda e: e.visits),
        "Visits by people, not machines",
        "Visites de gens, non de machines",
        also=("engagement visits", "engagement"),
    ),
    Field(
        "evidence",
        "indice",
        Group.HOUSE,
        choice(Evidence),
        _engagement(lambda e: e.evidence),
        "The strongest sign that it was a person",
        "Le signe le plus fort que c’était une personne",
    ),
    Field(
        "viewed",
        "vu",
        Group.HOUSE,
        SHOW,
        lambda s, _: s.presenter.engagement.shows if s.presenter.engagement else (),
        "A show that was looked at",
        "Un spectacle qui a été regardé",
        also=("shows viewed", "spectacles vus", "regardé"),
        is_many=True,
    ),
    Field(
        "access expires",
        "accès expire",
        Group.HOUSE,
        DAY,
        lambda s, _: (_access(s).expires_on,),
        "Until when the access page is there",
        "Jusqu’à quand la page d’accès est là",
        also=("expires",),
    ),
    Field(
        "revoked",
        "révoqué",
        Group.HOUSE,
        YES_NO,
        lambda s, _: (_access(s).revoked,),
        "Whether the access page was taken away",
        "Si la page d’accès a été retirée",
        also=("access revoked", "accès révoqué"),
    ),
)
