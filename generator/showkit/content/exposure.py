"""Checks of what may be seen by others: the personal data in content/, and the links' secret."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from showkit.content.checks.check import Check, check
from showkit.content.git import is_ignored, is_tracked
from showkit.content.repository import remotes
from showkit.content.rules import EXPOSURE
from showkit.model.finding import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.content.load import Loaded
    from showkit.model.library import Library

_OTHERS: Final = 0o077
"""The rights of everybody but the owner of a file."""

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
    if not names or is_ignored(content) == 0:
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
    if is_tracked(secret) == 0:
        yield EXPOSURE.SECRET_IN_GIT.at(place, file=secret.name)
    elif is_ignored(secret) == _NOT_FOUND:
        yield EXPOSURE.SECRET_NOT_IGNORED.at(place, file=secret.name)


def only_its_owner_reads_the_secret(loaded: Loaded) -> Iterator[Finding]:
    """Nobody else who uses the computer can read the file that all links hang on.

    showkit makes it for its owner's eyes alone; a copy or an unpacked archive may not be. (On
    Windows, the rights of the folder decide.)
    """
    secret = loaded.project.secret
    if os.name == "posix" and secret.is_file() and secret.stat().st_mode & _OTHERS:
        place = Place(loaded.project.relative(secret))
        yield EXPOSURE.SECRET_READABLE.at(place, file=secret.name)


EXPOSURE_CHECKS: Final[tuple[Check, ...]] = (
    check(personal_data_stay_private, EXPOSURE.PUBLIC_HOST),
    check(the_secret_stays_out_of_git, EXPOSURE.SECRET_IN_GIT, EXPOSURE.SECRET_NOT_IGNORED),
    check(only_its_owner_reads_the_secret, EXPOSURE.SECRET_READABLE),
)
"""For `showkit check` and `showkit build`: they look beyond content/, and ask git."""
