"""The company's secret: made once, private, and never silently another."""

from __future__ import annotations

import sys

import pytest

from showkit.access.keys import base64url
from showkit.access.secret import SecretError, open_secret


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


def test_ci_gives_it_in_the_environment(smallest, monkeypatch):
    monkeypatch.setenv("SHOWKIT_SECRET", base64url(bytes(range(32))))
    assert open_secret(smallest).value == bytes(range(32))
    assert not smallest.secret.exists()


@pytest.mark.parametrize("text", ["", "short", "é" * 43, base64url(bytes(31))])
def test_a_damaged_file_is_explained(smallest, text):
    smallest.secret.write_text(text, encoding="utf-8")
    with pytest.raises(SecretError, match="43 characters"):
        open_secret(smallest)
