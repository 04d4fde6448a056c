"""Where each page lies in the site, and how one page names another.

Pages are named as people type them: a folder with a closing slash, relative to the site. One
page links to another relative to itself, so that a site may live under any path of a host.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.model.company import Company

HOME = ""
SHOWS = "shows/"
CALENDAR = "calendar/"
COMPANY = "company/"
COMPANIES = "companies/"
PRIVACY = "privacy/"


def show_page(slug: str) -> str:
    """Return the address of a show's page within a language."""
    return f"{SHOWS}{slug}/"


def date_path(performance_id: str) -> str:
    """Return the path, within a language, of the calendar that holds one date."""
    return f"{CALENDAR}dates/{performance_id.lower()}.ics"


def represented_page(slug: str) -> str:
    """Return the address of the page of a company that an agency represents."""
    return f"{COMPANIES}{slug}/"


def up_to_root(path: str) -> str:
    """Return what leads from the page `path` to the root of the site: ``../../``."""
    return "../" * path.count("/")


@dataclass(frozen=True)
class Addresses:
    """The addresses of a company's site in its languages."""

    company: Company

    @property
    def languages(self) -> Sequence[str]:
        """The locales of the site, the first one first."""
        return self.company.languages

    @property
    def base(self) -> str:
        """The site's address, with a closing slash."""
        return self.company.site_url.rstrip("/") + "/"

    @property
    def prefix(self) -> str:
        """The path under which the site lies on its host: ``/`` or ``/repo/``."""
        return urlsplit(self.base).path

    @property
    def host(self) -> str:
        """The host's name, without a port."""
        return urlsplit(self.base).hostname or "localhost"

    def folder(self, tag: str) -> str:
        """Return the folder of a language."""
        return self.company.path_of(tag)

    def page(self, tag: str, name: str) -> str:
        """Return a page's path in the site from its name within the language `tag`."""
        return f"{self.folder(tag)}/{name}"

    def of_show(self, slug: str, tag: str) -> str:
        """Return the full address of a show's page in a language of the site."""
        return self.absolute(self.page(tag, show_page(slug)))

    def absolute(self, path: str) -> str:
        """Return the full address of a path in the site."""
        return self.base + quote(path)
