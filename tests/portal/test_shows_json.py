from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from json_ld import blocks_of
from showkit.model.record import LocalText
from showkit.portal.shows_json import shows_json_artifacts
from showkit.portal.shows_json.values import local


def _documents(site):
    catalogue, schema = shows_json_artifacts(site)
    return json.loads(catalogue.read()), json.loads(schema.read())


@pytest.fixture(scope="module")
def catalogue(site):
    return _documents(site)[0]


def _show(catalogue, slug):
    return next(show for show in catalogue["show"] if show["slug"] == slug)


def _wrong(document, schema):
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


def test_the_published_catalogue_holds_to_its_published_schema(demo_built):
    document, schema = (
        json.loads((demo_built.site / name).read_text("utf-8"))
        for name in ("shows.json", "shows.schema.json")
    )
    assert _wrong(document, schema) == []
    assert len(document["show"]) == 6
    assert document["$schema"].endswith("/shows.schema.json")


def test_the_schema_knows_a_broken_catalogue(site):
    """A schema that takes everything promises nothing."""
    document, schema = _documents(site)
    for breaking in (
        {"version": "2"},
        {"show": [{**document["show"][0], "name": "Forêt"}]},
        {"show": [{**document["show"][0], "state": "asleep"}]},
        {"show": [{**document["show"][0], "showWithoutWords": False, "inLanguage": None}]},
    ):
        assert _wrong(document | breaking, schema), breaking


def test_texts_carry_their_language(catalogue):
    names = {text["lang"]: text["value"] for text in _show(catalogue, "foret")["name"]}
    assert set(names) == {"fr", "en"}


def test_only_languages_of_the_site_are_told():
    """A draft in a third language is on no page either."""
    text = LocalText({"fr": "un", "fr-CA": "deux", "es": "tres", "mul": "IV"})
    assert [one["lang"] for one in local(text, ("fr-CA", "en"))] == ["fr", "fr-CA", "mul"]


def test_a_show_has_a_language_or_needs_none_or_says_nothing_of_it(catalogue):
    """That a show is wordless is a promise to a house abroad: nobody makes it by leaving it out."""
    assert _show(catalogue, "foret")["showWithoutWords"] is False
    assert _show(catalogue, "foret")["inLanguage"] == ["fr", "en"]
    said_nothing = _show(catalogue, "nocturne")
    assert {"showWithoutWords", "inLanguage"} & set(said_nothing) == set()


def test_a_wordless_show_says_so(library, site):
    shows = {show.slug: show for show in library.shows}
    facts = shows["nocturne"].facts.model_copy(update={"languages": ()})
    wordless = dataclasses.replace(shows["nocturne"], facts=facts)
    there = dataclasses.replace(site, library=dataclasses.replace(library, shows=(wordless,)))
    (told,) = _documents(there)[0]["show"]
    assert told["showWithoutWords"] is True
    assert "inLanguage" not in told


def test_dates_are_those_of_the_portal_with_their_place_and_offset(catalogue):
    dates = {one["id"]: one for one in _show(catalogue, "foret")["hasPerformance"]}
    assert set(dates) == {"past", "next", "school", "cancelled"}
    offer = dates["next"]["hasOffer"][0]
    assert offer["inPlace"]["name"] == [{"lang": "mul", "value": "Le Hangar"}]
    assert offer["ticketLink"] == "https://billets.example/1"
    assert dates["school"]["hasOffer"][0]["isSoldout"]
    assert dates["cancelled"]["hasOffer"][0]["offerStatus"] == "EventCancelled"
    for one in dates.values():
        assert dt.datetime.fromisoformat(one["startDateTime"]).utcoffset() is not None


def test_an_embargoed_date_appears_on_its_day(site):
    later = dataclasses.replace(site, as_of=dt.date(2027, 1, 1))
    for of, shown in ((site, False), (later, True)):
        text = shows_json_artifacts(of)[0].read().decode()
        assert ("Embargoville" in text) is shown
        assert "Optionville" not in text
        assert "CANARY" not in text


def test_things_are_named_as_in_the_pages(demo_built):
    """Whoever reads both knows that they speak of one show."""
    document = json.loads((demo_built.site / "shows.json").read_text("utf-8"))
    for show in document["show"]:
        html = (demo_built.site / "en" / "shows" / show["slug"] / "index.html").read_text("utf-8")
        work = next(
            node for node in blocks_of(html)[0]["@graph"] if node["@type"] == "CreativeWork"
        )
        assert work["@id"] == show["identifier"][0]


def test_every_page_leads_to_it(demo_built):
    for path in (demo_built.site / "fr").rglob("index.html"):
        html = path.read_text("utf-8")
        if 'class="page page--' in html:
            href = re.search(r'type="application/json" title="[^"]+" href="([^"]+)"', html)[1]
            assert (path.parent / href).resolve() == demo_built.site / "shows.json"


def test_the_documents_of_its_words_name_every_property(pytestconfig, site):
    """A property that nobody explains is one that nobody uses."""
    schema = _documents(site)[1]
    named = set(schema["$defs"]["show"]["properties"]) | set(
        schema["$defs"]["performance"]["properties"]
    )
    for name in ("shows-json.md", "shows-json.fr.md"):
        text = (pytestconfig.rootpath / "docs" / name).read_text("utf-8")
        missing = {word for word in named - {"type"} if f"`{word}" not in text}
        assert missing == set(), name
