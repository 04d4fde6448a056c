"""Which shows a page holds and in which order, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from showkit.access.selection.facts import case_of, house_of, offer_of
from showkit.access.selection.kept import memory_of_houses
from showkit.access.selection.near import Diary
from showkit.access.selection.records import (
    Chosen,
    LeftOut,
    Mark,
    Place,
    Reason,
    ReasonKind,
    Selection,
)
from showkit.access.selection.rules import RULES, blocked
from showkit.access.selection.seasons import ENDLESS, Span
from showkit.access.selection.talks import options_of, refusal
from showkit.access.selection.unknown import what_is_unknown
from showkit.access.selection.words import Days, Listed, Played
from showkit.kit.fit.compare import Verdict
from showkit.model.message import Message
from showkit.model.person import Person
from showkit.model.show_facts import State
from showkit.model.talk import TalkStage
from showkit.output.memory import Remembered

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from showkit.access.selection.facts import Case, House, Offer
    from showkit.access.selection.talks import Standing
    from showkit.model.access import Access
    from showkit.model.library import Library
    from showkit.model.performance import Performance
    from showkit.model.presenter import Presenter
    from showkit.model.show import Show
    from showkit.model.talk import Talk

LIMIT: Final = 8
"""Shows that showkit chooses for a page, the pinned ones among them: a letter, not a catalogue."""

_PARTS: Final = tuple(Place)


@dataclass(frozen=True)
class Considered:
    """A show held against a house by every rule; the same for everybody who works there.

    `left_out` is why showkit would not choose it, None where it would. `agreed` and `held` are as
    in `Chosen`.
    """

    show: Show
    place: Place
    ranks: tuple[int, ...]
    reasons: tuple[Reason, ...]
    case: Case
    left_out: Reason | None = None
    agreed: TalkStage | None = None
    held: tuple[dt.date, ...] = ()

    def chosen(self, place: Place, first: tuple[Reason, ...] = ()) -> Chosen:
        """Return it as it stands on a page, the company's own reason before the rules'."""
        case, reasons = self.case, (*first, *self.reasons)
        return Chosen(
            self.show,
            place,
            reasons,
            case.nearby,
            case.fits,
            agreed=self.agreed,
            held=self.held,
        )


@dataclass(frozen=True)
class Selector:
    """What the selection for any house begins with: shows and dates, prepared once a day.

    `memory` has how a show was judged for a house, from an earlier selection.
    """

    library: Library
    as_of: dt.date
    memory: Remembered = field(default_factory=Remembered)

    def house(self, presenter: Presenter) -> HouseSelector:
        """Hold all shows against a house; keep the answer for all its people."""
        house = house_of(presenter, self.library, self.as_of)
        found = tuple(self._considered(offer, house) for offer in self._offers)
        return HouseSelector(self.library, house, found)

    def _considered(self, offer: Offer, house: House) -> Considered:
        """Judge a show for a house, anew where either, or a date of its people, has changed."""
        slug = offer.show.slug
        return self._memory.once(
            offer.show.folder,
            f"considered {house.presenter.slug}",
            lambda: _considered(case_of(offer, house, self.library, self.as_of)),
            offer.taken,
            house.talks.get(slug, ()),
            house.seen.get(slug),
        )

    @cached_property
    def _memory(self) -> Remembered:
        return memory_of_houses(self.memory, self.library)

    @cached_property
    def _offers(self) -> tuple[Offer, ...]:
        diary = Diary(self.library, self.as_of)
        return tuple(
            self.memory.once(
                show.folder,
                "offer",
                partial(offer_of, show, self.library, diary, self.as_of),
                diary.taken(show),
            )
            for show in self.library.shows
        )


@dataclass(frozen=True)
class HouseSelector:
    """All shows held against one house."""

    library: Library
    house: House
    considered: tuple[Considered, ...]

    def select(self, access: Access) -> Selection:
        """Return what a page with this `access` holds: a person's own, or the house's."""
        if access.shows is not None:
            return self._listed(access)
        pinned = self._known(access.pinned)
        excluded = self._known(access.excluded)
        out = [
            LeftOut(one.show, Reason(ReasonKind.EXCLUDED, Mark.NEUTRAL, _EXCLUDED, is_private=True))
            for slug, one in excluded.items()
        ]
        chosen = [
            one.chosen(Place.PINNED, (_company_s_own(ReasonKind.PINNED, _PINNED),))
            for slug, one in pinned.items()
            if slug not in excluded
        ]
        others = [
            one
            for one in self.considered
            if one.show.slug not in pinned and one.show.slug not in excluded
        ]
        kept = sorted((one for one in others if one.left_out is None), key=_order)
        room_left = max(0, LIMIT - len(chosen))
        out += [LeftOut(one.show, one.left_out) for one in others if one.left_out is not None]
        out += [LeftOut(one.show, _BEYOND) for one in kept[room_left:]]
        following = (*kept[1:], None)
        chosen += [
            replace(one.chosen(one.place), ahead_by=_ahead_by(one, after))
            for one, after in zip(kept[:room_left], following, strict=False)
        ]
        return self._selection(access, chosen, out)

    def _listed(self, access: Access) -> Selection:
        listed = self._known(access.shows or ())
        reason = _company_s_own(ReasonKind.LISTED, _LISTED)
        chosen = [one.chosen(Place.LISTED, (reason,)) for one in listed.values()]
        not_listed = Reason(ReasonKind.LISTED, Mark.NEUTRAL, _NOT_LISTED, is_private=True)
        out = [
            LeftOut(one.show, not_listed) for one in self.considered if one.show.slug not in listed
        ]
        return self._selection(access, chosen, out)

    def _selection(
        self, access: Access, chosen: Sequence[Chosen], out: Sequence[LeftOut]
    ) -> Selection:
        presenter = self.house.presenter
        return Selection(presenter, access, tuple(chosen), tuple(out), self._unknown)

    def _known(self, slugs: Sequence[str]) -> Mapping[str, Considered]:
        """Return shows by their present slug, in the order in which they are named."""
        shows = self.library.show_by_slug
        return {
            shows[slug].slug: self._by_slug[shows[slug].slug] for slug in slugs if slug in shows
        }

    @cached_property
    def _unknown(self) -> tuple[Message, ...]:
        return what_is_unknown(self.house, [one.case for one in self.considered])

    @cached_property
    def _by_slug(self) -> Mapping[str, Considered]:
        return {one.show.slug: one for one in self.considered}


def select(
    library: Library, presenter: Presenter, whose: Person | Access, as_of: dt.date
) -> Selection:
    """Return what a person's page holds on a day, or a page with that access.

    For many pages make one `Selector`, and ask it once for each house.
    """
    access = presenter.access_of(whose) if isinstance(whose, Person) else whose
    return Selector(library, as_of).house(presenter).select(access)


_LISTED: Final = Message("On the list in the contact file")
_NOT_LISTED: Final = Message("Not on the list in the contact file")
_PINNED: Final = Message("Pinned in the contact file")
_EXCLUDED: Final = Message("Excluded in the contact file")
_AGREED: Final = Message("Agreed with you")
_BEYOND: Final = Reason(
    ReasonKind.LIMIT,
    Mark.NEUTRAL,
    Message("After the {n} shows that a page holds", n=LIMIT),
    is_private=True,
)


def _company_s_own(kind: ReasonKind, message: Message) -> Reason:
    return Reason(kind, Mark.FOR, message, is_private=True)


def _considered(case: Case) -> Considered:
    judged = [rule.judge(case) for rule in RULES]
    reasons = [one.reason for one in judged if one.reason is not None]
    talk = case.talk
    place = Place.OPEN
    if any(one.mark is Mark.AGAINST for one in reasons):
        place = Place.DOUBTFUL
    agreed, message = _agreed(case, talk.agreed)
    if message is not None:
        place = Place.AGREED
        reasons.insert(0, Reason(ReasonKind.AGREED, Mark.FOR, message))
    declined, still_out = _declined(case, talk)
    if declined is not None and not still_out:
        reasons.append(declined)
    return Considered(
        case.offer.show,
        place,
        tuple(one.rank for one in judged),
        tuple(reasons),
        case,
        _left_out(case, talk, declined if still_out else None),
        agreed,
        tuple(one.date for one in _told_options(case, talk.agreed)) if agreed else (),
    )


def _agreed(case: Case, talk: Talk | None) -> tuple[TalkStage | None, Message | None]:
    """Return how far it is agreed, and what: the first days that are public, else the talk's."""
    slug = case.house.presenter.slug
    run = next((run for run in case.offer.runs if run.house == slug), None)
    if run is not None:
        days = Played(run.days)
        return TalkStage.CONTRACT, Message("With you on {day}", day=days)
    if talk is None:
        return None, None
    return talk.stage, _in_words(case, talk)


def _in_words(case: Case, talk: Talk) -> Message:
    if talk.stage is TalkStage.OPTION:
        held = _held(case, talk)
        if held:
            return Message("An option is held for you on {days}", days=held)
        if talk.period:
            return Message("An option is held for you for {period}", period=talk.period)
        return Message("An option is held for you")
    return Message("Agreed with you for {period}", period=talk.period) if talk.period else _AGREED


def _held(case: Case, talk: Talk) -> Listed | None:
    """Return the days of an option and when it ends; none that the house tells nobody yet."""
    until: dict[dt.date | None, list[dt.date]] = {}
    for one in _told_options(case, talk):
        until.setdefault(one.option_until, []).append(one.date)
    held = [_held_until(Days(tuple(days)), end) for end, days in until.items()]
    return Listed(tuple(held)) if held else None


def _told_options(case: Case, talk: Talk | None) -> tuple[Performance, ...]:
    """Return the dates of an option that the house may tell."""
    if talk is None or talk.stage is not TalkStage.OPTION:
        return ()
    return tuple(
        one
        for one in options_of(talk, case.promised)
        if one.announced_on is None or one.announced_on <= case.as_of
    )


def _held_until(days: Days, end: dt.date | None) -> Message | Days:
    if end is None:
        return days
    return Message("{days} (to be confirmed by {end})", days=days, end=end)


def _declined(case: Case, talk: Standing) -> tuple[Reason | None, bool]:
    """Return what the house declined, and whether that holds for all that is planned."""
    if not talk.declined:
        return None, False
    late = Span(case.house.decided_from, ENDLESS)
    open_ = [both for one in (*case.here, *case.perhaps) if (both := one.within(late)) is not None]
    found = refusal(talk.declined, open_)
    if found is None:
        return None, False
    refused, free_from = found
    still_out = free_from is None and not talk.is_alive
    if free_from is not None:
        message = Message(
            "They declined it for {period}; free again from {day}",
            period=refused.period,
            day=free_from,
        )
    elif refused.period:
        message = Message("They declined it for {period}", period=refused.period)
    else:
        message = Message("They declined it")
    return Reason(ReasonKind.DECLINED, Mark.NEUTRAL, message, is_private=True), still_out


def _left_out(case: Case, talk: Standing, declined: Reason | None) -> Reason | None:
    """Return why a show is left out, unless the company names it.

    It is retired; or the house declined it for all that is planned; or it is short of something
    required in each of their rooms, and nobody there talks about it.
    """
    if case.offer.show.facts.state is State.RETIRED:
        return Reason(ReasonKind.RETIRED, Mark.AGAINST, Message("No longer on tour"))
    if declined is not None:
        return declined
    if case.fits and not talk.is_alive:
        room, best = case.fits[0]
        if best.verdict is Verdict.BLOCKED:
            return Reason(ReasonKind.STAGE, Mark.AGAINST, blocked(best, room.name))
    return None


def _order(one: Considered) -> tuple[int, tuple[int, ...], int, str]:
    """Return what shows are ordered by: part, rules in turn, then the newest, then the name."""
    premiere = one.show.facts.premiere
    day = premiere.date if premiere and premiere.date else None
    return _PARTS.index(one.place), one.ranks, -day.toordinal() if day else 0, one.show.slug


def _ahead_by(one: Considered, after: Considered | None) -> ReasonKind | None:
    """Return the first rule by which a show comes before the next of the same part."""
    if after is None or after.place is not one.place:
        return None
    pairs = zip(RULES, one.ranks, after.ranks, strict=True)
    return next((rule.kind for rule, rank, other in pairs if rank < other), None)
