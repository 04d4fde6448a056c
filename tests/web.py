"""A real web server and a real browser for tests; ``.ci/run`` installs what is missing."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

_NGINX = """
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 128; }}
http {{
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log {log} combined;
  gzip on;
  gzip_types text/css text/javascript application/javascript application/json image/svg+xml;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {site};
    error_page 404 {not_found};
  }}
}}
"""


@dataclass(frozen=True)
class Server:
    """A running server: its address, without a closing slash, and its access log."""

    url: str
    log: Path


def _program(*names: str) -> str:
    for name in names:
        found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
        if found:
            return found
    pytest.fail(f"{names[0]} is not installed; .ci/run installs what the tests need")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 120  # showkit serve builds first
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"the server ended with {process.returncode}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.2):
            return
        time.sleep(0.05)
    pytest.fail("the server did not answer")


@contextlib.contextmanager
def nginx(site: Path, folder: Path, not_found: str = "/404.html") -> Iterator[Server]:
    """Serve `site` with nginx, its log and temporary files in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    port, log = free_port(), folder / "access.log"
    user = "user root;" if os.geteuid() == 0 else ""
    text = _NGINX.format(
        folder=folder, user=user, log=log, port=port, site=site, not_found=not_found
    )
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    command = [_program("nginx"), "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    with _running(command, port):
        yield Server(f"http://127.0.0.1:{port}", log)


@contextlib.contextmanager
def nginx_as_configured(example: str, folder: Path) -> Iterator[Server]:
    """Serve what a ``server {}`` block says, on a free port and with its log in `folder`."""
    port = free_port()
    block = re.sub(r"listen 80;", f"listen 127.0.0.1:{port};", example)
    block = re.sub(r"access_log [^;]+;", f"access_log {folder}/access.log combined;", block)
    user = "user root;" if os.geteuid() == 0 else ""
    text = _NGINX.format(
        folder=folder, user=user, log="/dev/null", port=free_port(), site=folder, not_found=""
    )
    text = text[: text.index("  server {")] + block + "}\n"
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    command = [_program("nginx"), "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    with _running(command, port):
        yield Server(f"http://127.0.0.1:{port}", folder / "access.log")


@contextlib.contextmanager
def caddy_as_configured(example: str, host: str, folder: Path) -> Iterator[Server]:
    """Serve what a Caddyfile says, on a free port and with its log in `folder`."""
    port = free_port()
    text = example.replace(f"\n{host} {{", f"\nhttp://127.0.0.1:{port} {{")
    text = re.sub(r"output file \S+", f"output file {folder}/access.log", text)
    text = "{\n\tadmin off\n}\n" + text
    (folder / "Caddyfile").write_text(text, encoding="utf-8")
    command = [_program("caddy"), "run", "--config", str(folder / "Caddyfile")]
    with _running([*command, "--adapter", "caddyfile"], port):
        yield Server(f"http://127.0.0.1:{port}", folder / "access.log")


_APACHE = """
ServerRoot {folder}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/apache.pid
ErrorLog {folder}/error.log
{modules}
{user}
LogFormat "%h %l %u %t \\"%r\\" %>s %b \\"%{{Referer}}i\\" \\"%{{User-agent}}i\\"" combined
CustomLog {folder}/access.log combined
TypesConfig /etc/mime.types
DocumentRoot {site}
<Directory {site}>
  AllowOverride All
  Require all granted
</Directory>
"""
_APACHE_MODULES = ("mpm_event", "authz_core", "dir", "headers", "mime")


@contextlib.contextmanager
def apache(site: Path, folder: Path) -> Iterator[Server]:
    """Serve `site` with Apache, which reads its ``.htaccess`` files."""
    port = free_port()
    modules = "\n".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so"
        for name in _APACHE_MODULES
    )
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    (folder / "apache.conf").write_text(
        _APACHE.format(folder=folder, port=port, modules=modules, user=user, site=site), "utf-8"
    )
    command = [_program("apache2", "httpd"), "-D", "FOREGROUND", "-f", str(folder / "apache.conf")]
    with _running(command, port):
        yield Server(f"http://127.0.0.1:{port}", folder / "access.log")


@contextlib.contextmanager
def showkit_serve(project: Path) -> Iterator[Server]:
    """Serve a project's site with ``showkit serve``."""
    port = free_port()
    command = [sys.executable, "-m", "showkit", "--project", str(project)]
    with _running([*command, "serve", "--port", str(port)], port):
        yield Server(f"http://127.0.0.1:{port}", project / ".showkit" / "access.log")


@contextlib.contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _wait_for(port, process)
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def chromium(*flags: str, has_viewer: bool = False) -> Iterator[Browser]:
    """Start the Chromium that is installed, with more `flags` where a test needs them.

    Its shell, which never has a window, is the same engine in half of the processors' time, but
    for the viewer of PDFs, which it has not.
    """
    whole = ("chromium", "chromium-browser", "google-chrome")
    path = _program(*(whole if has_viewer else ("chromium-headless-shell", *whole)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*CHROMIUM_FLAGS, *flags])
        try:
            yield browser
        finally:
            browser.close()


def lay_out(page: Page) -> None:
    """Have every band of a page laid out, also those that no screen is near to (portal.css)."""
    page.evaluate(
        """() => document.querySelectorAll("*").forEach((one) => {
            if (getComputedStyle(one).contentVisibility === "auto")
                one.style.contentVisibility = "visible";
        })"""
    )


def width_of(page: Page) -> int:
    """Return how wide a whole page is, in pixels: more than its window if it scrolls sideways."""
    lay_out(page)
    return page.evaluate("document.documentElement.scrollWidth")


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Return what axe finds on a page as it stands: each rule, and the elements that break it.

    Its script stays in the page for a second look, and only what is wrong leaves the browser.
    """
    lay_out(page)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [
        (rule, elements)
        for rule, elements in page.evaluate(
            "axe.run({resultTypes: ['violations']}).then(found => found.violations.map("
            "one => [one.id, one.nodes.map(node => node.html)]))"
        )
    ]


def search(page: Page, typed: str) -> None:
    """Open the search by keyboard and ask for the whole of what is typed, at once.

    Typed letter by letter, a page could be found for the beginning of a word alone.
    """
    page.locator("[data-open-search]").focus()
    page.keyboard.press("Enter")
    page.locator("[data-md-component=search-query]:focus").wait_for()
    page.keyboard.insert_text(typed)
    page.keyboard.press("End")


def found(page: Page, address: str) -> Locator:
    """Wait for what the search found with ``address`` in it; the best such first.

    The list is drawn more than once, as the index comes and as the page is scrolled, so that
    no row of it can be held and read later.
    """
    rows = page.locator(f'.md-search-result__link[href*="{address}"]')
    rows.first.wait_for(state="attached")
    return rows.first
