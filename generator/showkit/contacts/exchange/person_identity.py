"""Which person a row speaks of: one who is known, a new one, or a question for a human."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, count
from typing import TYPE_CHECKING

from showkit.contacts.exchange.drafts import (
    DoubtError,
    HouseDraft,
    PersonDraft,
    ask,
    said_text,
)
from showkit.contacts.exchange.house_identity import LONGEST, NEW, SKIP, elsewhere
from showkit.contacts.exchange.mapping import PersonBy
from showkit.contacts.exchange.naming import (
    fold,
    is_mailbox,
    may_be_mistyped,
    may_be_one_person,
    person_key,
)
from showkit.contacts.exchange.said import Said, Values, is_empty, texts
from showkit.content.slugs import as_slug
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from showkit.contacts.exchange.house_identity import Houses
    from showkit.contacts.exchange.incoming import Incoming
    from showkit.contacts.exchange.known import Known
    from showkit.contacts.exchange.mapping import ImportMapping
    from showkit.model.person import Person
    from showkit.model.presenter import Presenter

    IsForgotten = Callable[[str | None, str], bool]
    """Tells by address (or None) and id whether a person has asked to be forgotten."""

    Placed = tuple[HouseDraft, PersonDraft]
    """A person's draft, and that of their house."""


def nobody_is_forgotten(email: str | None, person_id: str) -> bool:
    """Tell of everybody that they have not asked to be forgotten."""
    del email, person_id
    return False


class People:
    """The people that rows speak of, as drafts in those of their houses."""

    def __init__(self, known: Known, houses: Houses, is_forgotten: IsForgotten) -> None:
        self._known = known
        self._houses = houses
        self._is_forgotten = is_forgotten
        self._ids = set(known.person_by_id)
        self._new_by_email: dict[str, list[Placed]] = defaultdict(list)

    def find(
        self,
        row: Incoming,
        values: Values,
        house: HouseDraft | None,
        mapping: ImportMapping,
        settled: Mapping[str, str],
    ) -> Placed | None:
        """Return the draft of a person with that of their house, begun where they are new.

        `house` is that of the row, None where it names none; `settled` are the answers that
        people gave, by folded address or name. None where a person is to be left out.

        Raises:
            DoubtError: only a human can tell.
        """
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
    ) -> Placed | None:
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

    def _by_email(self, email: str, name: str, house: HouseDraft | None) -> Placed | None:
        known = self._known.people_by_email.get(email, [])
        fitting = [one for one in known if not name or may_be_one_person(name, one[1].name)]
        if len(fitting) == 1:
            presenter, person = fitting[0]
            if house is not None and house.slug != presenter.slug:
                reason = elsewhere(person, presenter, house.name, house.city)
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
            for draft, one in self._new_by_email.get(email, ())
            if not name or may_be_one_person(name, said_text(one.said, "name"))
        ]
        if new and (house is None or house.slug == new[0][0].slug):
            return new[0]
        return None

    def _by_name(self, name: str, email: str, house: HouseDraft | None) -> Placed | None:
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
            if draft.person is None and person_key(said_text(draft.said, "name")) == key:
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

    def _known_person(self, presenter: Presenter, person: Person) -> Placed:
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
    ) -> Placed | None:
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
            self._new_by_email[email].append((home, draft))
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


def _name_for(email: str, house: HouseDraft) -> str:
    """Return a name for an address without one: the house's for a desk, else what it spells."""
    local = email.partition("@")[0]
    words = [word for word in local.replace("_", ".").replace("-", ".").split(".") if word]
    spells = len(words) > 1 and all(word.isalpha() and len(word) > 1 for word in words)
    if is_mailbox(email) or not spells:
        return house.name
    return " ".join(word.capitalize() for word in words)
