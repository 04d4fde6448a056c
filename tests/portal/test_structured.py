from __future__ import annotations

import dataclasses
import datetime as dt
import json

import pyshacl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, SH, Graph, Literal, Namespace, URIRef

from json_ld import blocks_of, graph_of
from showkit.model.performance import Performance
from showkit.portal.structured import Page
from showkit.portal.structured.context import printed
from showkit.portal.structured.events import event_type
from showkit.portal.structured.identifiers import records
from showkit.portal.structured.pages import page_graph
from showkit.portal.venues import venue_of

_SCHEMA = Namespace("http://schema.org/")
_GOOGLE_EVENT = ("name", "startDate", "location")
"""What Google requires of an event; of its place, an address."""


def _page(site, reader, kind, show=None):
    return page_graph(
        Page(kind, "https://oree.example/repertoire/fr/x/", "X", "", show), site, reader
    )


def _graph(site, reader, kind="show", show=None):
    document = json.loads(printed(_page(site, reader, kind, show), reader.tag))
    return graph_of([document])


@pytest.fixture(scope="module")
def forest(library):
    return library.show_by_slug["foret"]


@pytest.fixture(scope="module")
def demo_pages(demo_built):
    """Return each page's JSON-LD documents by its path, redirects and shells left out."""
    found = {}
    for path in sorted(demo_built.site.rglob("index.html")):
        html = path.read_text("utf-8")
        if 'class="page page--' in html:
            found[path.relative_to(demo_built.site).as_posix()] = blocks_of(html)
    return found


def test_every_page_of_the_portal_has_one_block(demo_pages):
    assert len(demo_pages) >= 22
    assert {name: len(blocks) for name, blocks in demo_pages.items() if len(blocks) != 1} == {}


def test_artsdata_finds_no_violation_in_the_whole_site(demo_pages, pytestconfig):
    """What breaks its shapes is not taken up, and nobody tells the company.

    Pages are held against them one by one, as a crawler reads them, and all together, as a graph
    holds them: a thing told twice must stay one thing.
    """
    shapes = Graph().parse(pytestconfig.rootpath / "tests/artsdata/shapes.ttl")
    documents = [block for blocks in demo_pages.values() for block in blocks]
    for data in [*([one] for one in documents), documents]:
        _, report, text = pyshacl.validate(graph_of(data), shacl_graph=shapes)
        assert not list(report.subjects(SH.resultSeverity, SH.Violation)), text


def test_the_shapes_are_really_asked(demo_pages, pytestconfig):
    """A validator that looks at nothing finds nothing."""
    shapes = Graph().parse(pytestconfig.rootpath / "tests/artsdata/shapes.ttl")
    graph = graph_of(demo_pages["fr/shows/haubans/index.html"])
    event = next(s for s in graph.subjects(_SCHEMA.startDate) if "#performance-" in str(s))
    graph.remove((event, _SCHEMA.location, None))
    conforms, _, _ = pyshacl.validate(graph, shacl_graph=shapes, allow_warnings=True)
    assert not conforms


def test_every_event_has_what_google_requires(demo_pages):
    seen = 0
    for blocks in demo_pages.values():
        graph = graph_of(blocks)
        for event in set(graph.subjects(_SCHEMA.eventStatus)):
            seen += 1
            for name in _GOOGLE_EVENT:
                assert (event, _SCHEMA[name], None) in graph, (event, name)
            place = graph.value(event, _SCHEMA.location)
            address = graph.value(place, _SCHEMA.address)
            assert (address, _SCHEMA.addressCountry, None) in graph
            start = graph.value(event, _SCHEMA.startDate)
            assert start.toPython().utcoffset() is not None, "a time says in which zone"
            performer = graph.value(event, _SCHEMA.performer)
            assert (performer, _SCHEMA.name, None) in graph, "a reference leads to its thing"
            work = graph.value(event, _SCHEMA.workPerformed)
            assert (work, _SCHEMA.name, None) in graph
    assert seen > 30


def test_a_show_is_a_work_with_its_genres_roles_and_dates(site, french, forest):
    graph = _graph(site, french, show=forest)
    work = URIRef("https://oree.example/repertoire/#show-bois")
    kinds = {str(kind) for kind in graph.objects(work, _SCHEMA.additionalType)}
    assert kinds == {
        "http://schema.org/PerformanceWork",
        "http://kg.artsdata.ca/ontology/LivePerformanceWork",
    }
    assert (work, RDF.type, _SCHEMA.CreativeWork) in graph
    assert all("artsdata" in str(genre) for genre in graph.objects(work, _SCHEMA.genre))
    role = next(graph.objects(work, _SCHEMA.contributor))
    assert (role, RDF.type, _SCHEMA.Role) in graph
    assert (role, _SCHEMA.roleName, None) in graph
    who = graph.value(role, _SCHEMA.contributor)
    assert (who, _SCHEMA.name, None) in graph
    played = URIRef("http://kg.artsdata.ca/ontology/isPerformedIn")
    for event in graph.objects(work, played):
        assert (event, _SCHEMA.workPerformed, work) in graph


def test_texts_are_tagged_with_their_language_and_codes_are_not(site, french, forest):
    graph = _graph(site, french, show=forest)
    work = URIRef("https://oree.example/repertoire/#show-bois")
    assert graph.value(work, _SCHEMA.name).language == "fr-CA"
    assert {code.language for code in graph.objects(None, _SCHEMA.addressCountry)} == {None}


def test_a_run_in_one_house_is_a_series_of_its_dates(site, french, forest):
    graph = _graph(site, french, show=forest)
    series = next(graph.subjects(RDF.type, _SCHEMA.EventSeries))
    dates = set(graph.objects(series, _SCHEMA.subEvent))
    assert {str(date).rpartition("-")[2] for date in dates} == {"next", "school"}
    assert all((date, _SCHEMA.superEvent, series) in graph for date in dates)


def test_called_off_and_sold_out_dates_say_so(site, french, forest):
    graph = _graph(site, french, show=forest)
    base = "https://oree.example/repertoire/#performance-"
    cancelled = URIRef(f"{base}cancelled")
    assert graph.value(cancelled, _SCHEMA.eventStatus) == _SCHEMA.EventCancelled
    assert graph.value(cancelled, _SCHEMA.offers) is None, "nobody sells it any more"
    offer = graph.value(URIRef(f"{base}school"), _SCHEMA.offers)
    assert graph.value(offer, _SCHEMA.availability) == _SCHEMA.SoldOut


@pytest.mark.parametrize("kind", ["show", "home", "calendar"])
def test_what_is_not_public_is_in_none_of_it(site, french, forest, kind):
    text = json.dumps(_page(site, french, kind, forest if kind == "show" else None))
    for hidden in ("Embargo", "Option", "Privé", "CANARY", "secret", "embargo"):
        assert hidden not in text
    later = dataclasses.replace(site, as_of=dt.date(2027, 1, 1))
    text = json.dumps(_page(later, french, kind, forest if kind == "show" else None))
    assert "Embargoville" in text
    assert "Option" not in text


@settings(deadline=None)
@given(st.text())
def test_no_text_can_leave_its_script_element(text):
    """A title such as ``</script>`` would otherwise end the data and begin a page of its own."""
    block = printed([{"@id": "x", "name": text}], "fr-CA")
    assert not set("<>&") & set(block)
    html = f'<head><script type="application/ld+json">{block}</script></head>'
    if "\0" not in text and "\r" not in text:
        assert blocks_of(html)[0]["@graph"][0]["name"] == text


def test_records_elsewhere_are_named_by_their_uris():
    """The page about a record is not the record: linked data knows the other address."""
    assert records(
        [
            "https://www.wikidata.org/wiki/Q42",
            "http://kg.artsdata.ca/resource/K11-22",
            "https://oree.example/",
            "http://www.wikidata.org/entity/Q42",
        ]
    ) == [
        "http://www.wikidata.org/entity/Q42",
        "http://kg.artsdata.ca/resource/K11-22",
        "https://oree.example/",
    ]


@pytest.mark.parametrize(
    ("artsdata", "schema"),
    [
        ("TheatrePerformance", "TheaterEvent"),
        ("JazzPerformance", "MusicEvent"),
        ("CircusPerformance", "Event"),
        ("Chansonfrancophone", "MusicEvent"),
        ("NoSuchThing", "Event"),
    ],
)
def test_events_are_of_schema_org_s_nearest_type(artsdata, schema):
    assert event_type(artsdata) == schema


def test_a_day_without_a_time_is_a_date(site, french, forest):
    """Midnight would be a lie, and Google shows it."""
    row = Performance(id="x", date=dt.date(2027, 5, 1), city="Gap", country="FR", venue="La Cave")
    show = dataclasses.replace(forest, performances=(row,))
    library = dataclasses.replace(site.library, shows=(show,))
    graph = _graph(dataclasses.replace(site, library=library), french, show=show)
    start = graph.value(URIRef("https://oree.example/repertoire/#performance-x"), _SCHEMA.startDate)
    assert start == Literal(dt.date(2027, 5, 1))


@pytest.mark.parametrize(("city", "street"), [("Lyon", "4 rue du Quai"), ("Vienne", "")])
def test_a_house_has_its_address_where_the_date_is_in_its_town(library, city, street):
    """A house that plays outside its walls would otherwise send people to its office."""
    house = library.presenters[0]
    address = house.address.model_copy(update={"street": "4 rue du Quai"})
    moved = dataclasses.replace(
        library, presenters=(house.model_copy(update={"address": address}),)
    )
    row = Performance(id="x", date=dt.date(2027, 5, 1), city=city, country="FR", venue=house.slug)
    assert venue_of(row, moved).street == street


def test_only_records_in_public_registers_leave_a_contact_file(library):
    wikidata, own = "https://www.wikidata.org/wiki/Q42", "https://intranet.hangar.example/12"
    house = library.presenters[0].model_copy(update={"same_as": (wikidata, own)})
    row = Performance(id="x", date=dt.date(2027, 5, 1), city="Gap", country="FR", venue=house.slug)
    venue = venue_of(row, dataclasses.replace(library, presenters=(house,)))
    assert venue.host.same_as == (wikidata,)
