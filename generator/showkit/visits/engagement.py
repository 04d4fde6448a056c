"""What the link log says of one house: the block that showkit writes into its contact file."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from showkit.model.engagement import Engagement, PersonEngagement
from showkit.model.folded import Counted
from showkit.model.message import Message
from showkit.model.visit import Evidence
from showkit.visits.tally import Tally, stronger

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from showkit.model.folded import Folded
    from showkit.visits.sendings import Sendings

BLOCK: Final = "engagement"
COMMENT: Final = Message("showkit writes this block from the link log; what is typed here is lost")


def engagement_of(
    house: str,
    tally: Tally | None,
    sendings: Sendings | None = None,
    counts: Sequence[Folded] = (),
) -> Engagement | None:
    """Return what visits and older `counts` say of a house, by its slug; None without any.

    Days are those of the company's time zone. A visit counts as one by a person where its
    evidence is human or probable, and the days, shows and files are those of such visits.
    People are named only where the rows name them.
    """
    now = tally or Tally()
    before = [one for one in counts if one.counted is Counted.VISITS]
    evidence = now.evidence
    days, machines, visits = set(now.days), now.machine_visits, now.visits
    for one in before:
        evidence = one.evidence if evidence is None else stronger(evidence, one.evidence)
        if one.evidence is Evidence.MACHINE:
            machines += one.visits
        else:
            visits += one.visits
            days |= {one.first_day, one.last_day}
    if evidence is None:
        return None
    shows, files = now.shows.copy(), set(now.files)
    for one in counts:
        if one.evidence is not Evidence.MACHINE:
            if one.counted is Counted.SHOW:
                shows[one.target] += one.visits
            elif one.counted is Counted.FILE:
                files.add(one.target)
    return Engagement(
        first_visit=min(days, default=None),
        last_visit=max(days, default=None),
        visits=visits,
        machine_visits=machines,
        evidence=evidence,
        days_after_sending=sendings.days_before(house, days) if sendings else None,
        shows=_most_first(shows),
        files=tuple(sorted(files)),
        people={
            person: _of_person(house, person, theirs, sendings)
            for person, theirs in sorted(now.people.items())
        },
    )


def _of_person(
    house: str, person: str, tally: Tally, sendings: Sendings | None
) -> PersonEngagement:
    return PersonEngagement(
        first_visit=min(tally.days),
        last_visit=max(tally.days),
        visits=tally.visits,
        evidence=tally.evidence or Evidence.MACHINE,
        days_after_sending=sendings.days_before(house, tally.days, person) if sendings else None,
        shows=_most_first(tally.shows),
        files=tuple(sorted(tally.files)),
    )


def _most_first(shows: Mapping[str, int]) -> Mapping[str, int]:
    return dict(sorted(shows.items(), key=lambda item: (-item[1], item[0])))


def as_block(engagement: Engagement) -> dict[str, Any]:
    """Return an engagement as the plain mapping to splice, without what is empty."""
    plain: dict[str, Any] = _plain(engagement.model_dump())
    return plain


def _plain(value: Any) -> Any:  # noqa: ANN401 - what YAML holds
    if isinstance(value, dict):
        inner = {str(key): _plain(one) for key, one in value.items()}
        return {key: one for key, one in inner.items() if one not in ({}, [], None)}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, StrEnum) else value
