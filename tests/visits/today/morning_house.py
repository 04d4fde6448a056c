"""A house, its people and its visits, for the rules of the morning page."""

from __future__ import annotations

import datetime as dt
from typing import Any

from showkit.model.company import Company
from showkit.model.library import Library
from showkit.model.presenter import Presenter
from showkit.model.show import Show, ShowWords
from showkit.model.show_facts import ShowFacts
from showkit.model.visit import Event, Evidence, Visit
from showkit.output.catalogues import catalogue
from showkit.portal.reader import Reader
from showkit.visits.today.calls import Call, whom_to_call
from showkit.visits.whole_visits import whole_visits

TODAY = dt.date(2026, 11, 27)
READER = Reader(catalogue("en-CA"))
SINCE = "2024-01-01"

RIDER = (Event.FILE_DOWNLOADED, "files/les-marees/fr/les-marees-fiche-technique.pdf")
KIT = (Event.FILE_DOWNLOADED, "files/les-marees/les-marees-kit.zip")
VIDEO = (Event.VIDEO_PLAYED, "files/les-marees/trailer.mp4")
SHOW = (Event.SHOW_VIEWED, "les-marees")
OTHER_SHOW = (Event.SHOW_VIEWED, "le-sel")
READ = (Event.CONFIRMED_READING, "")
FEES = (Event.CONFIRMED_READING, "les-marees/fees")
DOCUMENT = (Event.FILE_DOWNLOADED, "files/les-marees/cahier.pdf")


def person(id_: str, state: str = "granted", **more: object) -> dict[str, object]:
    """Return a person of the house, who said `state` to having visits credited."""
    consent = {"tracking": [{"state": state, "since": SINCE}]}
    return {"id": id_, "name": id_.title(), "consent": consent, **more}


CLAIRE = person("claire", phone="+33 1 99 00 21 41")
THOMAS = person("thomas", "unknown", phone="+33 1 99 00 21 44", role="Technical director")
NADIA = person("nadia", "denied", phone="+33 1 99 00 21 47")


def library(*people: dict[str, object], sent: tuple[Any, ...] = (), **house: object) -> Library:
    """Return a company with two shows, and one house of `people` (Claire, Thomas and Nadia)."""
    company = Company.model_validate(
        {
            "name": "Frasil",
            "tagline": "x",
            "languages": ["fr-CA", "en-CA"],
            "site_url": "https://frasil.example/",
            "timezone": "America/Toronto",
        }
    )
    given = {
        "slug": "le-vauban",
        "name": "Le Vauban",
        "phone": "+33 1 99 00 21 40",
        "people": list(people) or [CLAIRE, THOMAS, NADIA],
        **house,
    }
    shows = tuple(
        Show(slug, f"content/shows/{slug}", ShowFacts(), {"fr": ShowWords(title=title)})
        for slug, title in (("le-sel", "Le Sel"), ("les-marees", "Les Marées"))
    )
    return Library(company, shows, (Presenter.model_validate(given),), sent=sent)


def visit(
    *deeds: tuple[Event, str],
    who: str | None = "claire",
    ago: int = 1,
    evidence: Evidence = Evidence.HUMAN,
    reasons: tuple[str, ...] = (),
    presenter: str = "le-vauban",
) -> list[Visit]:
    """Return the rows of one visit, so many days ago."""
    start = dt.datetime.combine(TODAY - dt.timedelta(days=ago), dt.time(15), dt.UTC)
    name = f"{presenter}-{who}-{ago}-{evidence}"
    return [
        Visit(
            time=start + dt.timedelta(minutes=n),
            presenter=presenter,
            person=who,
            event=event,
            target=target,
            evidence=evidence,
            reasons=reasons,
            visit=name,
            key=f"{name}-{n}",
        )
        for n, (event, target) in enumerate(deeds)
    ]


def calls(*visits: list[Visit], in_: Library | None = None) -> tuple[Call, ...]:
    """Return whom to call after these visits."""
    rows = [row for one in visits for row in one]
    return whom_to_call(whole_visits(rows, in_ or library()), TODAY)


def rules(*visits: list[Visit], in_: Library | None = None) -> list[str]:
    """Return the reasons of the one call that these visits give, by their rules."""
    (call,) = calls(*visits, in_=in_)
    return [reason.rule for reason in call.reasons]
