"""A name in a record that stands for a file: whether it is one, and of the right folder."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from showkit.content.rules import FILES
from showkit.content.suggestions import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

    from showkit.model.finding import Finding, Place

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//|www\.")
_DRIVE = re.compile(r"[A-Za-z]:")


class FileName(StrEnum):
    """What a name turned out to be."""

    FILE = "file"
    ADDRESS = "address"
    UNSAFE = "unsafe"
    MISSING = "missing"


def judge(name: str, folder: Path, *, flat: bool = True) -> FileName:
    """Tell what `name` stands for in `folder`.

    An absolute path, one that leaves the folder by ``..`` or by a link, and, where the folder is
    `flat`, one with folders of its own are unsafe. Names are judged alike on every system: a
    drive's letter and a backslash are no more welcome on Linux than elsewhere.
    """
    if _ADDRESS.match(name) and not _DRIVE.match(name):
        return FileName.ADDRESS
    parts = name.split("/")
    if _DRIVE.match(name) or "\\" in name or "\0" in name or ".." in parts or name[:1] == "/":
        return FileName.UNSAFE
    if flat and len(parts) > 1:
        return FileName.UNSAFE
    path = folder / name
    try:
        # a name without folders leads out of there by a link alone
        may_leave = not flat or path.is_symlink()
        if may_leave and not path.resolve().is_relative_to(folder.resolve()):
            return FileName.UNSAFE
        return FileName.FILE if path.is_file() else FileName.MISSING
    except (OSError, RuntimeError):  # a name too long for the system, links in a circle
        return FileName.MISSING


def file_findings(
    name: str, folder: Path, shown: str, place: Place, *, flat: bool = True
) -> list[Finding]:
    """Return what is wrong with a file's name; nothing where the file is there.

    `shown` is the folder as findings name it, `place` that of the name.
    """
    match judge(name, folder, flat=flat):
        case FileName.ADDRESS:
            return [FILES.ADDRESS.at(place, file=name, folder=shown)]
        case FileName.UNSAFE:
            return [FILES.UNSAFE_PATH.at(place, file=name, folder=shown)]
        case FileName.MISSING:
            suggestion = did_you_mean(name, _names(folder))
            return [FILES.NOT_HERE.at(place, file=name, folder=shown, suggestion=suggestion)]
    return []


def _names(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    return [entry.name for entry in folder.iterdir() if entry.is_file()]
