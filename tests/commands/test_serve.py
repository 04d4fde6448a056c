"""``showkit serve``: an edited text is on the screen by itself, where one was reading."""

from __future__ import annotations

import socket

import pytest

from showkit.commands.serve import ServeError, serve
from web import chromium, showkit_serve


def test_a_saved_change_is_on_screen_with_the_place_kept(smallest):
    words = smallest.content / "shows" / "solo" / "show.fr.md"
    text = words.read_text("utf-8")
    words.write_text(text + "\n\nUne ligne.\n" * 120, encoding="utf-8")
    with showkit_serve(smallest.root) as server, chromium() as browser:
        page = browser.new_page(viewport={"width": 900, "height": 700})
        page.goto(f"{server.url}/fr/shows/solo/")
        page.evaluate("scrollTo(0, 900)")
        words.write_text(words.read_text("utf-8").replace("chaise", "échelle"), encoding="utf-8")
        page.get_by_text("une échelle").wait_for(state="attached", timeout=60_000)
        page.wait_for_function("Math.abs(scrollY - 900) < 3")


def test_a_mistake_while_writing_is_waited_out(smallest):
    company = smallest.content / "company.yaml"
    text = company.read_text("utf-8")
    with showkit_serve(smallest.root) as server, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{server.url}/fr/")
        company.write_text("name: [\n", encoding="utf-8")
        page.wait_for_timeout(1500)
        assert "Compagnie Seule" in page.inner_text("body")
        company.write_text(text.replace("Compagnie Seule", "Compagnie Double"), encoding="utf-8")
        page.get_by_text("Compagnie Double").first.wait_for(timeout=60_000)


def test_a_port_that_is_taken_is_told_with_the_way_out(smallest):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ServeError, match=f"port {port} is taken.*--port"):
            serve(smallest, "127.0.0.1", port, smallest.root / "access.log")
