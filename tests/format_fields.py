"""Every field that the schema of the routine file knows, as a path: "sets[].steps[].point.name"."""

import json
from collections.abc import Iterator
from typing import Any

from acupressure_app.store.folders import folders

_SCHEMA = json.loads((folders().assets / "schemas" / "routine.schema.json").read_bytes())


def every_field() -> tuple[str, ...]:
    """All of them, once each."""
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
