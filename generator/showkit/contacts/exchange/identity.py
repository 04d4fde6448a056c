"""Who a row is about: a house or person that is known, a new one, or a question for a human."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, count
from typing import TYPE_CHECKING

from showkit.contacts.exchange.drafts import Clash, Doubt, DoubtError, HouseDraft, PersonDraft, ask
from showkit.contacts.exchange.fields import Kind, Part, target
from showkit.contacts.exchange.house_identity import LONGEST, NEW, SKIP, Houses
from showkit.contacts.exchange.mapping import PersonBy
from showkit.contacts.exchange.naming import (
    fold,
    is_mailbox,
    may_be_mistyped,
    may_be_one_person,
    person_key,
)
from showkit.contacts.exchange.said import Said, Values, is_empty, texts
from showkit.contacts.exchange.three_way import is_same
from showkit.content.records import as_slug
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from showkit.contacts.exchange.incoming import Incoming
    from showkit.contacts.exchange.known import Known
    from showkit.contacts.exchange.mapping import ImportMapping
    from showkit.model.person import Person
    from showkit.model.presenter import Presenter

    IsForgotten = Callable[[str | None, str], bool]
    """Tells by address (or None) and id whether a person has asked to be forgotten."""


class Identity:
    """Places rows with houses and people; collects drafts of them, and doubts."""

    def __init__(self, known: Known, is_forgotten: IsForgotten) -> None:
        self._known = known
        self._is_forgotten = is_forgotten
        self._houses = Houses(known)
        self.doubts: list[Doubt] = []
        self.clashes: list[Clash] = []
        self.forgotten = 0
        self._ids = set(known.person_by_id)
        self._new_people: dict[str, list[tuple[HouseDraft, PersonDraft]]] = defaultdict(list)

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
            self._say(house.said, row.house, row, Part.HOUSE)
            house.rooms.extend((room, row) for room in row.rooms)
            house.talks.extend((talk, row) for talk in row.talks)
        placed = [self._place_person(row, one, house, mapping, settled) for one in people]
        home = house or next((draft for draft, _ in filter(None, placed)), None)
        if home is not None:
            only = placed[0][1].id if len(placed) == 1 and placed[0] else ""
            home.history.extend((entry, row, only) for entry in row.history)

    def _place_person(
        self,
        row: Incoming,
        values: Values,
        house: HouseDraft | None,
        mapping: ImportMapping,
        settled: Mapping[str, str],
    ) -> tuple[HouseDraft, PersonDraft] | None:
        try:
            placed = self._person(row, values, house, mapping, settled)
        except DoubtError as doubt:
            self._doubt(row, _who(row.house, [values]), doubt)
            return None
        if placed is not None:
            self._say(placed[1].said, values, row, Part.PERSON)
        return placed

    def _person(
        self,
        row: Incoming,
        values: Values,
        house: HouseDraft | None,
        mapping: ImportMapping,
        settled: Mapping[str, str],
    ) -> tuple[HouseDraft, PersonDraft] | None:
        said = texts(values)
        email, name = said.get("email", ""), said.get("name", "")
        choice = settled.get(fold(email)) if email else settled.get(fold(name))
        if choice == SKIP:
            return None
        if choice and choice != NEW:
            known = self._known.person_by_id.get(choice)
            if known is None:
                reason = Message(
                    "the mapping says “{name}” is “{id}”, who is nobody",
                    name=email or name,
                    id=choice,
                )
                raise ask(reason, email or name, "claire-aubin")
            return self._known_person(*known)
        if not choice:
            found = self._find_person(row, said, house, mapping)
            if found is not None:
                return found
        return self._new_person(row, values, house, mapping)

    def _find_person(
        self,
        row: Incoming,
        said: Mapping[str, str],
        house: HouseDraft | None,
        mapping: ImportMapping,
    ) -> tuple[HouseDraft, PersonDraft] | None:
        ways = mapping.identify.person
        if PersonBy.ID in ways and said.get("id") in self._known.person_by_id:
            return self._known_person(*self._known.person_by_id[said["id"]])
        if PersonBy.KEY in ways and said.get("key"):
            someone = self._known.person_by_key.get((row.source, said["key"]))
            if someone is not None:
                return self._known_person(*someone)
        if PersonBy.EMAIL in ways and said.get("email"):
            found = self._by_email(said["email"], said.get("name", ""), house)
            if found is not None:
                return found
        if PersonBy.NAME in ways and said.get("name"):
            return self._by_name(said["name"], said.get("email", ""), house)
        return None

    def _by_email(
        self, email: str, name: str, house: HouseDraft | None
    ) -> tuple[HouseDraft, PersonDraft] | None:
        known = self._known.people_by_email.get(email, [])
        fitting = [one for one in known if not name or may_be_one_person(name, one[1].name)]
        if len(fitting) == 1:
            presenter, person = fitting[0]
            if house is not None and house.slug != presenter.slug:
                reason = Message(
                    "{person} is with “{house}” in your files, with “{other}” here",
                    person=person.name,
                    house=presenter.name,
                    other=house.name,
                )
                raise ask(reason, email, person.id)
            return self._known_person(presenter, person)
        if known and is_mailbox(email) and house is not None and not fitting:
            return None  # a desk that several people read
        if known:
            reason = Message(
                "the address {email} is that of {person} in your files",
                email=email,
                person=known[0][1].name,
            )
            raise ask(reason, email, known[0][1].id)
        new = [
            (draft, one)
            for draft, one in self._new_people.get(f"@{email}", ())
            if not name or may_be_one_person(name, _said_text(one.said, "name"))
        ]
        if new and (house is None or house.slug == new[0][0].slug):
            return new[0]
        return None

    def _by_name(
        self, name: str, email: str, house: HouseDraft | None
    ) -> tuple[HouseDraft, PersonDraft] | None:
        key = person_key(name)
        if house is None:
            known = self._known.people_by_name.get(key, [])
            if known:
                presenter, person = known[0]
                reason = Message(
                    "“{name}” may be {person} of “{house}”",
                    name=name,
                    person=person.name,
                    house=presenter.name,
                )
                raise ask(reason, email or name, person.id)
            return None
        for person in house.presenter.people if house.presenter else ():
            if person_key(person.name) == key:
                return house, self._person_draft(house, person)
        for draft in house.people.values():
            if draft.person is None and person_key(_said_text(draft.said, "name")) == key:
                return house, draft
        for person in house.presenter.people if house.presenter else ():
            if may_be_mistyped(key, person_key(person.name)):
                reason = Message(
                    "“{name}” is nearly {person}, who works there too",
                    name=name,
                    person=person.name,
                )
                raise ask(reason, email or name, person.id)
        return None

    def _known_person(self, presenter: Presenter, person: Person) -> tuple[HouseDraft, PersonDraft]:
        house = self._houses.draft(presenter)
        return house, self._person_draft(house, person)

    def _person_draft(self, house: HouseDraft, person: Person) -> PersonDraft:
        return house.people.setdefault(person.id, PersonDraft(person.id, person))

    def _new_person(
        self,
        row: Incoming,
        values: Values,
        house: HouseDraft | None,
        mapping: ImportMapping,
    ) -> tuple[HouseDraft, PersonDraft] | None:
        said = texts(values)
        email, name = said.get("email", ""), said.get("name", "")
        if not name and not email:
            if said.get("key") or is_empty(values):
                return None
            raise DoubtError(
                Message("there is neither a name nor an address"),
                Message("add one of them in the sheet"),
            )
        home = (
            house or self._houses.by_domain(email, mapping) or self._houses.own(row, said, mapping)
        )
        if home is None:
            return None
        if not name:
            values["name"] = Said(_name_for(email, home), values["email"].column)
            name = str(values["name"].value)
        draft = PersonDraft(self._free_id(said.get("id") or name), None)
        home.people[draft.id] = draft
        if email:
            self._new_people[f"@{email}"].append((home, draft))
            self._houses.note_domain(email, home.slug)
        return home, draft

    def _free_id(self, name: str) -> str:
        base = as_slug(name)[:LONGEST].strip("-")
        tries = chain((base,), (f"{base}-{n}" for n in count(2)))
        found = next(
            one for one in tries if one not in self._ids and not self._is_forgotten(None, one)
        )
        self._ids.add(found)
        return found

    def _forget(self, values: Values) -> bool:
        """Tell whether a person has asked to be forgotten; count them, and nothing more."""
        said = texts(values)
        is_gone = self._is_forgotten(said.get("email") or None, said.get("id", ""))
        self.forgotten += is_gone
        return is_gone

    def _say(
        self, said: dict[str, tuple[Said, Incoming]], values: Values, row: Incoming, part: Part
    ) -> None:
        """Add what a row says; where two rows speak of one, the first that says it counts."""
        for name, one in values.items():
            before = said.get(name)
            if before is None or not before[0].value:
                said[name] = (one, row)
            elif isinstance(before[0].value, tuple) and isinstance(one.value, tuple):
                both = tuple(dict.fromkeys((*before[0].value, *one.value)))
                said[name] = (Said(both, before[0].column), before[1])
            elif one.value and before[0].value != one.value:
                self._clash(_said_text(said, "name"), f"{part}.{name}", (one, row), before)

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


def _said_text(said: Mapping[str, tuple[Said, Incoming]], name: str) -> str:
    return str(said[name][0].value) if name in said else ""


def _who(house: Values, people: Iterable[Values]) -> str:
    names = [texts(one).get("name") or texts(one).get("email", "") for one in people]
    home = texts(house).get("name", "")
    who = ", ".join(name for name in names if name)
    if who and home:
        return f"{who} ({home})"
    return who or home


def _name_for(email: str, house: HouseDraft) -> str:
    """Return a name for an address without one: the house's for a desk, else what it spells."""
    local = email.partition("@")[0]
    words = [word for word in local.replace("_", ".").replace("-", ".").split(".") if word]
    spells = len(words) > 1 and all(word.isalpha() and len(word) > 1 for word in words)
    if is_mailbox(email) or not spells:
        return house.name
    return " ".join(word.capitalize() for word in words)
