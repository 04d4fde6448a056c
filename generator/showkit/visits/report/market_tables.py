"""The market as tables: how many houses by place have come how far, and the funnel of each show."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from showkit.model.message import Message
from showkit.visits.report.charts import Bars, Series
from showkit.visits.report.market import STAGES, Coverage
from showkit.visits.report.tables import Table
from showkit.visits.report.words import COVERAGE, described, place_name, title_of
from showkit.visits.today.words import STAGES as STAGE_WORDS

if TYPE_CHECKING:
    from showkit.portal.reader import Reader
    from showkit.visits.report.report import Report


def coverage_table(report: Report, reader: Reader) -> Table:
    """Return by country and region how many houses are known, contacted, engaged, played."""
    say, steps = reader.say, tuple(Coverage)
    found = sorted((place_name(place, reader), one) for place, one in report.coverage.items())
    by_country: dict[str, Counter[Coverage]] = {}
    for (country, _), counts in found:
        by_country.setdefault(country, Counter()).update(counts)
    title = Message("Presenters by country")
    chart = Bars(
        "coverage-chart",
        say(title),
        described(title, reader),
        tuple(by_country),
        tuple(
            Series(say(COVERAGE[step]), tuple(one[step] for one in by_country.values()))
            for step in steps
        ),
    )
    heads = (Message("Country"), Message("Region"), *(COVERAGE[step] for step in steps))
    return Table(
        "coverage",
        reader.gettext("Market coverage"),
        tuple(say(head) for head in heads),
        tuple((*place, *(counts[step] for step in steps)) for place, counts in found),
        words=2,
        note=reader.gettext(
            "Contacted: something was sent or said in this time. Came to look: people visited a "
            "page in this time. Played: at any time until its end."
        ),
        empty=reader.gettext("No presenter is known yet: each contact file is one."),
        charts=(chart,) if found else (),
    )


def funnel_table(report: Report, reader: Reader) -> Table:
    """Return for each show how many houses have come at least to each stage of a talk."""
    funnels = report.funnels
    stages = tuple(_capital(reader.say(STAGE_WORDS[stage])) for stage in STAGES)
    title = Message("How far talks have come, all shows together")
    sums = tuple(sum(one.reached.get(stage, 0) for one in funnels) for stage in STAGES)
    chart = Bars(
        "funnel-chart",
        reader.say(title),
        described(title, reader),
        stages,
        (Series(reader.gettext("Houses"), sums),),
    )
    return Table(
        "funnel",
        reader.gettext("From prospect to performance"),
        (reader.gettext("Show"), *stages, _capital(reader.gettext("declined"))),
        tuple(
            (
                title_of(one.show, report.library, reader),
                *(one.reached.get(stage, 0) for stage in STAGES),
                one.declined,
            )
            for one in funnels
        ),
        note=reader.gettext(
            "How many houses have come at least so far with a show, as it stands now."
        ),
        empty=reader.gettext(
            "No show is talked about yet: “shows” in a contact file says how far a talk is."
        ),
        charts=(chart,) if funnels else (),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
