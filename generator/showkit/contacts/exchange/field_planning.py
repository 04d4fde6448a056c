"""What becomes of the fields of one house, each held against the file and the last import."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from showkit.contacts.exchange.consents import UNSUBSCRIBED
from showkit.contacts.exchange.fields import Field, Part, target
from showkit.contacts.exchange.held import held, held_list
from showkit.contacts.exchange.merged import said_by_merged
from showkit.contacts.exchange.naming import house_key, person_key
from showkit.contacts.exchange.plan import FieldChange
from showkit.contacts.exchange.three_way import (
    SEPARATOR,
    Merge,
    Outcome,
    is_same,
    merge,
    merge_list,
)
from showkit.contacts.exchange.values import plain_value
from showkit.model.person import Person

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from showkit.contacts.exchange.drafts import Gathered
    from showkit.contacts.exchange.incoming import Incoming
    from showkit.contacts.exchange.plan import HousePlan
    from showkit.contacts.exchange.said import Said
    from showkit.contacts.exchange.three_way import Take
    from showkit.content.yaml import Pointer
    from showkit.model.record import Record

_NEVER_EMPTIED: Final = frozenset(
    {"name", UNSUBSCRIBED, "consent.email.basis", "consent.email.evidence"}
)
_KEYS: Final = {Part.HOUSE: house_key, Part.PERSON: person_key}
_IDS: Final = frozenset({"id", "key", "show"})


class FieldPlanning:
    """Plans fields of the house of `plan`, and notes there what to remember of each source."""

    def __init__(self, plan: HousePlan, today: dt.date, take: Take | None) -> None:
        self._plan = plan
        self._presenter = plan.presenter
        self._today = today
        self._take = take

    def changes(
        self,
        said: Gathered,
        part: Part,
        record: Record | None,
        at: Pointer,
        way: str,
    ) -> Iterator[FieldChange]:
        """Yield what becomes of each field that something was said of."""
        for name, (one, row) in said.items():
            what = target(f"{part}.{name}")
            if what is None or name in _IDS or not (what.field.is_kept or name.startswith("x-")):
                continue
            pointer = (*at, *what.field.path)
            yield self._change(what.field, (one, row), record, pointer, way + name)

    def _change(
        self,
        what: Field,
        said: tuple[Said, Incoming],
        record: Record | None,
        pointer: Pointer,
        way: str,
    ) -> FieldChange:
        one, row = said
        base = self.base(row.source, way)
        place = row.place(one)
        if what.is_list:
            theirs_list = (one.value,) if isinstance(one.value, str) else one.value
            ours_list = held_list(record, what)
            merged = merge_list(what.kind, base, ours_list, [t for t in theirs_list if t])
            self.remember(row.source, way, merged.base)
            return FieldChange(
                way,
                pointer,
                what,
                merged.outcome,
                base or "",
                SEPARATOR.join(ours_list),
                SEPARATOR.join(theirs_list),
                merged.value,
                place,
            )
        theirs, ours = str(one.value), held(record, what)
        if not theirs and what.name in _NEVER_EMPTIED:
            theirs = base or ""
        if what.name == UNSUBSCRIBED and theirs:
            # who is unsubscribed already is so since the first day; and a source that gives no
            # day, and so says today each time, says nothing new
            is_repeated = bool(base) and theirs == self._today.isoformat()
            theirs = ours or (base or "" if is_repeated else theirs)
        is_known = _is_one_name(what, ours, theirs) or _is_address_of(record, what, theirs)
        if base is None and is_known:
            found = Merge(Outcome.SAME, ours, theirs)
        elif ours and any(
            is_same(what.kind, theirs, one) for one in said_by_merged(record, what.path)
        ):
            # whoever merged two records has seen this and kept the other
            found = Merge(Outcome.KEPT, ours, base or theirs)
        else:
            found = merge(what.kind, base, ours, theirs, self._take)
        self.remember(row.source, way, found.base)
        return FieldChange(
            way, pointer, what, found.outcome, base or "", ours, theirs, found.value, place
        )

    def base(self, source: str, way: str) -> str | None:
        """Return what a source said last of a field, None where it said nothing."""
        presenter = self._presenter
        if presenter is None or source not in presenter.imported:
            return None
        return presenter.imported[source].fields.get(way)

    def remembered(self, source: str, way: str) -> str | None:
        """Return what was noted of a field, or else what the source said last."""
        return self._plan.bases.get(source, {}).get(way, self.base(source, way))

    def remember(self, source: str, way: str, value: str | None) -> None:
        """Note what a source says of a field from now on."""
        if value is not None or self.base(source, way) is not None:
            self._plan.bases.setdefault(source, {})[way] = value

    def remember_key(self, said: Gathered, way: str) -> None:
        """Write down the id that another program has for this, to know it again by."""
        if "key" in said and said["key"][0].value:
            one, row = said["key"]
            self.remember(row.source, f"{way}key", str(one.value))


def _is_one_name(what: Field, ours: str, theirs: str) -> bool:
    """Tell whether a source only writes a name its own way: by it, it was known who is meant."""
    if what.name != "name" or not ours or what.part not in _KEYS:
        return False
    key = _KEYS[what.part]
    return key(ours) == key(theirs)


def _is_address_of(record: Record | None, what: Field, theirs: str) -> bool:
    """Tell whether a source only has another address of a person that is kept already."""
    if what.name != "email" or not isinstance(record, Person) or record.email is None:
        return False
    return any(is_same(what.kind, theirs, address) for address in record.addresses)


def new_values(changes: Sequence[FieldChange]) -> dict[str, Any]:
    """Return the values of something new as a file holds them."""
    values: dict[str, Any] = {}
    for change in changes:
        if change.outcome is not Outcome.SET:
            continue
        *way, last = change.pointer
        here = values
        for step in way:
            here = here.setdefault(str(step), {})
        here[str(last)] = plain_change(change)
    return values


def plain_change(change: FieldChange) -> object:
    """Return what a field will say as YAML holds it."""
    kind = change.field.kind
    if isinstance(change.value, tuple):
        return [plain_value(kind, one) for one in change.value]
    return plain_value(kind, change.value)


def within(change: FieldChange, steps: int) -> FieldChange:
    """Return a change as its thing sees it: without the way to the thing."""
    return replace(change, pointer=change.pointer[steps:])
