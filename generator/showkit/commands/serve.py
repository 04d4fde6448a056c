"""``showkit serve``: the site on this computer, with an access log as a real server writes it."""

from __future__ import annotations

import functools
import threading
import time
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, TextIO

import click

from showkit.model.message import Message
from showkit.output.catalogues import catalogue, reader_language

if TYPE_CHECKING:
    from pathlib import Path

    from showkit.output.project import Project


class NothingToServeError(Exception):
    """There is no site yet."""

    def __init__(self, site: str) -> None:
        self.message = Message("there is no {site}: run “showkit build” first", site=site)
        super().__init__(str(self.message))


def serve(project: Project, host: str, port: int, log: Path) -> int:
    """Serve until interrupted; append a line per request to `log`."""
    if not project.site.is_dir():
        raise NothingToServeError(project.relative(project.site))
    log.parent.mkdir(parents=True, exist_ok=True)
    with (
        log.open("a", encoding="utf-8", buffering=1) as lines,
        site_server(project.site, host, port, lines) as server,
    ):
        address = f"http://{host}:{server.server_port}/"
        message = Message(
            "{address} shows {site}; {log} is its access log. Ctrl+C ends it.",
            address=address,
            site=project.relative(project.site),
            log=project.relative(log),
        )
        click.echo(catalogue(reader_language()).say(message))
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0


def site_server(site: Path, host: str, port: int, log: TextIO) -> ThreadingHTTPServer:
    """Return a server of the folder `site`, not yet running; port 0 takes any free one."""
    handler = functools.partial(_Handler, log=log, lock=threading.Lock(), directory=str(site))
    return ThreadingHTTPServer((host, port), handler)


class _Handler(SimpleHTTPRequestHandler):
    """Answers as a static host does: folders by their index, its own page for what is missing."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        "": "application/octet-stream",
        ".avif": "image/avif",
        ".js": "text/javascript",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def __init__(self, *args: object, log: TextIO, lock: threading.Lock, directory: str) -> None:
        self._log = log
        self._lock = lock
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def list_directory(self, path: str) -> None:  # type: ignore[override]
        """Refuse to list a folder, as hosts do."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page where something is missing."""
        page = f"{self.directory}/404.html"
        try:
            with open(page, "rb") as own:  # noqa: PTH123 - the base class keeps a str
                body = own.read()
        except OSError:
            body = b""
        if code != HTTPStatus.NOT_FOUND or not body:
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def send_head(self) -> object:  # type: ignore[override]
        """Remember nothing of the answer's size until it is known."""
        self._size = 0
        return super().send_head()

    def send_header(self, keyword: str, value: str) -> None:
        """Note the size of the body for the log."""
        if keyword.lower() == "content-length":
            self._size = int(value)
        super().send_header(keyword, value)

    def end_headers(self) -> None:
        """Write the log line when the answer is settled."""
        super().end_headers()
        self._write_log_line()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Keep the status for the line that follows the headers."""
        del size
        self._status = int(code)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's signature
        """Say nothing on the screen; the log has it."""

    def _write_log_line(self) -> None:
        """Append a line in the combined format (Apache mod_log_config, nginx `combined`)."""
        moment = time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime())
        referrer = _quoted(self.headers.get("Referer", "-"))
        agent = _quoted(self.headers.get("User-Agent", "-"))
        line = (
            f'{self.client_address[0]} - - [{moment}] "{_quoted(self.requestline)}" '
            f'{self._status} {self._size} "{referrer}" "{agent}"\n'
        )
        with self._lock:
            self._log.write(line)


def _quoted(text: str) -> str:
    """Escape what would break a quoted field, as nginx does."""
    return "".join(
        sign if sign.isprintable() and sign not in '"\\' else f"\\x{ord(sign):02X}" for sign in text
    )
