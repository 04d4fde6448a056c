"""Two contact files of one house made into one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from showkit.contacts.duplicates.towns import town_names
from showkit.contacts.merging.contents import comments, contents
from showkit.contacts.merging.gathering import ASIDE, Gathering, as_list, is_same, ways
from showkit.contacts.wanted import Append, Insert, Set

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from showkit.contacts.wanted import Change
    from showkit.content.yaml import Pointer
    from showkit.model.presenter import Presenter

_SINGLE: Final = ("kind", "relation", "language", "website", "phone", "verified_on", "source")
_LISTS: Final = ("networks", "same_as", "notes")
_LISTS_OF_INTERESTS: Final = ("genres", "audiences", "seasons", "decision_months", "languages")
_ON_THE_LINK: Final = ("generation", "revoked", "expires_on")
_ENGAGEMENT: Final = "engagement"
_BY_SHOWKIT: Final = frozenset({_ENGAGEMENT, "imported"})
_HANDLED: Final = frozenset(
    {
        *("name", "address", "interests", "rooms", "people", "history", "shows", "access"),
        *("former_slugs", ASIDE, _ENGAGEMENT, *_SINGLE, *_LISTS),
    }
)


@dataclass(frozen=True)
class Merge:
    """A merge as it would be: `changes` to the file of the record that is kept.

    `taken` and `aside` say what it takes over and what is kept aside, by the way to it; `rooms`
    are ids of the other's rooms with those that they have now.
    """

    changes: tuple[Change, ...]
    taken: tuple[tuple[Pointer, Any], ...]
    aside: tuple[tuple[Pointer, Any], ...]
    comments: tuple[str, ...] = ()
    rooms: tuple[tuple[str, str], ...] = ()


def merge_houses(kept: bytes, other: bytes, other_house: Presenter, day: dt.date) -> Merge:
    """Return how the contact file `kept` takes over what `other`, that of `other_house`, says.

    The kept one's word stands where both say something. Lists are united, people and rooms
    join, histories become one in order of date. The other's name goes to `former_slugs`, so that
    addresses, log rows and links with it lead to the kept one. What showkit writes itself
    (`engagement`) it writes anew at the next ``ingest``.

    Raises:
        EditError: a file is not one UTF-8 document of YAML with fields.
    """
    mine, theirs = contents(kept), contents(other)
    into = Gathering()
    _merge_facts(into, mine, theirs)
    rooms = _merge_rooms(into, as_list(mine.get("rooms")), as_list(theirs.get("rooms")))
    for person in as_list(theirs.get("people")):
        joining = _as_before(person, mine, theirs)
        into.changes.append(Append(("people",), joining))
        into.taken.setdefault(("people",), []).append(person.get("name"))
    merge_history(into, mine.get("history"), theirs.get("history"))
    _merge_talks(into, mine.get("shows") or {}, theirs.get("shows") or {})
    former = [other_house.slug, *other_house.former_slugs]
    into.unite(mine.get("former_slugs"), former, ("former_slugs",))
    said = comments(other, without=_BY_SHOWKIT)
    into.note_aside({"from": other_house.slug, "merged_on": day}, said)
    return Merge(
        tuple(into.changes),
        tuple(into.taken.items()),
        tuple(ways(into.aside)),
        tuple(said),
        rooms,
    )


def _merge_facts(into: Gathering, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> None:
    into.fill(mine, {field: theirs.get(field) for field in ("name", *_SINGLE)})
    for field in (*_LISTS, ASIDE):
        into.unite(mine.get(field), theirs.get(field), (field,))
    _merge_address(into, mine.get("address"), theirs.get("address"))
    wanted, wished = mine.get("interests") or {}, theirs.get("interests") or {}
    for field in _LISTS_OF_INTERESTS:
        into.unite(wanted.get(field), wished.get(field), ("interests", field))
    rest = {name: value for name, value in wished.items() if name not in _LISTS_OF_INTERESTS}
    into.fill(wanted, rest, ("interests",))
    if theirs.get("access") and not is_same(mine.get("access"), theirs["access"]):
        into.keep_aside(("access",), theirs["access"])
    into.fill(mine, {name: value for name, value in theirs.items() if name not in _HANDLED})


def _merge_address(into: Gathering, mine: Any, theirs: Any) -> None:  # noqa: ANN401 - YAML holds anything
    """Complete an address that is of the same town; what another town's says is kept aside.

    A town may have several names: Biel/Bienne is Bienne.
    """
    if not isinstance(mine, Mapping) or not isinstance(theirs, Mapping):
        into.fill({"address": mine}, {"address": theirs})
        return
    towns = mine.get("city"), theirs.get("city")
    streets = mine.get("street"), theirs.get("street")
    is_one_town = not all(towns) or bool(town_names(str(towns[0])) & town_names(str(towns[1])))
    if is_one_town and (not all(streets) or is_same(*streets)):
        into.fill(mine, theirs, ("address",))
    else:
        into.keep_aside_what_differs(mine, theirs, ("address",))


def _merge_rooms(
    into: Gathering, mine: Sequence[Any], theirs: Sequence[Any]
) -> tuple[tuple[str, str], ...]:
    """Let rooms join; one of the same name is the same, and is completed.

    Returns the ids of the other's rooms that are others now, with those that they have.
    """
    taken = {str(room["id"]) for room in mine}
    renamed = []
    for room in theirs:
        own = str(room["id"])
        same = next((n for n, r in enumerate(mine) if is_same(r.get("name"), room["name"])), None)
        if same is not None:
            now = str(mine[same]["id"])
            rest = {name: value for name, value in room.items() if name != "id"}
            into.fill(mine[same], rest, ("rooms", same))
        else:
            candidates = (own, *(f"{own}-{n}" for n in range(2, len(taken) + 3)))
            now = next(name for name in candidates if name not in taken)
            taken.add(now)
            into.changes.append(Append(("rooms",), {**room, "id": now}))
            into.taken.setdefault(("rooms",), []).append(room["name"])
        if now != own:
            renamed.append((own, now))
    said = into.aside.pop("rooms", {})
    if said:
        into.aside["rooms"] = {str(mine[int(n)]["id"]): facts for n, facts in said.items()}
    return tuple(renamed)


def _as_before(
    person: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> dict[str, Any]:
    """Return a person with what their old house said for them, where the new one says otherwise.

    Their link hangs on the generation of its access, and their page on its language.
    """
    joining = dict(person)
    if theirs.get("language") and not is_same(mine.get("language"), theirs["language"]):
        joining.setdefault("language", theirs["language"])
    before, now = theirs.get("access") or {}, mine.get("access") or {}
    if any(_said(before, field) != _said(now, field) for field in _ON_THE_LINK):
        joining.setdefault("access", {"generation": 0, **before})
    return joining


def _said(access: Mapping[str, Any], field: str) -> str:
    """Return what an access says on the link, so that what is said and what is meant compare."""
    value = str(access.get(field) or "").casefold()
    return "" if value in {"0", "false", "no", "non", "off"} else value


def merge_history(into: Gathering, mine: Any, theirs: Any) -> None:  # noqa: ANN401 - YAML holds anything
    """Put each exchange of the other where its date belongs; the newest may come first or last."""
    days = [str(entry.get("date")) for entry in as_list(mine)]
    newest_first = len(days) > 1 and days[0] > days[-1]
    entries = sorted(as_list(theirs), key=lambda entry: str(entry.get("date")))
    for entry in entries:
        day = str(entry.get("date"))
        if newest_first:
            place = len(days) - bisect_left(days[::-1], day)
        else:
            place = bisect_right(days, day)
        is_last = place == len(days)
        at = ("history",)
        into.changes.append(Append(at, entry) if is_last else Insert((*at, place), entry))
        days.insert(place, day)
        into.taken.setdefault(at, []).append(f"{day} {entry.get('note', '')}")


def _merge_talks(into: Gathering, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> None:
    """Unite the talks about each show: one per touring period, in their order."""
    for show, talks in theirs.items():
        if show not in mine:
            into.changes.append(Set(("shows", show), talks))
            into.taken["shows", show] = talks
            continue
        periods = [str(talk.get("period") or "") for talk in as_list(mine[show])]
        for talk in as_list(talks):
            period = str(talk.get("period") or "")
            if period in periods:
                if not any(is_same(talk, own) for own in as_list(mine[show])):
                    kept = into.aside.setdefault("shows", {}).setdefault(show, [])
                    kept.append(talk)
                continue
            place = bisect_right(periods, period)
            into.changes.append(Insert(("shows", show, place), talk))
            into.taken.setdefault(("shows", show), []).append(talk)
            periods.insert(place, period)
