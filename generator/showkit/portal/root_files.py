"""What lies at the root of the site: the way in, old addresses, what robots ask for."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

from showkit.kit.pictures.drawing import Shape
from showkit.output.artifact import Artifact
from showkit.portal.addresses import HOME, show_page, up_to_root
from showkit.portal.colour import PAPERS_LIGHT
from showkit.portal.lost_pages import lost_pages
from showkit.portal.social import social_tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.output.templates import Templates
    from showkit.portal.cards import Cards
    from showkit.portal.dress import Dress
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site

MANIFEST = "site.webmanifest"
_NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)


def root_files(  # noqa: PLR0913, PLR0917 - everything that they are made from, by name
    site: Site,
    readers: Sequence[Reader],
    names: Sequence[str],
    dress: Dress,
    cards: Cards,
    templates: Templates,
) -> tuple[Artifact, ...]:
    """Return every file of the portal that belongs to no language; `names` are its pages."""
    return (
        _way_in(site, readers, dress, cards, templates),
        *lost_pages(site, readers, dress, templates),
        Artifact("robots.txt", robots(site).encode()),
        Artifact("sitemap.xml", sitemap(site, names).encode()),
        Artifact(".nojekyll", b""),
        Artifact(MANIFEST, manifest(site, readers[0], dress).encode()),
        *_redirects(site, readers, dress, cards, templates),
    )


def manifest(site: Site, reader: Reader, dress: Dress) -> str:
    """Return the web application manifest (W3C): the name and mark under which a phone keeps us."""
    company = site.library.company
    fields = {
        "name": reader.set(company.name),
        "lang": reader.tag,
        "start_url": site.addresses.page(reader.tag, HOME),
        "display": "browser",
        "background_color": PAPERS_LIGHT[0],
        "theme_color": company.brand.colour,
        "icons": list(_icons(dress)),
    }
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def _icons(dress: Dress) -> Iterator[Mapping[str, str]]:
    if dress.icon.endswith(".svg"):
        yield {"src": dress.icon, "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    for icon in dress.icons:
        if icon.immutable:
            yield {
                "src": icon.path,
                "sizes": f"{icon.size}x{icon.size}",
                "type": "image/png",
                "purpose": "maskable" if icon.shape is Shape.MASKABLE else "any",
            }


def robots(site: Site) -> str:
    """Return ``robots.txt`` (RFC 9309)."""
    if site.library.company.noindex:
        return "User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nDisallow:\n\nSitemap: {site.addresses.absolute('sitemap.xml')}\n"


def sitemap(site: Site, names: Sequence[str]) -> str:
    """Return the sitemap: every page in every language, each with its twins (hreflang)."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<urlset {_NAMESPACES}>"]
    listed = () if site.library.company.noindex else names
    for name in listed:
        twins = {tag: _url(site, tag, name) for tag in site.addresses.languages}
        for url in twins.values():
            lines.append(f"<url><loc>{url}</loc>")
            lines += [
                f'<xhtml:link rel="alternate" hreflang="{tag}" href="{twin}"/>'
                for tag, twin in twins.items()
            ]
            lines.append("</url>")
    return "\n".join([*lines, "</urlset>", ""])


def _url(site: Site, tag: str, name: str) -> str:
    return escape(site.addresses.absolute(site.addresses.page(tag, name)))


def _way_in(
    site: Site, readers: Sequence[Reader], dress: Dress, cards: Cards, templates: Templates
) -> Artifact:
    """Return the page at the address that people send on most, which has a card of its own."""
    first = readers[0]
    home = site.addresses.page(first.tag, HOME)
    company = site.library.company
    social = social_tags(
        site,
        first,
        readers,
        cards.of(first.tag),
        path=home,
        title=first.set(company.name),
        description=first.text(company.tagline),
    )
    return Artifact(
        "index.html",
        _moved(
            first,
            templates,
            target=home,
            url=site.addresses.absolute(home),
            view={
                **_links(site, readers, ""),
                "title": first.set(company.name),
                "icons": dress.links,
                "social": social,
            },
        ),
    )


def _redirects(
    site: Site, readers: Sequence[Reader], dress: Dress, cards: Cards, templates: Templates
) -> Iterator[Artifact]:
    """Yield a page at each address that a show had under a slug of before."""
    taken = {show.slug for show in site.library.shows}
    for show in sorted(site.library.shows, key=lambda show: show.slug):
        for former in dict.fromkeys(show.facts.former_slugs):
            if former in taken:
                continue
            taken.add(former)
            for reader in readers:
                old = site.addresses.page(reader.tag, show_page(former))
                new = site.addresses.page(reader.tag, show_page(show.slug))
                words = show.in_language(reader.tag)
                title = reader.set(words.title)
                social = social_tags(
                    site,
                    reader,
                    readers,
                    cards.of(reader.tag, show),
                    path=new,
                    title=title,
                    description=reader.set(words.hook or words.summary),
                )
                up = up_to_root(old)
                target = up + new
                view = {
                    "links": [(reader.tag, title, target)],
                    "title": title,
                    "icons": [(rel, up + path, sizes) for rel, path, sizes in dress.links],
                    "social": social,
                }
                yield Artifact(
                    f"{old}index.html",
                    _moved(
                        reader,
                        templates,
                        target=target,
                        url=site.addresses.absolute(new),
                        view=view,
                    ),
                )


def _moved(
    reader: Reader, templates: Templates, *, target: str, url: str, view: Mapping[str, object]
) -> bytes:
    page = templates.render(
        "portal/moved.html",
        reader.catalogue,
        {"tag": reader.tag, "target": target, "url": url, **view},
    )
    return page.encode()


def _links(site: Site, readers: Sequence[Reader], before: str) -> Mapping[str, object]:
    return {
        "links": [
            (reader.tag, reader.own_language, before + site.addresses.page(reader.tag, HOME))
            for reader in readers
        ]
    }
