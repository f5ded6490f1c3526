"""The JSON Schema of a routine file, made from the types: for editors that check while typing."""

from typing import Any

import msgspec

from acupressure_app.core.routine import Routine


def routine_schema() -> dict[str, Any]:
    """The schema of format 1. What only `check` sees, such as unknown points, is not in it."""
    schema = msgspec.json.schema(Routine)
    heading = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Acupressure routine, format 1",
    }
    return heading | schema


def routine_schema_file() -> bytes:
    """The schema as the committed file holds it."""
    return msgspec.json.format(msgspec.json.encode(routine_schema()), indent=2) + b"\n"
