"""A file that is no routine yet, read as far as it goes, so that it can be mended in the editor.

What does not fit its kind is left out; what only breaks a limit stays, and is told as a problem.
"""

import json
from typing import Any

import msgspec
from msgspec import inspect as types

from acupressure_app.core.routine import Routine


def loosely_read(raw: bytes) -> Routine | None:
    """What can be read of a routine file; None where that is nothing."""
    try:
        tree = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return loosely(tree)


def loosely(tree: object) -> Routine | None:
    """The routine in a tree of plain values; None where it is no object."""
    if not isinstance(tree, dict):
        return None
    read: Routine = _struct(tree, types.type_info(Routine))  # type: ignore[arg-type]
    return read


def _struct(tree: dict[str, Any], node: types.StructType) -> Any:
    values: dict[str, Any] = {}
    for field in node.fields:
        value = _value(tree.get(field.encode_name), field.type)
        if value is not None:
            values[field.name] = value
        elif field.required:
            values[field.name] = _blank(field.type)
    return node.cls(**values)


def _value(value: Any, node: types.Type) -> Any:
    """The value in its type, or None where it is of another kind."""
    match node:
        case types.UnionType():
            found = (_value(value, member) for member in node.types)
            return next((one for one in found if one is not None), None)
        case types.StructType():
            return _struct(value, node) if isinstance(value, dict) else None
        case types.VarTupleType():
            return _tuple(value, node) if isinstance(value, list) else None
        case types.DictType():
            return _words(value) if isinstance(value, dict) else None
        case types.EnumType():
            known = {member.value: member for member in node.cls}
            return known.get(value) if isinstance(value, str) else None
        case types.LiteralType():
            return value if type(value) in (str, int) and value in node.values else None
        case types.StrType():
            return value if isinstance(value, str) else None
        case types.IntType():
            return value if type(value) is int else None
        case types.FloatType():
            return value if type(value) in (int, float) else None
        case _:
            return None


def _tuple(value: list[Any], node: types.VarTupleType) -> tuple[Any, ...] | None:
    read = tuple(one for item in value if (one := _value(item, node.item_type)) is not None)
    return read or (None if node.min_length and not value else read)


def _words(value: dict[Any, Any]) -> dict[str, str] | None:
    return {k: v for k, v in value.items() if isinstance(v, str)} or None


def _blank(node: types.Type) -> Any:
    match node:
        case types.VarTupleType():
            return ()
        case types.LiteralType():
            return node.values[0]
        case types.IntType():
            return node.ge or 0
        case types.FloatType():
            return 0.0
        case _:
            return ""


def plain(routine: Routine) -> Any:
    """The routine as a tree of plain values, right or not."""
    return json.loads(msgspec.json.encode(routine))
