"""A YAML file of people's, opened to be changed: its text, what it says, what it begins with."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from showkit.contacts.piece import Kind
from showkit.contacts.scalars import Bare
from showkit.contacts.wanted import EditError
from showkit.content.rules import YAML
from showkit.content.yaml import NULLS, parse_yaml
from showkit.model.message import Message

if TYPE_CHECKING:
    from showkit.contacts.layout import Layout
    from showkit.contacts.piece import Piece

HARMLESS: Final = frozenset({YAML.DUPLICATE_KEY.code, YAML.KEY.code})
"""Findings that do not keep a file from being changed elsewhere."""


@dataclass(frozen=True)
class Opened:
    """A file's byte order mark or nothing, its text, and what it says."""

    mark: bytes
    text: str
    value: dict[str, Any]

    def value_in(self, found: Layout) -> dict[str, Any]:
        """Return the same value, its unquoted texts marked as such where `found` can tell."""
        try:
            marked = _marked(found.root, {}) if found.root is not None else {}
        except KeyError:  # an alias of something that is no value, such as a key
            return self.value
        return marked if marked == self.value else self.value


def opened(data: bytes) -> Opened:
    """Return what is in a file.

    Raises:
        EditError: it is not one UTF-8 document of YAML whose top level is a mapping.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        text = data[len(mark) :].decode("utf-8")
    except UnicodeDecodeError as error:
        raise EditError(Message("it is not UTF-8; save it as UTF-8 first")) from error
    document = parse_yaml(text, "")
    for finding in document.findings:
        if finding.code not in HARMLESS:
            raise EditError(finding.what)
    return Opened(mark, text, document.value)


def _marked(piece: Piece, named: dict[str, Any]) -> Any:  # noqa: ANN401 - YAML holds anything
    """Return the value of a piece; `named` are those that aliases may call by then."""
    value: Any
    if piece.kind is Kind.ALIAS:
        return named[piece.text]
    if piece.kind.is_map:
        value = _marked_fields(piece, named)
    elif piece.kind.is_list:
        value = [_marked(entry.value, named) for entry in piece.entries]
    elif piece.kind is Kind.EMPTY or (not piece.style and piece.text in NULLS):
        value = None
    else:
        value = piece.text if piece.style else Bare(piece.text)
    if piece.anchor:
        named[piece.anchor] = value
    return value


def _marked_fields(piece: Piece, named: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    inherited: dict[str, Any] = {}
    for entry in piece.entries:
        value = _marked(entry.value, named)
        if entry.is_merge:
            for source in value if isinstance(value, list) else [value]:
                inherited = {**source, **inherited} if isinstance(source, dict) else inherited
        elif entry.key is not None:
            fields.setdefault(entry.key, value)
    return {**inherited, **fields}
