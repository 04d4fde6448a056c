"""Small changes to a file that belongs to people, and not one byte beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.contacts.difference import Difference
from showkit.contacts.habits import habits
from showkit.contacts.layout import layout
from showkit.contacts.opened import HARMLESS, opened
from showkit.contacts.piece import Kind, pieces
from showkit.contacts.wanted import Append, Change, EditError, Insert, Remove, Set, changed
from showkit.contacts.writing import Writing
from showkit.content.yaml import parse_yaml
from showkit.model.message import Message
from showkit.model.presenter import Presenter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from showkit.contacts.layout import Layout
    from showkit.contacts.piece import Piece
    from showkit.content.yaml import Pointer

__all__ = ["Append", "Change", "EditError", "Insert", "Remove", "Set", "edited"]

ORDER: Final = tuple(field.alias or name for name, field in Presenter.model_fields.items())
"""The fields of a contact file, as the record lists them."""

_WAYS: Final = ((True, False), (False, False), (True, True), (False, True))
"""How a change may be written, the plainest first: with block scalars, before a neighbour."""


def edited(data: bytes, changes: Sequence[Change], *, order: Sequence[str] = ORDER) -> bytes:
    """Return the YAML file `data` with `changes` made, one after the other.

    Every byte that no change asks for stays: comments, order, quoting, blank lines, line ends.
    What is new is written as the file is: its indentation, its quotation marks. A field that the
    file takes over from elsewhere (an alias, ``<<``) is written out here, and elsewhere stays. A
    new field of the top level goes after the nearest that comes before it in `order`.

    The result is parsed again: it says what was asked, and nothing else has changed. Where
    the file says so already, `data` comes back.

    Raises:
        EditError: `data` is not one UTF-8 document of YAML whose top level is a mapping, or a
            change has no place in it or would change something else too.
    """
    file = opened(data)
    found = layout(file.text)
    wanted = before = file.value_in(found)
    for change in changes:
        wanted = changed(wanted, change)
    if wanted == before:
        return data
    ways = habits(file.text, found)
    for blocks, ahead in _WAYS:
        difference = Difference(file.text, found, Writing(ways, blocks), order, before=ahead)
        difference.take(before, wanted)
        try:
            text = difference.splices.made_in(file.text)
            result = file.mark + text.encode("utf-8")
        except ValueError:
            continue
        if _says(text, wanted):
            return result
    if len(changes) == 1:
        raise EditError(_why_not(found, changes))
    result = data  # each in the way that suits it: one goes before its neighbour, another cannot
    for change in changes:
        result = edited(result, [change], order=order)
    if not _says(opened(result).text, wanted):
        raise EditError(_why_not(found, changes))
    return result


def _says(text: str, wanted: object) -> bool:
    """Tell whether a file is as it is wanted, and nothing is wrong with it that was not."""
    document = parse_yaml(text, "")
    return document.value == wanted and all(one.code in HARMLESS for one in document.findings)


def _why_not(found: Layout, changes: Sequence[Change]) -> Message:
    """Return why changes cannot be made alone: mostly, others repeat the value by an alias."""
    repeated = {piece.text for piece in pieces(found.root) if piece.kind is Kind.ALIAS}
    near = {
        piece.anchor
        for change in changes
        for piece in _around(found.root, change.pointer)
        if piece.anchor in repeated
    }
    if not repeated:
        return Message("this cannot be changed without changing other fields; do it by hand")
    names = ", ".join(f"*{name}" for name in sorted(near or repeated))
    return Message(
        "{names} repeats in another place what is to be changed; write the value out there first",
        names=names,
    )


def _around(piece: Piece | None, pointer: Pointer) -> Iterator[Piece]:
    """Yield what lies on the way to `pointer` and in what is there."""
    for step in pointer:
        if piece is None:
            return
        yield piece
        items = enumerate(piece.entries)
        found = (e.value for n, e in items if (n if piece.kind.is_list else e.key) == step)
        piece = next(found, None)
    yield from pieces(piece)
