"""What lines of a log tell besides our rows, and what follows from it for them.

A trace has no address and no agent: a visitor is a pseudonym (see `window`). What follows from a
set of traces can only grow with it, so logs may be read in any order and in any parts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from showkit.visits.evidence import (
    AFTER_SHELL,
    ASSETS_FETCHED,
    BURST,
    HIDDEN_LINK,
    SAME_VISITOR,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

_BURST_OF: Final = 3
_BURST_SECONDS: Final = 60
"""Nobody reads the letters of three people within a minute."""

_HIDDEN_SECONDS: Final = 10 * 60
_SHELL_SECONDS: Final = 10 * 60
_PARTS_SECONDS: Final = 60
_VISIT_SECONDS: Final = 30 * 60
"""The longest pause within a visit (see `merging`)."""


class Sign(StrEnum):
    """What a line was about."""

    LINK = "link"
    STAGE = "stage"
    PART = "part"
    SHELL = "shell"
    HIDDEN = "hidden"
    OWN = "own"


class Trace(NamedTuple):
    """One request: what it was about, when (seconds since 1970), by which visitor.

    A link to the part for the stage, which is made to be passed on, has a sign of its own. Of a
    link, `holder` stands for whose it is (the house and the person, parted by a slash),
    `page` for the page of the portal that it led to, if it did, and `row` is the key of its row
    in the link log. Of a part of a page, `page` is the page's.
    """

    sign: Sign
    second: int
    visitor: str
    holder: str = ""
    page: str = ""
    row: str = ""


_LINKS: Final = frozenset({Sign.LINK, Sign.STAGE})
_SIGNS: Final = {str(sign): sign for sign in Sign}


def trace_text(trace: Trace) -> str:
    """Return a trace in one line, without its end: what is in it has neither tab nor line end."""
    sign, second, *texts = trace
    return "\t".join((sign, str(second), *texts))


def readable_traces(lines: Iterable[str]) -> Iterator[Trace]:
    """Yield the traces that `trace_text` made lines of; what another version made says nothing."""
    for line in lines:
        try:
            sign, second, visitor, holder, page, row = line.split("\t")
            yield Trace(_SIGNS[sign], int(second), visitor, holder, page, row)
        except (KeyError, ValueError):
            continue


@dataclass(frozen=True)
class Consequences:
    """Reasons that rows have besides their own, by their keys; and the keys of our own visits.

    `whose` tells of rows that name the house alone, and whose visitor was on somebody's own page
    in the same visit, the row of that page.
    """

    reasons: Mapping[str, frozenset[str]] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    whose: Mapping[str, str] = field(default_factory=dict)


def consequences(traces: Iterable[Trace]) -> Consequences:
    """Return what follows from traces for rows of the link log."""
    by_visitor: dict[str, list[Trace]] = defaultdict(list)
    parts: dict[str, list[int]] = defaultdict(list)
    for trace in sorted(traces):
        by_visitor[trace.visitor].append(trace)
        if trace.sign is Sign.PART:
            parts[trace.page].append(trace.second)
    reasons: dict[str, set[str]] = defaultdict(set)
    own: set[str] = set()
    whose: dict[str, str] = {}
    for seen in by_visitor.values():
        links = [trace for trace in seen if trace.sign in _LINKS]
        if any(trace.sign is Sign.OWN for trace in seen):
            own.update(trace.row for trace in links)
        for row, reason in _besides(links, seen, parts):
            reasons[row].add(reason)
        for row in _in_bursts(links):
            reasons[row].add(BURST)
        for row, of_page in _in_same_visit(links):
            reasons[row].add(SAME_VISITOR)
            whose.setdefault(row, of_page)
    by_row = {row: frozenset(found) for row, found in reasons.items()}
    return Consequences(by_row, frozenset(own), whose)


def _besides(
    links: Iterable[Trace], seen: Iterable[Trace], parts: Mapping[str, Sequence[int]]
) -> Iterator[tuple[str, str]]:
    """Yield the rows of a visitor's links with what all that they were `seen` to do says."""
    hidden = [trace.second for trace in seen if trace.sign is Sign.HIDDEN]
    shells = [trace.second for trace in seen if trace.sign is Sign.SHELL]
    for trace in links:
        at = trace.second
        if _is_between(hidden, at - _HIDDEN_SECONDS, at + _HIDDEN_SECONDS):
            yield trace.row, HIDDEN_LINK
        if not trace.page and _is_between(shells, at - _SHELL_SECONDS, at):
            yield trace.row, AFTER_SHELL
        if _is_between(parts.get(trace.page, ()), at, at + _PARTS_SECONDS):
            yield trace.row, ASSETS_FETCHED


def _is_between(seconds: Sequence[int], first: int, last: int) -> bool:
    """Tell whether one of `seconds`, in rising order, is none before `first`, none after `last`."""
    return bool(seconds) and bisect_left(seconds, first) < bisect_right(seconds, last)


def _in_bursts(links: Sequence[Trace]) -> Iterator[str]:
    """Yield the rows of a visitor who opened links of several people within a minute."""
    if len(links) < _BURST_OF:
        return
    start = 0
    for end, last in enumerate(links):
        while links[start].second < last.second - _BURST_SECONDS:
            start += 1
        together = links[start : end + 1]
        if _people({trace.holder for trace in together}) >= _BURST_OF:
            yield from (trace.row for trace in together)


def _in_same_visit(links: Sequence[Trace]) -> Iterator[tuple[str, str]]:
    """Yield rows of a visitor that are the holder's own after all, each with one of their page.

    The part for the stage, opened by whoever was on the holder's own page in the same visit, and
    what they took after that with links that name the house alone, as those of that part do.
    """
    passed_on = {trace.row for trace in links if trace.sign is Sign.STAGE}
    for holder in sorted({trace.holder for trace in links if trace.sign is Sign.STAGE}):
        house = f"{holder.partition('/')[0]}/"
        for visit in _visits([trace for trace in links if trace.holder in {holder, house}]):
            of_page = next(
                (one.row for one in visit if one.holder == holder and one.row not in passed_on), ""
            )
            stage = next((one.second for one in visit if one.sign is Sign.STAGE), None)
            if not of_page or stage is None:
                continue
            for one in visit:
                if one.row in passed_on or (one.holder == house and one.second >= stage):
                    yield one.row, of_page


def _visits(links: Iterable[Trace]) -> Iterator[list[Trace]]:
    """Yield what of a visitor's links has no long pause in it, in order of time."""
    visit: list[Trace] = []
    for trace in sorted(links, key=lambda one: (one.second, one.row)):
        if visit and trace.second - visit[-1].second > _VISIT_SECONDS:
            yield visit
            visit = []
        visit.append(trace)
    if visit:
        yield visit


def _people(holders: Collection[str]) -> int:
    """Return of how many people links were opened; those of a house may be one of its people's.

    Somebody whose entry moved to another house between two readings of a log is one all the same.
    """
    parted = [holder.partition("/") for holder in holders]
    people = {person for _, _, person in parted if person}
    named = {house for house, _, person in parted if person}
    return len(people) + len({house for house, _, person in parted if not person} - named)
