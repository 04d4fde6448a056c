"""Fields of a house itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.vocabularies import Vocabulary
from showkit.content.where.kinds import (
    COUNTRY,
    DAY,
    LANGUAGE,
    MONTH,
    NUMBER,
    SHOW,
    TEXT,
    YES_NO,
    choice,
    open_choice,
)
from showkit.content.where.subject import Field, Group
from showkit.model.interests import Budget
from showkit.model.presenter import Relation
from showkit.model.visit import Evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from showkit.content.where.subject import Subject
    from showkit.model.engagement import Engagement
    from showkit.model.presenter import Presenter

    Get = Callable[[Subject, str], Iterable[object]]


def _house(get: Callable[[Presenter], object]) -> Get:
    return lambda s, _: (get(s.presenter),)


def _engagement(get: Callable[[Engagement], object]) -> Get:
    return lambda s, _: (get(s.presenter.engagement),) if s.presenter.engagement else ()


def _language(s: Subject, _: str) -> Iterable[object]:
    return (s.presenter.language_of(s.person) if s.person else s.presenter.language,)


def _notes(s: Subject, _: str) -> Iterable[str]:
    yield s.presenter.interests.note
    for note in s.presenter.notes:
        yield from note.root.values()


HOUSE_FIELDS: Final = (
    Field(
        "name",
        "nom",
        Group.HOUSE,
        TEXT,
        _house(lambda p: p.name),
        "What the house is called",
        "Comment le diffuseur s’appelle",
        also=("house", "maison", "presenter", "diffuseur"),
    ),
    Field(
        "file",
        "fichier",
        Group.HOUSE,
        TEXT,
        lambda s, _: (s.presenter.slug, *s.presenter.former_slugs),
        "The name of its file, or one that it had",
        "Le nom de son fichier, ou un nom qu’il a eu",
        also=("slug",),
    ),
    Field(
        "kind",
        "type",
        Group.HOUSE,
        choice(Vocabulary.ORGANISATION_TYPES),
        _house(lambda p: p.kind),
        "What sort of organisation it is (Artsdata)",
        "Quelle sorte d’organisme c’est (Artsdata)",
    ),
    Field(
        "relation",
        "relation",
        Group.HOUSE,
        choice(Relation),
        _house(lambda p: p.relation),
        "What the house is to the company",
        "Ce que le diffuseur est pour la compagnie",
    ),
    Field(
        "country",
        "pays",
        Group.HOUSE,
        COUNTRY,
        _house(lambda p: p.address.country),
        "Where it is",
        "Où il est",
    ),
    Field(
        "region",
        "région",
        Group.HOUSE,
        TEXT,
        _house(lambda p: p.address.region),
        "Province, state or canton, as in the file",
        "Province, département ou canton, comme dans le fichier",
        also=("province", "state", "canton"),
    ),
    Field(
        "city",
        "ville",
        Group.HOUSE,
        TEXT,
        _house(lambda p: p.address.city),
        "The town",
        "La ville",
        also=("town",),
    ),
    Field(
        "postal code",
        "code postal",
        Group.HOUSE,
        TEXT,
        _house(lambda p: p.address.postal_code),
        "The postal code, as written",
        "Le code postal, tel qu’il est écrit",
    ),
    Field(
        "language",
        "langue",
        Group.HOUSE,
        LANGUAGE,
        _language,
        "The person’s, else the house’s; fr takes every French",
        "Celle de la personne, sinon du diffuseur; fr prend tous les français",
    ),
    Field(
        "website",
        "site web",
        Group.HOUSE,
        TEXT,
        _house(lambda p: p.website),
        "The house’s site",
        "Le site du diffuseur",
        also=("site",),
    ),
    Field(
        "phone",
        "téléphone",
        Group.HOUSE,
        TEXT,
        _house(lambda p: p.phone),
        "The house’s own number",
        "Le numéro du diffuseur",
    ),
    Field(
        "network",
        "réseau",
        Group.HOUSE,
        TEXT,
        lambda s, _: s.presenter.networks,
        "A network that it belongs to",
        "Un réseau dont il fait partie",
        also=("networks", "réseaux"),
        is_many=True,
    ),
    Field(
        "verified",
        "vérifié",
        Group.HOUSE,
        DAY,
        _house(lambda p: p.verified_on),
        "When the house’s facts were last checked",
        "Quand ses renseignements ont été vérifiés pour la dernière fois",
        also=("vérifiée", "verified on"),
    ),
    Field(
        "source",
        "source",
        Group.HOUSE,
        TEXT,
        _house(lambda p: p.source),
        "Where the house’s facts come from",
        "D’où viennent ses renseignements",
    ),
    Field(
        "note",
        "note",
        Group.HOUSE,
        TEXT,
        _notes,
        "The house’s notes and that on its interests",
        "Les notes sur le diffuseur et sur ses intérêts",
        also=("notes",),
        is_many=True,
    ),
    Field(
        "interests",
        "intérêts",
        Group.HOUSE,
        open_choice(Vocabulary.GENRES),
        lambda s, _: (*s.presenter.interests.genres, *s.presenter.interests.audiences),
        "A genre or an audience that it looks for",
        "Un genre ou un public qu’il cherche",
        also=("interest", "intérêt"),
        is_many=True,
    ),
    Field(
        "genre",
        "genre",
        Group.HOUSE,
        choice(Vocabulary.GENRES),
        lambda s, _: s.presenter.interests.genres,
        "A genre that it looks for (Artsdata)",
        "Un genre qu’il cherche (Artsdata)",
        also=("genres",),
        is_many=True,
    ),
    Field(
        "audience",
        "public",
        Group.HOUSE,
        TEXT,
        lambda s, _: s.presenter.interests.audiences,
        "An audience that it programmes for",
        "Un public pour lequel il programme",
        also=("audiences", "publics"),
        is_many=True,
    ),
    Field(
        "budget",
        "budget",
        Group.HOUSE,
        choice(Budget),
        _house(lambda p: p.interests.budget),
        "What it can usually pay",
        "Ce qu’il peut payer d’habitude",
    ),
    Field(
        "decision month",
        "mois de décision",
        Group.HOUSE,
        MONTH,
        lambda s, _: s.presenter.interests.decision_months,
        "A month in which it decides",
        "Un mois où il décide",
        also=("decision months", "decides", "décide"),
        is_many=True,
    ),
    Field(
        "programme language",
        "langue des spectacles",
        Group.HOUSE,
        LANGUAGE,
        lambda s, _: s.presenter.interests.languages,
        "A language that it takes shows in",
        "Une langue dans laquelle il prend des spectacles",
        is_many=True,
    ),
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
        lambda s, _: (
            (s.presenter.access_of(s.person) if s.person else s.presenter.access).expires_on,
        ),
        "Until when the access page is there",
        "Jusqu’à quand la page d’accès est là",
        also=("expires",),
    ),
    Field(
        "revoked",
        "révoqué",
        Group.HOUSE,
        YES_NO,
        lambda s, _: (
            (s.presenter.access_of(s.person) if s.person else s.presenter.access).revoked,
        ),
        "Whether the access page was taken away",
        "Si la page d’accès a été retirée",
        also=("access revoked", "accès révoqué"),
    ),
)
