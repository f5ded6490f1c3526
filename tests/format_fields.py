"""Every field that the schema of the routine file knows, and a routine that has them all."""

import json
from collections.abc import Iterator
from typing import Any

from acupressure_app.store.folders import folders
from tests.builders import press, routine_data, spot

_SCHEMA = json.loads((folders().assets / "schemas" / "routine.schema.json").read_bytes())


FULL: dict[str, Any] = routine_data(
    summary="Two sentences.",
    position=["sitting"],
    rounds=2,
    evidence={"grade": "low", "statement": "Small studies.", "sources": ["A book, 2020"]},
    schedule={
        "times_a_day": 2,
        "days_a_week": 5,
        "weeks": 4,
        "when": ["before meals"],
        "around": {"date": "the journey", "from_day": -1, "to_day": 1},
    },
    prescribed={"by": "Ana", "note": "Gently."},
    sets=[
        {
            "rounds": 3,
            "steps": [
                press(
                    side="each",
                    seconds={"min": 60, "usual": 90, "max": 120},
                    first="right",
                    count=20,
                    build_up=2,
                    release=2,
                    rest=5,
                    tool="thumb",
                    hand="opposite",
                    note="Breathe.",
                    leave_out_if=["fever"],
                    stretches=[
                        {"share": 2, "technique": "circles", "direction": "clockwise",
                         "per_minute": 60, "pressure": "firm"},
                        {"technique": "pulse", "on": 5, "off": 2},
                    ],
                ),
                press(spot(picture="calf.jpg", mark={"x": 0.5, "y": 0.5}), seconds={"at_most": 90}),
            ],
        }
    ],
)  # fmt: skip
"""Every field of the format."""


def every_field() -> tuple[str, ...]:
    """All of them, once each, as paths: "sets[].steps[].point.name"."""
    return tuple(dict.fromkeys(_fields(_SCHEMA, "")))


def _fields(node: dict[str, Any], path: str) -> Iterator[str]:
    if "$ref" in node:
        yield from _fields(_SCHEMA["$defs"][node["$ref"].rpartition("/")[2]], path)
    for member in node.get("anyOf", ()):
        yield from _fields(member, path)
    for name, child in node.get("properties", {}).items():
        below = f"{path}.{name}" if path else name
        yield below
        yield from _fields(child, below)
    if "items" in node:
        yield from _fields(node["items"], f"{path}[]")


def every_range() -> dict[str, tuple[float, float]]:
    """The least and the most of each number that has them."""
    return dict(_ranges(_SCHEMA, ""))


def _ranges(node: dict[str, Any], path: str) -> Iterator[tuple[str, tuple[float, float]]]:
    if "$ref" in node:
        yield from _ranges(_SCHEMA["$defs"][node["$ref"].rpartition("/")[2]], path)
    for member in node.get("anyOf", ()):
        yield from _ranges(member, path)
    for name, child in node.get("properties", {}).items():
        yield from _ranges(child, f"{path}.{name}" if path else name)
    if "items" in node:
        yield from _ranges(node["items"], f"{path}[]")
    if "minimum" in node and "maximum" in node:
        yield path, (node["minimum"], node["maximum"])
