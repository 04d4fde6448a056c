"""The rules by which shows are ordered: each holds a show against a house, and gives a reason.

`RULES` is their order. A rule's rank is a small number, the better the smaller, that depends on
its own question alone; shows are ordered by the rank of the first rule in which they differ. So
nothing is weighed against anything else, and what speaks for a show never moves it down.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from showkit.access.selection.facts import BEST_FIRST
from showkit.access.selection.near import SAME_TOWN_KM
from showkit.access.selection.records import Mark, Reason, ReasonKind
from showkit.access.selection.touring import season
from showkit.access.selection.words import (
    Genres,
    Kilometres,
    LanguageNames,
    Listed,
    Played,
    Shortages,
    Spare,
)
from showkit.content.audiences import audience
from showkit.kit.fit.compare import Verdict
from showkit.model.age import age_words
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from showkit.access.selection.facts import Case
    from showkit.kit.fit.compare import Fit


class Judged(NamedTuple):
    """What a rule says: the rank by which shows are ordered, and the reason, if there is one."""

    rank: int
    reason: Reason | None = None


@dataclass(frozen=True)
class Rule:
    """One question about a show and a house."""

    kind: ReasonKind
    question: Message
    judge: Callable[[Case], Judged]


AUDIENCES: Final[Mapping[str, Message]] = {
    "adults": Message("adults"),
    "families": Message("families"),
    "outdoors": Message("audiences outdoors"),
    "schools": Message("schools"),
    "very-young": Message("very young children"),
    "young-people": Message("young people"),
}
"""Audiences that have a word of their own; others are said as they are written."""

_ON_THE_WAY_KM: Final = 100.0


def _asked(case: Case) -> Judged:
    talk = case.talk.asked
    if talk is None:
        return Judged(1)
    message = (
        Message("You asked about it for {period}", period=talk.period)
        if talk.period
        else Message("You asked about it")
    )
    return Judged(0, Reason(ReasonKind.ASKED, Mark.FOR, message))


def _played(case: Case) -> Judged:
    show, house = case.offer.show.slug, case.house
    performed = case.talk.performed
    played_on = case.offer.played_at.get(house.presenter.slug)
    if played_on is not None:
        message = Message("You had it on {day}", day=played_on)
    elif performed is not None and performed.period:
        message = Message("You had it in {period}", period=performed.period)
    elif performed is not None:
        message = Message("You had it before")
    elif show in house.seen:
        message = Message("Your house saw it on {day}", day=house.seen[show])
        return Judged(0, Reason(ReasonKind.SEEN, Mark.NEUTRAL, message))
    else:
        return Judged(0)
    return Judged(1, Reason(ReasonKind.PLAYED, Mark.NEUTRAL, message))


def _genre(case: Case) -> Judged:
    wanted, genres = case.house.genres, case.offer.genres
    if not wanted or not genres:
        return Judged(2)
    names = case.offer.show.facts.genres
    shared = [name for name, known in zip(names, genres, strict=True) if known & wanted]
    if not shared:
        message = Message(
            "Not a discipline that they said they look for: {genres}", genres=Genres(names)
        )
        return Judged(3, Reason(ReasonKind.GENRE, Mark.NEUTRAL, message, is_private=True))
    message = Message("A discipline you look for: {genre}", genre=Genres((shared[0],)))
    return Judged(int(shared[0] != names[0]), Reason(ReasonKind.GENRE, Mark.FOR, message))


def _audience(case: Case) -> Judged:
    wanted, audiences = case.house.audiences, _audiences(case)
    if not wanted or not audiences:
        return Judged(1)
    shared = [name for name in audiences if name in wanted]
    words = Listed(tuple(_audience_word(name) for name in shared or audiences))
    if not shared:
        message = Message("Made for {audiences}, which they did not name", audiences=words)
        return Judged(2, Reason(ReasonKind.AUDIENCE, Mark.NEUTRAL, message, is_private=True))
    message = Message("For the audiences you programme: {audiences}", audiences=words)
    return Judged(0, Reason(ReasonKind.AUDIENCE, Mark.FOR, message))


def _audiences(case: Case) -> tuple[str, ...]:
    return tuple(dict.fromkeys(audience(name) for name in case.offer.show.facts.audiences))


def _audience_word(name: str) -> Message:
    return AUDIENCES.get(name) or Message("{word}", word=name.replace("-", " "))


def _ages(case: Case) -> Judged:
    youngest, ages = case.house.presenter.interests.ages_from, case.offer.show.facts.ages
    if youngest is None or ages is None:
        return Judged(1)
    if ages.to is not None and ages.to < youngest:
        message = Message(
            "For people of {oldest} at most; they programme from {youngest}",
            oldest=age_words(ages.to),
            youngest=age_words(youngest),
        )
        return Judged(2, Reason(ReasonKind.AGES, Mark.AGAINST, message, is_private=True))
    audiences = _audiences(case)
    if case.house.audiences and audiences and case.house.audiences.isdisjoint(audiences):
        return Judged(1)
    return Judged(0, Reason(ReasonKind.AGES, Mark.FOR, Message("For the ages you programme")))


def _stage(case: Case) -> Judged:
    if not case.fits:
        return Judged(BEST_FIRST.index(Verdict.UNKNOWN))
    room, found = case.fits[0]
    has_others = len(case.house.presenter.rooms) > 1
    name = room.name if has_others or room.is_outdoors else ""  # a park is nobody's stage
    rank = BEST_FIRST.index(found.verdict)
    match found.verdict:
        case Verdict.FITS:
            return Judged(rank, Reason(ReasonKind.STAGE, Mark.FOR, _fits(found, name)))
        case Verdict.ADAPTABLE:
            short = Shortages(found.short)
            message = (
                Message("Can be adapted to {room}: {short}", room=name, short=short)
                if name
                else Message("Can be adapted to your stage: {short}", short=short)
            )
            return Judged(rank, Reason(ReasonKind.STAGE, Mark.NEUTRAL, message))
        case Verdict.BLOCKED:
            return Judged(rank, Reason(ReasonKind.STAGE, Mark.AGAINST, blocked(found, name)))
        case Verdict.UNKNOWN:
            message = Message("What their stage must have is not all known; ask them")
            reason = Reason(ReasonKind.STAGE, Mark.NEUTRAL, message, is_private=True)
            return Judged(rank, reason)


def _fits(found: Fit, room: str) -> Message:
    line = found.tightest
    if line is not None and line.margin:
        if room:
            return Message("Fits {room} with {spare}", room=room, spare=Spare(line))
        return Message("Fits your stage with {spare}", spare=Spare(line))
    return Message("Fits {room}", room=room) if room else Message("Fits your stage")


def blocked(found: Fit, room: str) -> Message:
    """Return what keeps a show from a room, of which the name may be left out."""
    short = Shortages(found.short)
    if room:
        return Message("Does not fit {room} as it is: {short}", room=room, short=short)
    return Message("Does not fit your stage as it is: {short}", short=short)


def _nearby(case: Case) -> Judged:
    """A date near by counts where the show could stay on: with a free day before or after it.

    Too late to decide on, or without a free day, it is still one on which the show can be seen.
    """
    if not case.nearby:
        return Judged(2)
    useful = [one for one in case.nearby if one.free_days]
    one = (useful or case.nearby)[0]
    day, away = Played(one.days), Kilometres(one.kilometres)
    if one.kilometres <= SAME_TOWN_KM:
        message = Message("We play in {town} on {day}", town=one.city, day=day)
    elif not useful:
        message = Message("You can see it {distance} from you on {day}", distance=away, day=day)
    else:
        message = Message("We play {distance} from you on {day}", distance=away, day=day)
        rank = int(one.kilometres > _ON_THE_WAY_KM)
        return Judged(rank, Reason(ReasonKind.NEARBY, Mark.FOR, message))
    return Judged(2, Reason(ReasonKind.NEARBY, Mark.NEUTRAL, message))


def _season(case: Case) -> Judged:
    rank, reason = season(case)
    return Judged(rank, reason)


def _language(case: Case) -> Judged:
    wanted, offer = case.house.languages, case.offer
    if offer.show.facts.is_wordless:
        reason = Reason(ReasonKind.LANGUAGE, Mark.FOR, Message("Without words"))
        return Judged(0, reason if wanted else None)
    if not wanted or not offer.show.facts.languages:
        return Judged(1)
    spoken = LanguageNames(tuple(sorted(offer.languages & wanted)))
    if spoken.tags:
        message = Message("In {languages}", languages=spoken)
        return Judged(0, Reason(ReasonKind.LANGUAGE, Mark.FOR, message))
    titles = LanguageNames(tuple(sorted(offer.surtitles & wanted)))
    spoken = LanguageNames(offer.show.facts.languages)
    if titles.tags:
        message = Message("In {languages}, surtitled in {others}", languages=spoken, others=titles)
        return Judged(1, Reason(ReasonKind.LANGUAGE, Mark.NEUTRAL, message))
    message = Message("In {languages}, without surtitles so far", languages=spoken)
    return Judged(2, Reason(ReasonKind.LANGUAGE, Mark.AGAINST, message))


def _budget(case: Case) -> Judged:
    """Only figures in the company's own currency are compared: no rate of exchange is guessed."""
    terms, fee = case.offer.show.facts.terms, case.offer.fee
    budget, budgets = case.house.presenter.interests.budget, case.company.budgets
    if terms is None or fee is None or budget is None or budgets is None:
        return Judged(1)
    if (fee.currency or terms.currency or case.company.paid_in) != case.company.paid_in:
        return Judged(1)
    limit = budgets.limit(budget)
    if limit is None or fee.amount <= limit:
        message = Message("Within what they can usually pay")
        return Judged(0, Reason(ReasonKind.BUDGET, Mark.FOR, message, is_private=True))
    if terms.negotiable:
        message = Message("Above what they can usually pay, but open to discussion")
        return Judged(1, Reason(ReasonKind.BUDGET, Mark.NEUTRAL, message, is_private=True))
    message = Message("Above what they can usually pay")
    return Judged(2, Reason(ReasonKind.BUDGET, Mark.AGAINST, message, is_private=True))


RULES: Final[tuple[Rule, ...]] = (
    Rule(ReasonKind.ASKED, Message("Have they asked about it?"), _asked),
    Rule(ReasonKind.PLAYED, Message("Is it new to them?"), _played),
    Rule(ReasonKind.GENRE, Message("Is it a discipline that they look for?"), _genre),
    Rule(ReasonKind.AUDIENCE, Message("Is it for audiences that they named?"), _audience),
    Rule(ReasonKind.AGES, Message("Is it for the ages that they programme?"), _ages),
    Rule(ReasonKind.STAGE, Message("Does it fit one of their rooms?"), _stage),
    Rule(ReasonKind.SEASON, Message("Is it free where they are, in their season?"), _season),
    Rule(ReasonKind.NEARBY, Message("Is it played near them?"), _nearby),
    Rule(ReasonKind.LANGUAGE, Message("Is it in a language that they programme?"), _language),
    Rule(ReasonKind.BUDGET, Message("Can they usually pay it?"), _budget),
)
