"""A routine file's bytes become a routine, or the list of everything that is wrong with them.

msgspec stops at the first error and keeps the last of duplicate keys, so the text is parsed by
the standard parser and, when it does not fit, walked along the same types once more.
"""

import json
import math
from collections import Counter
from collections.abc import Iterator

import msgspec

from acupressure_app.core.checks import routine_problems
from acupressure_app.core.language import N_
from acupressure_app.core.library import Content
from acupressure_app.core.problem import Fault, Problem
from acupressure_app.core.routine import Routine
from acupressure_app.core.tree import step_to, too_deep, tree_problems, walk

MAX_BYTES = 256 * 1024
"""A larger file is not read. The longest published protocol takes about 4 KiB."""

_MAX_DIGITS = 18
_BOM = b"\xef\xbb\xbf"
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
        found = (*doubled, *tree_problems(tree, "$", 1), *_explained(tree, content))
        return found or (Problem("", N_("expected a routine, got: {error}", error=error)),)
    # What fits the types is not too deep, and half a character comes only from an escape.
    halves = tree_problems(tree, "$", 1) if "\\ud" in text.casefold() else ()
    return (*doubled, *halves, *routine_problems(routine, content)) or routine


def is_meant(raw: bytes) -> bool:
    """Whether a file is meant as a routine, right or not: JSON, as far as it goes, with its fields.

    In another encoding than UTF-8 nobody can tell, so it counts as one.
    """
    if raw.startswith(_WIDE_BOMS):
        return True
    if not raw.removeprefix(_BOM).lstrip().startswith(b"{"):
        return False
    tree = decode_tree(raw)
    return not isinstance(tree, dict) or not tree.keys().isdisjoint(Routine.__struct_fields__)


def decode_tree(raw: bytes) -> object | Problem:
    """The JSON tree of any small file, strictly: no key twice."""
    text = _text(raw)
    parsed = text if isinstance(text, Problem) else _parse(text)
    if isinstance(parsed, Problem):
        return parsed
    tree, doubled = parsed
    return doubled[0] if doubled else tree


def _explained(tree: object, content: Content) -> Iterator[Problem]:
    """What is wrong with a tree that is no routine, as far as it can be read."""
    from acupressure_app.core.misfits import misfits  # noqa: PLC0415 - few files need it
    from acupressure_app.core.partly import part_problems  # noqa: PLC0415 - the same

    yield from misfits(tree)
    yield from part_problems(tree, content)


def encode(routine: Routine) -> bytes:
    """The file of a routine: UTF-8, indented, fields at their default left out."""
    return msgspec.json.format(msgspec.json.encode(routine), indent=2) + b"\n"


def _text(raw: bytes) -> str | Problem:
    if len(raw) > MAX_BYTES:
        what = N_("expected at most {limit} bytes, got more", limit=MAX_BYTES)
        return Problem("", what, Fault.TOO_LARGE, most=MAX_BYTES)
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
        return too_deep("$")
    return tree, _doubled_problems(tree, doubled) if doubled else []


def _doubled_problems(tree: object, doubled: list[tuple[dict[str, object], str]]) -> list[Problem]:
    paths = {id(value): path for path, value in walk(tree, "$", 1) if isinstance(value, dict)}
    return [
        Problem(
            f"{paths.get(id(owner), '$')}{step_to(key)}",
            N_("expected each field once, got it more than once"),
            Fault.TWICE,
        )
        for owner, key in doubled
    ]
