"""The same content gives the same bytes, on whichever computer it is built."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from small_demo import small_demo

_HERE = {
    "TZ": "Pacific/Auckland",
    "LANG": "C",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "1",
    "SOURCE_DATE_EPOCH": "1",
}
_THERE = {
    "TZ": "America/Montreal",
    "LANG": "fr_CA.UTF-8",
    "LC_ALL": "fr_CA.UTF-8",
    "PYTHONHASHSEED": "4242",
    "COLUMNS": "40",
}


def _built(folder, environment, umask):
    command = [sys.executable, "-m", "showkit", "--project", folder.name]
    subprocess.run(
        [*command, "build", "--as-of", "2026-11-21"],
        cwd=folder.parent,
        env=os.environ | environment | {"SHOWKIT_SECRET": "A" * 43},
        umask=umask,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return {
        path.relative_to(folder / "site").as_posix(): path.read_bytes()
        for path in (folder / "site").rglob("*")
        if path.is_file()
    }


def test_place_clock_language_and_chance_leave_no_trace(tmp_path):
    """Unchanged pages stay unchanged on the host, and who checks a site can build it again."""
    one, other = tmp_path / "one", tmp_path / "another" / "and deeper"
    small_demo(one, order=1, alone=True)
    small_demo(other, order=2, alone=True)
    here = _built(one, _HERE, umask=0o022)
    there = _built(other, _THERE, umask=0o077)
    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []
    assert {Path(name).suffix for name in here} >= {".html", ".avif", ".xml", ".json", ".js"}
    assert [name for name in here if name.startswith("p/")], "sealed pages are among them"
