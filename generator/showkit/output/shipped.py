"""Where showkit's own files lie: the package, and the templates that it ships."""

from __future__ import annotations

from pathlib import Path

import showkit


def package_folder() -> Path:
    """Return the folder of showkit's own code."""
    return Path(showkit.__file__).parent


def shipped_templates() -> Path:
    """Return showkit's own site_templates/, in the wheel or, in a checkout, beside generator/."""
    packaged = package_folder() / "site_templates"
    return packaged if packaged.is_dir() else package_folder().parents[1] / "site_templates"
