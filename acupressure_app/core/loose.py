"""A file that is no routine yet, read as far as it goes, so that it can be mended in the editor.

What does not fit its kind is left out; what only breaks a limit stays, and is told as a problem.
"""

import json
import math
from collections.abc import Iterator
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


def left_behind(raw: bytes) -> tuple[str, ...]:
    """Paths of what a file says and the routine read from it cannot: "$.sets[0].colour"."""
    try:
        tree = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return ()
    return tuple(_left(tree, types.type_info(Routine), "$"))


def _left(value: Any, node: types.Type, path: str) -> Iterator[str]:
    match node, value:
        case types.UnionType(), _:
            takes = (member for member in node.types if _value(value, member) is not None)
            yield from _left(value, next(takes), path)
        case types.StructType(), dict():
            known = {field.encode_name: field.type for field in node.fields}
            for name, inner in value.items():
                yield from _left_in(inner, known.get(name), f"{path}.{name}")
        case types.VarTupleType(), list():
            for number, inner in enumerate(value):
                yield from _left_in(inner, node.item_type, f"{path}[{number}]")
        case types.DictType(), dict():
            yield from (f"{path}.{k}" for k, v in value.items() if not isinstance(v, str))


def _left_in(value: Any, node: types.Type | None, path: str) -> Iterator[str]:
    """Where there is nothing in it, nothing is lost."""
    if value in (None, "", []):
        return
    if node is None or _value(value, node) is None:
        yield path
    else:
        yield from _left(value, node, path)


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
            return value if type(value) in (int, float) and math.isfinite(value) else None
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
