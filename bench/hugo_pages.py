"""The peer of the bench of access pages: a Hugo project with a page for every person.

It is written as Hugo's own documentation advises: a section for each house, a page for each person,
what a show says in `data/`, four output formats (the page, its twin that notes nothing, the part
for the stage and the twin of that), and `partialCached` for whatever a house's people share. How a
show fits a room is worked out by the templates, line by line, and drawn by them; so the pages hold
what ours hold, as many bytes of it (the bench prints both), and neither compressed nor sealed.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from showkit.kit.fit.needs import needs_of

if TYPE_CHECKING:
    from pathlib import Path

    from showkit.model.library import Library
    from showkit.model.presenter import Presenter

_SETTINGS = """\
baseURL = "https://www.frasil.example/"
title = "Compagnie Frasil"
disableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap", "robotstxt", "404"]
[outputs]
page = ["html", "twin", "stage", "stagetwin"]
"""
_FORMAT = """\
[outputFormats.{name}]
mediaType = "text/html"
baseName = "{name}"
isHTML = true
"""
_LETTER = """\
{{ $page := .page }}{{ $via := .via }}{{ $house := $page.Parent }}
<header class="letter">
  <p class="company"><a href="../{{ $via }}">{{ site.Title }}</a></p>
  <h1>Bonjour {{ $page.Title }},</h1>
  <ul class="contents">{{ range hugo.Data.shows }}
<li><a href="#{{ .slug }}" data-within>{{ .title }}</a></li>{{ end }}</ul>
</header>
{{ range hugo.Data.shows }}
<article class="chapter accent-{{ .slug }}" id="{{ .slug }}" aria-labelledby="title-{{ .slug }}">
  <h2 id="title-{{ .slug }}">{{ .title }}</h2>
  {{ partialCached "card.html" . .slug }}
  {{ partialCached "fits.html" (dict "show" . "house" $house) $house.Path .slug }}
  <ul class="files">{{ range .files }}
<li><a href="../../kits/{{ . }}{{ $via }}">{{ . }}</a> <span>PDF, 245 ko</span></li>{{ end }}</ul>
  <ul class="answers">{{ $show := .title }}{{ range hugo.Data.answers }}
<li><a href="mailto:odile@frasil.example?subject={{ printf "%s : %s (%s, %s)" $show .label \
$page.Title $house.Title | urlquery }}&amp;body={{ printf \
"Bonjour Odile,\\r\\n\\r\\n%s\\r\\n\\r\\n%s\\r\\n%s" \
.body $page.Title $house.Title | urlquery }}">{{ .label }}</a></li>{{ end }}</ul>
  <p><a href="../shows/{{ .slug }}/{{ $via }}">La page du spectacle</a></p>
</article>{{ end }}
<footer class="recorded">
  {{ if $via }}<p>Quand cette page est ouverte, nous notons le jour et les spectacles regardés.\
 <a href="#{{ $page.Params.twin }}">La même page, sans rien noter</a></p>\
{{ else }}<p>Rien n’est noté.</p>{{ end }}
  <p><a href="../privacy/{{ $via }}">Vie privée</a></p>
</footer>
"""
_STAGE = """\
{{ $page := .page }}{{ $via := .via }}{{ $house := $page.Parent }}
<header class="letter">
  <p class="company"><a href="../{{ $via }}">{{ site.Title }}</a></p>
  <h1>Pour la scène : {{ $house.Title }}</h1>
  <ul class="contents">{{ range hugo.Data.shows }}
<li><a href="#{{ .slug }}" data-within>{{ .title }}</a></li>{{ end }}</ul>
</header>
{{ range hugo.Data.shows }}
<article class="chapter accent-{{ .slug }}" id="{{ .slug }}" aria-labelledby="title-{{ .slug }}">
  <h2 id="title-{{ .slug }}">{{ .title }}</h2>
  <ul class="files">{{ range first 1 .files }}
<li><a href="../../kits/{{ . }}{{ $via }}">{{ . }}</a> <span>PDF, 245 ko</span></li>{{ end }}</ul>
  {{ partialCached "fits.html" (dict "show" . "house" $house) $house.Path .slug }}
  {{ partialCached "glance.html" . .slug }}
</article>{{ end }}
<footer class="recorded"><p><a href="../privacy/{{ $via }}">Vie privée</a></p></footer>
"""
_CARD = """\
<p class="hook">{{ .hook }}</p>
<div class="summary">{{ .summary | markdownify }}</div>
{{ partial "glance.html" . }}
"""
_GLANCE = """\
<dl class="conditions">{{ range first 12 .needs }}
<div><dt>{{ .label }}</dt><dd>{{ lang.FormatNumber 1 .min }} m</dd></div>{{ end }}</dl>
"""
_FITS = """\
{{ $show := .show }}{{ range .house.Params.rooms }}{{ $room := . }}
<div class="fit">
  <p class="fit__headline">{{ .name }} : {{ $show.title }}</p>
  <details data-print>
    <summary>Plan de scène dans {{ .name }}</summary>
    {{ partial "plan.html" (dict "room" . "show" $show) }}
  </details>
  <details>
    <summary>Ligne par ligne</summary>
    <dl>{{ range $show.needs }}{{ $has := index $room .name }}
<div class="fit__line {{ with $has }}fit__line--known{{ else }}fit__line--unknown{{ end }}">\
<dt>{{ .label }}</dt><dd><span class="fit__answer">{{ if not $has }}À préciser\
{{ else if ge $has .min }}Convient{{ else }}Insuffisant{{ end }}</span> {{ if $has }}\
{{ lang.FormatNumber 1 $has }} m ici, il en faut {{ lang.FormatNumber 1 .min }} m\
{{ else }}il en faut {{ lang.FormatNumber 1 .min }} m (non précisé par la salle){{ end }}\
</dd></div>{{ end }}</dl>
  </details>
</div>{{ end }}
"""
_PLAN = """\
{{ $scale := div 328.0 .room.width }}
<svg xmlns="http://www.w3.org/2000/svg" class="plan" role="img" viewBox="0 0 420 678" width="420" \
height="678" font-family="showkit title, Helvetica, Arial, sans-serif" fill="currentColor">
<title>{{ .show.title }} : {{ .room.name }}</title>
<rect x="46.0" y="28.1" width="{{ mul $scale .room.width | lang.FormatNumber 1 }}" \
height="{{ mul $scale .room.depth | lang.FormatNumber 1 }}" fill="none" stroke="currentColor"/>
{{ range $n, $piece := .show.pieces }}
<rect x="{{ mul $scale $piece.x | lang.FormatNumber 1 }}" \
y="{{ mul $scale $piece.y | lang.FormatNumber 1 }}" \
width="{{ mul $scale $piece.width | lang.FormatNumber 1 }}" \
height="{{ mul $scale $piece.depth | lang.FormatNumber 1 }}" class="plan__piece" fill="#fff" \
stroke="currentColor" stroke-width="1.6"/>
<text x="32.0" y="{{ mul $n 18.0 | lang.FormatNumber 1 }}" font-size="11.5" font-weight="500" \
text-anchor="start">{{ $piece.label }}</text>{{ end }}
</svg>
"""
_VIA = '(print "?via=" .Params.via)'
_LAYOUTS = {
    "page.html": f'{{{{ partial "letter.html" (dict "page" . "via" {_VIA}) }}}}',
    "page.twin.html": '{{ partial "letter.html" (dict "page" . "via" "") }}',
    "page.stage.html": f'{{{{ partial "stage.html" (dict "page" . "via" {_VIA}) }}}}',
    "page.stagetwin.html": '{{ partial "stage.html" (dict "page" . "via" "") }}',
    "_partials/letter.html": _LETTER,
    "_partials/stage.html": _STAGE,
    "_partials/card.html": _CARD,
    "_partials/glance.html": _GLANCE,
    "_partials/fits.html": _FITS,
    "_partials/plan.html": _PLAN,
}
_ANSWERS = (
    ("Cela m’intéresse", "Dates possibles :\r\nSalle :\r\nNos questions :"),
    ("Réserver une date", "Date :\r\nNombre de représentations :\r\nSalle :"),
    ("Pas cette saison", "Merci, mais pas cette saison.\r\n\r\nRelancez-nous :"),
)
PIECES = 27
"""Pieces in a drawing, so that pages are as long as ours."""


def write_hugo_project(root: Path, library: Library) -> None:
    """Write a project for everybody in `library` below `root`, which is made."""
    (root / "data").mkdir(parents=True)
    formats = "".join(_FORMAT.format(name=name) for name in ("twin", "stage", "stagetwin"))
    (root / "hugo.toml").write_text(_SETTINGS + formats, encoding="utf-8")
    for name, text in _LAYOUTS.items():
        path = root / "layouts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "data" / "shows.json").write_text(json.dumps(_shows(library)), encoding="utf-8")
    answers = [{"label": label, "body": body} for label, body in _ANSWERS]
    (root / "data" / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    for presenter in library.presenters:
        _write_house(root / "content" / presenter.slug, presenter)


def _shows(library: Library) -> list[dict[str, object]]:
    return [
        {
            "slug": show.slug,
            "title": (words := show.in_language("fr")).title,
            "hook": words.hook,
            "summary": words.summary,
            "files": [f"{show.slug}-{n}.pdf" for n in range(3)],
            "needs": [
                {"name": f"need-{n}", "label": str(need.label), "min": 4 + n / 2}
                for n, need in enumerate(needs_of(show.rider) if show.rider else ())
            ],
            "pieces": [
                {"label": f"Élément {n}", "x": n / 3, "y": n / 4, "width": 2.0, "depth": 1.2}
                for n in range(PIECES)
            ],
        }
        for show in library.shows
    ]


def _write_house(folder: Path, presenter: Presenter) -> None:
    folder.mkdir(parents=True)
    rooms = [
        {
            "name": room.name,
            "width": room.stage.width or 12.0,
            "depth": room.stage.depth or 10.0,
            "need-0": room.stage.width or 12.0,
            "need-1": room.stage.depth or 10.0,
            "need-3": room.stage.clear_height or 6.0,
        }
        for room in presenter.rooms
    ]
    _write(folder / "_index.md", {"title": presenter.name, "rooms": rooms})
    for person in presenter.people:
        own = {"title": person.name, "via": f"{person.id:.22}", "twin": f"{person.id:.22}"}
        _write(folder / f"{person.id}.md", own)


def _write(path: Path, front_matter: dict[str, object]) -> None:
    path.write_text(json.dumps(front_matter, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
