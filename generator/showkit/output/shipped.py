"""Where showkit's own files lie: the package, its templates, the libraries beneath it."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import showkit

if TYPE_CHECKING:
    from collections.abc import Iterator


def package_folder() -> Path:
    """Return the folder of showkit's own code."""
    return Path(showkit.__file__).parent


def shipped_templates() -> Path:
    """Return showkit's own site_templates/, in the wheel or, in a checkout, beside generator/."""
    packaged = package_folder() / "site_templates"
    return packaged if packaged.is_dir() else package_folder().parents[1] / "site_templates"


def libraries() -> Iterator[str]:
    """Yield what is installed, by name and version, and when; imports of metadata take longer."""
    for folder in sys.path:
        with contextlib.suppress(OSError), os.scandir(folder or ".") as entries:
            yield from sorted(
                f"{entry.name} {entry.stat().st_mtime_ns}"
                for entry in entries
                if entry.name.endswith((".dist-info", ".egg-info", ".pth"))
            )
