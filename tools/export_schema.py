"""Writes the JSON Schema of the routine file; a test fails while it is out of step."""

from pathlib import Path

from acupressure_app.core.schema import routine_schema_file

TARGET = Path(__file__).parents[1] / "assets" / "schemas" / "routine.schema.json"

if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(routine_schema_file())
    print(TARGET)
