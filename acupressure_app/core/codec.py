"""A routine file's bytes become a routine, or the list of everything that is wrong with them.

msgspec stops at the first error and keeps the last of duplicate keys, so the text is parsed by
the standard parser and, when it does not fit, walked along the same types once more.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import inspect as types

from acupressure_app.core.checks import routine_problems
from acupressure_app.core.language import N_, Phrase
from acupressure_app.core.library import Content
from acupressure_app.core.partly import part_problems
from acupressure_app.core.problem import Problem
from acupressure_app.core.routine import Routine

MAX_BYTES = 256 * 1024
"""A larger file is not read. The longest published protocol takes about 4 KiB."""

MAX_DEPTH = 20
"""The format itself needs seven levels."""

_MAX_DIGITS = 18
_ROUTINE = types.type_info(Routine)
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")


def decode(raw: bytes, content: Content) -> Routine | tuple[Problem, ...]:
    """The routine in `raw` (UTF-8, with or without a BOM), or every problem found in it."""
    text = _text(raw)
    if isinstance(text, Problem):
        return (text,)
    parsed = _parse(text)
    if isinstance(parsed, Problem):
        return (parsed,)
    tree, doubled = parsed
    try:
        routine = msgspec.convert(tree, Routine)
    except (msgspec.ValidationError, UnicodeError, RecursionError) as error:
        misfits = (*_tree_problems(tree, "$", 1), *_type_problems(tree, _ROUTINE, "$"))
        found = (*doubled, *misfits, *part_problems(tree, content))
        return found or (Problem("", N_("expected a routine, got: {error}", error=error)),)
    # What fits the types is not too deep, and half a character comes only from an escape.
    halves = _tree_problems(tree, "$", 1) if "\\ud" in text.casefold() else ()
    return (*doubled, *halves, *routine_problems(routine, content)) or routine


def encode(routine: Routine) -> bytes:
    """The file of a routine: UTF-8, indented, fields at their default left out."""
    return msgspec.json.format(msgspec.json.encode(routine), indent=2) + b"\n"


def _text(raw: bytes) -> str | Problem:
    if len(raw) > MAX_BYTES:
        return Problem("", N_("expected at most {limit} bytes, got more", limit=MAX_BYTES))
    if raw.startswith(_WIDE_BOMS):
        return Problem("", N_("expected the encoding UTF-8, got UTF-16"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before, wrong = error.object[: error.start], error.object[error.start]
        return Problem(
            _position(before.decode("utf-8", "replace")),
            N_("expected the encoding UTF-8, got the byte {byte}", byte=hex(wrong)),
        )
    if not text.strip():
        return Problem("", N_("expected a routine, got an empty file"))
    return text


def _position(before: str) -> str:
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return f"line {line}, column {column}"


def _parse(text: str) -> tuple[object, list[Problem]] | Problem:
    """The JSON tree and its doubled keys; numbers that are not usable become NaN or infinity."""
    doubled: list[tuple[dict[str, object], str]] = []

    def collect(pairs: list[tuple[str, object]]) -> dict[str, object]:
        tree = dict(pairs)
        if len(tree) < len(pairs):
            times = Counter(key for key, _ in pairs)
            doubled.extend((tree, key) for key in tree if times[key] > 1)
        return tree

    try:
        tree = json.loads(
            text,
            object_pairs_hook=collect,
            parse_int=lambda digits: int(digits) if len(digits) <= _MAX_DIGITS else math.inf,
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        return Problem(where, N_("expected JSON, got: {error}", error=error.msg))
    except RecursionError:
        return _too_deep("$")
    return tree, _doubled_problems(tree, doubled) if doubled else []


def _too_deep(path: str) -> Problem:
    return Problem(
        path, N_("expected at most {depth} levels of nesting, got more", depth=MAX_DEPTH)
    )


def _doubled_problems(tree: object, doubled: list[tuple[dict[str, object], str]]) -> list[Problem]:
    paths = {id(value): path for path, value in _walk(tree, "$", 1) if isinstance(value, dict)}
    return [
        Problem(
            f"{paths.get(id(owner), '$')}{_step(key)}",
            N_("expected each field once, got it more than once"),
        )
        for owner, key in doubled
    ]


def _step(key: str) -> str:
    return f".{key}" if re.fullmatch(r"\w{1,64}", key) else f"[{_shown(key)}]"


def _children(value: object, path: str) -> Iterator[tuple[str, object]]:
    match value:
        case dict():
            yield from ((f"{path}{_step(key)}", child) for key, child in value.items())
        case list():
            yield from ((f"{path}[{index}]", child) for index, child in enumerate(value))


def _walk(value: object, path: str, depth: int) -> Iterator[tuple[str, object]]:
    yield path, value
    if depth <= MAX_DEPTH:
        for child_path, child in _children(value, path):
            yield from _walk(child, child_path, depth + 1)


def _tree_problems(value: object, path: str, depth: int) -> Iterator[Problem]:
    """What no type can see: text that is not text, and nesting without end."""
    if depth > MAX_DEPTH:
        yield _too_deep(path)
        return
    texts = [value] if isinstance(value, str) else list(value) if isinstance(value, dict) else []
    if any("\ud800" <= letter <= "\udfff" for text in texts for letter in text):
        yield Problem(path, N_("expected text, got half of a character (a lone surrogate)"))
    for child_path, child in _children(value, path):
        yield from _tree_problems(child, child_path, depth + 1)


def _type_problems(value: object, node: types.Type, path: str) -> Iterator[Problem]:
    """Every place where the tree does not fit the types, in our own words."""
    match node:
        case types.UnionType():
            member = next((m for m in node.types if _kind(m) == _kind_of(value)), None)
            if member is None:
                yield _wrong(path, _described(node), value)
            else:
                yield from _type_problems(value, member, path)
        case _ if _kind(node) != _kind_of(value):
            yield _wrong(path, _described(node), value)
        case types.StructType():
            yield from _struct_problems(value, node, path)  # type: ignore[arg-type]
        case types.VarTupleType():
            if not _length_fits(value, node):
                yield _wrong(path, _described(node), value)
            for child_path, child in _children(value, path):
                yield from _type_problems(child, node.item_type, child_path)
        case types.DictType():
            yield from _dict_problems(value, node, path)  # type: ignore[arg-type]
        case _ if not _fits(value, node):
            yield _wrong(path, _described(node), value)


def _struct_problems(
    value: dict[str, object], node: types.StructType, path: str
) -> Iterator[Problem]:
    fields = {field.encode_name: field for field in node.fields}
    for key, child in value.items():
        if key in fields:
            yield from _type_problems(child, fields[key].type, f"{path}{_step(key)}")
        else:
            known = ", ".join(fields)
            yield _wrong(f"{path}{_step(key)}", N_("one of the fields {known}", known=known), key)
    for key, field in fields.items():
        if field.required and key not in value:
            expected = _described(field.type)
            yield Problem(
                f"{path}{_step(key)}",
                N_("expected {expected}, got nothing: the field is missing", expected=expected),
            )


def _dict_problems(value: dict[str, object], node: types.DictType, path: str) -> Iterator[Problem]:
    if not _length_fits(value, node):
        yield _wrong(path, _described(node), value)
    for key, child in value.items():
        child_path = f"{path}{_step(key)}"
        if not _fits(key, node.key_type):
            yield _wrong(child_path, N_("a language code such as en or pt-BR"), key)
        yield from _type_problems(child, node.value_type, child_path)


def _wrong(path: str, expected: Phrase, value: object) -> Problem:
    return Problem(path, N_("expected {expected}, got {got}", expected=expected, got=_shown(value)))


def _shown(value: object) -> str:
    """A value as short JSON, so that the message stays one line."""
    match value:
        case dict():
            return "an object"
        case list():
            return f"a list of {len(value)}"
        case float() if math.isnan(value):
            return "NaN"
        case float() if math.isinf(value):
            return "an endless or giant number"
    text = json.dumps(value, ensure_ascii=True)
    return text if len(text) <= 60 else f"{text[:57]}…"


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


def _described(node: types.Type) -> Phrase:
    match node:
        case types.UnionType():
            members = [m for m in node.types if not isinstance(m, types.NoneType)]
            return _either([_described(member) for member in members])
        case types.IntType() if node.ge is not None:
            return N_("a whole number from {low} to {high}", low=node.ge, high=node.le)
        case types.FloatType():
            return N_("a number from {low} to {high}", low=node.ge, high=node.le)
        case types.StrType() if node.pattern and "a-z0-9" in node.pattern:
            return N_("an id of small letters, digits, - and _, at most 64")
        case types.StrType():
            low, high = node.min_length or 0, node.max_length
            if node.pattern:
                return N_("text of {low} to {high} characters, not only spaces", low=low, high=high)
            return N_("text of {low} to {high} characters", low=low, high=high)
        case types.EnumType():
            return one_of(member.value for member in node.cls)
        case types.LiteralType():
            return one_of(node.values)
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


def one_of(values: Iterable[object]) -> Phrase:
    """The values in a row, or the only one."""
    shown = [json.dumps(value, ensure_ascii=False) for value in values]
    if len(shown) == 1:
        return N_("{value}", value=shown[0])
    return N_("one of {values}", values=", ".join(shown))


def _either(phrases: list[Phrase]) -> Phrase:
    first, *rest = phrases
    for phrase in rest:
        first = N_("{first} or {second}", first=first, second=phrase)
    return first
