"""The demo company's sealed pages, rendered once and without photographs."""

from __future__ import annotations

import datetime as dt
import html
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from showkit.access.keys import Secret
from showkit.access.links import links
from showkit.access.page import opened
from showkit.access.plan import AccessPlan
from showkit.access.sealing import unseal
from showkit.content.load import load
from showkit.output.project import Project
from showkit.output.templates import Templates
from showkit.portal.plan import plan_portal

if TYPE_CHECKING:
    from showkit.portal.site import Site

DAY = dt.date(2026, 11, 21)
_HREF = re.compile(r' href="([^"]*)"')
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Letter:
    """An opened page."""

    title: str
    lang: str
    html: str
    tracked: bool

    @property
    def hrefs(self):
        """Every address that it links to."""
        return [html.unescape(one) for one in _HREF.findall(self.html)]

    @property
    def text(self):
        """What is read, with all blanks alike."""
        return " ".join(html.unescape(_TAG.sub(" ", self.html)).split())

    @property
    def answers(self):
        """The ready-made e-mails: address, subject and body of each, by its label."""
        found = {}
        for href, label in re.findall(
            r'<a href="(mailto:[^"]*\?[^"]*)"[^>]*>([^<]*)</a>', self.html
        ):
            address = urlsplit(html.unescape(href))
            fields = parse_qs(address.query, strict_parsing=True)
            found.setdefault(html.unescape(label), []).append(
                (address.path, fields["subject"][0], fields["body"][0])
            )
        return found


@dataclass(frozen=True)
class Published:
    """Everything below ``/p/`` of a project, and what opens it."""

    site: Site
    secret: Secret
    files: dict

    @property
    def library(self):
        """The content."""
        return self.site.library

    def link(self, person):
        """Return somebody's link by their id."""
        known = links(self.library, self.secret, DAY)
        return next(link for link in known if link.person.id == person)

    def opened(self, keys):
        """Return what is sealed under some keys."""
        return Letter(**opened(unseal(self.files[f"p/{keys.payload_id}"], keys)))

    def page(self, person):
        """Return what somebody's link opens."""
        return self.opened(self.link(person).keys)

    def twin(self, person):
        """Return the page that notes nothing."""
        return self.opened(self.link(person).twin)

    def technical(self, person):
        """Return the part for the stage that somebody forwards."""
        return self.opened(self.secret.technical_page(person, 0))


def published(project):
    """Return what is below ``/p/`` of a project on the tests' day."""
    library, secret = load(project).library, Secret(bytes(range(32)))
    templates = Templates(project.templates)
    portal = plan_portal(library, {}, as_of=DAY, root=project.root, templates=templates)
    plan = AccessPlan(portal.site, templates, portal.assets)
    files = {artifact.path: artifact.read() for artifact in plan.artifacts(secret)}
    return Published(portal.site, secret, files)


@pytest.fixture(scope="package")
def demo():
    return published(Project(Path(__file__).parents[2]))


@pytest.fixture
def made():
    """Return a function that gives what is below ``/p/`` of a project."""
    return published
