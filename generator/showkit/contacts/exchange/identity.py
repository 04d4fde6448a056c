"""Who a row is about: a house or person that is known, a new one, or a question for a human."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.addresses import free_name, is_address
from showkit.contacts.exchange.alike_houses import houses_in_doubt
from showkit.contacts.exchange.drafts import (
    Clash,
    Doubt,
    DoubtError,
    Gathered,
    HouseDraft,
    said_text,
)
from showkit.contacts.exchange.fields import Kind, Part, target
from showkit.contacts.exchange.house_identity import Houses
from showkit.contacts.exchange.merged import said_by_merged
from showkit.contacts.exchange.naming import fold
from showkit.contacts.exchange.person_identity import People
from showkit.contacts.exchange.said import Said, Values, joined, texts
from showkit.contacts.exchange.three_way import is_mended, is_same

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from showkit.contacts.exchange.incoming import Incoming
    from showkit.contacts.exchange.known import Known
    from showkit.contacts.exchange.mapping import ImportMapping
    from showkit.contacts.exchange.person_identity import IsForgotten, Placed
    from showkit.model.record import Record

_NOTE: Final = "note"


class Identity:
    """Places rows with houses and people; collects drafts of them, and doubts."""

    def __init__(self, known: Known, is_forgotten: IsForgotten) -> None:
        self._is_forgotten = is_forgotten
        self._known = known
        self._houses = Houses(known)
        self._people = People(known, self._houses, is_forgotten)
        self.doubts: list[Doubt] = []
        self.clashes: list[Clash] = []
        self.forgotten = 0

    @property
    def drafts(self) -> Mapping[str, HouseDraft]:
        """The houses that rows spoke of, by slug, in the order of the rows."""
        return self._houses.drafts

    def place(self, row: Incoming, mapping: ImportMapping) -> None:
        """Find out whom a row is about, and add what it says to their drafts."""
        settled = {fold(who): whom for who, whom in mapping.settled.items()}
        people = [one for one in row.people if not self._forget(one)]
        if row.people and not people and not texts(row.house).get("name"):
            return
        try:
            house = self._houses.find(row, people, mapping, settled)
        except DoubtError as doubt:
            self._doubt(row, _who(row.house, people), doubt)
            return
        if house is None and not people:
            return
        if house is not None:
            self._say(house.said, row.house, row, Part.HOUSE, record=house.presenter)
            house.rooms.extend((room, row) for room in row.rooms)
            self._say_talks(house, row)
        placed = [self._place_person(row, one, house, mapping, settled) for one in people]
        home = house or next((draft for draft, _ in filter(None, placed)), None)
        if home is not None:
            home.rows.append((row, _who(row.house, people)))
            only = placed[0][1].id if len(placed) == 1 and placed[0] else ""
            home.history.extend((entry, row, only) for entry in row.history)

    def ask_about_alike(self) -> None:
        """Ask about new houses that seem to be others, once all rows are placed.

        Nothing of such a house is written before that is answered, its people neither.
        """
        for house, doubt in list(houses_in_doubt(self._known, self._houses.drafts)):
            del self._houses.drafts[house.slug]
            for row, who in house.rows:
                self._doubt(row, who, doubt)

    def _place_person(
        self,
        row: Incoming,
        values: Values,
        house: HouseDraft | None,
        mapping: ImportMapping,
        settled: Mapping[str, str],
    ) -> Placed | None:
        try:
            placed = self._people.find(row, values, house, mapping, settled)
        except DoubtError as doubt:
            self._doubt(row, _who(row.house, [values]), doubt)
            return None
        if placed is not None:
            self._say(placed[1].said, values, row, Part.PERSON, record=placed[1].person)
        return placed

    def _say_talks(self, house: HouseDraft, row: Incoming) -> None:
        """Add what a row says of talks; every person of a house may have a row that says it."""
        for values in row.talks:
            said = texts(values)
            if said.get("show"):
                talk = house.talks.setdefault((said["show"], fold(said.get("period", ""))), {})
                self._say(talk, values, row, Part.TALK, said["show"])

    def _forget(self, values: Values) -> bool:
        """Tell whether a person has asked to be forgotten; count them, and nothing more."""
        said = texts(values)
        addresses = [value for name, value in said.items() if is_address(name)]
        is_gone = any(self._is_forgotten(one, said.get("id", "")) for one in (*addresses, None))
        self.forgotten += is_gone
        return is_gone

    def _say(  # noqa: PLR0913 - what, by which row, of which record
        self,
        said: Gathered,
        values: Values,
        row: Incoming,
        part: Part,
        who: str = "",
        *,
        record: Record | None = None,
    ) -> None:
        """Add what a row says; where two rows speak of one, the first that says it counts.

        Notes are kept one under the other: a row for each talk has its own. Of a town that both
        name, the better spelling counts. `record` is who is meant, where they are known: what was
        merged into it is no contradiction.
        """
        for name, one in values.items():
            before = said.get(name)
            if part is Part.PERSON and is_address(name) and one.value:
                self._say_address(said, name, (one, row))
            elif before is None or not before[0].value:
                said[name] = (one, row)
            elif isinstance(before[0].value, tuple) and isinstance(one.value, tuple):
                both = tuple(dict.fromkeys((*before[0].value, *one.value)))
                said[name] = (Said(both, before[0].column), before[1])
            elif name.rpartition(".")[2] == _NOTE:
                said[name] = (_noted_too(before[0], one), before[1])
            elif one.value and before[0].value != one.value:
                put_aside = said_by_merged(record, name.split("."))
                is_other = str(before[0].value) in put_aside
                if is_other or _is_better_spelled(part, name, one, before[0]):
                    said[name] = (one, row)
                if not is_other and str(one.value) not in put_aside:
                    who = who or said_text(said, "name")
                    self._clash(who, f"{part}.{name}", (one, row), before)

    def _say_address(self, said: Gathered, name: str, now: tuple[Said, Incoming]) -> None:
        """Add an address of a person: where they have another one, it is kept beside it."""
        told = {word: held[0].value for word, held in said.items() if held[0].value}
        if now[0].value in {value for word, value in told.items() if is_address(word)}:
            return
        kept_as = name if name not in told else free_name(told)
        if kept_as != name:
            who = said_text(said, "name")
            self.clashes.append(Clash(who, f"{Part.PERSON}.{name}", *now, *said[name], kept_as))
        said[kept_as] = now

    def _clash(
        self, who: str, word: str, now: tuple[Said, Incoming], before: tuple[Said, Incoming]
    ) -> None:
        what = target(word)
        kind = what.field.kind if what else Kind.TEXT
        if word.endswith((".key", ".id")) or word == "house.name":
            return
        if not is_same(kind, str(now[0].value), str(before[0].value)):
            self.clashes.append(Clash(who, word, *now, *before))

    def _doubt(self, row: Incoming, who: str, doubt: DoubtError) -> None:
        self.doubts.append(Doubt(row.place(), who, doubt.reason, doubt.advice))


def _noted_too(before: Said, one: Said) -> Said:
    """Return a note with that of another row under it, unless it says so already."""
    known = str(before.value)
    if str(one.value) in known.split("\n"):
        return before
    return joined(before, str(one.value), before.column)


def _is_better_spelled(part: Part, name: str, one: Said, before: Said) -> bool:
    """Tell whether a row only spells a town better than a row before: Montréal for MONTREAL."""
    what = target(f"{part}.{name}")
    kind = what.field.kind if what else Kind.TEXT
    return is_mended(kind, str(before.value), str(one.value))


def _who(house: Values, people: Iterable[Values]) -> str:
    names = [texts(one).get("name") or texts(one).get("email", "") for one in people]
    home = texts(house).get("name", "")
    who = ", ".join(name for name in names if name)
    if who and home:
        return f"{who} ({home})"
    return who or home
