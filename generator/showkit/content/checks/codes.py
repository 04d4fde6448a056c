"""Words and codes that come from a list: the sector's vocabularies, countries, currencies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from showkit.content.audiences import audience_meant
from showkit.content.choices import by_word
from showkit.content.cldr import COUNTRIES, CURRENCIES, LANGUAGES, Names
from showkit.content.folding import folded_words
from showkit.content.rules import CONTENT
from showkit.content.suggestions import did_you_mean, meant_instead
from showkit.content.vocabularies import LIST_NAMES, Vocabulary, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from showkit.content.load import Loaded
    from showkit.content.yaml import Pointer
    from showkit.model.finding import Finding, Place, Rule
    from showkit.model.library import Library
    from showkit.model.message import Message
    from showkit.model.performance import Performance

_COMPANY = "content/company.yaml"


def terms_are_in_the_vocabularies(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """Genres and types are those of the sector's vocabularies.

    The words are Artsdata's, so that other people's programs know what you mean. The content
    guide lists them with their names in French and English.
    """
    used: list[tuple[str, Pointer, Vocabulary, str]] = [
        (_COMPANY, ("kind",), Vocabulary.ORGANISATION_TYPES, library.company.kind)
    ]
    for show in library.shows:
        path = f"{show.folder}/datapackage.yaml"
        used.append((path, ("event_type",), Vocabulary.EVENT_TYPES, show.facts.event_type))
        used += [
            (path, ("genres", n), Vocabulary.GENRES, genre)
            for n, genre in enumerate(show.facts.genres)
        ]
    for presenter in library.presenters:
        path = loaded.contact_file(presenter)
        used.append((path, ("kind",), Vocabulary.ORGANISATION_TYPES, presenter.kind))
        used += [
            (path, ("interests", "genres", n), Vocabulary.GENRES, genre)
            for n, genre in enumerate(presenter.interests.genres)
        ]
        used += [
            (path, ("rooms", n, "kind"), Vocabulary.PLACE_TYPES, room.kind)
            for n, room in enumerate(presenter.rooms)
        ]
    for path, pointer, vocabulary, term in used:
        known = terms(vocabulary)
        if term not in known:
            yield CONTENT.UNKNOWN_TERM.at(
                loaded.place(path, pointer),
                term=term,
                list=LIST_NAMES[vocabulary],
                suggestion=_term_meant(term, vocabulary),
            )


def _term_meant(written: str, vocabulary: Vocabulary) -> Message | str:
    """Return “did you mean …”: the id of a term by its name in French or English, or its look."""
    plain = folded_words(written)
    words = by_word(vocabulary)
    meant = words.get(plain) or words.get(plain.removesuffix("s"))
    return meant_instead(meant) if meant else did_you_mean(written, terms(vocabulary))


def audiences_are_spelt(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """An audience is any word; one that is nearly a usual one would bring nobody together.

    A house for families finds no show for “familes”.
    """
    used: list[tuple[str, Pointer, str]] = [
        (f"{show.folder}/datapackage.yaml", ("audiences", n), word)
        for show in library.shows
        for n, word in enumerate(show.facts.audiences)
    ]
    used += [
        (loaded.contact_file(presenter), ("interests", "audiences", n), word)
        for presenter in library.presenters
        for n, word in enumerate(presenter.interests.audiences)
    ]
    for path, pointer, word in used:
        meant = audience_meant(word)
        if meant is not None:
            yield CONTENT.AUDIENCE.at(
                loaded.place(path, pointer), audience=word, suggestion=meant_instead(meant)
            )


def countries_exist(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A country is one of ISO 3166, by its code of two letters.

    The United Kingdom is GB; Québec is a region of CA.
    """
    used = [_Code(_COMPANY, ("address", "country"), library.company.address.country)]
    for show in library.shows:
        premiere = show.facts.premiere
        if premiere:
            path = f"{show.folder}/datapackage.yaml"
            used.append(_Code(path, ("premiere", "country"), premiere.country))
        path = f"{show.folder}/performances.csv"
        used += [_Code(path, row, row.country, "country") for row in show.performances]
    used += [
        _Code(loaded.contact_file(presenter), ("address", "country"), presenter.address.country)
        for presenter in library.presenters
    ]
    yield from _unknown(used, COUNTRIES, CONTENT.COUNTRY, loaded)


def currencies_exist(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A currency is one of ISO 4217, by its code of three letters."""
    used = [_Code(_COMPANY, ("currency",), library.company.currency)]
    for show in library.shows:
        path = f"{show.folder}/datapackage.yaml"
        asked = show.facts.terms
        if asked is None:
            continue
        used.append(_Code(path, ("terms", "currency"), asked.currency))
        used += [
            _Code(path, ("terms", "fees", n, "currency"), fee.currency)
            for n, fee in enumerate(asked.fees)
        ]
        if asked.per_diem:
            used.append(_Code(path, ("terms", "per_diem", "currency"), asked.per_diem.currency))
    yield from _unknown(used, CURRENCIES, CONTENT.CURRENCY, loaded)


def languages_exist(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A language is one that has a code (BCP 47), its region a country.

    English is en everywhere; en-CA and en-GB say which words, paper and money go with it.
    """
    company = library.company
    used = [_Code(_COMPANY, ("languages", n), tag) for n, tag in enumerate(company.languages)]
    used += [
        _Code(_COMPANY, ("team", n, "languages", m), tag)
        for n, member in enumerate(company.team)
        for m, tag in enumerate(member.languages)
    ]
    used += [
        _Code(f"{show.folder}/datapackage.yaml", (field, n), tag)
        for show in library.shows
        for field in ("languages", "surtitles", "audio_description")
        for n, tag in enumerate(getattr(show.facts, field) or ())
    ]
    for presenter in library.presenters:
        path = loaded.contact_file(presenter)
        used.append(_Code(path, ("language",), presenter.language))
        used += [
            _Code(path, ("people", n, "language"), person.language)
            for n, person in enumerate(presenter.people)
        ]
    parts = [(one, one.code.split("-")) for one in used if one.code]
    languages = [replace(one, code=tag[0]) for one, tag in parts]
    yield from _unknown(languages, LANGUAGES, CONTENT.LANGUAGE, loaded)
    regions = [
        replace(one, code=part) for one, tag in parts for part in tag[1:] if len(part) == len("CA")
    ]
    yield from _unknown(regions, COUNTRIES, CONTENT.COUNTRY, loaded)


@dataclass(frozen=True)
class _Code:
    """A code and where it is given: by a pointer, or in the cell `field` of a row."""

    path: str
    where: Pointer | Performance
    code: str | None
    field: str = ""

    def place(self, loaded: Loaded) -> Place:
        if isinstance(self.where, tuple):
            return loaded.place(self.path, self.where)
        return loaded.cell(self.path, self.where, self.field)


def _unknown(used: Iterable[_Code], known: Names, rule: Rule, loaded: Loaded) -> Iterator[Finding]:
    for one in used:
        if one.code is not None and one.code not in known.codes:
            suggestion = known.suggestion(one.code)
            yield rule.at(one.place(loaded), code=one.code, suggestion=suggestion)
