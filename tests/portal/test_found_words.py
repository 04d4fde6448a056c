"""What a search finds of the portal's pages."""

from __future__ import annotations

from plugin_entries import plugin_entries
from showkit.output.search_entries import entries_of

_LISTS = {"docs/index.md", "docs/shows/index.md", "docs/calendar.md"}


def test_every_page_is_found_as_the_plugin_of_the_theme_would(plan):
    """A search tells sections, titles and paragraphs apart by what stands in the index."""
    for project in plan.projects.values():
        for name, data in project.files.items():
            if name.endswith(".md") and name not in _LISTS:
                page = data.decode().partition("\n---\n")[2].strip()
                entries = entries_of(data, "a/")
                assert entries, name
                assert entries == plugin_entries(page, entries[0]["title"], "a/"), name


def test_lists_repeat_what_pages_say_and_are_not_found(plan):
    for project in plan.projects.values():
        assert not [entry for name in _LISTS for entry in entries_of(project.files[name], "a/")]


def test_a_search_finds_dates_without_the_links_beside_them(plan):
    """“Billets Haubans, Besançon, vendredi 19 mars 2027Ajouter à l’agenda Haubans, …”."""
    pages = [page for page in plan.projects["fr"].files.values() if b"Ajouter \xc3\xa0 l" in page]
    assert pages
    found = [entry["text"] for page in pages for entry in entries_of(page, "a/")]
    assert found
    assert not [text for text in found if "Ajouter à l’agenda" in text]
