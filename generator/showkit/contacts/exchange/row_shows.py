"""The shows that a row names: by their slug or their title in any language.

A column such as “Intérêt pour…” names those about which a house is interested, several in a cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.naming import fold
from showkit.contacts.exchange.said import Said, joined
from showkit.content.record_errors import shown
from showkit.content.rules import IMPORTS
from showkit.content.suggestions import did_you_mean
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from showkit.contacts.exchange.incoming import Incoming
    from showkit.contacts.exchange.said import Values
    from showkit.model.finding import Finding
    from showkit.model.show import Show


_INTEREST: Final = "interest"
_INTERESTED: Final = "interested"
_NOTE: Final = "interests.note"
_ARTICLES: Final = frozenset({"a", "an", "l", "la", "le", "les", "the", "un", "une"})


def talks_of(said: Values) -> Iterator[Values]:
    """Yield the talks of which columns of a row speak: each show of interest has its own."""
    interest = said.pop(_INTEREST, None)
    if any(one.value for one in said.values()):
        yield said
    if interest is None:
        return
    for word in interest.value:
        yield {
            "show": Said(word, interest.column),
            "stage": Said(_INTERESTED, interest.column),
            _INTEREST: Said(word, interest.column),
        }


def shows_by_word(shows: Mapping[str, Show]) -> Mapping[str, str]:
    """Return the slugs of shows by the folded words that they go by.

    `shows` are those of a library, by their slugs, present and former. A title goes without its
    article as well, where one show alone does.
    """
    titles = {
        fold(words.title): show.slug for show in shows.values() for words in show.words.values()
    }
    whole = {**titles, **{fold(slug): show.slug for slug, show in shows.items()}}
    short: dict[str, set[str]] = {}
    for title, slug in titles.items():
        first, _, rest = title.partition(" ")
        if first in _ARTICLES and rest:
            short.setdefault(rest, set()).add(slug)
    return {rest: min(slugs) for rest, slugs in short.items() if len(slugs) == 1} | whole


def name_shows(row: Incoming, shows: Mapping[str, str], findings: list[Finding]) -> None:
    """Put slugs where the talks and exchanges of a row name shows.

    A show that is not ours is left out, with a finding; what interests a house is kept in its note.
    """
    for values in (*row.talks, *row.history):
        interest = values.pop(_INTEREST, None)
        said = values.get("show")
        if said is None or not said.value:
            continue
        word = str(said.value)
        slug = shows.get(fold(word), "")
        if not slug:
            rule = IMPORTS.VALUE if interest is None else IMPORTS.NO_SHOW
            findings.append(
                rule.at(
                    row.place(said),
                    value=shown(word),
                    column=row.column_name(said),
                    expected=Message("one of your shows, by its title or its folder's name"),
                    suggestion=did_you_mean(fold(word), shows),
                )
            )
            if interest is not None:
                row.house[_NOTE] = joined(row.house.get(_NOTE), word, said.column)
        values["show"] = Said(slug, said.column)
