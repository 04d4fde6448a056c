"""The e-mail addresses of one person: the one that is written to, and those kept beside it.

A contact file has one `email`; further addresses are its extensions ``x-email-2``, ``x-email-3``.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Final

from showkit.model.person import FURTHER_ADDRESS

if TYPE_CHECKING:
    from collections.abc import Container

_BETWEEN: Final = re.compile(
    r"[\s,;|/]+(?=[^\s,;|/<]+@)"  # before an address
    r"|[,;|/\n]\s*(?=[^,;|/\n<>]*<[^\s<>]+@)"  # before “Claire Aubin <claire@vauban.example>”
)


def is_address(name: str) -> bool:
    """Tell whether a field of a person, by its name, holds an address of theirs."""
    return name == "email" or FURTHER_ADDRESS.fullmatch(name) is not None


def free_name(taken: Container[str]) -> str:
    """Return the first name of a further address that is not taken."""
    return next(name for n in count(2) if (name := f"x-email-{n}") not in taken)


def parts_of_cell(text: str) -> list[str]:
    """Return the addresses in one cell as they are typed, each with the name before it.

    A dash, or another sign in the place of an address, says nothing.
    """
    parts = (part.strip() for part in _BETWEEN.split(text))
    return [part for part in parts if any(sign.isalnum() for sign in part)]
