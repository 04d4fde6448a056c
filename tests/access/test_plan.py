"""Which sealed pages are published, under which names."""

from __future__ import annotations

import datetime as dt

import pytest

from showkit.access.keys import Secret
from showkit.access.page import opened
from showkit.access.plan import AccessPlan
from showkit.access.sealing import unseal
from showkit.content.load import load
from showkit.output.templates import Templates
from showkit.portal.plan import plan_portal

_SECRET = Secret(bytes(32))
_DAY = dt.date(2026, 11, 21)


@pytest.fixture
def published(smallest):
    """Return a function that gives the sealed pages of a house of these people, by their name."""

    def pages(people):
        folder = smallest.content / "presenters"
        folder.mkdir()
        (folder / "quai.yaml").write_text(f"name: Le Quai\npeople:\n{people}", "utf-8")
        library = load(smallest).library
        templates = Templates(smallest.templates)
        portal = plan_portal(library, {}, as_of=_DAY, root=smallest.root, templates=templates)
        plan = AccessPlan(portal.site, templates, portal.assets)
        return {artifact.path: artifact.read() for artifact in plan.artifacts(_SECRET)}

    return pages


def _opened(pages, keys):
    return opened(unseal(pages[f"p/{keys.payload_id}"], keys))


def test_who_says_no_keeps_the_link_that_is_in_their_mail(published):
    """It opens, and notes nothing: an answer must not cost them the page."""
    pages = published(
        "  - {id: zoe, name: Zoé, consent: {tracking: [{state: denied, since: 2026-11-01}]}}\n"
        "  - {id: luc, name: Luc}\n"
    )
    for person, is_tracked in (("zoe", False), ("luc", True)):
        assert _opened(pages, _SECRET.page(person, 0))["tracked"] is is_tracked
        assert _opened(pages, _SECRET.untracked_page(person, 0))["tracked"] is False


def test_former_ids_open_the_same_page_unless_their_link_was_taken_back(published):
    pages = published(
        "  - id: zoe\n    name: Zoé\n"
        "    former_ids: [z, {id: zo, ahead: 2}, {id: zz, revoked: true}, {id: za, ahead: -1}]\n"
        "  - {id: luc, name: Luc}\n"
    )
    page = _opened(pages, _SECRET.page("zoe", 0))
    assert _opened(pages, _SECRET.page("z", 0)) == page
    assert _opened(pages, _SECRET.page("zo", 2)) == page
    assert not _opened(pages, _SECRET.untracked_page("z", 0))["tracked"]
    closed = {_SECRET.page("zz", 0).payload_id, _SECRET.page("za", 0).payload_id}
    assert not {f"p/{name}" for name in closed} & set(pages)
    assert len([name for name in pages if name.startswith("p/")]) == 4 * 4 + 2
