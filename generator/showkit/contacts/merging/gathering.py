"""What one record takes over from another: on values alone, as changes to the first one's file.

Where both say something, the first one's word stands, and the other's is kept aside in the file,
under `ASIDE`: a merge loses nothing that somebody once noted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from showkit.contacts.phones import phone_number
from showkit.contacts.wanted import Append, Set
from showkit.content.folding import folded
from showkit.content.towns import is_one_region

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from showkit.contacts.wanted import Change
    from showkit.content.yaml import Pointer

_WRITTEN: Final = (str, int, float)

ASIDE: Final = "x-merged"
"""Where a record keeps what merged ones said otherwise, one entry per merge."""


@dataclass
class Gathering:
    """Collects changes to a file, what is taken over and what is kept aside.

    `base` is the way to the record in its file. `taken` and `aside` hold values by the way to
    them from there; `aside` is a tree as in a file.
    """

    base: Pointer = ()
    changes: list[Change] = field(default_factory=list)
    taken: dict[Pointer, Any] = field(default_factory=dict)
    aside: dict[str, Any] = field(default_factory=dict)

    def fill(self, mine: Mapping[str, Any], theirs: Mapping[str, Any], at: Pointer = ()) -> None:
        """Take over every field of `theirs` that `mine` lacks, mappings field by field."""
        for name, value in theirs.items():
            own = mine.get(name)
            if value is None or _says_the_same(name, own, value):
                continue
            if own is None:
                self.take((*at, name), value)
            elif isinstance(own, Mapping) and isinstance(value, Mapping):
                self.fill(own, value, (*at, name))
            else:
                self.keep_aside((*at, name), value)

    def keep_aside_what_differs(
        self, mine: Mapping[str, Any], theirs: Mapping[str, Any], at: Pointer
    ) -> None:
        """Keep aside every field of `theirs` that `mine` does not say too; take over none."""
        for name, value in theirs.items():
            if value is not None and not _says_the_same(name, mine.get(name), value):
                self.keep_aside((*at, name), value)

    def unite(self, mine: Any, theirs: Any, at: Pointer) -> None:  # noqa: ANN401 - YAML holds anything
        """Add to a list what it does not hold yet; a single value counts as a list of one."""
        known = as_list(mine)
        for value in as_list(theirs):
            if not any(is_same(value, own) for own in known):
                known = [*known, value]
                self.changes.append(Append((*self.base, *at), value))
                self.taken.setdefault(at, []).append(value)

    def take(self, at: Pointer, value: Any) -> None:  # noqa: ANN401 - YAML holds anything
        """Put `value` where nothing is."""
        self.changes.append(Set((*self.base, *at), value))
        self.taken[at] = value

    def keep_aside(self, at: Pointer, value: Any) -> None:  # noqa: ANN401 - YAML holds anything
        """Keep what the other record says otherwise."""
        tree = self.aside
        for step in at[:-1]:
            tree = tree.setdefault(str(step), {})
        tree[str(at[-1])] = value

    def note_aside(self, about: Mapping[str, Any], comments: Sequence[str] = ()) -> None:
        """Write what was kept aside into the record, `about` saying of which merge it is."""
        if self.aside or comments:
            kept = {**about, **self.aside}
            if comments:
                kept["comments"] = list(comments)
            self.changes.append(Append((*self.base, ASIDE), kept))


def _says_the_same(field: str, one: object, other: object) -> bool:
    """Tell whether a field says the same: a telephone, region or website written another way."""
    if is_same(one, other):
        return True
    if not isinstance(one, str) or not isinstance(other, str):
        return False
    if field == "phone":
        mine, theirs = phone_number(one), phone_number(other)
        return mine is not None and theirs is not None and mine.is_same(theirs)
    if field == "region":
        return is_one_region(one, other)
    sites = [re.sub(r"^https?://(?:www\.)?|/+$", "", site.casefold()) for site in (one, other)]
    return field == "website" and sites[0] == sites[1]


def as_list(value: Any) -> list[Any]:  # noqa: ANN401 - YAML holds anything
    """Return what a list holds, or the one value that stands where a list is meant."""
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def is_same(one: Any, other: Any) -> bool:  # noqa: ANN401 - YAML holds anything
    """Tell whether two values say the same, capitals, accents, spaces and quotes aside.

    A number that one file has in quotes is the same number: 2502 and "2502".
    """
    if isinstance(one, _WRITTEN) and isinstance(other, _WRITTEN):
        if isinstance(one, bool) or isinstance(other, bool):
            return one is other
        return folded(str(one)) == folded(str(other))
    return bool(one == other)


def ways(
    tree: Mapping[str, Any], at: tuple[str, ...] = ()
) -> Iterable[tuple[tuple[str, ...], Any]]:
    """Yield the ways to the values of a tree of mappings."""
    for name, value in tree.items():
        if isinstance(value, Mapping):
            yield from ways(value, (*at, name))
        else:
            yield (*at, name), value
