"""How much memory the pages of a browser take while they work, as the system counts it."""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROC = Path("/proc")
_EVERY = 0.02
"""Seconds between two looks: a chunk of 1 MiB takes about as long."""


class Growth:
    """What a renderer took at most beyond what it had when one began to look, in bytes.

    A page's own memory lies in its renderer: JavaScript's heap, array buffers outside it, and
    what is shared with the browser on the way there. What the browser keeps of a Blob, in memory
    or on disk as it sees fit, does not. A renderer that the browser starts meanwhile, for a page
    to come, is none of those looked at.
    """

    def __init__(self) -> None:
        self._before = {process: _own_memory(process) for process in _renderers()}
        assert self._before, "no browser of this process runs"
        self.peak = 0

    def look(self) -> None:
        """Take note of what is taken now."""
        now = (_own_memory(process) - before for process, before in self._before.items())
        self.peak = max(self.peak, *now)


@contextlib.contextmanager
def renderer_growth() -> Iterator[Growth]:
    """Watch the renderers of all browsers that this process started."""
    growth, over = Growth(), threading.Event()

    def watch() -> None:
        while not over.wait(_EVERY):
            growth.look()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield growth
    finally:
        over.set()
        watcher.join()


def _renderers() -> Iterator[Path]:
    """Yield the renderers among the processes that descend from this one."""
    parents = {}
    for folder in _PROC.iterdir():
        if folder.name.isdigit():
            # a process may end while one looks at it
            with contextlib.suppress(OSError):
                # the name, in brackets, may hold anything
                parents[folder.name] = (folder / "stat").read_text().rpartition(")")[2].split()[1]
    for pid in parents:
        if _descends(pid, str(os.getpid()), parents):
            with contextlib.suppress(OSError):
                if b"--type=renderer" in (_PROC / pid / "cmdline").read_bytes():
                    yield _PROC / pid


def _descends(pid: str, ancestor: str, parents: dict[str, str]) -> bool:
    while pid in parents and pid != ancestor:
        pid = parents[pid]
    return pid == ancestor


def _own_memory(process: Path) -> int:
    """Return the bytes in memory that do not merely mirror files (proc(5): RssAnon, RssShmem)."""
    with contextlib.suppress(OSError):
        lines = (process / "status").read_text().splitlines()
        fields = dict(line.split(":", 1) for line in lines if ":" in line)
        return sum(int(fields.get(name, "0").split()[0]) for name in ("RssAnon", "RssShmem")) << 10
    return 0
