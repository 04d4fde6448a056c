"""The one static page per language that opens every sealed page, and says kindly what it cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.output.artifact import Artifact
from showkit.output.catalogues import catalogue
from showkit.portal.people import dialled
from showkit.portal.reader import Reader

if TYPE_CHECKING:
    from showkit.model.company import TeamMember
    from showkit.output.assets import Assets
    from showkit.output.templates import Templates
    from showkit.portal.site import Site


@dataclass(frozen=True)
class ShellContact:
    """Whom to call where a page does not open."""

    name: str
    role: str
    phone: str
    phone_href: str
    email: str


@dataclass(frozen=True)
class OtherShell:
    """The same page in another language: its name there, its address from here.

    `without_script` is what it says to browsers without JavaScript, which cannot pass the link on.
    """

    tag: str
    name: str
    href: str
    without_script: str


def shell(reader: Reader, site: Site, templates: Templates, assets: Assets) -> Artifact:
    """Return the shell of a language."""
    company, contact = site.library.company, site.library.company.contact()

    def up(name: str) -> str:
        return f"../../{assets.path(name)}"

    view = {
        "lang": reader.tag,
        "company": reader.set(company.name),
        "contact": _contact(contact, reader) if contact else None,
        "others": [
            _other(Reader(catalogue(tag)), site) for tag in company.languages if tag != reader.tag
        ],
        "without_script": without_script(reader),
        "stylesheets": [up("access.css"), up("shows.css")],
        "icon": up("icon.svg"),
        "script": up("access.js"),
        "files_script": up("access-files.js"),
    }
    html = templates.render("access/shell.html", reader.catalogue, view)
    return Artifact(f"{company.path_of(reader.tag)}/p/index.html", html.encode())


def without_script(reader: Reader) -> str:
    """Return what is said where JavaScript is off."""
    return reader.gettext(
        "This page is sealed, and your browser opens it with JavaScript, which is off. Please turn "
        "it on for this site, or get in touch."
    )


def _other(reader: Reader, site: Site) -> OtherShell:
    return OtherShell(
        reader.tag,
        reader.own_language,
        f"../../{site.addresses.folder(reader.tag)}/p/",
        without_script(reader),
    )


def _contact(member: TeamMember, reader: Reader) -> ShellContact:
    return ShellContact(
        reader.set(member.name),
        reader.text(member.role),
        member.phone,
        dialled(member.phone),
        member.email or "",
    )
