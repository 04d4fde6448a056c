"""What people agreed to: to whom a visit may be credited, and who may be written to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.model.consent import EmailBasis, TrackingState
from showkit.model.message import Message
from showkit.model.privacy import Credit

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from showkit.model.person import Person
    from showkit.model.presenter import Presenter
    from showkit.model.sent import Sent


@dataclass(frozen=True)
class Holder:
    """To whom a link was given: a person of a house, or the house alone.

    `as_house`: the link was given to be passed on, so that a visit with it counts for the house
    even where the person agreed to be named.
    """

    presenter: Presenter
    person: Person | None = None
    as_house: bool = False


def credited(holder: Holder, day: dt.date, unknown: Credit) -> Holder | None:
    """Return whom a visit with the link of `holder` counts for on `day`, None for nobody.

    `granted` credits the person, `denied` drops the visit, and `unknown` credits the house, or
    nobody where the company chose so (`unknown`) or where the house has one person only, whom
    it would name all the same. A link of the house alone counts as a link of somebody whose
    consent is unknown; it is dropped where everybody there said no.
    """
    presenter, person = holder.presenter, holder.person
    present = _people_on(presenter, day)
    house = Holder(presenter)
    if person is None:
        states = {one.consent.tracking_on(day) for one in present}
        if states == {TrackingState.DENIED}:
            return None
        if len(present) == 1 and states == {TrackingState.GRANTED}:
            return house
    else:
        state = person.consent.tracking_on(day)
        if state is TrackingState.GRANTED:
            return house if holder.as_house else holder
        if state is TrackingState.DENIED:
            return None
    if unknown is Credit.NOBODY or len(present) == 1:
        return None
    return house


def why_not_noted(holder: Holder, day: dt.date, unknown: Credit) -> Message | None:
    """Return why a visit with the link of `holder` counts for nobody on `day`; None if it does."""
    if credited(holder, day, unknown) is not None:
        return None
    person = holder.person
    if person is not None and person.consent.tracking_on(day) is TrackingState.DENIED:
        return Message("they said no")
    if unknown is Credit.NOBODY:
        return Message("nobody knows whether they agree")
    return Message(
        "nobody knows whether they agree, and the house’s only contact would be named with it"
    )


def sent_before_agreeing(
    holder: Holder, sent: Sequence[Sent], day: dt.date, unknown: Credit
) -> dt.date | None:
    """Return when the link that somebody has was sent, where it is one that notes nothing.

    So it is where their visits count on `day`, and counted for nobody on the day of the last of
    `sent`, their rows of the sent log: what they got then is the untracked twin, and stays it.
    """
    person = holder.person
    if person is None or credited(holder, day, unknown) is None:
        return None
    generation = holder.presenter.access_of(person).generation
    days = [row.on for row in sent if row.generation == generation and row.on <= day]
    if not days or credited(holder, max(days), unknown) is not None:
        return None
    return max(days)


def why_not_email(person: Person, day: dt.date) -> Message | None:
    """Return why nobody may write to a person by e-mail on `day`; None where one may."""
    consent = person.consent.email
    if not person.email:
        return Message("no address")
    if consent.unsubscribed_on is not None:
        return Message("unsubscribed on {day}", day=consent.unsubscribed_on)
    if consent.basis is EmailBasis.NONE:
        return Message("no legal basis for e-mail on file")
    if consent.expires_on is not None and consent.expires_on < day:
        return Message("the consent expired on {day}", day=consent.expires_on)
    return None


def _people_on(presenter: Presenter, day: dt.date) -> list[Person]:
    return [p for p in presenter.people if p.left_on is None or p.left_on > day]
