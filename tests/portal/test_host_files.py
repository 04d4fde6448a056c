"""What a host is told: real servers send what the files say."""

from __future__ import annotations

import tempfile
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from showkit.model.company import Hosting
from showkit.output.artifact import Artifact
from showkit.output.writer import publish
from showkit.portal.host_files import host_files, server_example
from showkit.portal.policy import content_security_policy, inline_script_hashes, with_policy
from web import apache, caddy_as_configured, nginx_as_configured

_POLICY = content_security_policy({"sha256-abc="})
_SITE = [
    Artifact("index.html", b"<title>home</title>"),
    Artifact("404.html", b"<title>nothing here</title>"),
    Artifact("assets/portal.0123456789.css", b"p{}", immutable=True),
    Artifact("media/photo-480.avif", b"avif", immutable=True),
    Artifact("fr/index.html", b"<title>accueil</title>"),
    Artifact("fr/404.html", b"<title>rien ici</title>"),
    Artifact("fr/calendar/all.ics", b"BEGIN:VCALENDAR"),
    Artifact("p/abc", b"sealed"),
    Artifact("p/read", b""),
]


@pytest.fixture
def folder():
    """Return a folder that a server's own user may enter, which pytest's are not."""
    with tempfile.TemporaryDirectory(prefix="showkit-host-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def _asked(url):
    """Return status, headers and body of an answer."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - our own server
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def _running(hosting, folder):
    site = folder / "site"
    publish([*_SITE, *host_files(hosting, _POLICY, "/", ["fr"])], site)
    example = server_example(hosting, _POLICY, str(site), "frasil.example", ["fr"])
    if hosting is Hosting.NGINX:
        return nginx_as_configured(example[1], folder)
    if hosting is Hosting.CADDY:
        return caddy_as_configured(example[1], "frasil.example", folder)
    return apache(site, folder)


@pytest.mark.parametrize("hosting", [Hosting.NGINX, Hosting.CADDY, Hosting.APACHE])
def test_a_real_server_sends_what_the_pages_need(hosting, folder):
    with _running(hosting, folder) as server:
        status, headers, body = _asked(f"{server.url}/")
        assert (status, body) == (200, b"<title>home</title>")
        assert headers["Content-Security-Policy"] == f"{_POLICY}; frame-ancestors 'none'"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        for path in ("assets/portal.0123456789.css", "media/photo-480.avif"):
            assert "immutable" in _asked(f"{server.url}/{path}")[1]["Cache-Control"]
        assert _asked(f"{server.url}/media/photo-480.avif")[1]["Content-Type"] == "image/avif"
        headers = _asked(f"{server.url}/fr/calendar/all.ics")[1]
        assert headers["Content-Type"].startswith("text/calendar"), "a program opens it"
        assert headers["X-Content-Type-Options"] == "nosniff"
        for path in ("p/abc", "p/read?token"):
            status, headers, _ = _asked(f"{server.url}/{path}")
            assert status == 200
            assert headers["Cache-Control"] == "no-store"
            assert "noindex" in headers["X-Robots-Tag"]
        status, _, body = _asked(f"{server.url}/nowhere/")
        assert (status, body) == (404, b"<title>nothing here</title>")
        status, headers, body = _asked(f"{server.url}/fr/shows/nowhere/")
        assert (status, body) == (404, b"<title>rien ici</title>"), "in the reader's language"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert _asked(f"{server.url}/p/")[0] in {403, 404}, "a folder is not listed"


@pytest.mark.parametrize("hosting", [Hosting.NETLIFY, Hosting.CLOUDFLARE_PAGES])
def test_netlify_and_cloudflare_read_one_file_of_headers(hosting):
    """The form: a path, then its headers, indented."""
    (file,) = host_files(hosting, _POLICY, "/")
    assert file.path == "_headers"
    blocks = [block.splitlines() for block in file.read().decode().strip().split("\n\n")]
    assert [block[0] for block in blocks] == ["/*", "/p/*", "/assets/*", "/media/*"]
    for block in blocks:
        assert all(line.startswith("  ") and ": " in line for line in block[1:])
    assert f"  Content-Security-Policy: {_POLICY}; frame-ancestors 'none'" in blocks[0]
    assert all(len(line) < 2000 for block in blocks for line in block), "Cloudflare's limit"


def test_netlify_is_told_of_the_page_in_each_language():
    """Cloudflare Pages finds the nearest one by itself and reads no status in its redirects."""
    _, redirects = host_files(Hosting.NETLIFY, _POLICY, "/saison/", ["fr", "en"])
    assert redirects.path == "_redirects"
    assert redirects.read().decode().splitlines() == [
        "/saison/fr/* /saison/fr/404.html 404",
        "/saison/en/* /saison/en/404.html 404",
    ]
    assert len(host_files(Hosting.CLOUDFLARE_PAGES, _POLICY, "/", ["fr", "en"])) == 1


def test_a_host_without_files_of_its_own_gets_none():
    assert host_files(Hosting.GITHUB_PAGES, _POLICY, "/") == ()
    assert server_example(Hosting.GITHUB_PAGES, _POLICY, "/srv/site", "x.example") is None


def test_the_policy_lists_the_scripts_that_run_inline_and_no_others():
    page = (
        '<meta charset="utf-8"><script>var a=1</script><script src="x.js"></script>'
        '<script type="application/json">{"no": 1}</script>'
    )
    # echo -n 'var a=1' | openssl dgst -sha256 -binary | base64
    assert inline_script_hashes(page) == {"sha256-WazVQOu5lmXfSreSrMJd1CsaQ4c00fUQpJfBYCuMSIw="}


def test_every_page_carries_the_policy_unless_it_has_its_own():
    own = b'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="x">'
    artifacts = [
        Artifact("a.html", b'<meta charset="utf-8"><script>var a=1</script>'),
        Artifact("b.html", own),
        Artifact("c.css", b"p{}"),
    ]
    done, policy = with_policy(artifacts)
    assert "'sha256-" in policy
    assert f'content="{policy}"' in done[0].read().decode()
    assert done[1].read() == own
    assert done[2].read() == b"p{}"


def test_a_page_allows_what_it_needs_and_the_header_what_any_page_needs():
    """A browser enforces both: the page's own policy is the narrower one."""
    page = b'<meta charset="utf-8">'
    needs = {
        "a.html": {"frame-src": {"https://player.vimeo.com"}},
        "b.html": {"form-action": {"'self'"}, "media-src": {"'self'"}},
    }
    done, header = with_policy([Artifact(f"{name}.html", page) for name in "abc"], needs)
    a, b, c = (artifact.read().decode() for artifact in done)
    assert "frame-src https://player.vimeo.com" in a
    assert "form-action 'none'" in a
    assert "form-action 'self'" in b
    assert "media-src 'self'" in b
    assert "frame-src" not in b + c
    assert "form-action 'none'" in c
    for said in ("frame-src https://player.vimeo.com", "form-action 'self'", "media-src 'self'"):
        assert said in header
    assert "'none' 'self'" not in header
