"""Which shows a person's page holds, in which order, and why: by rules that can be read.

`select` answers for one page; a `Selector` for many, with what is common to a house done once.
"""

from showkit.access.selection.choose import (
    LIMIT,
    HouseSelector,
    Selector,
    select,
)
from showkit.access.selection.kept import memory_of_houses
from showkit.access.selection.records import (
    Chosen,
    LeftOut,
    Mark,
    Nearby,
    Place,
    Reason,
    ReasonKind,
    Selection,
)

__all__ = [
    "LIMIT",
    "Chosen",
    "HouseSelector",
    "LeftOut",
    "Mark",
    "Nearby",
    "Place",
    "Reason",
    "ReasonKind",
    "Selection",
    "Selector",
    "memory_of_houses",
    "select",
]
