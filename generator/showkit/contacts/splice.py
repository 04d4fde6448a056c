"""Changing one block of a file that belongs to people, and not one byte beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from showkit.contacts.habits import line_end
from showkit.contacts.opened import HARMLESS, opened
from showkit.contacts.piece import end_of_line
from showkit.contacts.top_level import TopLevel, top_level
from showkit.contacts.wanted import EditError
from showkit.content.yaml import dump_yaml, parse_yaml
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.contacts.opened import Opened
    from showkit.contacts.top_level import TopLevelEntry

_LINE_END: Final = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")


def splice_block(
    data: bytes, key: str, value: Mapping[str, Any] | None, *, comment: str = ""
) -> bytes:
    """Return the YAML file `data` with its top-level block `key` replaced, added or removed.

    `value` is plain (texts, numbers, dates, lists, mappings); None removes the block. Every byte
    outside the block comes back as it was: encoding mark, line ends, comments, order, quoting.
    The block goes from its key to the end of its last line; comments and blank lines after it
    belong to what follows. A new block is written at the end, in the file's own line ends, with
    `comment` as its first line. Where the file holds the value already, `data` comes back.

    The result is parsed again: all other values must be equal to those before, and the block's
    value the one asked for.

    Raises:
        EditError: `data` is not one UTF-8 YAML document whose top level is a block mapping,
            holds the key twice, or leans on the block from elsewhere (an alias).
    """
    file = opened(data)
    text = file.text
    try:
        top = top_level(text)
    except ValueError as error:
        raise EditError(
            Message("its fields stand in braces or in several documents; write one field a line")
        ) from error
    mine = [entry for entry in top.entries if entry.key == key]
    if len(mine) > 1:
        raise EditError(Message("“{key}” stands in it twice; keep one of the two", key=key))
    is_there = bool(mine) and file.value.get(key) == _as_read(key, value)
    if is_there if value is not None else not mine:
        return data
    block = None if value is None else _block(text, top.indent, {key: value}, comment)
    for candidate in _candidates(text, top, mine, block):
        if _is_right(file, candidate, key, value):
            return file.mark + candidate.encode("utf-8")
    raise EditError(
        Message("changing “{key}” would change other fields too; look for & and * in it", key=key)
    )


def _as_read(key: str, value: Mapping[str, Any] | None) -> object:
    """Return `value` as the parser gives it back: every scalar a text."""
    return parse_yaml(dump_yaml({key: value}), "").value[key]


def _is_right(before: Opened, candidate: str, key: str, value: Mapping[str, Any] | None) -> bool:
    after = parse_yaml(candidate, "")
    if any(finding.code not in HARMLESS for finding in after.findings):
        return False
    others = [[item for item in d.value.items() if item[0] != key] for d in (before, after)]
    if others[0] != others[1]:
        return False
    if value is None:
        return key not in after.value
    return key in after.value and after.value[key] == _as_read(key, value)


def _candidates(
    text: str, top: TopLevel, mine: Sequence[TopLevelEntry], block: str | None
) -> Iterator[str]:
    """Yield the changed text in the ways in which it may be right, the plainest first."""
    if block is None:
        yield from _without(text, mine[0], top.indent)
    elif mine:
        yield text[: mine[0].start] + block + text[end_of_line(text, mine[0].end) :]
    else:
        yield from _with(text, top, block)


def _with(text: str, top: TopLevel, block: str) -> Iterator[str]:
    """Yield `text` with a new block: at its end, else before an entry."""
    ends = line_end(text)
    head, tail = text[: top.end], text[top.end :]
    is_ended = not head or head.endswith(("\n", "\r"))
    lead = "" if is_ended else ends
    trail = ends if is_ended or tail else ""
    yield head + lead + " " * top.indent + block + trail + tail
    # a block scalar whose last line has no end would gain one, and with it another value
    for entry in reversed(top.entries):
        yield text[: entry.start] + block + ends + " " * top.indent + text[entry.start :]


def _without(text: str, entry: TopLevelEntry, indent: int) -> Iterator[str]:
    """Yield `text` without the lines of an entry."""
    head = text[: entry.start - indent]
    end = end_of_line(text, entry.end)
    found = _LINE_END.match(text, end)
    if found is None:  # the file has no last line end, and keeps it so
        yield re.sub(r"(\r\n|\r|\n)\Z", "", head)
    yield head + text[found.end() if found else end :]
    # blank lines after the block would join a block scalar before it: a comment parts them
    yield head + "#" + text[end:]


def _block(text: str, indent: int, entry: Mapping[str, Any], comment: str) -> str:
    """Return an entry as lines of `text`, without the first one's blanks and the last one's end."""
    first, *rest = dump_yaml(entry).rstrip("\n").split("\n")
    if comment and rest:
        rest.insert(0, f"  # {comment}")
    return line_end(text).join([first, *(" " * indent + line if line else "" for line in rest)])
