"""The words for what contact files choose from: stages, relations, grounds for writing.

Files hold the ids (``qualified``). People may say them in French too, in a filter or a
spreadsheet, and spreadsheets show them the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from showkit.content.folding import folded_words
from showkit.content.vocabularies import Vocabulary, terms
from showkit.model.consent import EmailBasis, TrackingState
from showkit.model.interests import Budget
from showkit.model.presenter import Relation
from showkit.model.talk import Exchange, TalkStage
from showkit.model.visit import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Source = type[StrEnum] | Vocabulary
"""Where a choice comes from: a record's enumeration, or one of the sector's vocabularies."""


@dataclass(frozen=True)
class Words:
    """What a choice is called in English and French, and what else people write for it."""

    en: str
    fr: str
    also: tuple[str, ...] = ()


_WORDS: Final[Mapping[type[StrEnum], Mapping[str, Words]]] = {
    Relation: {
        Relation.QUALIFIED: Words("qualified", "qualifié", ("qualifiée",)),
        Relation.RELAY: Words("relay", "relais"),
        Relation.PROSPECT: Words("prospect", "à prospecter", ("piste",)),
        Relation.FORMER: Words("former", "ancien", ("ancienne",)),
    },
    EmailBasis: {
        EmailBasis.EXPRESS: Words("express", "exprès", ("expresse", "opt-in")),
        EmailBasis.IMPLIED: Words("implied", "tacite", ("implicite",)),
        EmailBasis.LEGITIMATE_INTEREST: Words("legitimate interest", "intérêt légitime"),
        EmailBasis.NONE: Words("none", "aucun", ("aucune",)),
    },
    TrackingState: {
        TrackingState.GRANTED: Words("granted", "accordé", ("accordée", "accepté")),
        TrackingState.DENIED: Words("denied", "refusé", ("refusée",)),
        TrackingState.UNKNOWN: Words("unknown", "inconnu", ("inconnue",)),
    },
    Budget: {
        Budget.SMALL: Words("small", "petit"),
        Budget.MEDIUM: Words("medium", "moyen"),
        Budget.LARGE: Words("large", "grand"),
    },
    Exchange: {
        Exchange.CALL: Words("call", "appel"),
        Exchange.EMAIL: Words("email", "courriel", ("e-mail", "mail")),
        Exchange.MEETING: Words("meeting", "rencontre", ("rendez-vous",)),
        Exchange.VISIT: Words("visit", "visite"),
        Exchange.SHOWCASE: Words("showcase", "vitrine"),
        Exchange.LETTER: Words("letter", "lettre"),
        Exchange.NOTE: Words("note", "note"),
        Exchange.PERFORMANCE: Words("performance", "représentation"),
    },
    TalkStage: {
        TalkStage.PROSPECT: Words("prospect", "à prospecter", ("piste",)),
        TalkStage.CONTACTED: Words("contacted", "contacté", ("contactée",)),
        TalkStage.INTERESTED: Words("interested", "intéressé", ("intéressée",)),
        TalkStage.OPTION: Words("option", "option"),
        TalkStage.CONTRACT: Words("contract", "contrat", ("signé", "signed")),
        TalkStage.PERFORMED: Words("performed", "joué", ("jouée", "played")),
        TalkStage.DECLINED: Words("declined", "décliné", ("déclinée", "refusé")),
    },
    Evidence: {
        Evidence.HUMAN: Words("human", "humain", ("humaine",)),
        Evidence.PROBABLE: Words("probable", "probable"),
        Evidence.MACHINE: Words("machine", "machine"),
    },
}


@cache
def words_of(source: Source) -> Mapping[str, Words]:
    """Return the choices of a source in its order, by id; an enumeration without words has ids."""
    if isinstance(source, Vocabulary):
        return {term.id: Words(term.label_en, term.label_fr) for term in terms(source).values()}
    known = _WORDS.get(source, {})
    return {
        member.value: known.get(member.value, Words(member.value, member.value))
        for member in source
    }


@cache
def labels(source: Source, language: str) -> Mapping[str, str]:
    """Return what to show for each id; the id itself where two would be called the same.

    `language` is BCP 47; others than French fall back on English.
    """
    is_french = language.split("-", maxsplit=1)[0] == "fr"
    named = {id_: words.fr if is_french else words.en for id_, words in words_of(source).items()}
    shown = [folded_words(name) for name in named.values()]
    return {
        id_: name if shown.count(folded_words(name)) == 1 else id_ for id_, name in named.items()
    }


def all_words(source: Source) -> Iterator[str]:
    """Yield every word for a choice of a source: what they are called, then the ids."""
    known = words_of(source)
    for words in known.values():
        yield from (words.en, words.fr, *words.also)
    yield from known


@cache
def by_word(source: Source) -> Mapping[str, str]:
    """Return the ids of a source by every folded word for them (see `folded_words`).

    Ids come before words, and of two that share a word the first counts.
    """
    found = {folded_words(id_): id_ for id_ in words_of(source)}
    for id_, words in words_of(source).items():
        for word in (words.en, words.fr, *words.also):
            found.setdefault(folded_words(word), id_)
    return found
