"""A sentence for people, kept as a message id and its values until a language is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for a marked text
    """Mark `text` for the message catalogues where it is not yet a message."""
    return text


class Message:
    """A translatable sentence: ``Message("{n} people have no e-mail", n=3)``.

    The text is a gettext message id with ``str.format`` fields. Babel extracts it from
    calls of this class, so it is always written out as a literal. A value that is itself
    a message is translated with it.
    """

    __slots__ = ("text", "values")

    def __init__(self, text: str, **values: object) -> None:
        self.text = text
        self.values: Mapping[str, object] = values

    def render(self, translate: Callable[[str], str]) -> str:
        """Return the sentence in the language of `translate`, a catalogue's ``gettext``."""
        values = {
            name: value.render(translate) if isinstance(value, Message) else value
            for name, value in self.values.items()
        }
        return translate(self.text).format_map(values)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Message):
            return NotImplemented
        return self.text == other.text and self.values == other.values

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.render(lambda text: text)

    def __repr__(self) -> str:
        return f"Message({str(self)!r})"
