"""What a person sees of a failure that can be expected: a sentence, never a traceback."""

from __future__ import annotations

import pytest

from showkit.cli import main


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "en")


def test_an_engine_that_stops_is_told_with_its_own_words(smallest, capsys):
    """A company that restyles its site breaks a template sooner or later."""
    override = smallest.templates / "portal" / "overrides" / "main.html"
    override.parent.mkdir(parents=True)
    override.write_text("{% extends 'nowhere.html' %}", encoding="utf-8")
    with pytest.raises(SystemExit) as left:
        main(["--project", str(smallest.root), "build", "--as-of", "2026-11-20"])
    assert left.value.code == 1
    said = capsys.readouterr().err
    assert "the site engine stopped at the pages under /fr/" in said
    assert "nowhere.html" in said
    assert "showkit: this is a bug" not in said
    assert not smallest.site.exists()
