"""Build hook: compile the message catalogues (.po) that the wheel carries into .mo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(root: Path) -> None:
    """Write a .mo beside each .po of `root`, the project's folder."""
    for source in sorted((root / "generator" / "showkit" / "catalogues").glob("*/*/*.po")):
        with source.open("rb") as lines:
            catalogue = read_po(lines)
        with source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, catalogue)


class CatalogueHook(BuildHookInterface[Any]):
    """Runs before a wheel, an sdist or an editable install is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile the catalogues."""
        compile_catalogues(Path(self.root))
