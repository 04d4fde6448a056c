"""What many pages share is made once, and nobody sees that it was."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from markupsafe import Markup, escape

from showkit.access.page import opened
from showkit.access.page.answers import mailto, room_for
from showkit.access.page.moulds import Moulds
from showkit.access.page.slots import SIGNED, VIA


@dataclass(frozen=True)
class _Room:
    name: str
    note: str


def _hollow(view, put):
    return _Room(put(view.name), put(view.note))


class _Templates:
    """A template that prints a name, and a note where there is one; it counts how often it ran."""

    def __init__(self, change=str):
        self.change, self.ran = change, 0

    def render(self, _name, view):
        self.ran += 1
        note = f"<em>{escape(view.note)}</em>" if view.note else ""
        return f"<p>{self.change(escape(view.name))}{note}</p>"


_ROOMS = [
    _Room("Salle 1", ""),
    _Room("Salle <2>", ""),
    _Room("Salle 3", "sans & avec"),
    _Room("\x02text-1\x03", "4"),
    _Room(Markup("<b>5</b>"), "5"),
]


def test_a_template_runs_once_for_each_shape_and_gives_what_it_gives_for_each_view():
    templates = _Templates()
    moulds = Moulds(templates.render)
    cast = [moulds.cast("room", room, _hollow) for room in _ROOMS]
    assert templates.ran == 2, "with a note, and without"
    assert cast == [templates.render("room", room) for room in _ROOMS]


@pytest.mark.parametrize("change", [str.upper, lambda text: text[:3]])
def test_a_template_that_changes_what_it_prints_runs_for_each(change):
    """A company may restyle as it likes: its pages are right, only made less quickly."""
    templates = _Templates(change)
    moulds = Moulds(templates.render)
    cast = [moulds.cast("room", room, _hollow) for room in _ROOMS[:3]]
    assert cast == [templates.render("room", room) for room in _ROOMS[:3]]


def test_each_place_of_a_page_is_filled_once():
    """What a value holds is text, not a place for another."""
    page = {"html": f'<a href="/{VIA}">', "own": {"via": f"?{VIA}", "more": ""}, "lang": "fr"}
    assert opened(json.dumps(page).encode()) == {"html": f'<a href="/?{VIA}">', "lang": "fr"}


def test_a_page_with_a_place_that_nothing_fills_is_none():
    with pytest.raises(KeyError):
        opened(json.dumps({"html": f"<p>{VIA}</p>", "own": {}}).encode())


def test_an_e_mail_has_room_for_the_longest_name_of_a_house():
    """The address is made for all of a house; none of theirs may be cut by a mail program."""
    people = [{"signed": "A"}, {"signed": "B" * 1_800}]
    body = f"Bonjour,\n\n{'mot ' * 30}{SIGNED}"
    assert "body" in mailto("a@b.example", "Sujet", body, room_for(people[:1]))
    assert "body" not in mailto("a@b.example", "Sujet", body, room_for(people))
