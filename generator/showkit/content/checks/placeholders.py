"""Texts of the starting files that nobody has replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.content.rules import WORDS
from showkit.content.starter import BODY, SITE_URL, TAGLINE, is_unnamed, said
from showkit.model.finding import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from showkit.content.load import Loaded
    from showkit.model.finding import Finding
    from showkit.model.library import Library

_COMPANY = "content/company.yaml"


def starting_texts_are_replaced(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """What ``showkit new`` wrote to begin with gives way to the company's own words.

    The sentence that says who you are, the address of the site and the text of a show are
    published as they stand.
    """
    company = library.company
    if company.site_url.rstrip("/") == SITE_URL.rstrip("/"):
        place = loaded.place(_COMPANY, ("site_url",))
        yield WORDS.STILL_STARTING.at(place, written=company.site_url)
    taglines = said(TAGLINE)
    texts = company.tagline.root if company.tagline else {}
    for tag, text in texts.items():
        if text.strip() in taglines:
            place = loaded.place(_COMPANY, ("tagline", tag))
            yield WORDS.STILL_STARTING.at(place, written=text)
    bodies = said(BODY)
    for show in library.shows:
        if any(body in words.body for words in show.words.values() for body in bodies):
            for path in loaded.texts:  # read again to find the line
                if path.startswith(f"{show.folder}/show."):
                    yield from _lines(path, bodies, loaded)


def people_are_named(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A person of a contact file has a name of their own.

    ``showkit new presenter`` begins a file with a person whom nobody has named yet; there is no
    link and no page for them until somebody does.
    """
    for presenter in library.presenters:
        for n, person in enumerate(presenter.people):
            if is_unnamed(person.name):
                file = loaded.contact_file(presenter)
                place = loaded.place(file, ("people", n, "name"))
                yield WORDS.UNNAMED.at(place, written=person.name)


def _lines(path: str, bodies: Collection[str], loaded: Loaded) -> Iterator[Finding]:
    text = loaded.texts[path]
    for number, line in enumerate(text.body.splitlines()):
        if line.strip() in bodies:
            place = Place(path, text.body_line + number, 1)
            yield WORDS.STILL_STARTING.at(place, written=line.strip())
