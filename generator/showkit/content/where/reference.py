"""The tables of ``docs/where.md``, made from the fields themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from showkit.content.where.fields import FIELDS
from showkit.content.where.subject import Group

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from showkit.content.where.subject import Field

_TABLE: Final = re.compile(
    r"(?P<begin><!-- fields: (?P<language>en|fr) -->\n).*?(?P<end><!-- end of fields -->)",
    re.DOTALL,
)
_HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("field", "in French", "is a", "what it is"),
    "fr": ("champ", "en anglais", "est un", "ce que c’est"),
}
_GROUPS: Final[Mapping[Group, tuple[str, str]]] = {
    Group.HOUSE: ("The house", "Le diffuseur"),
    Group.PERSON: ("Its people", "Ses gens"),
    Group.ROOM: ("Its rooms", "Ses salles"),
    Group.TALK: ("The talk about shows", "Les pourparlers sur les spectacles"),
    Group.EXCHANGE: ("What was exchanged", "Les échanges"),
}


def with_tables(page: str) -> str:
    """Return a page with its tables of fields made anew, between their marks."""
    return _TABLE.sub(lambda at: at["begin"] + field_tables(at["language"]) + at["end"], page)


def field_tables(language: str) -> str:
    """Return the fields as Markdown, a table for each group, in English or French."""
    is_french = language == "fr"
    lines = []
    for group, titles in _GROUPS.items():
        lines += ["", f"**{titles[is_french]}**", ""]
        lines += [_row(_HEADS[language]), _row(["---"] * len(_HEADS[language]))]
        lines += [_row(_cells(field, is_french)) for field in FIELDS if field.group is group]
    return "\n".join([*lines[1:], "", ""])


def _cells(field: Field, is_french: bool) -> Iterator[str]:  # noqa: FBT001 - one of two languages
    names = [f"`{field.name}`", f"`{field.french}`"]
    if field.argument is not None:
        of = field.argument
        names = [f"`{field.name} {of.name.upper()}`", f"`{field.french} {of.french.upper()}`"]
    yield names[is_french]
    yield names[not is_french]
    kind = field.kind.french if is_french else field.kind.name
    several = ("several", "plusieurs")[is_french]
    yield f"{kind}, {several}" if field.is_many else kind
    yield field.about_french if is_french else field.about


def _row(cells: Iterator[str] | list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
