"""The message catalogues: words in the reader's language, with their CLDR locale."""

from __future__ import annotations

import gettext
import locale as system_locale
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.model.message import Message

_FOLDER = Path(__file__).parent.parent / "catalogues"
SOURCE_LANGUAGE = "en"
"""The language in which messages are written in the code."""


@dataclass(frozen=True)
class Catalogue:
    """The words of one locale; `tag` is BCP 47, such as fr-CA."""

    tag: str
    translations: gettext.NullTranslations
    locale: Locale

    @property
    def language(self) -> str:
        """The language without its region."""
        return self.tag.split("-", maxsplit=1)[0]

    @property
    def spoken(self) -> str:
        """The language of its words: its own, or English where showkit does not speak that."""
        return self.language if self.language in _spoken() else SOURCE_LANGUAGE

    def gettext(self, text: str) -> str:
        """Translate one message id."""
        return self.translations.gettext(text)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Translate a message id with a plural."""
        return self.translations.ngettext(one, many, n)

    def say(self, message: Message) -> str:
        """Return a message in this language."""
        return message.render(self.gettext)


@cache
def catalogue(tag: str) -> Catalogue:
    """Return the catalogue of a BCP 47 tag: its locale's, its language's, else the English source.

    A catalogue may give only what differs: fr_CA falls back on fr, and that on English.
    """
    locale = Locale.parse(tag, sep="-")
    names = dict.fromkeys([str(locale), locale.language])
    translations = gettext.translation("showkit", _FOLDER, languages=list(names), fallback=True)
    return Catalogue(tag, translations, locale)


def available_languages() -> Sequence[str]:
    """Return the languages that showkit speaks, as BCP 47 tags."""
    found = (folder.parent.parent.name for folder in _FOLDER.glob("*/LC_MESSAGES/showkit.po"))
    return sorted({SOURCE_LANGUAGE, *(name.replace("_", "-") for name in found)})


@cache
def _spoken() -> frozenset[str]:
    return frozenset(tag.split("-", maxsplit=1)[0] for tag in available_languages())


def reader_language() -> str:
    """Return the language of the person at the terminal, as their system names it."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "").split(":")[0].split(".")[0].split("@")[0]
        if value in {"C", "POSIX"}:
            return SOURCE_LANGUAGE
        if value:
            return _known(value.replace("_", "-"))
    return _known((system_locale.getlocale()[0] or SOURCE_LANGUAGE).replace("_", "-"))


def is_locale(tag: str) -> bool:
    """Tell whether a BCP 47 tag is one that dates and numbers are known of."""
    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True


def _known(tag: str) -> str:
    return tag if is_locale(tag) else SOURCE_LANGUAGE
