"""Fields of what a house looks for, and when it decides."""

from __future__ import annotations

from typing import Final

from showkit.content.audiences import audience_words
from showkit.content.vocabularies import Vocabulary
from showkit.content.where.kinds import LANGUAGE, MONTH, TEXT, choice, open_choice
from showkit.content.where.subject import Field, Group, Subject, of_house
from showkit.model.interests import Budget


def _audiences(subject: Subject) -> tuple[str, ...]:
    """Return the audiences of a house under every name that they have."""
    named = subject.presenter.interests.audiences
    return tuple(word for name in named for word in audience_words(name))


INTEREST_FIELDS: Final = (
    Field(
        "interests",
        "intérêts",
        Group.HOUSE,
        open_choice(Vocabulary.GENRES),
        lambda s, _: (*s.presenter.interests.genres, *_audiences(s)),
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
        lambda s, _: _audiences(s),
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
        of_house(lambda p: p.interests.budget),
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
)
