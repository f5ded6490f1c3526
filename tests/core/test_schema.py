"""The committed schema of the routine file is the one that the types give."""

import json
from typing import Any

import pytest

from acupressure_app.core.routine import Routine
from acupressure_app.core.schema import routine_schema, routine_schema_file
from acupressure_app.store.folders import folders

SCHEMA = folders().assets / "schemas" / "routine.schema.json"


def test_the_committed_schema_is_in_step_with_the_types() -> None:
    assert SCHEMA.read_bytes() == routine_schema_file(), "run tools/export_schema.py"


def test_the_schema_names_the_dialect_and_the_format() -> None:
    schema = json.loads(SCHEMA.read_bytes())
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == "Acupressure routine, format 1"


def definition(name: str) -> dict[str, Any]:
    found: dict[str, Any] = routine_schema()["$defs"][name]
    return found


@pytest.mark.parametrize("name", ["Routine", "StepSet", "Step", "Stretch", "Spot", "Span"])
def test_an_editor_sees_a_field_that_does_not_exist(name: str) -> None:
    assert definition(name)["additionalProperties"] is False


@pytest.mark.parametrize(
    ("name", "needed"),
    [
        ("Routine", {"format", "id", "title", "symptoms", "sets"}),
        ("StepSet", {"steps"}),
        ("Step", {"point", "side"}),
        ("Spot", {"name", "where", "region"}),
        ("PictureMark", {"x", "y"}),
        ("Prescribed", {"by"}),
        ("Evidence", {"grade", "statement"}),
    ],
)
def test_an_editor_sees_a_field_that_is_missing(name: str, needed: set[str]) -> None:
    assert {*definition(name)["required"]} == needed


def test_an_editor_offers_every_field_of_a_routine() -> None:
    assert {*definition("Routine")["properties"]} == {*Routine.__struct_fields__}
