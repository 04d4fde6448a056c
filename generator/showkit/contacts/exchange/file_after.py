"""The bytes of a contact file after an import, checked before anybody writes them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from showkit.contacts.edit import edited
from showkit.contacts.exchange.field_planning import plain_change
from showkit.contacts.exchange.three_way import Outcome
from showkit.contacts.new_file import new_file
from showkit.contacts.splice import splice_block
from showkit.contacts.wanted import Append, EditError, Remove, Set
from showkit.content.records import make_record
from showkit.content.yaml import parse_yaml
from showkit.model.message import Message
from showkit.model.presenter import Presenter

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from showkit.contacts.exchange.plan import FieldChange, HousePlan
    from showkit.contacts.wanted import Change
    from showkit.content.yaml import Pointer

BLOCK: Final = "imported"
COMMENT: Final = Message("What each import said last. showkit writes it; leave it alone.")

_KEY: Final = f"\n{BLOCK}:\n".encode()
_LISTS: Final = {"person": "people", "room": "rooms", "exchange": "history"}


def file_after(house: HousePlan, data: bytes | None, today: dt.date, comment: str) -> bytes:
    """Return a contact file as a plan would have it; `data` is the file, None where there is none.

    Raises:
        EditError: the file does not allow a change, or would no longer be a right contact file.
    """
    block = imported_block(house, today)
    if house.presenter is None:
        if data is not None:
            raise EditError(Message("a file of this name is there already"))
        after = new_file(_whole(house) | ({BLOCK: block} if block else {}))
        # a line of its own at the left edge: no value of a new file can look like it
        after = after.replace(_KEY, _KEY + f"  # {comment}\n".encode(), 1)
    elif data is None:
        raise EditError(Message("the file is gone"))
    else:
        after = edited(data, list(_changes(house, data)))
        if block:
            after = splice_block(after, BLOCK, block, comment=comment)
    if after != data:
        _require_right(after, house.slug)
    return after


def imported_block(house: HousePlan, today: dt.date) -> dict[str, Any]:
    """Return what is to be remembered of each source, with the day of its last news.

    A field that said the same before keeps its own day under `earlier`.
    """
    known = dict(house.presenter.imported) if house.presenter else {}
    block: dict[str, Any] = {
        source: said.model_dump(exclude_defaults=True, exclude={"extensions"})
        for source, said in known.items()
    }
    for source, news in house.bases.items():
        before = known.get(source)
        old = dict(before.fields) if before else {}
        fields = {way: value for way, value in (old | news).items() if value is not None}
        if before is not None and fields == old:
            continue
        earlier = {
            way: before.earlier.get(way, before.on)
            for way, value in fields.items()
            if before is not None and old.get(way) == value
        }
        block[source] = {"on": today, "fields": fields}
        since = {way: day for way, day in earlier.items() if day != today}
        if since:
            block[source]["earlier"] = since
    return {source: said for source, said in block.items() if said.get("fields")}


def _whole(house: HousePlan) -> dict[str, Any]:
    """Return the values of a new file."""
    values = dict(house.values)
    for thing in house.things:
        if thing.kind == "talk":
            values.setdefault("shows", {}).setdefault(thing.id, []).append(thing.values)
        else:
            values.setdefault(_LISTS[thing.kind], []).append(thing.values)
    return values


def _changes(house: HousePlan, data: bytes) -> Iterator[Change]:
    """Yield the small changes to a file that is there."""
    text = data.decode("utf-8", errors="replace").removeprefix("\ufeff")
    value = parse_yaml(text, "").value
    known = [thing for thing in house.things if not thing.is_new]
    for change in chain(house.changes, *(thing.changes for thing in known)):
        if change.is_written:
            yield _one(change, _as_it_stands(change.pointer, value))
    for thing in house.things:
        if thing.is_new:
            at: Pointer = ("shows", thing.id) if thing.kind == "talk" else (_LISTS[thing.kind],)
            yield Append(at, thing.values)


def _one(change: FieldChange, pointer: Pointer) -> Change:
    if change.outcome is Outcome.REMOVE:
        return Remove(pointer)
    return Set(pointer, plain_change(change))


def _as_it_stands(pointer: Pointer, value: Any) -> Pointer:  # noqa: ANN401 - YAML holds anything
    """Return a way without the position in a list of one that is written without its hyphen."""
    here = value
    kept: list[str | int] = []
    for step in pointer:
        if isinstance(step, int) and isinstance(here, dict):
            continue
        kept.append(step)
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            here = None
    return tuple(kept)


def _require_right(after: bytes, slug: str) -> None:
    """Refuse to write what would not be read again as a contact file.

    Raises:
        EditError: with the first thing that is wrong.
    """
    document = parse_yaml(after.decode("utf-8-sig"), "")
    _, findings = make_record(document, Presenter, {"slug": slug})
    for finding in (*document.findings, *findings):
        raise EditError(finding.what)
