"""Who can open the private files of each show: those whose page has it.

This is known before any page is made, as the keys on the pages hang on it. What was found of a
house is kept in one file of the cache until the house stands otherwise: hashes under the secret.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.access.forgotten import ForgottenPeople
from showkit.access.links import LinkState, links_of_house
from showkit.access.selection import Selector
from showkit.output.cache import digest, keep_json, kept_json
from showkit.output.memory import Remembered

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from showkit.access.made_from import HouseStates
    from showkit.model.presenter import Presenter

Found = dict[str, list[str]]
"""The hashes of a house's readers, by the show."""

_NAME: Final = "readers.json"


def readers_of_shows(
    states: HouseStates,
    shows: Collection[str],
    memory: Remembered | None = None,
    cache: Path | None = None,
) -> Mapping[str, frozenset[str]]:
    """Return who can open the files of each of `shows`, as hashes that tell nobody's name.

    `memory` is that of selections (see `Selector`); `cache` a folder in which what is found is
    kept, if at all.
    """
    if not shows:
        return {}
    before = (kept_json(cache / _NAME, _houses) if cache else None) or {}
    now: dict[str, tuple[str, Found]] = {}
    looking = _Looking(states, shows, memory or Remembered())
    for house in states.houses:
        slug = house.presenter.slug
        state = digest(states.by_slug[slug], *sorted(shows)) if cache else ""
        known = before.get(slug)
        if known is None or known[0] != state:
            known = (state, looking.at(house.presenter))
        now[slug] = known
    if cache and now != before:
        keep_json(cache / _NAME, now)
    found: dict[str, set[str]] = {show: set() for show in shows}
    for _, of_house in now.values():
        for show, readers in of_house.items():
            found[show].update(readers)
    return {show: frozenset(readers) for show, readers in found.items()}


class _Looking:
    """Looks for readers in one house after another."""

    def __init__(self, states: HouseStates, shows: Collection[str], memory: Remembered) -> None:
        self._states, self._shows = states, shows
        self._selector = Selector(states.library, states.as_of, memory)
        self._forgotten = ForgottenPeople(states.library.forgotten, states.secret)

    def at(self, presenter: Presenter) -> Found:
        found: Found = {}
        for show, reader in self._pairs(presenter):
            found.setdefault(show, []).append(reader)
        return found

    def _pairs(self, presenter: Presenter) -> Iterator[tuple[str, str]]:
        states = self._states
        house = self._selector.house(presenter)
        for link in links_of_house(
            states.library.company, states.secret, presenter, states.as_of, self._forgotten
        ):
            if link.state is not LinkState.OPEN:
                continue
            chosen = house.select(presenter.access_of(link.person)).shows
            for show in (show.slug for show in chosen if show.slug in self._shows):
                for keys in (link.keys, *(former for former, _ in link.former)):
                    yield show, states.secret.file_reader(show, keys.payload_id)


def _houses(held: Mapping[str, tuple[str, Found]]) -> dict[str, tuple[str, Found]]:
    return {slug: (state, found) for slug, (state, found) in held.items()}
