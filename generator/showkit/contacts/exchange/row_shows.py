"""The shows that a row names: by their slug or their title in any language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.contacts.exchange.naming import fold
from showkit.contacts.exchange.said import Said
from showkit.content.record_errors import shown
from showkit.content.rules import IMPORTS
from showkit.content.suggestions import did_you_mean
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.contacts.exchange.incoming import Incoming
    from showkit.model.finding import Finding
    from showkit.model.show import Show


def shows_by_word(shows: Mapping[str, Show]) -> Mapping[str, str]:
    """Return the slugs of shows by the folded words that they go by.

    `shows` are those of a library, by their slugs, present and former.
    """
    titles = {
        fold(words.title): show.slug for show in shows.values() for words in show.words.values()
    }
    return {**titles, **{fold(slug): show.slug for slug, show in shows.items()}}


def name_shows(row: Incoming, shows: Mapping[str, str], findings: list[Finding]) -> None:
    """Put slugs where the talks and exchanges of a row name shows.

    A show that is not ours is left out, with a finding.
    """
    for values in (*row.talks, *row.history):
        said = values.get("show")
        if said is None or not said.value:
            continue
        word = str(said.value)
        slug = shows.get(fold(word), "")
        if not slug:
            findings.append(
                IMPORTS.VALUE.at(
                    row.place(said),
                    value=shown(word),
                    column=row.column_name(said),
                    expected=Message("one of your shows, by its title or its folder's name"),
                    suggestion=did_you_mean(fold(word), shows),
                )
            )
        values["show"] = Said(slug, said.column)
