"""Questions to git about a file: the one place that starts it."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_SECONDS: Final = 10


def git_answer(file: Path, *question: str) -> int | None:
    """Return git's answer to a question on a file, None where there is no git to ask.

    Variables of a hook that showkit may run in would name another repository; a repository's own
    file-system monitor is a program that we have no reason to start.
    """
    git = shutil.which("git")
    if git is None:
        return None
    surroundings = {name: value for name, value in os.environ.items() if name[:4] != "GIT_"}
    for name in ("SHOWKIT_SECRET", "SHOWKIT_PASSPHRASE"):
        surroundings.pop(name, None)
    try:
        done = subprocess.run(  # noqa: S603 - git as found, and arguments that we made
            [git, "-c", "core.fsmonitor=false", *question, "--", file.name],
            cwd=file.parent,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.returncode


def is_ignored(file: Path) -> int | None:
    """Return 0 where a file is kept out of its repository, 1 where not, else git's trouble."""
    return git_answer(file, "check-ignore", "--quiet")


def is_tracked(file: Path) -> int | None:
    """Return 0 where a file is part of a repository, else git's trouble with it."""
    return git_answer(file, "ls-files", "--error-unmatch")
