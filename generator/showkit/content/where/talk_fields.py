"""Fields of the talk about shows, and of what was exchanged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from showkit.content.where.kinds import DAY, SHOW, TEXT, choice
from showkit.content.where.subject import Field, Group
from showkit.model.message import Message
from showkit.model.talk import Exchange, TalkStage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from showkit.content.where.subject import Subject


def _stages(s: Subject, show: str) -> Iterable[object]:
    return (one.talk.stage for one in s.talks() if not show or one.show == show)


def _last_exchange(s: Subject, _: str) -> Iterable[object]:
    return (max((entry.date for entry in s.exchanges() if entry.date <= s.today), default=None),)


def _due(s: Subject, _: str) -> Iterable[dt.date | None]:
    return (entry.due for entry in s.exchanges() if not entry.done)


_WHICH_SHOW: Final = replace(
    SHOW,
    expected=Message(
        "write which show, such as “show haubans is option”; “talk show is haubans” asks whether "
        "it was talked about"
    ),
)

TALK_FIELDS: Final = (
    Field(
        "show",
        "spectacle",
        Group.TALK,
        choice(TalkStage),
        _stages,
        "How far the talk about that show has come",
        "Où en sont les pourparlers sur ce spectacle",
        argument=_WHICH_SHOW,
        is_many=True,
    ),
    Field(
        "stage",
        "étape",
        Group.TALK,
        choice(TalkStage),
        _stages,
        "How far the talk about any show has come",
        "Où en sont les pourparlers sur un spectacle, quel qu’il soit",
        also=("talk stage",),
        is_many=True,
    ),
    Field(
        "talk show",
        "spectacle discuté",
        Group.TALK,
        SHOW,
        lambda s, _: (one.show for one in s.talks()),
        "A show that was talked about",
        "Un spectacle dont on a parlé",
        is_many=True,
    ),
    Field(
        "period",
        "période",
        Group.TALK,
        TEXT,
        lambda s, _: (one.talk.period for one in s.talks()),
        "The season that the talk is about, such as 2027-2028",
        "La saison dont on parle, par exemple 2027-2028",
        is_many=True,
    ),
    Field(
        "stage since",
        "étape depuis",
        Group.TALK,
        DAY,
        lambda s, _: (one.talk.since for one in s.talks()),
        "Since when the talk is at its stage",
        "Depuis quand les pourparlers en sont là",
        is_many=True,
    ),
)

EXCHANGE_FIELDS: Final = (
    Field(
        "last exchange",
        "dernier échange",
        Group.EXCHANGE,
        DAY,
        _last_exchange,
        "When we last spoke or wrote",
        "Quand on s’est parlé ou écrit pour la dernière fois",
        also=("last contact", "dernier contact"),
    ),
    Field(
        "due",
        "échéance",
        Group.EXCHANGE,
        DAY,
        _due,
        "When something promised is due, and not done yet",
        "Quand une promesse doit être tenue, et ne l’est pas encore",
        also=("échéances",),
        is_many=True,
    ),
    Field(
        "exchange date",
        "date d’échange",
        Group.EXCHANGE,
        DAY,
        lambda s, _: (entry.date for entry in s.exchanges()),
        "The day of an exchange",
        "Le jour d’un échange",
        is_many=True,
    ),
    Field(
        "exchange kind",
        "type d’échange",
        Group.EXCHANGE,
        choice(Exchange),
        lambda s, _: (entry.kind for entry in s.exchanges()),
        "How it was said",
        "Comment cela s’est dit",
        is_many=True,
    ),
    Field(
        "exchange show",
        "spectacle de l’échange",
        Group.EXCHANGE,
        SHOW,
        lambda s, _: (entry.show for entry in s.exchanges()),
        "The show that it was about",
        "Le spectacle dont il s’agissait",
        is_many=True,
    ),
    Field(
        "exchange by",
        "échange par",
        Group.EXCHANGE,
        TEXT,
        lambda s, _: (entry.by for entry in s.exchanges()),
        "Who of the company it was",
        "Qui de la compagnie c’était",
        is_many=True,
    ),
    Field(
        "exchange note",
        "note d’échange",
        Group.EXCHANGE,
        TEXT,
        lambda s, _: (entry.note for entry in s.exchanges()),
        "What was said",
        "Ce qui s’est dit",
        is_many=True,
    ),
)
