"""Another browser than Chromium: in Firefox the portal is laid out, searched and coloured too."""

from __future__ import annotations

import pytest

from firefox import firefox


@pytest.fixture(scope="module")
def other(tmp_path_factory):
    with firefox(tmp_path_factory.mktemp("firefox")) as running:
        yield running


_TYPE = """(() => {
    const query = document.querySelector("[data-md-component=search-query]");
    const field = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    query.dispatchEvent(new Event("focus"));  // a window that nobody is at gives none
    field.set.call(query, "forets");
    query.dispatchEvent(new Event("keyup", { bubbles: true }));
    return true;
})()"""


def test_the_whole_page_is_laid_out_and_searched(other, agency):
    other.open(f"{agency}/fr/shows/marees/")
    other.wait_for(
        "[...document.querySelectorAll('.band')]"
        ".every(one => getComputedStyle(one).contentVisibility === 'visible')"
    )
    other.value("document.querySelector('[data-open-search]').click()")
    assert other.value(_TYPE)
    other.wait_for("document.querySelector('.finder__list a[href*=\"/shows/marees/\"]') !== null")


def test_the_colours_change_and_stay(other, agency):
    other.open(f"{agency}/fr/")
    paper = "getComputedStyle(document.body).backgroundColor"
    before = other.value(paper)
    other.value(
        "[...document.querySelectorAll('.colours')].find(one => one.offsetWidth > 0).click()"
    )
    after = other.value(paper)
    assert after != before
    other.open(f"{agency}/en/shows/marees/")
    assert other.value(paper) == after
