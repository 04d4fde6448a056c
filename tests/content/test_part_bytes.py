"""Parts as bytes: nothing is lost, nothing is called that no part is made of."""

from __future__ import annotations

import os
import pickle
from dataclasses import is_dataclass
from pathlib import Path

import pytest
from pydantic import BaseModel

from showkit.content.part_bytes import PartBytesError, dump_parts, load_parts
from showkit.content.parts import part_names, read_part
from showkit.output.project import Project

_DEMO = Project(Path(__file__).parents[2])


@pytest.fixture(scope="module")
def parts():
    return {name: read_part(_DEMO, name) for name in part_names(_DEMO)}


def test_what_comes_back_is_what_was_read(parts):
    assert load_parts(dump_parts(parts)) == parts


def test_a_record_comes_back_with_what_was_given_and_its_fields_in_order(parts):
    """What is written into files goes by both: only given fields, in the record's order."""
    again = load_parts(dump_parts(parts))
    pairs = [(part.record, again[name].record) for name, part in parts.items()]
    checked = 0
    while pairs:
        record, copy = pairs.pop()
        assert type(record) is type(copy)
        if isinstance(record, BaseModel):
            assert record.model_fields_set == copy.model_fields_set
            assert list(record.__dict__) == list(copy.__dict__)
            assert record.model_dump() == copy.model_dump()
            assert copy.model_copy() == record
            checked += 1
        if isinstance(record, (tuple, list)):
            pairs += zip(record, copy, strict=True)
        elif isinstance(record, dict):
            pairs += [(record[key], copy[key]) for key in record]
        elif is_dataclass(record) or isinstance(record, BaseModel):
            pairs += [(value, vars(copy)[name]) for name, value in vars(record).items()]
    assert checked > 1000


def test_a_record_that_came_back_is_still_frozen(parts):
    (name,) = [name for name in parts if name.endswith("le-vauban.yaml")]
    house = load_parts(dump_parts({name: parts[name]}))[name].record
    with pytest.raises(ValueError, match="frozen"):
        house.name = "another"


def test_a_row_is_the_same_object_in_the_show_and_in_its_table(parts):
    """A check asks the table where a row of the show stands, and means this very row."""
    again = load_parts(dump_parts(parts))
    for part in again.values():
        for path, table in part.tables.items():
            if path.endswith("performances.csv"):
                assert {id(row) for row in part.record.performances} == {id(r) for r in table.rows}


class _Calls:
    """Pickles as a call of any function."""

    def __init__(self, function, *arguments):
        self._call = function, arguments

    def __reduce__(self):
        return self._call


@pytest.mark.parametrize(
    "planted",
    [
        _Calls(os.mkdir, "planted"),
        _Calls(eval, "__import__('os').mkdir('planted')"),
        _Calls(getattr, Path, "mkdir"),
        _Calls(pickle.loads, b"."),
        _Calls(dump_parts, {}),
        _Calls(Path, "planted"),
    ],
    ids=["mkdir", "eval", "getattr", "loads", "our own", "Path"],
)
def test_bytes_that_somebody_planted_call_nothing(planted, tmp_path, monkeypatch):
    """A project folder may come from anybody: an archive, a shared disk, a CI's cache."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PartBytesError):
        load_parts(pickle.dumps({"shows/x": planted}))
    assert list(tmp_path.iterdir()) == []


def test_a_name_with_dots_reaches_no_function_of_our_records(tmp_path, monkeypatch):
    """Pickle's fourth protocol follows dots from a class to its methods."""
    monkeypatch.chdir(tmp_path)
    for name in (b"Presenter.model_validate", b"Presenter.parse_file", b"dt.date"):
        module = b"showkit.model.presenter"
        planted = b"\x80\x04" + b"".join(
            b"\x8c" + bytes([len(text)]) + text for text in (module, name)
        )
        with pytest.raises(PartBytesError, match=r"presenter\."):
            load_parts(planted + b"\x93.")


@pytest.mark.parametrize("data", [b"", b".", b"N.", pickle.dumps({"x": 1}), pickle.dumps([1])])
def test_bytes_of_something_else_are_refused(data):
    with pytest.raises(PartBytesError):
        load_parts(data)
