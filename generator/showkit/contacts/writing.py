"""Values as YAML, in the habits of the file that they go into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from showkit.contacts.piece import Kind
from showkit.contacts.scalars import Written, may_be_plain, one_line, quoted, several_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from showkit.contacts.habits import Habits
    from showkit.contacts.piece import Piece

_SHORT: Final = 72
"""Characters of a list that still goes between brackets on one line."""


@dataclass(frozen=True)
class Writing:
    """Writes plain values: texts, None, lists and mappings of those.

    Without `blocks`, a text of several lines is quoted on one.
    """

    habits: Habits
    blocks: bool = True

    def field(self, key: str, value: Any, column: int) -> Written:  # noqa: ANN401 - YAML holds anything
        """Return a key and its value, the key after `column` blanks."""
        written = self.under_key(value, column)
        name = one_line(key, in_flow=False, mark=self.habits.mark)
        return Written(f"{name}:{_lead(written.inline)}", written.lines)

    def item(self, value: Any, column: int) -> Written:  # noqa: ANN401 - YAML holds anything
        """Return an item of a list, its hyphen after `column` blanks."""
        written = self.after_hyphen(value, column + self.habits.item_step)
        blanks = " " * (self.habits.item_step - 1)
        return Written(f"-{blanks}{written.inline}".rstrip(" "), written.lines)

    def item_in_brackets(self, value: Any) -> Written:  # noqa: ANN401 - YAML holds anything
        """Return an item of a list on one line."""
        return Written("-" + " " * (self.habits.item_step - 1) + self.flow(value))

    def under_key(self, value: Any, column: int, old: Piece | None = None) -> Written:  # noqa: ANN401 - YAML holds anything
        """Return the value of a key that stands after `column` blanks, in the place of `old`."""
        if isinstance(value, dict) and value:
            return Written("", self.fields(value, column + self.habits.step))
        if isinstance(value, list) and value and not self._is_short(value):
            return Written("", self.items(value, column + self.habits.list_step))
        return self._one(value, column + self.habits.step, old)

    def after_hyphen(self, value: Any, inner: int, old: Piece | None = None) -> Written:  # noqa: ANN401 - YAML holds anything
        """Return what follows a hyphen, after `inner` blanks with it, in the place of `old`."""
        if isinstance(value, dict) and value:
            first, *rest = self.fields(value, inner)
            return Written(first[inner:], tuple(rest))
        if isinstance(value, list) and value and not self._is_short(value):
            first, *rest = self.items(value, inner)
            return Written(first[inner:], tuple(rest))
        if value is None:
            return Written("null")
        return self._one(value, inner, old)

    def fields(self, mapping: Mapping[str, Any], column: int) -> tuple[str, ...]:
        """Return a mapping as lines, its keys after `column` blanks."""
        return _lines([self.field(key, value, column) for key, value in mapping.items()], column)

    def items(self, values: Sequence[Any], column: int) -> tuple[str, ...]:
        """Return a list as lines, its hyphens after `column` blanks."""
        return _lines([self.item(value, column) for value in values], column)

    def flow(self, value: Any, old: Piece | None = None) -> str:  # noqa: ANN401 - YAML holds anything
        """Return a value as it stands between brackets."""
        if isinstance(value, dict):
            fields = (
                f"{one_line(key, in_flow=True, mark=self.habits.mark)}: {self.flow(inner)}"
                for key, inner in value.items()
            )
            return "{" + ", ".join(fields) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flow, value)) + "]"
        return "null" if value is None else self._scalar(value, old, in_flow=True)

    def _one(self, value: Any, indent: int, old: Piece | None) -> Written:  # noqa: ANN401 - YAML holds anything
        if value is None:
            return Written("")
        if isinstance(value, (dict, list)):
            return Written(self.flow(value))
        if self.blocks:
            is_folded = old is not None and old.style == ">"
            several = several_lines(value, indent, folded=is_folded)
            if several is not None:
                return several
        return Written(self._scalar(value, old, in_flow=False))

    def _scalar(self, text: str, old: Piece | None, *, in_flow: bool) -> str:
        if old is None or old.kind is not Kind.SCALAR or old.style not in {"", "'", '"'}:
            ways = self.habits
            return one_line(text, in_flow=in_flow, mark=ways.mark, always=ways.quotes)
        if old.style:
            return quoted(text, old.style)
        return one_line(text, in_flow=in_flow, mark=self.habits.mark, as_it_was=old.text)

    def _is_short(self, values: Sequence[Any]) -> bool:
        words = all(isinstance(v, str) and may_be_plain(v, in_flow=True) for v in values)
        return self.habits.short_lists and words and len(self.flow(list(values))) <= _SHORT


def _lead(inline: str) -> str:
    return f" {inline}" if inline else ""


def _lines(written: Sequence[Written], column: int) -> tuple[str, ...]:
    return tuple(line for one in written for line in (" " * column + one.inline, *one.lines))
