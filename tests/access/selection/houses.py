"""Small companies and houses to select for: only what a test speaks of."""

from __future__ import annotations

import datetime as dt

from showkit.access.selection import select
from showkit.model.company import Company
from showkit.model.library import Library
from showkit.model.material import Credit
from showkit.model.performance import Performance
from showkit.model.presenter import Presenter
from showkit.model.rider import Rider
from showkit.model.show import Show, ShowWords
from showkit.model.show_facts import ShowFacts
from showkit.output.catalogues import catalogue
from showkit.portal.reader import Reader

DAY = dt.date(2026, 11, 21)
COMPANY = {
    "name": "Compagnie Seule",
    "tagline": "x",
    "languages": ["fr-CA", "en-CA"],
    "site_url": "https://seule.example/",
    "budgets": {"small": 3000, "medium": 9000},
}
ENGLISH = Reader(catalogue("en-CA"))
FRENCH = Reader(catalogue("fr-FR"))


def show(slug, *, dates=(), rider=None, people=(), **facts):
    """Return a show with dates as mappings, and people on tour."""
    return Show(
        slug,
        f"content/shows/{slug}",
        ShowFacts.model_validate(facts),
        {"fr": ShowWords(title=slug)},
        rider=Rider.model_validate(rider) if rider else None,
        performances=tuple(_date(slug, n, date) for n, date in enumerate(dates)),
        credits=tuple(
            Credit.model_validate({"role": {"fr": "jeu"}, "name": name, "on_tour": "yes"})
            for name in people
        ),
    )


def _date(slug, number, given):
    return Performance.model_validate(
        {"id": f"{slug}-{number}", "city": "Lyon", "country": "FR", "venue": "Salle", **given}
    )


def library(presenter, shows, *others, **company):
    """Return a library whose first house is the one that is asked about."""
    houses = [
        Presenter.model_validate({"slug": f"maison-{n}", "name": f"Maison {n}", **given})
        for n, given in enumerate((presenter, *others))
    ]
    return Library(Company.model_validate(COMPANY | company), tuple(shows), tuple(houses))


def selection(presenter, shows, *others, as_of=DAY, **company):
    """Return what the page of the first house holds."""
    known = library(presenter, shows, *others, **company)
    house = known.presenters[0]
    return select(known, house, house.access, as_of)


def slugs(found):
    """Return the slugs of a selection's shows, in order."""
    return [show.slug for show in found.shows]


def said(reasons, kind=None, reader=ENGLISH):
    """Return reasons in words, of one kind if one is named."""
    return [one.in_words(reader) for one in reasons if kind in {None, one.kind}]
