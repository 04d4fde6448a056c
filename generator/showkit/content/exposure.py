"""Checks of what may be seen by others: the personal data in content/, and the links' secret."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

from showkit.content.checks.check import Check, check
from showkit.content.repository import remotes
from showkit.content.rules import EXPOSURE
from showkit.model.finding import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from showkit.content.load import Loaded
    from showkit.model.library import Library

_SECONDS: Final = 10
_NOT_FOUND: Final = 1
"""What `git check-ignore` answers for a no; anything else but 0 means that it could not tell."""


def personal_data_stay_private(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """The Git repository around content/ is not sent to a host where all may read it.

    content/ holds names, addresses and what was said on the telephone. showkit knows the large
    public hosts by name but cannot see whether a repository there is private: say so once, with
    “repository_is_private: yes” under “privacy” in company.yaml.
    """
    if library.company.privacy.repository_is_private:
        return
    content = loaded.project.content
    names = {r.public_host: r.name for r in reversed(remotes(content)) if r.public_host}
    if not names or _git(content, "check-ignore", "--quiet") == 0:
        return
    place = loaded.place("content/company.yaml", ("privacy",), of_key=True)
    for host, name in names.items():
        yield EXPOSURE.PUBLIC_HOST.at(place, host=host, remote=name)


def the_secret_stays_out_of_git(loaded: Loaded) -> Iterator[Finding]:
    """The file that all links hang on is never part of a Git repository.

    A line in .gitignore keeps it out; copy it to a second computer by hand.
    """
    secret = loaded.project.secret
    if not secret.is_file():
        return
    place = Place(loaded.project.relative(secret))
    if _git(secret, "ls-files", "--error-unmatch") == 0:
        yield EXPOSURE.SECRET_IN_GIT.at(place, file=secret.name)
    elif _git(secret, "check-ignore", "--quiet") == _NOT_FOUND:
        yield EXPOSURE.SECRET_NOT_IGNORED.at(place, file=secret.name)


def _git(file: Path, *question: str) -> int | None:
    """Return git's answer to a question on a file, None where there is no git to ask.

    Variables of a hook that showkit may run in would name another repository; a repository's own
    file-system monitor is a program that we have no reason to start.
    """
    git = shutil.which("git")
    if git is None:
        return None
    surroundings = {name: value for name, value in os.environ.items() if name[:4] != "GIT_"}
    surroundings.pop("SHOWKIT_SECRET", None)
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


EXPOSURE_CHECKS: Final[tuple[Check, ...]] = (
    check(personal_data_stay_private, EXPOSURE.PUBLIC_HOST),
    check(the_secret_stays_out_of_git, EXPOSURE.SECRET_IN_GIT, EXPOSURE.SECRET_NOT_IGNORED),
)
"""For `showkit check` and `showkit build`: they look beyond content/, and ask git."""
