"""Importing 10,000 rows of contacts, against openpyxl merely reading the same workbook.

Measured are a preview into an empty base, the import itself (2,500 contact files written), and
the next one, when the base is loaded again and nothing is new. The limit is 20 seconds each.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import tempfile
import time
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from showkit.commands.contacts_import import Wishes, import_contacts
from showkit.output.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = 10_000
HOUSES = 2_500
LIMIT = 20.0
DAY = dt.date(2026, 11, 21)

HEADER = (
    *("Structure", "Type de structure", "Adresse", "CP", "Ville", "Pays", "Site web", "Genres"),
    *("Prénom", "Nom", "Fonction", "Courriel", "Téléphone", "Langue", "Vérifié le"),
    *("Consentement", "Remarques"),
)
_SYLLABLES = ("ba", "cor", "del", "fan", "gri", "hul", "jo", "kem", "lor", "mi", "nou", "pra")
_KINDS = ("Théâtre", "Festival", "Centre culturel", "Salle", "Scène nationale")
_COUNTRIES = ("France", "Belgique", "Canada", "Suisse", "Luxembourg")
_GENRES = ("cirque", "danse contemporaine", "théâtre", "marionnettes", "musique", "conte")


def main() -> int:
    """Print each time and its ratio to openpyxl's; 1 where the limit is passed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        sheet = root / "contacts.xlsx"
        write_sheet(sheet)
        project = empty_project(root / "project")
        peer = timed(lambda: read_with_openpyxl(sheet))
        print(f"openpyxl reads {ROWS:,} rows: {peer:.1f} s")
        times = {
            "preview, empty base": timed(lambda: run(project, sheet, Wishes())),
            "import, empty base": timed(lambda: run(project, sheet, Wishes(apply=True))),
            "import again, nothing new": timed(lambda: run(project, sheet, Wishes(apply=True))),
        }
    for name, seconds in times.items():
        print(f"{name}: {seconds:.1f} s, {seconds / peer:.1f} times openpyxl's reading")
    return int(max(times.values()) > LIMIT)


def write_sheet(path: Path, rows: int = ROWS) -> None:
    """Write a workbook as companies have them: a row per person, houses repeated."""
    chance = random.Random(3)  # noqa: S311 - the same sheet every time, nothing to guess
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(list(HEADER))
    for n in range(rows):
        house = n % HOUSES
        own = word(random.Random(house))  # noqa: S311 - the same
        given, family = word(chance).title(), word(chance).title()
        sheet.append(
            [
                f"{_KINDS[house % 5]} {own} {house}",
                _KINDS[house % 5],
                f"{house % 90 + 1}, rue {own}",
                10_000 + house,
                f"{own.title()}-sur-{word(random.Random(house // 3)).title()}",  # noqa: S311 - the same
                _COUNTRIES[house % 5],
                f"www.{own}{house}.example",
                ", ".join(chance.sample(_GENRES, 2)),
                given,
                family,
                "Programmation",
                f"{given}.{family}.{n}@{own}{house}.example".lower(),
                f"+33 1 {n:08}",
                "français",
                dt.date(2026, 1, 1) + dt.timedelta(days=n % 300),
                "opt-in" if n % 3 else "",
                "Vu à la bourse" if n % 7 == 0 else "",
            ]
        )
    book.save(path)


def word(chance: random.Random) -> str:
    """Return an invented word."""
    return "".join(chance.choice(_SYLLABLES) for _ in range(4))


def empty_project(root: Path) -> Project:
    """Return a project with a company and nothing else."""
    content = root / "content"
    content.mkdir(parents=True)
    (content / "company.yaml").write_text(
        "name: Bench\ntagline: Bench\nlanguages: [fr]\nsite_url: https://bench.example/\n", "utf-8"
    )
    return Project(root)


def read_with_openpyxl(path: Path) -> None:
    """Read every cell, as the fastest way of openpyxl does."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for row in book.worksheets[0].iter_rows(values_only=True):
        len(row)
    book.close()


def run(project: Project, sheet: Path, wishes: Wishes) -> None:
    """Import, without the tables."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        import_contacts(project, sheet, wishes, DAY)


def timed(action: Callable[[], None]) -> float:
    """Return how long something takes, in seconds."""
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
