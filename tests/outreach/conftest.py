"""A small company with a site, seven people to write to or not, and a campaign."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from built_once import built_once
from outreach.mail_server import mail_server
from showkit.commands.build import build
from showkit.output.project import Project

DAY = dt.date(2026, 11, 29)
_SITES = Path(__file__).parents[1] / "sites"

_VAUBAN = """\
name: Le Vauban
address: {country: FR, city: Besançon}
language: fr
people:
  - id: claire
    name: Claire Aubin
    email: claire@le-vauban.example
    consent: {email: {basis: express}, tracking: [{state: granted, since: 2026-01-01}]}
  - id: thomas
    name: Thomas Grüter
    email: thomas@le-vauban.example
    consent: {email: {basis: implied}}
  - id: paul
    name: Paul Parti
    email: paul@le-vauban.example
    left_on: 2026-06-01
  - id: nadia
    name: Nadia Non
    email: nadia@le-vauban.example
    consent: {email: {basis: express, unsubscribed_on: 2026-05-02}}
"""
_BAY = """\
name: The Bay Playhouse & Co
address: {country: GB, city: Swansea}
language: en
people:
  - id: margaret
    name: Margaret O'Neil
    email: margaret@bay.example
    consent: {email: {basis: express}, tracking: [{state: denied, since: 2026-01-01}]}
  - id: office
    name: Sam Poole
    email: Margaret@bay.example
    consent: {email: {basis: express}}
  - id: nobody
    name: Nick Nomail
"""
_FACTS = "title: Printemps 2027\nwhere: country in [FR, GB]\n"
_FRENCH = """\
---
subject: "{lieu}: un soir en mars?"
---

Nous sommes *tout près*. Voyez [votre page]({page}) ou [Solo](https://seule.example/fr/shows/solo/).

- un solo
- deux valises
"""
_ENGLISH = """\
---
subject: An evening in March, {name}?
---

Dear {name} of {house} in {city}, see {page}
"""


@pytest.fixture
def company(tmp_path, tmp_path_factory):
    """Return a copy of the company's project, whose site is built."""
    made = built_once(tmp_path_factory, "outreach-company", _make)
    shutil.copytree(made, tmp_path / "company")
    return Project(tmp_path / "company")


def _make(folder):
    shutil.copytree(_SITES / "smallest" / "content", folder / "content")
    content = folder / "content"
    facts = (content / "company.yaml").read_text("utf-8")
    facts = facts.replace(
        "    name: Ana Brun\n", "    name: Ana Brun\n    email: ana@seule.example\n"
    )
    (content / "company.yaml").write_text(facts, "utf-8")
    for name, text in (
        ("presenters/le-vauban.yaml", _VAUBAN),
        ("presenters/the-bay.yaml", _BAY),
        ("outreach/printemps.yaml", _FACTS),
        ("outreach/printemps.fr.md", _FRENCH),
        ("outreach/printemps.en.md", _ENGLISH),
    ):
        (content / name).parent.mkdir(exist_ok=True)
        (content / name).write_text(text, "utf-8")
    build(Project(folder), folder / "site", as_of=DAY)


@pytest.fixture
def server(company, tmp_path):
    """Run a mail server on this computer, which the company knows."""
    with mail_server(tmp_path) as running:
        know(company, host="127.0.0.1", port=running.port, security="none", per_minute=600)
        yield running


def know(company, **mail):
    """Write a mail server into company.yaml."""
    path = company.content / "company.yaml"
    fields = ", ".join(f"{name}: {value}" for name, value in mail.items())
    path.write_text(path.read_text("utf-8") + f"mail: {{{fields}}}\n", "utf-8")
