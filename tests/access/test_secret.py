"""The company's secret: made once, private, and never silently another."""

from __future__ import annotations

import os
import sys

import pytest

from showkit.access.keys import base64url
from showkit.access.secret import SecretError, links_went_out, open_secret


@pytest.fixture(autouse=True)
def _no_secret_of_this_machine(monkeypatch):
    monkeypatch.delenv("SHOWKIT_SECRET", raising=False)


def test_it_is_made_on_first_use_and_found_on_the_next(smallest):
    first = open_secret(smallest)
    assert open_secret(smallest) == first
    assert len(first.value) == 32


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights elsewhere")
def test_only_its_owner_can_read_it(smallest):
    open_secret(smallest)
    assert smallest.secret.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights elsewhere")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o277])
def test_whatever_the_computer_s_habits_only_its_owner_can_read_it(smallest, umask):
    """Some shared computers let everybody read what is new; others forbid even its owner."""
    before = os.umask(umask)
    try:
        open_secret(smallest)
    finally:
        os.umask(before)
    assert smallest.secret.stat().st_mode & 0o077 == 0


def test_its_fingerprint_is_with_the_content_and_the_secret_is_not(smallest):
    secret = open_secret(smallest)
    texts = [path.read_text("utf-8") for path in smallest.content.rglob("*") if path.is_file()]
    assert any(secret.fingerprint in text for text in texts)
    assert not any(base64url(secret.value) in text for text in texts)


def test_another_secret_is_refused(smallest):
    """On a second computer it would break every link that people already have."""
    open_secret(smallest)
    smallest.secret.write_text(base64url(bytes(32)), encoding="ascii")
    with pytest.raises(SecretError, match="not the one whose links were sent"):
        open_secret(smallest)


def test_a_lost_secret_is_not_replaced(smallest):
    open_secret(smallest)
    smallest.secret.unlink()
    with pytest.raises(SecretError, match="missing"):
        open_secret(smallest)
    assert not smallest.secret.exists()


@pytest.mark.parametrize("name", ["outreach/sent.csv", "link_log/2026-11.csv"])
def test_a_lost_secret_is_not_replaced_where_a_log_tells_of_links(smallest, name):
    """The fingerprint may have been lost with it; people's mailboxes are still full of links."""
    path = smallest.content / name
    path.parent.mkdir()
    path.write_text("on,presenter,person\n", encoding="utf-8")
    assert links_went_out(smallest) is None, "columns alone tell of none"
    path.write_text("on,presenter,person\r\n2026-11-20,quai,zoe\r\n", encoding="utf-8")
    with pytest.raises(SecretError, match=f"{name} tells of links that were sent"):
        open_secret(smallest)
    assert not smallest.secret.exists()
    assert not (smallest.content / "access.yaml").exists()


def test_ci_gives_it_in_the_environment(smallest, monkeypatch):
    monkeypatch.setenv("SHOWKIT_SECRET", base64url(bytes(range(32))))
    assert open_secret(smallest).value == bytes(range(32))
    assert not smallest.secret.exists()


@pytest.mark.parametrize("text", ["", "short", "é" * 43, base64url(bytes(31))])
def test_a_damaged_file_is_explained(smallest, text):
    smallest.secret.write_text(text, encoding="utf-8")
    with pytest.raises(SecretError, match="43 characters"):
        open_secret(smallest)
