"""The secret as four lines that a person can print, keep and type in again."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from showkit.access.keys import SECRET_BYTES, Secret
from showkit.access.secret import SecretError
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

LINES: Final = 4
_BYTES: Final = SECRET_BYTES // LINES
_LETTERS: Final = 15
_CHECK_BITS: Final = _LETTERS * 5 - _BYTES * 8
"""What is left of a line's letters beside the secret: eleven bits that notice a slip."""

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, which look like other signs or say things."""

_MISREAD: Final = str.maketrans({"I": "1", "L": "1", "O": "0"})
_LINE: Final = re.compile(r"\s*(?:([1-4])[.:)]?\s+)?((?:[0-9A-Za-z][ \t-]*){15})\s*")


def paper_lines(secret: Secret) -> tuple[str, ...]:
    """Return four lines of fifteen letters and digits in fives, each with a check of its own."""
    return tuple(
        _written(n, secret.value[(n - 1) * _BYTES : n * _BYTES]) for n in range(1, LINES + 1)
    )


def line_bytes(number: int, text: str) -> bytes:
    """Return what line `number` (from 1) holds, however it was typed.

    Raises:
        SecretError: it is no such line, or a letter of it is wrong.
    """
    wrong = SecretError(
        Message("line {n} of the sheet is not right: compare it letter by letter", n=number)
    )
    match = _LINE.fullmatch(text)
    if match is None or (match[1] and int(match[1]) != number):
        raise wrong
    letters = re.sub(r"[\s-]", "", match[2]).upper().translate(_MISREAD)
    if not set(letters) <= set(_ALPHABET):
        raise wrong
    value = 0
    for letter in letters:
        value = value * len(_ALPHABET) + _ALPHABET.index(letter)
    data = (value >> _CHECK_BITS).to_bytes(_BYTES, "big")
    if value & ((1 << _CHECK_BITS) - 1) != _check(number, data):
        raise wrong
    return data


def secret_of(lines: Iterable[bytes]) -> Secret:
    """Return the secret of the four lines' bytes."""
    return Secret(b"".join(lines))


def from_paper(text: str) -> Secret | None:
    """Return the secret that a sheet's text holds; None where it holds no such lines.

    Raises:
        SecretError: a line of it is wrong.
    """
    found = [m[0] for line in text.splitlines() if (m := _LINE.fullmatch(line)) is not None]
    if len(found) != LINES:
        return None
    return secret_of(line_bytes(n, line) for n, line in enumerate(found, 1))


def _written(number: int, data: bytes) -> str:
    value = int.from_bytes(data, "big") << _CHECK_BITS | _check(number, data)
    letters = ""
    for _ in range(_LETTERS):
        value, digit = divmod(value, len(_ALPHABET))
        letters = _ALPHABET[digit] + letters
    return " ".join(letters[n : n + 5] for n in range(0, _LETTERS, 5))


def _check(number: int, data: bytes) -> int:
    hashed = hashlib.sha256(b"showkit paper" + bytes([number]) + data).digest()
    return int.from_bytes(hashed[:2], "big") >> (16 - _CHECK_BITS)
