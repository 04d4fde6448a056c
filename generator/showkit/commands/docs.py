"""``make docs``: the pages that are made from the code itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from showkit.commands.findings_page import examples, findings_page
from showkit.contacts.exchange.fields_list import with_fields
from showkit.content.guide import content_guide
from showkit.content.where.reference import with_tables
from showkit.output.cache import write_atomically
from showkit.output.catalogues import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping


def pages(repository: Path = Path()) -> Mapping[str, str]:
    """Return each generated page by its file's name in ``docs/``.

    Examples of findings are those of the tests in `repository`.
    """
    shown = examples(repository / "tests" / "invalid")
    return {
        "content-guide.md": content_guide(catalogue("en")),
        "guide-des-contenus.md": content_guide(catalogue("fr-CA")),
        "findings.md": findings_page(catalogue("en"), shown),
        "constats.md": findings_page(catalogue("fr-CA"), shown),
        **{
            name: with_fields((repository / "docs" / name).read_text("utf-8"))
            for name in ("spreadsheets.md", "tableurs.md")
        },
        "where.md": with_tables((repository / "docs" / "where.md").read_text("utf-8")),
    }


def write_pages(folder: Path) -> None:
    """Write the pages into `folder`."""
    for name, text in pages().items():
        write_atomically(folder / name, text.encode())


if __name__ == "__main__":
    write_pages(Path("docs"))
