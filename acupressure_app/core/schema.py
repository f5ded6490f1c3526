"""The JSON Schema of a routine file, made from the types: for editors that check while typing."""

from typing import Any

import msgspec

from acupressure_app.core.routine import Routine


def routine_schema() -> dict[str, Any]:
    """The schema of format 1. What only `check` sees, such as unknown points, is not in it."""
    schema: dict[str, Any] = _on_one_line(msgspec.json.schema(Routine))
    heading = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Acupressure routine, format 1",
    }
    return heading | schema


def _on_one_line(node: Any) -> Any:
    """The schema with each description on one line: Python versions indent docstrings otherwise."""
    match node:
        case dict():
            return {
                key: " ".join(value.split()) if key == "description" else _on_one_line(value)
                for key, value in node.items()
            }
        case list():
            return [_on_one_line(value) for value in node]
        case _:
            return node


def routine_schema_file() -> bytes:
    """The schema as the committed file holds it."""
    return msgspec.json.format(msgspec.json.encode(routine_schema()), indent=2) + b"\n"
