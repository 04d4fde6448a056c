"""The words that names have in common, from ``words.csv`` beside this file.

The table can be read and added to by anybody who knows the field: one row per word, in small
letters without accents, hyphens or apostrophes. `role` says what it is:

* ``article``: dropped from every name;
* ``abbreviation``: `means` is what it stands for;
* ``legal-form``: dropped; what only tells how a house is registered (``a.s.b.l.`` follows from
  ``asbl``);
* ``common``: what kind of thing is named, `means` its kind and, after a slash, its family; a
  festival and a theatre are two families, and so not one house. A kind without a family says
  nothing of that;
* ``part``: a desk of a house (box office), dropped;
* ``opposite``: `means` is the group; the Grand and the Petit Théâtre are two;
* ``town``: `means` is the name under which towns are compared;
* ``free-mail``, ``platform``, ``second-level``: domains that tell nobody's name;
* ``shared-mailbox``: what stands before the @ where a desk reads, not a person;
* ``title``, ``particle``, ``given-name``: what surrounds people's names, and short forms.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Kind:
    """What a common word says: `name` such as theatre, `family` such as venue or empty."""

    name: str
    family: str


@dataclass(frozen=True)
class Vocabulary:
    """The table by role; phrases are tuples of words."""

    articles: frozenset[str]
    abbreviations: Mapping[Phrase, Phrase]
    legal_forms: frozenset[Phrase]
    kinds: Mapping[Phrase, Kind]
    parts: frozenset[Phrase]
    opposites: Mapping[str, str]
    towns: Mapping[Phrase, Phrase]
    free_mail: frozenset[str]
    platforms: frozenset[str]
    second_levels: frozenset[str]
    shared_mailboxes: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    given_names: Mapping[str, frozenset[str]]


@cache
def vocabulary() -> Vocabulary:
    """Return the table."""
    by_role: dict[str, dict[str, str]] = {}
    path = Path(__file__).with_name("words.csv")
    with path.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            by_role.setdefault(row["role"], {})[row["words"]] = row["means"]
    return Vocabulary(
        articles=frozenset(by_role["article"]),
        abbreviations=_phrases(by_role["abbreviation"]),
        legal_forms=frozenset(_phrases(by_role["legal-form"]))
        | {tuple(word) for word in by_role["legal-form"] if " " not in word},
        kinds={
            tuple(words.split()): Kind(*means.split("/"))
            for words, means in by_role["common"].items()
        },
        parts=frozenset(_phrases(by_role["part"])),
        opposites=by_role["opposite"],
        towns=_phrases(by_role["town"]),
        free_mail=frozenset(by_role["free-mail"]),
        platforms=frozenset(by_role["platform"]),
        second_levels=frozenset(by_role["second-level"]),
        shared_mailboxes=frozenset(by_role["shared-mailbox"]),
        titles=frozenset(by_role["title"]),
        particles=frozenset(by_role["particle"]),
        given_names={
            words: frozenset(means.split()) for words, means in by_role["given-name"].items()
        },
    )


def _phrases(rows: Mapping[str, str]) -> dict[Phrase, Phrase]:
    return {tuple(words.split()): tuple(means.split()) for words, means in rows.items()}


LONGEST_PHRASE = 7
"""The most words that a phrase of the table has."""


def replaced(words: Sequence[str], phrases: Mapping[Phrase, Phrase]) -> list[str]:
    """Return `words` with every phrase, the longest first, replaced by what it stands for."""
    out: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
            phrase = tuple(words[at : at + length])
            if phrase in phrases:
                out.extend(phrases[phrase])
                at += length
                break
        else:
            out.append(words[at])
            at += 1
    return out
