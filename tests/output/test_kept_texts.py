"""Texts that one process leaves to the next."""

import pytest

from showkit.output.kept_texts import KeptTexts


@pytest.fixture
def made():
    return []


def ask(file, states, made, more=("a",), name="haubans"):
    texts = KeptTexts(file, states)

    def make():
        made.append(name)
        return f"{name} {len(made)} é".encode()

    found = texts.once(name, "page", make, more)
    texts.keep()
    return found


def test_what_stands_as_it_did_is_not_made_again(tmp_path, made):
    """An edit to one show of a hundred must not cost the pages of the others."""
    first = ask(tmp_path / "texts.json", {"haubans": "1"}, made)
    assert ask(tmp_path / "texts.json", {"haubans": "1"}, made) == first
    assert made == ["haubans"]


@pytest.mark.parametrize("now", [({"haubans": "2"}, ("a",)), ({"haubans": "1"}, ("b",)), ({}, ())])
def test_what_stands_otherwise_or_cannot_be_known_is_made_again(tmp_path, made, now):
    """A page that is out of date would be published without anybody noticing."""
    ask(tmp_path / "texts.json", {"haubans": "1"}, made)
    ask(tmp_path / "texts.json", now[0], made, now[1])
    assert len(made) == 2


@pytest.mark.parametrize("damage", [b"", b"x\n{}", b"[1]", "whole but another's"])
def test_a_damaged_file_is_never_believed(tmp_path, made, damage):
    """Disks fill up and caches are copied about: the text is then made again, and kept whole."""
    file = tmp_path / "texts.json"
    first = ask(file, {"haubans": "1"}, made)
    held = file.read_bytes()
    file.write_bytes(
        damage if isinstance(damage, bytes) else held.replace(b"haubans 1", b"haubans 2")
    )
    assert ask(file, {"haubans": "1"}, made) == b"haubans 2 \xc3\xa9"
    assert first != b"haubans 2 \xc3\xa9"
    made.clear()
    ask(file, {"haubans": "1"}, made)
    assert not made


def test_what_is_no_longer_asked_for_goes(tmp_path, made):
    """A cache that only grows fills a small computer."""
    file = tmp_path / "texts.json"
    ask(file, {"haubans": "1", "ecluse": "1"}, made)
    ask(file, {"haubans": "1", "ecluse": "1"}, made, name="ecluse")
    ask(file, {"haubans": "1", "ecluse": "1"}, made)
    assert made == ["haubans", "ecluse", "haubans"]
