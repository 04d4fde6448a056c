"""``showkit serve``: look at the site on this computer, and see each change as it is saved."""

from __future__ import annotations

import errno
import sys
import threading
from typing import TYPE_CHECKING, TextIO

from watchfiles import watch

from showkit.commands.build import build
from showkit.commands.failures import explain_failure
from showkit.commands.manifest import unchanged
from showkit.commands.progress import say
from showkit.model.message import Message
from showkit.output.cores import kept_processes
from showkit.output.memory import Memory
from showkit.output.preview import PreviewServer

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from showkit.output.project import Project


class ServeError(Exception):
    """The site cannot be served there; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def serve(project: Project, host: str, port: int, log: Path, as_of: dt.date | None = None) -> int:
    """Build, serve until interrupted, build again on each change; append requests to `log`.

    Raises:
        ServeError: the port is taken.
    """
    memory = Memory()
    with kept_processes():
        _begin(project, as_of, memory)
        log.parent.mkdir(parents=True, exist_ok=True)
        with (
            log.open("a", encoding="utf-8", buffering=1) as lines,
            _server(project, host, port, lines) as server,
        ):
            threading.Thread(target=server.serve_forever, daemon=True).start()
            say(
                Message(
                    "{address} shows {site}; {log} is its access log. Ctrl+C ends it.",
                    address=f"http://{host}:{server.server_port}/",
                    site=project.relative(project.site),
                    log=project.relative(log),
                )
            )
            watched = [path for path in (project.content, project.templates) if path.is_dir()]
            for _ in watch(*watched, raise_interrupt=False):
                if _build(project, as_of, memory):
                    server.builds.finished()
            server.shutdown()
    return 0


def _server(project: Project, host: str, port: int, log: TextIO) -> PreviewServer:
    try:
        return PreviewServer(project.site, host, port, log)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise ServeError(
            Message(
                "port {port} is taken, perhaps by another “showkit serve”: end that one, or choose "
                "another port with --port",
                port=port,
            )
        ) from None


def _begin(project: Project, as_of: dt.date | None, memory: Memory) -> None:
    """Build the site, unless it stands as the last build left it."""
    last = unchanged(project, project.site, as_of)
    if last is None:
        _build(project, as_of, memory)
    else:
        sys.stderr.write(last.findings)
        sys.stdout.write(last.words)


def _build(project: Project, as_of: dt.date | None, memory: Memory) -> bool:
    """Build the site; what is wrong with the content is printed and waited out."""
    try:
        build(project, project.site, as_of, memory)
    except Exception as error:
        if explain_failure(error):
            return False
        raise
    return True
