"""Fields by the word that a French-speaking company would write for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.folding import folded_words
from showkit.content.suggestions import did_you_mean, meant_instead

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from showkit.model.message import Message

_WORDS: Final[Mapping[str, str]] = {
    "title": "titre",
    "subtitle": "sous titre",
    "summary": "resume, sommaire, description, presentation",
    "hook": "accroche",
    "tagline": "slogan, devise, accroche",
    "about": "a propos, presentation",
    "name": "nom",
    "given_name": "prenom",
    "legal_name": "raison sociale, nom legal",
    "role": "fonction, poste, titre",
    "kind": "type, genre, sorte",
    "genres": "genre, discipline, disciplines",
    "duration": "duree, temps, longueur",
    "audience": "public, publics",
    "audiences": "public, publics",
    "age": "ages, age minimum",
    "ages": "age",
    "ages_from": "age, age minimum, des",
    "languages": "langue, langues",
    "language": "langue",
    "terms": "prix, cachet, tarif, tarifs, conditions, cout",
    "fee": "prix, cachet, tarif, montant",
    "fees": "prix, cachet, cachets, tarif, tarifs",
    "price": "prix, tarif",
    "currency": "devise, monnaie",
    "budget": "budgets",
    "team": "equipe",
    "touring_party": "equipe, equipe en tournee, equipe de tournee",
    "crew": "equipe, equipe technique, personnel",
    "people": "contacts, personnes, equipe",
    "contact": "contacts, personne contact",
    "width": "largeur, ouverture",
    "depth": "profondeur",
    "height": "hauteur",
    "grid_height": "hauteur sous gril, hauteur",
    "clear_height": "hauteur libre, hauteur",
    "stage": "scene, plateau",
    "lighting": "eclairage, eclairages, lumiere, lumieres",
    "sound": "son, sonorisation",
    "power": "electricite, alimentation",
    "rooms": "salles, salle",
    "capacity": "jauge, capacite, places",
    "seating": "gradins, places",
    "set_up": "montage",
    "strike": "demontage",
    "address": "adresse",
    "street": "rue, adresse",
    "postal_code": "code postal, cp",
    "city": "ville, commune, municipalite",
    "region": "province, prov, departement, canton",
    "country": "pays",
    "room": "salle",
    "venue": "lieu, salle, theatre",
    "email": "courriel, e mail, mail, mel",
    "phone": "telephone, tel, cellulaire, portable",
    "website": "site, site web, site internet",
    "site_url": "site, site web, adresse du site",
    "networks": "reseaux, reseau",
    "social": "reseaux sociaux",
    "date": "jour",
    "time": "heure",
    "state": "etat",
    "status": "statut, etat",
    "premiere": "creation, premiere mondiale",
    "touring": "tournee, tournees, disponibilites",
    "credits": "generique, distribution",
    "photographer": "photographe, credit",
    "licence": "license",
    "order": "ordre, rang",
    "file": "fichier",
    "note": "notes, remarque, remarques, commentaire",
    "notes": "note, remarque, remarques",
    "year": "annee",
    "founded": "fondee, fondation, annee de fondation",
    "funders": "subventionneurs, bailleurs de fonds, partenaires",
    "brand": "marque, identite visuelle",
    "colour": "couleur",
    "paper": "papier",
    "timezone": "fuseau horaire, fuseau",
    "time_zone": "fuseau horaire, fuseau",
    "source": "provenance, origine",
    "text": "texte, citation",
    "quantity": "quantite, nombre",
    "item": "article, objet",
    "version": "edition",
    "video": "videos",
    "privacy": "vie privee, confidentialite",
    "history": "historique",
    "interests": "interets",
    "consent": "consentement",
    "any_of": "value, valeur, valeurs, choix",
}
"""French words, folded, of each field that some record may have; `field_meant` takes those that
the record at hand has."""


def field_meant(word: str, known: Iterable[str]) -> Message | str:
    """Return “did you mean …” for a name that is no field: its French word first, then its look."""
    names = tuple(known)
    plain = folded_words(word)
    by_french = (
        field
        for field, said in _WORDS.items()
        if field in names and plain in (one.strip() for one in said.split(","))
    )
    near = next(by_french, None)
    return meant_instead(near) if near else did_you_mean(word, names)
