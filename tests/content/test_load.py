"""From files to a Library: nothing is lost, nothing leaves the folder."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest

from showkit.content.checks import check
from showkit.content.load import load
from showkit.kit.checks import PICTURE_CHECKS
from showkit.model.record import Visibility
from showkit.output.project import Project

_ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def demo():
    return load(Project(_ROOT))


def test_the_demo_company_has_nothing_to_mend(demo):
    assert check(demo, dt.date(2026, 11, 21), PICTURE_CHECKS) == ()


def test_the_demo_has_six_shows_and_thirteen_presenters(demo):
    assert (len(demo.library.shows), len(demo.library.presenters)) == (6, 13)
    assert {show.facts.genres[0] for show in demo.library.shows} >= {"circus", "puppetry"}
    assert all(1 <= len(house.people) <= 3 for house in demo.library.presenters)


def test_every_demo_show_has_a_rider_dates_press_credits_and_terms(demo):
    for show in demo.library.shows:
        assert show.rider is not None, show.slug
        assert show.performances, show.slug
        assert show.press, show.slug
        assert show.credits, show.slug
        assert show.facts.terms is not None, show.slug
        assert show.facts.terms.visibility is Visibility.ACCESS, show.slug
        assert set(show.words) == {"fr", "en"}, show.slug


def test_the_demo_plays_in_four_countries_over_two_seasons(demo):
    dates = [p for show in demo.library.shows for p in show.performances]
    assert len({performance.country for performance in dates}) >= 4
    assert min(p.date for p in dates).year == 2026
    assert max(p.date for p in dates).year == 2028


def test_photographs_in_the_demo_keep_their_credits(demo):
    for show in demo.library.shows:
        for visual in show.visuals:
            assert visual.photographer, visual.file
            assert visual.licence.startswith("CC"), visual.file
            assert visual.alt.has("fr"), visual.file
            assert visual.alt.has("en"), visual.file


def test_a_broken_contact_file_costs_itself_and_no_other(smallest):
    (smallest.content / "presenters").mkdir()
    (smallest.content / "presenters" / "good.yaml").write_text("name: Good\n", encoding="utf-8")
    (smallest.content / "presenters" / "bad.yaml").write_text("name: [\n", encoding="utf-8")
    loaded = load(smallest)
    assert [house.slug for house in loaded.library.presenters] == ["good"]
    assert [finding.place.path for finding in loaded.findings] == ["content/presenters/bad.yaml"]


def test_all_problems_of_all_files_come_in_one_run(smallest):
    (smallest.content / "company.yaml").write_text("nam: X\n", encoding="utf-8")
    (smallest.content / "shows" / "solo" / "tech-rider.yaml").write_text(
        "stage: {widht: 8, depth: deep}\n", encoding="utf-8"
    )
    codes = [finding.code for finding in load(smallest).findings]
    assert sorted(codes) == ["R101"] * 2 + ["R102"] * 4 + ["R103"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_that_leaves_the_folder_is_not_followed(smallest, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "rider.yaml"
    outside.write_text("version: stolen\n", encoding="utf-8")
    (smallest.content / "shows" / "solo" / "tech-rider.yaml").symlink_to(outside)
    loaded = load(smallest)
    assert loaded.library.shows[0].rider is None
    assert [finding.code for finding in loaded.findings] == ["P104"]


def test_who_reads_neither_gets_the_words_in_the_company_s_first_language(smallest):
    """English readers of a show in French and German were given the German."""
    company = smallest.content / "company.yaml"
    text = company.read_text("utf-8")
    company.write_text(text.replace("languages: [fr, en]", "languages: [fr, de, en]"), "utf-8")
    folder = smallest.content / "shows" / "solo"
    (folder / "show.en.md").unlink()
    (folder / "show.de.md").write_text("---\ntitle: Allein\n---\n", "utf-8")
    (show,) = load(smallest).library.shows
    assert [show.language_for(tag) for tag in ("fr", "de-CH", "en")] == ["fr", "de", "fr"]
    assert show.told_in(("fr-CA", "de", "en")) == ("fr-CA", "de")
    assert show.told_in(("en",)) == ("en",)


def test_an_x_key_is_the_company_s_own(smallest):
    (smallest.content / "shows" / "solo" / "datapackage.yaml").write_text(
        "x-van: the blue one\n", encoding="utf-8"
    )
    loaded = load(smallest)
    assert loaded.findings == ()
    assert loaded.library.shows[0].facts.extensions == {"x-van": "the blue one"}
