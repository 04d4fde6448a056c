"""Which house a row speaks of: one that is known, a new one, or a question for a human."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, count
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.drafts import DoubtError, HouseDraft, ask
from showkit.contacts.exchange.known import Known, is_in_town, same_town, towns_of
from showkit.contacts.exchange.mapping import HouseBy, PersonBy, WithoutHouse
from showkit.contacts.exchange.naming import fold, house_key, own_domain
from showkit.contacts.exchange.said import texts
from showkit.content.slugs import as_slug
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from showkit.contacts.exchange.incoming import Incoming
    from showkit.contacts.exchange.mapping import ImportMapping
    from showkit.contacts.exchange.said import Values
    from showkit.model.person import Person
    from showkit.model.presenter import Presenter

NEW: Final = "new"
SKIP: Final = "skip"
LONGEST: Final = 60
"""Characters of a slug or id that is made from a name."""


class Houses:
    """The houses that rows speak of, as drafts."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.drafts: dict[str, HouseDraft] = {}
        self._slugs = set(known.by_slug)
        self._new_by_name: dict[str, list[HouseDraft]] = defaultdict(list)
        self._new_by_key: dict[tuple[str, str], HouseDraft] = {}
        self._new_by_domain: dict[str, set[str]] = defaultdict(set)

    def find(
        self,
        row: Incoming,
        people: list[Values],
        mapping: ImportMapping,
        settled: Mapping[str, str],
    ) -> HouseDraft | None:
        """Return the house of a row, begun where it is new; None where the row names none.

        `settled` are the answers that people gave, by folded name.

        Raises:
            DoubtError: only a human can tell.
        """
        said = texts(row.house)
        name, city = said.get("name", ""), said.get("address.city", "")
        choice = settled.get(fold(f"{name} ({city})")) or settled.get(fold(name)) if name else None
        if choice and choice != NEW:
            return self._settled_house(choice, name)
        ways = mapping.identify.house
        found = self._by_id(row.source, said, ways)
        if found is None and choice:
            found = self._same_name_and_town(name, city)
        elif found is None and name:
            found = self._house_by_name(name, city, ways)
            if found is None:
                self._require_no_move(people, name, city, mapping)
        if found is None and name:
            found = self._new_house(row, name, city, said)
            found.is_settled = choice == NEW
        return found

    def _by_id(
        self, source: str, said: Mapping[str, str], ways: Iterable[HouseBy]
    ) -> HouseDraft | None:
        """Return the house of our own id, or of the one that another program gave."""
        known = self._known.by_slug.get(said.get("id", "")) if HouseBy.ID in ways else None
        if known is None and said.get("key") and HouseBy.KEY in ways:
            known = self._known.by_key.get((source, said["key"]))
            if known is None:
                return self._new_by_key.get((source, said["key"]))
        return self.draft(known) if known is not None else None

    def _settled_house(self, choice: str, name: str) -> HouseDraft | None:
        if choice == SKIP:
            return None
        found = self._known.by_slug.get(choice)
        if found is None and choice in self.drafts:
            return self.drafts[choice]  # of a row before, and new
        if found is None:
            reason = Message(
                "the mapping says “{name}” is “{slug}”, which is no house", name=name, slug=choice
            )
            raise ask(reason, name, "le-vauban")
        return self.draft(found)

    def _house_by_name(self, name: str, city: str, ways: Iterable[HouseBy]) -> HouseDraft | None:
        if HouseBy.NAME_AND_CITY not in ways:
            return None
        key = house_key(name)
        known = [p for p in self._known.by_name.get(key, ()) if is_in_town(p, city)]
        new = [d for d in self._new_by_name.get(key, ()) if same_town(d.city, city)]
        if len(known) + len(new) > 1:
            slugs = ", ".join([p.slug for p in known] + [d.slug for d in new])
            reason = Message("“{name}” may be any of {houses}", name=name, houses=slugs)
            raise ask(reason, name, slugs.split(",", maxsplit=1)[0])
        if known:
            return self.draft(known[0])
        return new[0] if new else None

    def _same_name_and_town(self, name: str, city: str) -> HouseDraft | None:
        """Return the house that an earlier row or import made of a name that is said to be new."""
        key, town = house_key(name), fold(city)
        for draft in self._new_by_name.get(key, ()):
            if fold(draft.city) == town:
                return draft
        for presenter in self._known.by_name.get(key, ()):
            if town in towns_of(presenter):
                return self.draft(presenter)
        return None

    def _require_no_move(
        self, people: Iterable[Values], name: str, city: str, mapping: ImportMapping
    ) -> None:
        """Ask where somebody whom we know with another house is with a house that is new."""
        if PersonBy.EMAIL not in mapping.identify.person:
            return
        for person in people:
            email = texts(person).get("email", "")
            someone = self._known.people_by_email.get(email, [])
            if len(someone) == 1:
                presenter, one = someone[0]
                raise ask(elsewhere(one, presenter, name, city), name, presenter.slug)

    def _new_house(
        self, row: Incoming, name: str, city: str, said: Mapping[str, str]
    ) -> HouseDraft:
        draft = HouseDraft(self._free_slug(said.get("id") or name, city), None, name, city)
        self.drafts[draft.slug] = draft
        self._new_by_name[house_key(name)].append(draft)
        if said.get("key"):
            self._new_by_key[row.source, said["key"]] = draft
        self.note_domain(said.get("website", ""), draft.slug)
        return draft

    def draft(self, presenter: Presenter) -> HouseDraft:
        """Return the draft of a house that is known."""
        if presenter.slug not in self.drafts:
            self.drafts[presenter.slug] = HouseDraft(
                presenter.slug, presenter, presenter.name, presenter.address.city
            )
        return self.drafts[presenter.slug]

    def _free_slug(self, name: str, city: str) -> str:
        base = as_slug(name)[:LONGEST].strip("-")
        with_city = f"{base}-{as_slug(city)}"[:LONGEST].strip("-") if city else base
        tries = chain((base, with_city), (f"{with_city}-{n}" for n in count(2)))
        slug = next(one for one in tries if one not in self._slugs)
        self._slugs.add(slug)
        return slug

    def by_domain(self, email: str, mapping: ImportMapping) -> HouseDraft | None:
        """Return the one house whose own domain an address has."""
        domain = own_domain(email) if email else ""
        if not domain or HouseBy.DOMAIN not in mapping.identify.house:
            return None
        slugs = self._known.by_domain.get(domain, set()) | self._new_by_domain.get(domain, set())
        if len(slugs) != 1:
            return None
        (slug,) = slugs
        known = self._known.by_slug.get(slug)
        return self.draft(known) if known is not None else self.drafts.get(slug)

    def own(
        self, row: Incoming, said: Mapping[str, str], mapping: ImportMapping
    ) -> HouseDraft | None:
        """Return a house for people who have none, as the mapping wishes it.

        Raises:
            DoubtError: it wishes to be asked.
        """
        if mapping.without_house is WithoutHouse.SKIP:
            return None
        name = said.get("name") or said.get("email", "")
        if mapping.without_house is WithoutHouse.OWN:
            city = texts(row.house).get("address.city", "")
            return self._house_by_name(name, city, tuple(HouseBy)) or self._new_house(
                row, name, city, texts(row.house)
            )
        raise DoubtError(
            Message("the sheet names no house for them, and no house has their domain"),
            Message(
                "add the house in the sheet, or write “without_house: own” in the mapping for a "
                "house named like them"
            ),
        )

    def note_domain(self, address: str, slug: str) -> None:
        """Note that an address or site is of a house, if its domain is the house's own."""
        domain = own_domain(address)
        if domain:
            self._new_by_domain[domain].add(slug)


def elsewhere(person: Person, presenter: Presenter, name: str, city: str) -> Message:
    """Return the reason to ask where a row has somebody at another house than our files.

    Two houses of one name are told apart by their towns.
    """
    house = presenter.name
    if fold(house) == fold(name):
        house, name = f"{house}, {presenter.address.city}", f"{name}, {city}"
    return Message(
        "{person} is with “{house}” in your files, with “{other}” here",
        person=person.name,
        house=house,
        other=name,
    )
