"""What is shown where a page's link is sent on: its own card, in its own language."""

from __future__ import annotations

import re

import pytest
import yaml

from showkit.kit.pictures.drawing import Card
from showkit.output.catalogues import catalogue
from showkit.portal.colour import AA, contrast
from showkit.portal.reader import Reader


def _tags(plan, language, name):
    text = plan.projects[language].files[f"docs/{name}.md"].decode()
    front = yaml.safe_load(text.split("---\n", 2)[1])
    return front, {tag["name"]: tag["content"] for tag in front["social"]}


def _pages(plan):
    for language, project in plan.projects.items():
        for path in project.files:
            if path.startswith("docs/") and path.endswith(".md"):
                yield language, path.removeprefix("docs/").removesuffix(".md")


@pytest.fixture(scope="module")
def cards(plan):
    return {d.path: d for d in plan.drawings if isinstance(d, Card)}


def test_every_page_has_a_card_that_is_drawn_and_says_which(plan, cards, site):
    """A card's address is absolute: who fetches it was never on the page."""
    for language, name in _pages(plan):
        front, tags = _tags(plan, language, name)
        base = site.addresses.base
        assert tags["og:image"].startswith(base)
        assert tags["og:image"].removeprefix(base) in cards
        assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
        assert tags["og:title"] == front["title"]
        assert tags["og:url"] == base + front["path"]
        assert tags["twitter:card"] == "summary_large_image"
        assert tags["og:image:alt"]


def test_a_show_has_a_card_in_each_language_with_its_title_and_accent(plan, cards, site, library):
    for show in library.shows:
        colours = site.accent(show)
        for language, tag in (("fr", "fr-CA"), ("en", "en")):
            _, tags = _tags(plan, language, f"shows/{show.slug}")
            card = cards[tags["og:image"].removeprefix(site.addresses.base)]
            words = show.in_language(tag).title
            assert card.title.replace("\u00a0", " ").replace("\u202f", "").startswith(words[:4])
            assert card.colour == colours.light


def test_what_stands_on_a_card_can_be_read(cards):
    """WCAG 2.2 AA, also for the small lines."""
    assert all(contrast(card.colour, card.ink) >= AA for card in cards.values())


def test_a_card_takes_the_focal_point_that_the_page_takes(cards, library):
    foret = next(show for show in library.shows if show.slug == "foret")
    visual = foret.key_visual
    photos = [c.photo for c in cards.values() if c.photo and c.photo.file.name == visual.file]
    assert photos
    assert {photo.focus for photo in photos} == {(visual.focal_x, visual.focal_y)}
    assert {photo.rights.photographer for photo in photos} == {visual.photographer}


def test_no_card_shows_a_photograph_that_is_not_public(cards):
    assert "secret.jpg" not in {card.photo.file.name for card in cards.values() if card.photo}


def test_the_address_that_people_send_on_most_has_a_card_too(plan):
    """Who fetches a card follows no page that only leads on."""
    root = next(a for a in plan.artifacts if a.path == "index.html").read().decode()
    old = next(a for a in plan.artifacts if a.path.endswith("bois/index.html")).read().decode()
    for page in (root, old):
        assert re.search(r'<meta property="og:image" content="https://[^"]+/media/card-', page)
        assert re.search(r'<meta name="twitter:card" content="summary_large_image">', page)


@pytest.mark.parametrize(
    ("tag", "locale"),
    [("fr-CA", "fr_CA"), ("fr", "fr_FR"), ("en", "en_US"), ("zh-Hant-TW", "zh_TW")],
)
def test_a_locale_is_written_with_its_territory(tag, locale):
    """The protocol knows fr_CA, and neither fr nor fr-CA."""
    assert Reader(catalogue(tag)).graph_locale == locale


def test_the_other_languages_are_named(plan):
    _, tags = _tags(plan, "en", "index")
    assert tags["og:locale:alternate"] == "fr_CA"


def test_what_robots_ask_for_by_name_is_at_the_root(plan):
    """Phones and feed readers ask for these whether a page names them or not."""
    paths = {drawing.path for drawing in plan.drawings}
    assert {"favicon.ico", "apple-touch-icon.png"} <= paths
    names = [drawing for drawing in plan.drawings if drawing.path.startswith(("assets/", "media/"))]
    assert all(drawing.immutable for drawing in names), "hosts keep what lies there for a year"
