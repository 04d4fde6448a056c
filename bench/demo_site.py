"""The demo's site for benches that look at it: built in a folder of its own, links included."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from bench.large_base import copy_demo
from showkit.access.links import LinkState, links
from showkit.access.secret import open_secret
from showkit.commands.build import build
from showkit.content.load import load
from showkit.output.project import Project

if TYPE_CHECKING:
    from showkit.access.links import Link

FOLDER = Path(__file__).parents[1]
TOOLS = FOLDER / ".showkit" / "tools"
"""Where programs from npm are looked for: out of Git, and cleared by ``make clean``."""

DAY = dt.date(2026, 11, 21)


def built_demo(folder: Path) -> tuple[Project, Link]:
    """Build the demo below `folder`; return it, and one person's open link."""
    project = Project(folder / "demo")
    copy_demo(project.content)
    known = FOLDER / ".showkit" / "cache" / "pictures"
    if known.is_dir():  # pictures that were encoded before need not be again
        shutil.copytree(known, project.cache / "pictures")
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as said:
        code = build(project, project.site, DAY)
    if code:
        raise SystemExit(said.getvalue())
    library = load(project).library
    if library is None:
        raise SystemExit("the demo cannot be read")
    known_links = links(library, open_secret(project), DAY)
    return project, next(link for link in known_links if link.state is LinkState.OPEN)


def installed(program: str, package: str) -> Path | None:
    """Return a file of an npm package that is installed for the benches; say what to do if none."""
    path = TOOLS / "node_modules" / program
    if path.is_file():
        return path
    where = TOOLS.relative_to(FOLDER)
    sys.stdout.write(f"  SKIPPED: it needs {package}: npm install --prefix {where} {package}\n")
    return None


def has_program(name: str) -> bool:
    """Tell whether a program is installed; say what is missing if not."""
    if shutil.which(name):
        return True
    sys.stdout.write(f"  SKIPPED: it needs the program {name}\n")
    return False
