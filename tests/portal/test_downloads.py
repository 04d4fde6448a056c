"""What there is to take of a show says what is inside, how large it is, and how old."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import PurePosixPath

from printed import demo_site, reader
from showkit.kit.bundles.press_kit import PressKit
from showkit.output.artifact import Artifact
from showkit.portal.downloads import download_views
from showkit.portal.sheets import SheetFile
from showkit.portal.to_take import ToTake

_KIT = PressKit(Artifact("files/haubans/haubans-kit.zip", b"x" * 2_000_000), {})
_DATA = Artifact("files/haubans/haubans-data.zip", b"x" * 3_000)
_DAY = dt.date(2026, 11, 21)


def _views(site, show, tag="fr-CA"):
    taken = ToTake(kits={show.slug: _KIT}, packages={show.slug: _DATA})
    with_them = dataclasses.replace(site, as_of=_DAY, to_take=taken)
    return {
        PurePosixPath(view.href).name: view.about.replace("\u00a0", " ")
        for view in download_views(show, with_them, reader(tag), "../../../")
    }


def test_the_kit_and_the_data_are_as_old_as_the_show_s_last_news():
    site = demo_site()
    show = site.library.show_by_slug["haubans"]
    told = {row.date for row in show.changes} | {row.announced_on for row in show.performances}
    newest = max(day for day in told if day and day <= _DAY)
    assert newest > show.rider.revised_on
    about = _views(site, show)
    day = reader("fr-CA").day(newest).replace("\u00a0", " ")
    assert about["haubans-kit.zip"].endswith(f"textes en français et anglais, à jour du {day}")
    assert about["haubans-data.zip"] == f"Data Package, ZIP, 3 ko, à jour du {day}"


def test_a_kit_s_texts_are_in_the_languages_that_the_show_has_words_in():
    site = demo_site()
    show = site.library.show_by_slug["haubans"]
    in_french = dataclasses.replace(show, words={"fr": show.in_language("fr-CA")})
    assert "texts in French," in _views(site, in_french, "en-CA")["haubans-kit.zip"]


def test_news_that_is_under_embargo_makes_nothing_younger():
    site = demo_site()
    show = site.library.show_by_slug["haubans"]
    before = dataclasses.replace(site, as_of=_DAY).dated(show)
    secret = show.performances[0].model_copy(update={"announced_on": _DAY + dt.timedelta(days=1)})
    with_it = dataclasses.replace(show, performances=(*show.performances, secret))
    assert dataclasses.replace(site, as_of=_DAY).dated(show) == before
    library = dataclasses.replace(site.library, shows=(with_it,))
    assert dataclasses.replace(site, library=library, as_of=_DAY).dated(with_it) == before


def test_a_sheet_says_what_it_is_written_in_and_not_for_whom_it_was_made():
    """In German we have no words: what a German reader takes away is English around their own."""
    site = demo_site()
    show = site.library.show_by_slug["haubans"]
    sheets = tuple(
        SheetFile(name, f"{name}.pdf", 9_000, None, is_rider=name == "rider")
        for name in ("rider", "page")
    )
    told = {}
    for tag in ("de", "en-CA", "fr-CA"):
        taken = ToTake(sheets={(show.slug, tag): sheets})
        with_them = dataclasses.replace(site, to_take=taken)
        views = download_views(show, with_them, reader(tag), "")
        told[tag] = [
            view.about.split(", ", 2)[2] for view in views if view.title in {"rider", "page"}
        ]
    assert told == {
        "de": ["English", "English and French"],
        "en-CA": ["English", "English"],
        "fr-CA": ["français", "français"],
    }


def test_a_document_says_its_own_day():
    site = demo_site()
    show = site.library.show_by_slug["haubans"]
    dated = show.documents[0].model_copy(update={"date": dt.date(2026, 5, 4)})
    one = dataclasses.replace(show, documents=(dated,))
    assert _views(site, one, "en-CA")[dated.file].endswith("May 4, 2026")


def test_a_show_without_any_day_says_none():
    site = demo_site()
    bare = dataclasses.replace(
        site.library.show_by_slug["haubans"],
        performances=(),
        press=(),
        changes=(),
        rider=None,
        facts=site.library.show_by_slug["haubans"].facts.model_copy(
            update={"created": None, "premiere": None, "touring": ()}
        ),
    )
    library = dataclasses.replace(site.library, shows=(bare,))
    about = _views(dataclasses.replace(site, library=library), bare)
    assert about["haubans-data.zip"] == "Data Package, ZIP, 3 ko"
