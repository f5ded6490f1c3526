"""A tree that does not fit the types: every place where it does not, in words of our own."""

import math
import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from msgspec import inspect as types

from acupressure_app.core.language import N_, Phrase
from acupressure_app.core.near import one_of
from acupressure_app.core.problem import Fault, Problem
from acupressure_app.core.routine import ID_PATTERN, Routine
from acupressure_app.core.tree import children, shown, step_to

_ROUTINE = types.type_info(Routine)


def misfits(tree: object) -> Iterator[Problem]:
    """Every place where the tree of a routine file does not fit the format."""
    yield from _type_problems(tree, _ROUTINE, "$")


def _type_problems(value: object, node: types.Type, path: str) -> Iterator[Problem]:
    """Every place where the tree does not fit the types, in our own words."""
    match node:
        case types.UnionType():
            member = next((m for m in node.types if _kind(m) == _kind_of(value)), None)
            if member is None:
                yield _wrong(path, node, value, Fault.OTHER_KIND)
            else:
                yield from _type_problems(value, member, path)
        case _ if _kind(node) != _kind_of(value):
            yield _wrong(path, node, value, Fault.OTHER_KIND)
        case types.StructType():
            yield from _struct_problems(value, node, path)  # type: ignore[arg-type]
        case types.VarTupleType():
            if not _length_fits(value, node):
                yield _wrong(path, node, value, _fault(value, node))
            for child_path, child in children(value, path):
                yield from _type_problems(child, node.item_type, child_path)
        case types.DictType():
            yield from _dict_problems(value, node, path)  # type: ignore[arg-type]
        case _ if not _fits(value, node):
            yield _wrong(path, node, value, _fault(value, node))


def _struct_problems(
    value: dict[str, object], node: types.StructType, path: str
) -> Iterator[Problem]:
    fields = {field.encode_name: field for field in node.fields}
    for key, child in value.items():
        if key in fields:
            yield from _type_problems(child, fields[key].type, f"{path}{step_to(key)}")
        else:
            yield _unknown(
                f"{path}{step_to(key)}",
                _one_of_the_fields(key, list(fields)),
                key,
                Fault.UNKNOWN_FIELD,
            )
    for key, field in fields.items():
        if field.required and key not in value:
            expected = _described(field.type)
            yield Problem(
                f"{path}{step_to(key)}",
                N_("expected {expected}, got nothing: the field is missing", expected=expected),
                Fault.EMPTY,
                *_limits(field.type),
            )


def _one_of_the_fields(key: str, fields: list[str]) -> Phrase:
    known = ", ".join(fields)
    for meant in get_close_matches(key, fields, 1):
        return N_('"{meant}" or another of the fields {known}', meant=meant, known=known)
    return N_("one of the fields {known}", known=known)


def _dict_problems(value: dict[str, object], node: types.DictType, path: str) -> Iterator[Problem]:
    if not _length_fits(value, node):
        yield _wrong(path, node, value, _fault(value, node))
    for key, child in value.items():
        child_path = f"{path}{step_to(key)}"
        if not _fits(key, node.key_type):
            wanted = N_("a language code such as en or pt-BR")
            yield _unknown(child_path, wanted, key, Fault.BAD_LANGUAGE)
        yield from _type_problems(child, node.value_type, child_path)


def _wrong(path: str, node: types.Type, value: object, fault: Fault) -> Problem:
    expected = _described(node, value)
    what = N_("expected {expected}, got {got}", expected=expected, got=shown(value))
    return Problem(path, what, fault, *_limits(node))


def _unknown(path: str, expected: Phrase, key: str, fault: Fault) -> Problem:
    return Problem(
        path, N_("expected {expected}, got {got}", expected=expected, got=shown(key)), fault
    )


def _fault(value: Any, node: types.Type) -> Fault:
    """In which way a value of the right kind does not fit."""
    match node:
        case types.IntType() | types.FloatType():
            return Fault.OUT_OF_RANGE
        case types.EnumType() | types.LiteralType():
            return Fault.NOT_OFFERED
        case types.StrType(pattern=pattern) if pattern == ID_PATTERN:
            return Fault.BAD_ID
        case types.StrType() if not value.strip():
            return Fault.EMPTY
        case types.VarTupleType() | types.DictType() if not value:
            return Fault.EMPTY
        case _:
            return Fault.TOO_LONG


def _limits(node: types.Type) -> tuple[float | None, float | None]:
    """The least and most of a number, or of a length; in a union those of what is simplest."""
    match node:
        case types.UnionType():
            return _limits(node.types[0])
        case types.IntType() | types.FloatType():
            return node.ge, node.le
        case types.StrType() | types.VarTupleType() | types.DictType():
            return node.min_length, node.max_length
        case _:
            return None, None


def _kind_of(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "bool"
        case int() | float():
            return "number"
        case str():
            return "text"
        case dict():
            return "object"
        case _:
            return "list"


def _kind(node: types.Type) -> str:
    match node:
        case types.NoneType():
            return "null"
        case types.IntType() | types.FloatType():
            return "number"
        case types.LiteralType() if all(isinstance(value, int) for value in node.values):
            return "number"
        case types.StrType() | types.EnumType() | types.LiteralType():
            return "text"
        case types.StructType() | types.DictType():
            return "object"
        case types.VarTupleType():
            return "list"
        case _:
            return "bool"


def _fits(value: Any, node: types.Type) -> bool:
    match node:
        case types.IntType():
            return isinstance(value, int) and _in_range(value, node)
        case types.FloatType():
            return math.isfinite(value) and _in_range(value, node)
        case types.StrType():
            pattern = node.pattern
            return _length_fits(value, node) and (not pattern or bool(re.search(pattern, value)))
        case types.EnumType():
            return value in {member.value for member in node.cls}
        case types.LiteralType():
            return not isinstance(value, float) and value in node.values
        case _:
            return True


def _in_range(value: float, node: types.IntType | types.FloatType) -> bool:
    return (node.ge is None or value >= node.ge) and (node.le is None or value <= node.le)


def _length_fits(value: Any, node: types.StrType | types.VarTupleType | types.DictType) -> bool:
    low, high = node.min_length or 0, node.max_length
    return low <= len(value) and (high is None or len(value) <= high)


def _described(node: types.Type, got: object = None) -> Phrase:
    match node:
        case types.UnionType():
            members = [m for m in node.types if not isinstance(m, types.NoneType)]
            return _either([_described(member, got) for member in members])
        case types.IntType() if node.ge is not None:
            return N_("a whole number from {low} to {high}", low=node.ge, high=node.le)
        case types.FloatType():
            return N_("a number from {low} to {high}", low=node.ge, high=node.le)
        case types.StrType(pattern=pattern) if pattern == ID_PATTERN:
            return N_("an id of small letters, digits, - and _, at most 64")
        case types.StrType():
            low, high = node.min_length or 0, node.max_length
            if node.pattern:
                return N_("text of {low} to {high} characters, not only spaces", low=low, high=high)
            return N_("text of {low} to {high} characters", low=low, high=high)
        case types.EnumType():
            return one_of([member.value for member in node.cls], got)
        case types.LiteralType():
            return one_of(node.values, got)
        case types.VarTupleType():
            low, high = node.min_length or 0, node.max_length
            return N_("a list of {low} to {high} entries", low=low, high=high)
        case types.DictType():
            return N_("an object of texts by language")
        case types.StructType():
            fields = ", ".join(field.encode_name for field in node.fields)
            return N_("an object with the fields {fields}", fields=fields)
        case _:
            return N_("something else")


def _either(phrases: list[Phrase]) -> Phrase:
    first, *rest = phrases
    for phrase in rest:
        first = N_("{first} or {second}", first=first, second=phrase)
    return first
