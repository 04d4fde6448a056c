"""The houses, shows and links that the tests of visits speak of."""

from __future__ import annotations

import datetime as dt
from typing import Any

from showkit.access.keys import Secret
from showkit.model.company import Company
from showkit.model.library import Library
from showkit.model.presenter import Presenter
from showkit.model.show import Show, ShowWords
from showkit.model.show_facts import ShowFacts
from showkit.visits.access_log import Request
from showkit.visits.hits import LogReader

SECRET = Secret(bytes(range(32)))
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
SINCE = "2026-01-01"


def person(id_: str, *states: tuple[str, str]) -> dict[str, object]:
    """Return a person with dated states of tracking consent."""
    tracking = [{"state": state, "since": since} for state, since in states]
    return {"id": id_, "name": id_.title(), "consent": {"tracking": tracking}}


def library(
    *, unknown_consent: str = "organisation", site: str = "https://frasil.example/"
) -> Library:
    """Return a company with three houses and one show."""
    company = Company.model_validate(
        {
            "name": "Frasil",
            "tagline": "x",
            "languages": ["fr-CA", "en-CA"],
            "site_url": site,
            "timezone": "America/Toronto",
            "tracking": {"unknown_consent": unknown_consent},
        }
    )
    vauban = {
        "slug": "le-vauban",
        "name": "Le Vauban",
        "former_slugs": ["le-bastion"],
        "people": [
            person("claire", ("granted", SINCE), ("denied", "2027-01-01")),
            person("thomas"),
            person("nadia", ("denied", SINCE)),
        ],
    }
    alone = {"slug": "la-grange", "name": "La Grange", "people": [person("luc")]}
    nobody = {"slug": "le-relais", "name": "Le Relais"}
    words = {"fr-CA": ShowWords(title="Les Marées")}
    facts = ShowFacts(former_slugs=("la-maree",))
    return Library(
        company,
        (Show("les-marees", "content/shows/les-marees", facts, words),),
        tuple(Presenter.model_validate(house) for house in (alone, vauban, nobody)),
    )


LIBRARY = library()
READER = LogReader(LIBRARY, SECRET)


def page(who: str) -> str:
    """Return the address of a person's payload."""
    return f"/p/{SECRET.page(who, 0).payload_id}"


def twin(who: str) -> str:
    """Return the address of the page that nobody is counted on."""
    return f"/p/{SECRET.untracked_page(who, 0).payload_id}"


def reading(who: str) -> str:
    """Return the address that a person's page fetches once it was touched."""
    return f"/p/read?{SECRET.page(who, 0).reading_token}"


def via(who: str) -> str:
    """Return the query of a person's tracked links."""
    return f"via={SECRET.person_via(who, 0)}"


def house_via(slug: str) -> str:
    """Return the query of the tracked links that name the house alone."""
    return f"via={SECRET.presenter_via(slug)}"


def request(target: str, *, at: str = "2026-11-02T19:00:00", **fields: object) -> Request:
    """Return a browser's successful request, differing in `fields`; `at` is in UTC."""
    path, _, query = target.partition("?")
    given: dict[str, Any] = {
        "time": dt.datetime.fromisoformat(at).replace(tzinfo=dt.UTC),
        "address": "192.0.2.7",
        "method": "GET",
        "path": path,
        "query": query,
        "status": 200,
        "size": 4125,
        "agent": BROWSER,
    }
    return Request(**(given | fields))
