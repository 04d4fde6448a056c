"""The Table Schema is derived from the record, so that the two can never disagree."""

from __future__ import annotations

from typing import Any

from showkit.content.table_schema import table_schema
from showkit.model.material import Equipment, Visual
from showkit.model.performance import Performance
from showkit.model.visit import VisitRow


def fields(schema: dict[str, Any]) -> dict[str, Any]:
    return {field["name"]: field for field in schema["fields"]}


def test_the_link_log_is_described_in_full():
    """Somebody else's program must be able to read the link log without our code."""
    schema = table_schema(VisitRow, primary_key=["key"])
    assert schema["$schema"] == "https://datapackage.org/profiles/2.0/tableschema.json"
    assert schema["primaryKey"] == ["key"]
    assert list(fields(schema)) == list(VisitRow.model_fields)[1:]
    described = fields(schema)
    assert described["time"]["type"] == "datetime"
    assert described["time"]["constraints"] == {"required": True}
    assert described["evidence"]["constraints"]["enum"] == ["human", "probable", "machine"]
    assert "required" not in described["person"]["constraints"]


def test_a_text_per_language_becomes_a_column_per_language():
    described = fields(table_schema(Visual, languages=["fr", "en", "zh-Hant"]))
    assert {"alt_fr", "alt_en", "alt_zh-Hant"} <= described.keys()
    assert "alt" not in described


def test_types_and_bounds_are_those_of_the_record():
    described = fields(table_schema(Visual))
    assert described["focal_x"]["type"] == "number"
    assert described["focal_x"]["constraints"] == {"minimum": 0, "maximum": 1}
    assert described["year"]["type"] == "integer"
    quantity = fields(table_schema(Equipment))["quantity"]
    assert quantity["constraints"] == {"minimum": 1}


def test_a_pattern_is_given_only_where_the_record_holds_to_it():
    """The record takes “ca” for CA; a schema that refuses it would call good files broken."""
    described = fields(table_schema(Performance))
    assert "constraints" in described["time"]
    assert described["time"]["constraints"]["pattern"] == "([01]?[0-9]|2[0-3]):[0-5][0-9]"
    assert described["country"]["constraints"] == {"required": True}


def test_the_record_s_own_bookkeeping_is_no_column():
    assert "extensions" not in fields(table_schema(VisitRow))
