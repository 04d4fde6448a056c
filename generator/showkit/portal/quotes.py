"""Straight double quotes, set as a language's own where it is plain which opens and which closes.

Whoever types has one key for all of them, and the same key for inches.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class _Marks:
    """A language's marks, opening and closing, and those that stand within them."""

    outer: tuple[str, str]
    inner: tuple[str, str]


_STRAIGHT = '"'
_MARKS = {
    "en": _Marks(("“", "”"), ("‘", "’")),
    "fr": _Marks(("«", "»"), ("“", "”")),
}
_BEFORE = frozenset("([{«“‘—–-/’'")
"""What may stand directly before an opening mark, beside a space."""

_AFTER = frozenset("([«“‘’'¿¡…—–-")
"""What may stand directly after one, beside a letter or a figure."""


def own_quotes(text: str, language: str, before: str = "") -> str:
    """Return `text` with its pairs of straight quotes as `language` writes them.

    `before` is what stands before it in the same line. Where one mark could be anything (nobody
    closes it, it stands between letters), all are left as they were typed; so is every one that
    says inches.
    """
    marks = _MARKS.get(language)
    if marks is None or _STRAIGHT not in text:
        return text
    signs = list(text)
    for first, last in _pairs(text, before[-1:]):
        so_far = text[:first]
        is_within = so_far.count(marks.outer[0]) > so_far.count(marks.outer[1])
        signs[first], signs[last] = marks.inner if is_within else marks.outer
    return "".join(signs)


def _pairs(text: str, before: str) -> list[tuple[int, int]]:
    """Return where the two marks of each pair stand; none where one of them is not plain."""
    places = [place for place, sign in enumerate(text) if sign == _STRAIGHT]
    pairs = []
    opened: int | None = None
    for place, following in zip(places, [*places[1:], None], strict=True):
        if opened is None:
            if _opens(text, place, before):
                opened = place
            elif not _follows_figure(text, place, before):
                return []
        elif not _closes(text, place):
            return []
        elif (
            following is not None
            and _follows_figure(text, place, before)
            and not _opens(text, following, before)
        ):
            # inches, and the pair ends later; unless that mark too may say inches
            if _follows_figure(text, following, before):
                return []
        else:
            pairs.append((opened, place))
            opened = None
    return [] if opened is not None else pairs


def _opens(text: str, place: int, before: str) -> bool:
    previous = text[place - 1] if place else before
    following = text[place + 1 : place + 2]
    return (not previous or previous.isspace() or previous in _BEFORE) and (
        following.isalnum() or following in _AFTER or text.startswith("...", place + 1)
    )


def _closes(text: str, place: int) -> bool:
    previous, following = text[place - 1], text[place + 1 : place + 2]
    return not (previous.isspace() or previous in _BEFORE or following.isalnum())


def _follows_figure(text: str, place: int, before: str) -> bool:
    return (text[place - 1] if place else before).isdigit()
