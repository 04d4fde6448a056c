"""Fields of a house itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.towns import place_of, spellings_of_region, town_named
from showkit.content.vocabularies import Vocabulary
from showkit.content.where.kinds import (
    COUNTRY,
    DAY,
    LANGUAGE,
    NUMBER,
    REGION,
    TEXT,
    TOWN,
    choice,
)
from showkit.content.where.subject import Field, Group, of_house
from showkit.model.presenter import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from showkit.content.where.subject import Subject


def _language(s: Subject, _: str) -> Iterable[object]:
    return (s.presenter.language_of(s.person) if s.person else s.presenter.language,)


def _region(s: Subject, _: str) -> Iterable[str]:
    address = s.presenter.address
    yield address.region
    yield from spellings_of_region(address.region, address.country)


def _kilometres_from(s: Subject, town: str) -> Iterable[float]:
    """Yield the distance from a town as `TOWN` reads it; none where either is not known."""
    there, here = town_named(town), place_of(s.presenter.address)
    if there is not None and here is not None:
        yield here.kilometres_to(there)


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
        of_house(lambda p: p.name),
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
        of_house(lambda p: p.kind),
        "What sort of organisation it is (Artsdata)",
        "Quelle sorte d’organisme c’est (Artsdata)",
    ),
    Field(
        "relation",
        "relation",
        Group.HOUSE,
        choice(Relation),
        of_house(lambda p: p.relation),
        "What the house is to the company",
        "Ce que le diffuseur est pour la compagnie",
    ),
    Field(
        "country",
        "pays",
        Group.HOUSE,
        COUNTRY,
        of_house(lambda p: p.address.country),
        "Where it is",
        "Où il est",
    ),
    Field(
        "region",
        "région",
        Group.HOUSE,
        REGION,
        _region,
        "Province, state or canton, by its short name or its name in any language",
        "Province, région ou canton, par son nom court ou son nom dans toute langue",
        also=("province", "state", "canton"),
    ),
    Field(
        "city",
        "ville",
        Group.HOUSE,
        TEXT,
        of_house(lambda p: p.address.city),
        "The town",
        "La ville",
        also=("town",),
    ),
    Field(
        "distance",
        "distance",
        Group.HOUSE,
        NUMBER,
        _kilometres_from,
        "How far it is from a town, in kilometres as the crow flies",
        "À quelle distance d’une ville il est, en kilomètres à vol d’oiseau",
        also=("distance from", "kilometres from", "km from", "distance de", "km de"),
        argument=TOWN,
    ),
    Field(
        "postal code",
        "code postal",
        Group.HOUSE,
        TEXT,
        of_house(lambda p: p.address.postal_code),
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
        of_house(lambda p: p.website),
        "The house’s site",
        "Le site du diffuseur",
        also=("site",),
    ),
    Field(
        "phone",
        "téléphone",
        Group.HOUSE,
        TEXT,
        of_house(lambda p: p.phone),
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
        of_house(lambda p: p.verified_on),
        "When the house’s facts were last checked",
        "Quand ses renseignements ont été vérifiés pour la dernière fois",
        also=("vérifiée", "verified on"),
    ),
    Field(
        "source",
        "source",
        Group.HOUSE,
        TEXT,
        of_house(lambda p: p.source),
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
)
