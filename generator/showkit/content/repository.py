"""The Git repository around a project, from its own files: where it is and where it sends.

No program is run for that. What is read is the repository's own configuration (git-config(1));
an address abbreviated in somebody's personal configuration (`insteadOf`) stays as it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PUBLIC_HOSTS: Final = (
    "github.com",
    "gitlab.com",
    "bitbucket.org",
    "codeberg.org",
    "framagit.org",
    "sr.ht",
    "gitea.com",
    "notabug.org",
    "pagure.io",
    "git.disroot.org",
)
"""Hosts where anybody may have a repository that everybody can read."""

_LARGEST: Final = 1_000_000
_SECTION: Final = re.compile(r"\s*\[\s*(?P<name>[\w.-]+)(?:\s+\"(?P<sub>(?:[^\"\\]|\\.)*)\")?\s*\]")
_VARIABLE: Final = re.compile(r"\s*(?P<key>[A-Za-z][\w-]*)\s*=\s*(?P<value>.*)")
_WITH_SCHEME: Final = re.compile(
    r"[a-z][a-z0-9+.-]*://(?:[^/@]*@)?(?P<host>[^/:?#]+)", re.IGNORECASE
)
_LIKE_SCP: Final = re.compile(r"(?:[^/@:\\]+@)?(?P<host>[^/@:\\]{2,}):(?!\\)")


@dataclass(frozen=True)
class Remote:
    """A place that a repository sends to: its name there, such as ``origin``, and its address."""

    name: str
    address: str

    @property
    def public_host(self) -> str | None:
        """The public host of `PUBLIC_HOSTS` that it is at, if any."""
        host = host_of(self.address)
        return next((h for h in PUBLIC_HOSTS if host == h or host.endswith(f".{h}")), None)


def host_of(address: str) -> str:
    """Return the host of a Git address in small letters; nothing for a folder on this computer.

    Addresses are web addresses or ``user@host:path`` (git-clone(1), “Git URLs”). One letter
    before a colon is a drive.
    """
    found = (_WITH_SCHEME if "://" in address else _LIKE_SCP).match(address)
    return found["host"].lower().rstrip(".") if found else ""


def remotes_in(configuration: str) -> tuple[Remote, ...]:
    """Return the remotes that the text of a repository's ``config`` names, each address once."""
    found: dict[Remote, None] = {}
    name: str | None = None
    for line in configuration.splitlines():
        section = _SECTION.match(line)
        if section:
            of_remote = section["name"].lower() == "remote" and section["sub"] is not None
            name = re.sub(r"\\(.)", r"\1", section["sub"]) if of_remote else None
            line = line[section.end() :]  # noqa: PLW2901 - a variable may follow on the same line
        variable = _VARIABLE.match(line)
        if name is not None and variable and variable["key"].lower() in {"url", "pushurl"}:
            found[Remote(name, _unquoted(variable["value"]))] = None
    return tuple(found)


def _unquoted(value: str) -> str:
    """Return a value without quotes, escapes and what is only said after ``#`` or ``;``."""
    kept = ""
    is_quoted = False
    for part in re.findall(r"\\.|[\"#;]|[^\"#;\\]+", value):
        if part == '"':
            is_quoted = not is_quoted
        elif part in {"#", ";"} and not is_quoted:
            break
        else:
            kept += part.removeprefix("\\")
    return kept.strip()


def remotes(folder: Path) -> tuple[Remote, ...]:
    """Return the remotes of the repository that `folder` lies in; none where it lies in none."""
    configuration = next((_configuration(above) for above in _upwards(folder)), None)
    text = _text(configuration) if configuration else ""
    return remotes_in(text)


def _upwards(folder: Path) -> Iterator[Path]:
    """Yield what is called ``.git`` in the folder and those around it, the nearest first."""
    here = folder.resolve()
    for around in (here, *here.parents):
        if (around / ".git").exists():
            yield around / ".git"


def _configuration(git: Path) -> Path:
    """Return the configuration's file, also of a worktree or submodule (gitrepository-layout(5)).

    There ``.git`` is a file that names a folder, and a worktree's folder names the common one.
    """
    folder = git
    if git.is_file():
        named = _text(git).removeprefix("gitdir:").strip()
        folder = git.parent / named
    common = _text(folder / "commondir").strip()
    return (folder / common if common else folder) / "config"


def _text(path: Path) -> str:
    """Return a small file's text; nothing where it cannot be had."""
    try:
        if path.stat().st_size > _LARGEST:
            return ""
        return path.read_text("utf-8", errors="replace")
    except (OSError, ValueError):
        return ""
