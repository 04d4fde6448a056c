"""What stands beside a photograph: words for who does not see it, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.content.rules import VISUALS
from showkit.model.message import Message
from showkit.model.record import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.content.load import Loaded
    from showkit.model.finding import Finding
    from showkit.model.library import Library
    from showkit.model.material import Visual


def _shown(library: Library) -> Iterator[tuple[str, Visual]]:
    """Yield the photographs that anybody gets to see, with the path of their table."""
    for show in library.shows:
        for visual in show.visuals:
            if visual.visibility is not Visibility.PRIVATE:
                yield f"{show.folder}/visuals.csv", visual


def photographs_are_described(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """Every photograph is described in every language of the company.

    People who do not see it have the description read to them, and so have those whose network
    is too slow. Say what one sees in a sentence; the show's title is not a description.
    """
    for path, visual in _shown(library):
        for tag in library.company.languages:
            if not visual.alt.has(tag):
                language = library.company.path_of(tag)
                place = loaded.cell(path, visual, "alt", language)
                yield VISUALS.NO_ALT.at(place, file=visual.file, language=language)


def captions_are_translated(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A caption is there in every language of the company, or in none.

    A photograph needs no caption; but one that speaks French under an English page looks
    forgotten.
    """
    for path, visual in _shown(library):
        given = next(iter(visual.caption.root), None)
        if given is None:
            continue
        for tag in library.company.languages:
            if not visual.caption.has(tag):
                language = library.company.path_of(tag)
                place = loaded.cell(path, visual, "caption", language)
                yield VISUALS.NO_CAPTION.at(place, file=visual.file, language=language, other=given)


def photographs_name_their_photographer(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """Every photograph names its photographer.

    The credit goes with the picture on the portal, in kits and in the press. To be named is an
    author's right (Berne Convention, article 6bis).
    """
    for path, visual in _shown(library):
        if not visual.photographer:
            place = loaded.cell(path, visual, "photographer")
            yield VISUALS.NO_CREDIT.at(place, file=visual.file)


def photographs_say_their_licence(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """Every photograph says what others may do with it.

    A presenter will print it: what you agreed with the photographer decides whether they may.
    """
    for path, visual in _shown(library):
        if not visual.licence:
            place = loaded.cell(path, visual, "licence")
            photographer = visual.photographer or Message("the photographer")
            yield VISUALS.NO_LICENCE.at(place, file=visual.file, photographer=photographer)


def portraits_name_their_photographer(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """Every portrait of the team names its photographer."""
    for n, member in enumerate(library.company.team):
        if member.photo and not member.photo_credit:
            place = loaded.place("content/company.yaml", ("team", n, "photo"))
            yield VISUALS.NO_PORTRAIT_CREDIT.at(place, file=member.photo)
