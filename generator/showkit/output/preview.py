"""The site on this computer: a server that answers and logs as a static host does.

Pages that it serves also ask it to be told of the next build, and load themselves again then;
nothing of that is in the site itself, nor in the log.
"""

from __future__ import annotations

import functools
import re
import threading
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Mapping

_OWN = "/.showkit/"
_PLAIN_NAME = re.compile(r"[a-z-]+")
_SCRIPT_PATH = f"{_OWN}reload.js"
_EVENTS_PATH = f"{_OWN}builds"
_KEEP_ALIVE_SECONDS = 15.0
_TAG = f'<script src="{_SCRIPT_PATH}"></script>'.encode()

# Where one was is kept for the one load that follows, as a reload of a page that fills itself
# later (the access page) would lose it.
_SCRIPT = b"""(function () {
  "use strict";
  var key = "showkit-scroll:" + location.pathname;
  var wanted = Number(sessionStorage.getItem(key));
  sessionStorage.removeItem(key);
  if (wanted) {
    history.scrollRestoration = "manual";
    var tries = 0;
    var timer = setInterval(function () {
      scrollTo(0, wanted);
      tries += 1;
      if (Math.abs(scrollY - wanted) < 2 || tries > 40) clearInterval(timer);
    }, 50);
  }
  new EventSource("/.showkit/builds").addEventListener("built", function () {
    sessionStorage.setItem(key, String(scrollY));
    location.reload();
  });
})();
"""


@dataclass
class Builds:
    """Counts builds, and wakes whoever waits for the next one."""

    number: int = 0
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def finished(self) -> None:
        """Tell everybody that the site is new."""
        with self._changed:
            self.number += 1
            self._changed.notify_all()

    def wait_beyond(self, number: int, timeout: float) -> bool:
        """Return whether there was a build after `number` within `timeout` seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self.number > number, timeout)


class PreviewServer(ThreadingHTTPServer):
    """Serves the folder `site`; port 0 takes any free one. Appends its access log to `log`."""

    daemon_threads = True

    def __init__(self, site: Path, host: str, port: int, log: TextIO) -> None:
        self.builds = Builds()
        handler = functools.partial(
            _Handler, builds=self.builds, log=log, lock=threading.Lock(), directory=str(site)
        )
        super().__init__((host, port), handler)


class _Handler(SimpleHTTPRequestHandler):
    """Answers as a static host does: folders by their index, its own page for what is missing."""

    extensions_map: Mapping[str, str] = SimpleHTTPRequestHandler.extensions_map | {  # type: ignore[assignment]
        "": "application/octet-stream",
        ".avif": "image/avif",
        ".js": "text/javascript",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def __init__(
        self,
        *args: object,
        builds: Builds,
        log: TextIO,
        lock: threading.Lock,
        directory: str,
    ) -> None:
        self._builds = builds
        self._log = log
        self._lock = lock
        self._status = 0
        self._size = 0
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request: one of the preview's own, a page, or any other file."""
        path = self.path.split("?", 1)[0]
        if path == _SCRIPT_PATH:
            self._send(HTTPStatus.OK, "text/javascript", _SCRIPT)
        elif path == _EVENTS_PATH:
            self._send_builds()
        elif page := self._page():
            self._send(HTTPStatus.OK, "text/html; charset=utf-8", _with_reload(page))
        else:
            super().do_GET()

    def list_directory(self, path: str) -> None:  # type: ignore[override]
        """Refuse to list a folder, as hosts do."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the nearest page of the site's own where something is missing."""
        language = self.path.strip("/").split("/", 1)[0]
        folder = Path(self.directory)
        near = folder / language / "404.html" if _PLAIN_NAME.fullmatch(language) else folder
        own = near if near.is_file() else folder / "404.html"
        if code == HTTPStatus.NOT_FOUND and own.is_file():
            self._send(HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", own.read_bytes())
        else:
            super().send_error(code, message, explain)

    def send_header(self, keyword: str, value: str) -> None:
        """Note the size of the body for the log."""
        if keyword.lower() == "content-length":
            self._size = int(value)
        super().send_header(keyword, value)

    def end_headers(self) -> None:
        """Write the log line when the answer is settled."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()
        if not self.path.startswith(_OWN):
            self._write_log_line()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Keep the status for the line that follows the headers."""
        del size
        self._status = int(code)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's signature
        """Say nothing on the screen; the log has it."""

    def _page(self) -> bytes | None:
        """Return the page at the requested path, None where it is no page."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?", 1)[0].endswith("/"):
            path /= "index.html"
        return path.read_bytes() if path.suffix == ".html" and path.is_file() else None

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_builds(self) -> None:
        """Keep the connection open and tell of each build (HTML, server-sent events)."""
        seen = self._builds.number
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while True:
                if self._builds.wait_beyond(seen, _KEEP_ALIVE_SECONDS):
                    seen = self._builds.number
                    self.wfile.write(b"event: built\ndata: \n\n")
                else:
                    self.wfile.write(b": still here\n\n")
                self.wfile.flush()
        except OSError:
            return  # the reader has gone

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


def _with_reload(page: bytes) -> bytes:
    head, end, tail = page.rpartition(b"</body>")
    return head + _TAG + end + tail if end else page


def _quoted(text: str) -> str:
    """Escape what would break a quoted field, as nginx does."""
    return "".join(
        sign if sign.isprintable() and sign not in '"\\' else f"\\x{ord(sign):02X}" for sign in text
    )
