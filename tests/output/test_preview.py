"""The preview answers as a static host does, and pages see each build."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request

import pytest

from showkit.output.preview import PreviewServer


@pytest.fixture
def serving(tmp_path):
    site = tmp_path / "site"
    (site / "fr").mkdir(parents=True)
    (site / "fr" / "index.html").write_text("<body><h1>accueil</h1></body>", encoding="utf-8")
    (site / "404.html").write_text("<body>rien ici</body>", encoding="utf-8")
    (site / "p").mkdir()
    (site / "p" / "abc").write_bytes(b"sealed")
    with (
        (tmp_path / "access.log").open("a", encoding="utf-8", buffering=1) as lines,
        PreviewServer(site, "127.0.0.1", 0, lines) as server,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server, tmp_path / "access.log"
        server.shutdown()


def _get(server, path, **headers):
    url = f"http://127.0.0.1:{server.server_port}{path}"
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - the same
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def test_a_folder_is_its_index_and_what_is_missing_is_the_site_s_own_page(serving):
    server, _ = serving
    assert b"<h1>accueil</h1>" in _get(server, "/fr/")[1]
    assert b"<h1>accueil</h1>" in _get(server, "/fr")[1]
    assert _get(server, "/p/abc") == (200, b"sealed")
    assert _get(server, "/nowhere") == (404, b"<body>rien ici</body>")
    assert _get(server, "/p/")[0] == 404


@pytest.mark.parametrize(
    "path", ["/../access.log", "/%2e%2e/access.log", "/fr/..%2f..%2faccess.log"]
)
def test_nothing_outside_the_site_is_served(serving, path):
    assert _get(serving[0], path)[0] == 404


def test_requests_are_logged_and_those_of_the_preview_itself_are_not(serving):
    server, log = serving
    _get(server, "/fr/?a=1", **{"User-Agent": 'odd " agent', "Referer": "http://x.example/"})
    _get(server, "/.showkit/reload.js")
    (line,) = log.read_text("utf-8").splitlines()
    assert '"GET /fr/?a=1 HTTP/1.1" 200 ' in line
    assert line.endswith('"http://x.example/" "odd \\x22 agent"')


def test_a_page_is_told_of_the_next_build(serving):
    server, _ = serving
    assert b"/.showkit/reload.js" in _get(server, "/fr/")[1]
    url = f"http://127.0.0.1:{server.server_port}/.showkit/builds"
    with urllib.request.urlopen(url, timeout=10) as events:
        threading.Timer(0.2, server.builds.finished).start()
        assert events.readline() == b"event: built\n"
