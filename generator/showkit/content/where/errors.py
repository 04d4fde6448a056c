"""What is wrong with an expression, and where in it."""

from __future__ import annotations

from typing import Final

from showkit.model.message import Message

_WIDEST: Final = 76


class WhereError(ValueError):
    """An expression that cannot be read or applied.

    `problem` says what is wrong and `advice` what to do; `start` and `end` count the characters
    of `text` from 0. `message` is all of it for a terminal, with a caret under the place.
    """

    def __init__(
        self, problem: Message, advice: Message, text: str, start: int, end: int | None = None
    ) -> None:
        self.problem = problem
        self.advice = advice
        self.text = text
        self.start = start
        self.end = max(start + 1 if end is None else end, start)
        super().__init__(str(self.message))

    @property
    def message(self) -> Message:
        """The problem, the line that it stands in, a caret under it, and the way out."""
        line, before, width = _line_around(self.text, self.start, self.end)
        return Message(
            "the filter cannot be read: {problem}\n\n    {line}\n    {caret}\n\n{advice}",
            problem=self.problem,
            line=line,
            caret=" " * before + "^" * width,
            advice=self.advice,
        )


def _line_around(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Return the line that holds `start`, cut to fit a terminal, where in it, and how long."""
    first = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    rest = text[first:].splitlines()
    line = "".join(sign if sign.isprintable() else " " for sign in (rest[0] if rest else ""))
    at = start - first
    width = max(1, min(end - start, len(line) - at))
    if len(line) > _WIDEST:
        begin = max(0, min(at - _WIDEST // 3, len(line) - _WIDEST))
        lead = "…" if begin else ""
        trail = "…" if begin + _WIDEST < len(line) else ""
        line = lead + line[begin : begin + _WIDEST] + trail
        at = at - begin + len(lead)
        width = max(1, min(width, len(line) - at))
    return line, at, width
