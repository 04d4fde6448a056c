"""Templates in several languages at once, from the first render on."""

from __future__ import annotations

import gettext
from concurrent.futures import ThreadPoolExecutor

import pytest
from babel import Locale
from jinja2 import Environment

from showkit.output.catalogues import Catalogue
from showkit.output.templates import Templates

_TEMPLATES = {
    "greeting.html": "{% trans name=who %}Good evening, {{ name }}{% endtrans %}\n",
    "places.html": "{% trans n=n %}one seat{% pluralize %}{{ n }} seats{% endtrans %}\n",
    "frame.html": "{% include 'greeting.html' %}<b>{{ _('Curtain') }}</b>",
}
_WORDS = {
    "fr": {"Good evening, %(name)s": "Bonsoir %(name)s", "Curtain": "Rideau"},
    "es": {"Good evening, %(name)s": "Buenas noches, %(name)s", "Curtain": "Telón"},
}


class _Words(gettext.NullTranslations):
    """A catalogue in memory."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__()
        self._words = words

    def gettext(self, message: str) -> str:
        return self._words.get(message, message)


def _catalogue(tag: str) -> Catalogue:
    return Catalogue(tag, _Words(_WORDS.get(tag, {})), Locale.parse(tag))


@pytest.fixture
def templates(tmp_path):
    for name, text in _TEMPLATES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Templates(tmp_path)


def test_a_sentence_with_a_value_renders_the_very_first_time(templates):
    """An environment that learns of gettext too late compiles the sentence for another style."""
    text = templates.render("greeting.html", _catalogue("fr"), {"who": "Odile"})
    assert text == "Bonsoir Odile"


def test_a_plural_takes_its_number(templates):
    english = _catalogue("en")
    assert templates.render("places.html", english, {"n": 1}) == "one seat"
    assert templates.render("places.html", english, {"n": 620}) == "620 seats"


def test_a_value_in_a_sentence_is_escaped(templates):
    text = templates.render("greeting.html", _catalogue("fr"), {"who": "<Odile>"})
    assert text == "Bonsoir &lt;Odile&gt;"


def test_each_language_keeps_its_words_while_another_is_rendered(templates):
    """Pages of all languages are planned side by side; none may speak with another's words."""
    catalogues = [_catalogue(tag) for tag in ("fr", "es", "en")]
    expected = {
        "fr": "Bonsoir 7<b>Rideau</b>",
        "es": "Buenas noches, 7<b>Telón</b>",
        "en": "Good evening, 7<b>Curtain</b>",
    }

    def render(n):
        words = catalogues[n % 3]
        return words.tag, templates.render("frame.html", words, {"who": 7})

    with ThreadPoolExecutor(8) as pool:
        seen = set(pool.map(render, range(600)))
    assert seen == set(expected.items())


def test_a_template_is_compiled_once_for_all_languages(templates, monkeypatch):
    """Compiling is most of what planning a site costs; the code is the same in each language."""
    compiled = []
    whole = Environment.compile

    def counting(environment, source, name=None, filename=None, **options):
        compiled.append(name)
        return whole(environment, source, name, filename, **options)

    monkeypatch.setattr(Environment, "compile", counting)
    for tag in ("fr", "es", "en", "fr"):
        templates.render("frame.html", _catalogue(tag), {"who": "Odile"})
    assert sorted(compiled) == ["frame.html", "greeting.html"]


def test_a_template_edited_between_two_renders_is_read_again(templates):
    """A company restyles with the preview open."""
    french = _catalogue("fr")
    templates.render("greeting.html", french, {"who": "Odile"})
    (templates.own / "greeting.html").write_text("{{ who }} !", encoding="utf-8")
    assert templates.render("greeting.html", french, {"who": "Odile"}) == "Odile !"
