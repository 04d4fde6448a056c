"""Texts held against the company's languages, and their links against what there is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from showkit.content.checks.check import of_each_show
from showkit.content.checks.links import dead_links
from showkit.content.checks.local_texts import columns_without, texts_without
from showkit.content.cldr import LANGUAGES
from showkit.content.rules import WORDS
from showkit.model.finding import Place
from showkit.model.message import Message
from showkit.output.catalogues import available_languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.content.load import Loaded
    from showkit.model.company import Company
    from showkit.model.finding import Finding
    from showkit.model.library import Library
    from showkit.model.record import Record
    from showkit.model.show import Show
    from showkit.output.memory import Remembered

_LEAST: Final = 200
_MOST: Final = 400
"""Characters of a summary."""

_BULLET: Final = re.compile(r"^[ \t]*(?P<sign>[•●▪◦‣\uf0b7])\s", re.MULTILINE)
"""U+F0B7 is the bullet of Word's own typeface for symbols."""

_PARTS: Final = ("subtitle", "hook", "summary", "body")

_COMPANY: Final = "content/company.yaml"


def shows_have_words_in_every_language(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """Every show has words in every language of the company.

    Without them the page shows those of another language, under a menu in this one.
    """
    for show in library.shows:
        written = _languages(show, loaded)
        for tag in library.company.languages:
            if tag.split("-")[0] in written:
                continue
            yield WORDS.NO_TRANSLATION.at(
                Place(show.folder),
                show=show.slug,
                language=tag,
                other=next(iter(show.words)),
                file=f"show.{library.company.path_of(tag)}.md",
            )


def showkit_speaks_every_language(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """Pages say things of their own in every language of the company.

    showkit speaks French and English. In any other your texts stand among English words, dates
    and numbers apart, until somebody has translated those.
    """
    spoken = {tag.split("-")[0] for tag in available_languages()}
    for n, tag in enumerate(library.company.languages):
        language = tag.split("-")[0]
        if language not in spoken and language in LANGUAGES.codes:
            yield WORDS.NOT_SPOKEN.at(loaded.place(_COMPANY, ("languages", n)), tag=tag)


def _languages(show: Show, loaded: Loaded) -> set[str]:
    """Return the languages of a show's text files, those included that could not be read."""
    prefix = f"{show.folder}/show."
    tags = [path[len(prefix) : -len(".md")] for path in loaded.texts if path.startswith(prefix)]
    return {tag.replace("_", "-").split("-")[0].lower() for tag in tags}


def languages_say_the_same(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """What a show says in one language it says in the others.

    Subtitle, hook, summary and the text itself: what stands in one file and not in the other is
    missing on that language's page.
    """
    for show in library.shows:
        paths = {tag: f"{show.folder}/show.{tag}.md" for tag in show.words}
        files = {tag: path for tag, path in paths.items() if path in loaded.texts}
        for field in _PARTS:
            having = [tag for tag in files if getattr(show.words[tag], field).strip()]
            for tag, path in files.items():
                if having and tag not in having:
                    yield WORDS.MISSING_TEXT.at(
                        Place(path, 1, 1), field=field, other=f"show.{having[0]}.md", language=tag
                    )


def summaries_have_the_right_length(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A summary has 200 to 400 characters.

    That is what a season's brochure, a search engine and a card on a telephone have room for. A
    show without a summary is shown by its hook; nothing is said of that.
    """
    for show in library.shows:
        for tag, words in show.words.items():
            length = len(words.summary)
            if not length or _LEAST <= length <= _MOST:
                continue
            missing = Message("{n} more characters", n=_LEAST - length)
            spare = Message("{n} fewer characters", n=length - _MOST)
            yield WORDS.SUMMARY_LENGTH.at(
                loaded.place(f"{show.folder}/show.{tag}.md", ("summary",)),
                length=length,
                difference=missing if length < _LEAST else spare,
            )


def short_texts_are_in_every_language(
    library: Library, loaded: Loaded, memory: Remembered
) -> Iterator[Finding]:
    """A text that is given per language is given in every language of the company.

    Roles, themes, warnings, terms, notes of the tech rider. One bare text (a name, a make) stands
    for all languages. Press quotes may stay in theirs, and a document that is in one language
    needs its title in that one only.
    """
    company = library.company
    yield from _short_texts(_COMPANY, company, company, loaded)
    yield from of_each_show(
        library, memory, "short texts", lambda show: _short_texts_of(show, company, loaded)
    )


def _short_texts_of(show: Show, company: Company, loaded: Loaded) -> Iterator[Finding]:
    yield from _short_texts(f"{show.folder}/datapackage.yaml", show.facts, company, loaded)
    if show.rider:
        yield from _short_texts(f"{show.folder}/tech-rider.yaml", show.rider, company, loaded)
    documents = tuple(document for document in show.documents if not document.language)
    for name, rows in (
        ("credits", show.credits),
        ("equipment", show.equipment),
        ("documents", documents),
        ("changes", show.changes),
    ):
        path = f"{show.folder}/{name}.csv"
        for field, tag, without in columns_without(rows, company.languages):
            language = company.path_of(tag)
            yield WORDS.LOCAL_COLUMN.at(
                min(loaded.cell(path, row, field, language) for row in without),
                rows=len(without),
                field=field,
                language=language,
                other=next(iter(getattr(without[0], field).root)),
            )


def _short_texts(path: str, record: Record, company: Company, loaded: Loaded) -> Iterator[Finding]:
    for pointer, text, tag in texts_without(record, company.languages):
        yield WORDS.LOCAL_TEXT.at(
            loaded.place(path, pointer),
            field=next(str(step) for step in reversed(pointer) if isinstance(step, str)),
            language=company.path_of(tag),
            other=next(iter(text.root)),
        )


def links_lead_somewhere(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A link inside the site leads to something that is there.

    From a show's text ``../haubans/`` leads to another show, ``documents/dossier.pdf`` to a
    public document of this one, ``../../company/`` to the company. Pictures belong in
    ``visuals/``, where they get a description and a credit; in a text they are left out.
    """
    for show in library.shows:
        for tag, words in show.words.items():
            path = f"{show.folder}/show.{tag}.md"
            if path not in loaded.texts:
                continue
            for link in dead_links(words.body, show, library):
                line = loaded.texts[path].body_line + link.line - 1
                place = Place(path, line, link.column)
                rule = WORDS.PICTURE if link.is_picture else WORDS.DEAD_LINK
                yield rule.at(place, link=link.target, suggestion=link.suggestion)


def lists_are_lists(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A list in a text begins its lines with a hyphen, as Markdown has it.

    Word and PDF files give lines that begin with a bullet; on the page these run on as one
    paragraph with bullets in it.
    """
    for show in library.shows:
        for tag, words in show.words.items():
            path = f"{show.folder}/show.{tag}.md"
            bullets = list(_BULLET.finditer(words.body))
            if path not in loaded.texts or not bullets:
                continue
            first = bullets[0]
            line = loaded.texts[path].body_line + words.body[: first.start("sign")].count("\n")
            column = first.start("sign") - first.start() + 1
            yield WORDS.PASTED_LIST.at(
                Place(path, line, column), sign=first["sign"], count=len(bullets)
            )
