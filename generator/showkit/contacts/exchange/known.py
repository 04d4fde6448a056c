"""The contact base as it is, ready to be asked who a row of a sheet is about."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.merged import merged_imports, said_by_merged
from showkit.contacts.exchange.naming import fold, house_key, own_domain, person_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from showkit.model.person import Person
    from showkit.model.presenter import Presenter

    Someone = tuple[Presenter, Person]

_TOWN: Final = "address.city"


class Known:
    """Houses by slug, by other programs' ids, by name and by domain; people likewise."""

    def __init__(self, presenters: Iterable[Presenter]) -> None:
        self.houses = tuple(presenters)
        self.by_slug: dict[str, Presenter] = {}
        self.by_name: dict[str, list[Presenter]] = defaultdict(list)
        self.by_domain: dict[str, set[str]] = defaultdict(set)
        self.by_key: dict[tuple[str, str], Presenter] = {}
        self.person_by_id: dict[str, Someone] = {}
        self.people_by_email: dict[str, list[Someone]] = defaultdict(list)
        self.people_by_name: dict[str, list[Someone]] = defaultdict(list)
        self.person_by_key: dict[tuple[str, str], Someone] = {}
        for presenter in self.houses:
            self._add(presenter)
        for presenter in self.houses:
            for slug in presenter.former_slugs:
                self.by_slug.setdefault(slug, presenter)

    def _add(self, presenter: Presenter) -> None:
        self.by_slug[presenter.slug] = presenter
        for name in _names(presenter):
            self.by_name[name].append(presenter)
        if presenter.website:
            self._add_domain(presenter.website, presenter)
        for person in presenter.people:
            someone = (presenter, person)
            for former in person.former_ids:  # a record that was merged into theirs
                self.person_by_id.setdefault(former.id, someone)
            self.person_by_id[person.id] = someone
            self.people_by_name[person_key(person.name)].append(someone)
            for email in {*person.addresses, *said_by_merged(person, ("email",))}:
                self.people_by_email[email.casefold()].append(someone)
                self._add_domain(email, presenter)
        for source, said in presenter.imported.items():
            for way, value in said.fields.items():
                self._add_key(source, way, value, presenter)
        for source, key in merged_imports(presenter, "key"):
            self.by_key.setdefault((source, key), presenter)

    def _add_domain(self, address: str, presenter: Presenter) -> None:
        domain = own_domain(address)
        if domain:
            self.by_domain[domain].add(presenter.slug)

    def _add_key(self, source: str, way: str, value: str, presenter: Presenter) -> None:
        """Note the id that another program has given, which an earlier import wrote down."""
        if way == "key":
            self.by_key[source, value] = presenter
        elif way.startswith("people.") and way.endswith(".key"):
            person_id = way[len("people.") : -len(".key")]
            person = next((one for one in presenter.people if person_id in one.ids), None)
            if person is not None:
                self.person_by_key[source, value] = (presenter, person)


def _names(presenter: Presenter) -> Iterable[str]:
    """Return the keys of the names that a house goes by: its own, and what others call it.

    A source that calls it otherwise, and a record that was merged into its own, do so in the
    next sheet too.
    """
    called = (said.fields.get("name", "") for said in presenter.imported.values())
    were_called = (name for _, name in merged_imports(presenter, "name"))
    names = (presenter.name, *called, *said_by_merged(presenter, ("name",)), *were_called)
    return dict.fromkeys(house_key(name) for name in names if name)


def is_in_town(presenter: Presenter, town: str) -> bool:
    """Tell whether a house may be in a town: by any name of its own, or one is unknown."""
    return same_town(presenter.address.city, town) or fold(town) in towns_of(presenter)


def towns_of(presenter: Presenter) -> frozenset[str]:
    """Return the folded names of a house's town: its own, and what others call it.

    A source that writes it otherwise, and a record that was merged into its own, do so in the
    next sheet too.
    """
    called = [said.fields.get(_TOWN, "") for said in presenter.imported.values()]
    were_called = [name for _, name in merged_imports(presenter, _TOWN)]
    others = {*called, *said_by_merged(presenter, _TOWN.split(".")), *were_called} - {""}
    return frozenset(map(fold, (presenter.address.city, *others)))


def same_town(one: str, other: str) -> bool:
    """Tell whether two towns may be one: equal, or one of them unknown."""
    return not one or not other or fold(one) == fold(other)
