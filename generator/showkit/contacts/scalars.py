"""A text as one YAML scalar: plain where every reader takes it for that text, else quoted."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH: Final = 88
"""Characters to a line of a folded text."""

_NUMBERS: Final = re.compile(
    r"""[-+]?(
        0b[01_]+ | 0o?[0-7_]+ | 0x[0-9a-f_]+ |
        [0-9][0-9_]*(:[0-5]?[0-9])*(\.[0-9_]*)? (e[-+]?[0-9]+)? |
        \.[0-9_]+(e[-+]?[0-9]+)? | \.inf
    ) | \.nan""",
    re.VERBOSE | re.IGNORECASE,
)
_WORDS: Final = frozenset(
    {"", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<"}
)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME: Final = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \t]+)[0-9]{1,2}:.*")
_UNSAFE_START: Final = re.compile(r"""[?:,\[\]{}#&*!|>'"%@`]|-([^0-9A-Za-z.]|$)|\.\.\.""")
_UNPRINTABLE: Final = re.compile(
    "[^\t\n -~\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


class Bare(str):
    """A text that stands plain in its file, or comes from a number, a date, a yes or no."""

    __slots__ = ()


@dataclass(frozen=True)
class Written:
    """A value as it stands in a file: what goes on the line, and the lines under it.

    Lines are indented as they will stand, without their ends.
    """

    inline: str
    lines: tuple[str, ...] = ()

    def below(self, line_end: str) -> str:
        """Return the lines under it as one text, a line end before each."""
        return "".join(line_end + line for line in self.lines)

    def text(self, line_end: str) -> str:
        """Return all of it as one text."""
        return self.inline + self.below(line_end)


def is_misread(text: str) -> bool:
    """Tell whether a reader of YAML 1.1 or 1.2 takes plain `text` for something else.

    A day as YYYY-MM-DD counts as read right: whoever reads it as one has understood.
    """
    lowered = text.lower()
    return (
        lowered in _WORDS
        or _NUMBERS.fullmatch(text) is not None
        or _TIME.fullmatch(text) is not None
    )


def may_be_plain(text: str, *, in_flow: bool) -> bool:
    """Tell whether `text` can stand without quotes, whatever it is then read as."""
    if text != text.strip() or not text or _UNSAFE_START.match(text):
        return False
    if _UNPRINTABLE.search(text) or any(sign in text for sign in "\n\t\u2028\u2029\ufeff"):
        return False
    if ": " in text or " #" in text or text.endswith(":"):
        return False
    return not in_flow or not any(sign in text for sign in ",[]{}:?")


def quoted(text: str, mark: str = '"') -> str:
    """Return `text` between quotation marks, single ones where `mark` is one and they can be."""
    is_plain = not _UNPRINTABLE.search(text) and not any(
        s in text for s in "\n\t\u2028\u2029\ufeff"
    )
    if mark == "'" and is_plain:
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_escaped(sign) for sign in text) + '"'


def _escaped(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    code = ord(sign)
    if not _UNPRINTABLE.match(sign) and sign not in "\u2028\u2029\ufeff":
        return sign
    if code <= 0xFF:  # noqa: PLR2004 - \x takes two hexadecimal digits, \u four, \U eight
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"  # noqa: PLR2004 - as above


def one_line(
    text: str,
    *,
    in_flow: bool,
    mark: str = '"',
    always: bool = False,
    as_it_was: str | None = None,
) -> str:
    """Return `text` as a scalar of one line.

    `mark` is the quotation mark to use where one is needed, or `always`. `as_it_was`: the plain
    scalar that it replaces; a number in the place of a number needs no quotes that the other did
    not have.
    """
    is_bare = isinstance(text, Bare) or (as_it_was is not None and _alike(text, as_it_was))
    if may_be_plain(text, in_flow=in_flow) and (is_bare or not (always or is_misread(text))):
        return str(text)
    return quoted(text, mark)


def _alike(text: str, other: str) -> bool:
    """Tell whether both are numbers that every reader reads as those, or both words."""
    number = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
    words = {"true", "false"}, {"yes", "no"}, {"on", "off"}, {"y", "n"}
    pair = {text.lower(), other.lower()}
    return all(map(number.fullmatch, (text, other))) or any(pair <= both for both in words)


def several_lines(text: str, indent: int, *, folded: bool = False) -> Written | None:
    """Return `text` as a block scalar whose lines begin after `indent` blanks; None where not fit.

    With `folded`, one paragraph is written over several lines with ``>-``.
    """
    body = text.rstrip("\n")
    if not body.strip() or _UNPRINTABLE.search(text):
        return None
    if any(sign in text for sign in "\t\u2028\u2029\ufeff") or body[0] in " \n":
        return None
    ends = len(text) - len(body)
    chomping = "-" if ends == 0 else "" if ends == 1 else "+"
    if folded and chomping != "+" and re.search(r"  | $|[\n\r]", body) is None:
        return Written(f">{chomping}", _indented(_folds(body, indent), indent))
    if "\n" not in text:
        return None
    lines = text.split("\n") if ends == 0 else text[:-1].split("\n")
    return Written(f"|{chomping}", _indented(lines, indent))


def _folds(text: str, indent: int) -> list[str]:
    width = max(40, _WIDTH - indent)
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _indented(lines: Sequence[str], indent: int) -> tuple[str, ...]:
    return tuple(" " * indent + line if line else "" for line in lines)
