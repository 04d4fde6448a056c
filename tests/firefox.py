"""Debian's Firefox for tests, driven over WebDriver BiDi, the standard that it speaks itself."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import shutil
import socket
import subprocess
import time
from typing import TYPE_CHECKING, Any

import pytest
from websockets.sync.client import connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from websockets.sync.client import ClientConnection

_PATIENCE = 60
"""Seconds."""


class Firefox:
    """A running browser with one tab."""

    def __init__(self, socket_: ClientConnection) -> None:
        self._socket = socket_
        self._ids = itertools.count(1)
        self._ask("session.new", capabilities={})
        tree = self._ask("browsingContext.getTree")
        self._tab = tree["contexts"][0]["context"]

    def open(self, address: str) -> None:
        """Go to an address, from a blank page: a fragment alone loads nothing."""
        for url in ("about:blank", address):
            self._ask("browsingContext.navigate", context=self._tab, url=url, wait="complete")

    def value(self, expression: str) -> Any:
        """Return what a JavaScript expression gives: a text, a number, yes or no."""
        target = {"context": self._tab}
        found = self._ask(
            "script.evaluate", expression=expression, target=target, awaitPromise=True
        )
        return found["result"].get("value")

    def wait_for(self, expression: str) -> None:
        """Wait until a JavaScript expression holds."""
        deadline = time.monotonic() + _PATIENCE
        while not self.value(f"Boolean({expression})"):
            if time.monotonic() > deadline:
                pytest.fail(f"it never came: {expression}; {self.value('document.body.innerText')}")
            time.sleep(0.05)

    def click(self, x: int, y: int) -> None:
        """Press the mouse's button at a place of the window."""
        steps = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        mouse = {"type": "pointer", "id": "mouse", "actions": steps}
        self._ask("input.performActions", context=self._tab, actions=[mouse])

    def _ask(self, method: str, **params: object) -> dict[str, Any]:
        number = next(self._ids)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv(timeout=_PATIENCE))
            if answer.get("id") == number:
                if answer["type"] == "error":
                    pytest.fail(f"{method}: {answer['message']}")
                result: dict[str, Any] = answer["result"]
                return result


@contextlib.contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """Run Firefox without a window, its profile in `folder`."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        pytest.fail("firefox-esr is not installed; .ci/run installs what the tests need")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (folder / "profile").mkdir(parents=True)
    command = [program, "--headless", "--no-remote", "--profile", str(folder / "profile")]
    with (
        (folder / "firefox.log").open("wb") as log,
        subprocess.Popen(
            [*command, "--remote-debugging-port", str(port)],
            env=os.environ | {"HOME": str(folder)},
            stdout=log,
            stderr=log,
        ) as running,
    ):
        try:
            with _connected(port) as talk:
                yield Firefox(talk)
        finally:
            running.terminate()


def _connected(port: int) -> ClientConnection:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            return connect(f"ws://127.0.0.1:{port}/session", max_size=None)
        except OSError:
            if time.monotonic() > deadline:
                pytest.fail("Firefox did not answer")
            time.sleep(0.1)
