"""The MkDocs project of one language: its configuration, its pages, the theme's overrides."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from showkit.content.yaml import dump_yaml
from showkit.output.engine import theme_language
from showkit.output.mkdocs_project import SiteProject
from showkit.output.search_entries import found_as
from showkit.output.shipped import shipped_templates
from showkit.output.whole_pages import PAGE_CLASS, WHOLE_PAGES
from showkit.portal.addresses import CALENDAR, COMPANIES, COMPANY, HOME, PRIVACY, SHOWS
from showkit.portal.company_pages import address_lines
from showkit.portal.feeds.plan import ATOM, RSS
from showkit.portal.root_files import MANIFEST
from showkit.portal.shows_json import SHOWS_JSON

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from showkit.model.company import TeamMember
    from showkit.output.templates import Templates
    from showkit.portal.dress import Dress
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site
    from showkit.portal.views import PageView, PhotographView

_OVERRIDES = "portal/overrides"
_BETWEEN_WORDS = r"""[\s\-,.:;!?'’«»“”"()/·…]+"""
"""Where a search cuts text into words, so that "heure" finds "l’heure"."""

_LISTS = frozenset({"home", "shows", "companies", "calendar"})
"""Kinds of page that no search looks into: they repeat what the pages of the shows say."""


def site_project(
    site: Site,
    reader: Reader,
    pages: Iterable[tuple[str, bytes]],
    dress: Dress,
    templates: Templates,
) -> SiteProject:
    """Return the project whose pages are `pages`: the name and the document of each."""
    configuration = dump_yaml(_configuration(site, reader, dress))
    files = {"mkdocs.yml": configuration.encode()}
    for name, text in pages:
        files[f"docs/{_source(name)}"] = text
    overrides = dict(templates.files(_OVERRIDES))
    files |= {f"overrides/{name}": path.read_bytes() for name, path in overrides.items()}
    noon = dt.datetime.combine(site.newest_day, dt.time(12), tzinfo=dt.UTC)
    return SiteProject(
        path=site.addresses.folder(reader.tag),
        language=reader.tag,
        files=files,
        epoch=int(noon.timestamp()),
        # a company's own overrides may show the theme's list of pages, or the way to the next one
        pages_stand_alone=all(
            path.is_relative_to(shipped_templates()) for path in overrides.values()
        ),
    )


def _source(name: str) -> str:
    """Return the Markdown file that the engine turns into the page `name`."""
    if name in {HOME, SHOWS, COMPANIES}:
        return f"{name}index.md"
    return f"{name.removesuffix('/')}.md"


def document(page: PageView, body: str, dress: Dress, photograph: PhotographView | None) -> bytes:
    """Return a page as the engine wants it: front matter, then its body, one block of raw HTML.

    `photograph` is the one that it opens with.

    Markdown copies a block of HTML as it stands (`output.whole_pages`), and the theme's own
    templates never see it.
    """
    front = {
        "title": page.title,
        "description": page.description,
        "root": page.root,
        "kind": page.kind,
        "accent": page.accent,
        "path": page.path,
        "scripts": list(dress.scripts_of(page.kind)),
        "photograph": _first(page, photograph) if photograph else None,
        "social": [
            {"attribute": tag.attribute, "name": tag.name, "content": tag.content}
            for tag in page.social
        ],
        "structured": page.structured,
        "feeds": [{"title": feed.title, "rss": feed.rss, "atom": feed.atom} for feed in page.feeds],
        "hide": ["navigation", "toc"],
        "search": {"exclude": True},  # its words are found by `output.search_entries`
        "languages": [
            {
                "tag": language.tag,
                "name": language.name,
                "code": language.tag.split("-", maxsplit=1)[0].upper(),
                "href": language.href,
                "url": language.url,
                "current": language.is_current,
            }
            for language in page.languages
        ],
    }
    block = f'<div class="{PAGE_CLASS} page--{page.kind}">\n{body.strip()}\n</div>'
    searched = "" if page.kind in _LISTS else found_as(page.title)
    return f"---\n{searched}{dump_yaml(front)}---\n\n{block}\n".encode()


def _first(page: PageView, photograph: PhotographView) -> Mapping[str, str]:
    source = photograph.lightest
    return {"type": source.mime, "srcset": source.srcset, "sizes": page.photograph_sizes}


def _configuration(site: Site, reader: Reader, dress: Dress) -> Mapping[str, Any]:
    company = site.library.company
    home = site.addresses.page(reader.tag, HOME)
    light, dark = reader.gettext("Dark colours"), reader.gettext("Light colours")
    return {
        "site_name": reader.set(company.name),
        "site_url": site.addresses.absolute(home),
        "site_description": reader.text(company.tagline),
        "docs_dir": "docs",
        "use_directory_urls": True,
        "theme": {
            "name": "material",
            "custom_dir": "overrides",
            "language": theme_language(reader.tag),
            "font": False,
            "palette": [
                _scheme("light", "default", light),
                _scheme("dark", "slate", dark),
            ],
        },
        "markdown_extensions": [WHOLE_PAGES],
        "plugins": [{"search": {"separator": _BETWEEN_WORDS}}],
        "extra": {
            # one base path for every page keeps the theme's inline scripts the same everywhere
            "scope": site.addresses.prefix,
            "portal": _surroundings(site, reader, dress),
        },
    }


def _scheme(preference: str, scheme: str, name: str) -> Mapping[str, Any]:
    return {
        "media": f"(prefers-color-scheme: {preference})",
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": preference, "name": name},
    }


def _surroundings(site: Site, reader: Reader, dress: Dress) -> Mapping[str, Any]:
    """Return what header and footer say on every page."""
    company = site.library.company
    contact = company.contact()
    feeds = [
        {"type": "application/rss+xml", "name": "RSS", "path": RSS},
        {"type": "application/atom+xml", "name": "Atom", "path": ATOM},
    ]
    return {
        "company": reader.set(company.name),
        "legal_name": reader.set(company.legal_name or company.name),
        "address": list(address_lines(company, reader)),
        "email": contact.email if contact and contact.email else "",
        "noindex": company.noindex,
        "first_language": site.addresses.absolute(site.addresses.page(company.main_language, HOME)),
        "home": home_path(site, reader),
        "menu": [
            {"title": title, "path": home_path(site, reader) + name, "kinds": kinds}
            for title, name, kinds in _menu(site, reader)
        ],
        "privacy": {
            "title": reader.gettext("Privacy and legal"),
            "path": home_path(site, reader) + PRIVACY,
        },
        "feeds": [feed | {"path": home_path(site, reader) + feed["path"]} for feed in feeds],
        "manifest": MANIFEST,
        "catalogue": {"path": SHOWS_JSON, "title": reader.gettext("All shows as data")},
        "styles": list(dress.styles),
        "scripts": list(dress.scripts),
        "preloaded": list(dress.preloaded),
        "icons": [{"rel": rel, "path": path, "sizes": sizes} for rel, path, sizes in dress.links],
        "logo": dress.logo.path if dress.logo else "",
        "logo_dark": dress.logo_dark.path if dress.logo_dark else "",
        "words": {
            "skip": reader.gettext("Skip to the content"),
            "menu": reader.gettext("Main menu"),
            "search": reader.gettext("Search"),
            "close": reader.gettext("Close"),
            "erase": reader.gettext("Erase"),
            "languages": reader.gettext("Languages"),
            "colours": reader.gettext("Colours"),
            "news": reader.gettext("News feeds"),
            "contact": reader.gettext("Contact"),
        },
        "found": _found(contact, reader),
    }


def _found(member: TeamMember | None, reader: Reader) -> Mapping[str, str]:
    """Return what a search says of what it found, by the theme's own keys; “#” is the number."""
    nothing = reader.gettext("Nothing found.")
    if member and member.email:
        asked = reader.gettext("Ask us: {email}").format(email=member.email)
        nothing = f"{nothing} {asked}"
    return {
        "search.result.none": nothing,
        "search.result.one": reader.gettext("Found on one page"),
        "search.result.other": reader.gettext("Found on # pages"),
    }


def _menu(site: Site, reader: Reader) -> Iterator[tuple[str, str, list[str]]]:
    """Yield the entries of the menu: title, page, and the kinds of page that belong to it."""
    yield reader.gettext("Shows"), SHOWS, ["show"]
    agency = bool(site.library.company.companies)
    if agency:
        yield reader.gettext("Companies"), COMPANIES, ["represented"]
    yield reader.gettext("Calendar"), CALENDAR, []
    yield reader.gettext("About us") if agency else reader.gettext("Company"), COMPANY, []


def home_path(site: Site, reader: Reader) -> str:
    """Return the path of a language's first page."""
    return site.addresses.page(reader.tag, HOME)
