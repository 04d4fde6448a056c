"""A small contact base with all that is hard to take out and in again."""

from __future__ import annotations

import datetime as dt
import io
import shutil
from pathlib import Path

import openpyxl
import pytest

from showkit.contacts.exchange.file_after import file_after
from showkit.contacts.exchange.gather import Surroundings
from showkit.contacts.exchange.own_export import is_own_export, own_plan
from showkit.contacts.exchange.own_sheets import rows_that_went_out
from showkit.contacts.exchange.own_tables import own_tables
from showkit.contacts.exchange.person_identity import nobody_is_forgotten
from showkit.contacts.exchange.read_file import read_sheets
from showkit.contacts.exchange.xlsx_write import write_workbook
from showkit.contacts.where import select
from showkit.content.load import load
from showkit.model.finding import Severity
from showkit.output.catalogues import catalogue
from showkit.output.project import Project

_BASE = Path(__file__).parent / "base"


class Base:
    """A project with contacts, exported and brought back."""

    today = dt.date(2026, 11, 21)
    words = catalogue("en")

    def __init__(self, root):
        self.project = Project(root)
        self.library = self.load()

    def load(self):
        """Read the contact files as they are now."""
        loaded = load(self.project)
        assert loaded.findings == ()
        return loaded.library

    def tables(self, where=None):
        """Return the tables of an export."""
        chosen = select(self.library, where, self.today)
        return own_tables(self.library, chosen, self.today, self.words)

    def workbook(self, where=None):
        """Return the bytes of a workbook."""
        return write_workbook(self.tables(where), self.words, self.today)

    def plan(self, data, name="contacts.xlsx", take=None):
        """Return what a file that comes back would change."""
        sheets, findings = read_sheets(data, name, lambda _: False)
        assert not any(finding.severity is Severity.ERROR for finding in findings)
        assert is_own_export(sheets)
        went_out = rows_that_went_out(data, name)
        return own_plan(sheets, went_out, self.around(take), self.words)

    def around(self, take=None, is_forgotten=nobody_is_forgotten):
        """Return what an import needs beside the file."""
        return Surroundings(self.load(), self.today, str, is_forgotten, take)

    def apply(self, plan):
        """Write what a plan changes; return the bytes of all contact files before and after."""
        folder = self.project.content / "presenters"
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        for house in plan.to_write():
            path = folder / f"{house.slug}.yaml"
            data = path.read_bytes() if path.exists() else None
            path.write_bytes(file_after(house, data, self.today, "x"))
        return before, {path.name: path.read_bytes() for path in folder.iterdir()}

    def restore(self, files):
        """Put back the contact files as they were."""
        folder = self.project.content / "presenters"
        for path in folder.iterdir():
            if path.name not in files:
                path.unlink()
        for name, data in files.items():
            (folder / name).write_bytes(data)


@pytest.fixture
def base(tmp_path):
    """Return a copy of the small contact base."""
    shutil.copytree(_BASE, tmp_path, dirs_exist_ok=True)
    return Base(tmp_path)


class Edited:
    """A workbook opened in a spreadsheet program."""

    def __init__(self, data):
        self.book = openpyxl.load_workbook(io.BytesIO(data))

    def sheet(self, name):
        """Return the sheet whose stamps are those of `name`."""
        for sheet in self.book:
            if sheet.cell(1, sheet.max_column).value == f"showkit_{name}":
                return sheet
        raise KeyError(name)

    def columns(self, name):
        """Return the columns' places (from 1) by their names for machines."""
        return {cell.value: cell.column for cell in self.sheet(name)[1]}

    def row(self, name, key):
        """Return the place (from 1) of the row with that key."""
        for cells in self.sheet(name).iter_rows(max_col=1):
            if cells[0].value == key:
                return cells[0].row
        raise KeyError(key)

    def set(self, name, key, /, **values):
        """Type values into the cells of a row; ``__`` stands for a point in a column's name."""
        self._type(name, self.row(name, key), values)

    def add(self, name, /, **values):
        """Type a new row under the last one."""
        self._type(name, self.sheet(name).max_row + 1, values)

    def _type(self, name, row, values):
        columns = self.columns(name)
        for column, value in values.items():
            cell = self.sheet(name).cell(row, columns[column.replace("__", ".")])
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # the cell has the format “Text”

    def delete(self, name, key):
        """Take a row away."""
        self.sheet(name).delete_rows(self.row(name, key))

    def saved(self):
        """Return the bytes that the program saves."""
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()


@pytest.fixture
def edited(base):
    """Return an exported workbook, open for editing."""
    return Edited(base.workbook())
