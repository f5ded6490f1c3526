"""On which line of a file each of its fields stands."""

import json
import re
from collections.abc import Generator, Iterable

from msgspec.structs import replace

from acupressure_app.core.problem import Problem
from acupressure_app.core.tree import step_to

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\n\r]*")
_PARENT = re.compile(r"(?:\.\w+|\[[^\]]*\])$")


def with_lines(problems: Iterable[Problem], text: str) -> tuple[Problem, ...]:
    """The problems of a JSON text with their lines; one without a field has that of what holds it.

    A text that cannot be walked leaves them as they are.
    """
    try:
        starts = dict(_walked(text, _after(text, 0), "$"))
    except (ValueError, IndexError, RecursionError):
        return tuple(problems)
    return tuple(_with_line(problem, starts, text) for problem in problems)


def _with_line(problem: Problem, starts: dict[str, int], text: str) -> Problem:
    where = problem.where
    while where not in starts and (parent := _PARENT.sub("", where)) != where:
        where = parent
    if where == "$" or where not in starts:
        return problem
    return replace(problem, line=text.count("\n", 0, starts[where]) + 1)


_Walk = Generator[tuple[str, int], None, int]
"""The path of every field and entry, and where in the text it begins; at last, where all ends."""


def _walked(text: str, at: int, path: str) -> _Walk:
    yield path, at
    if text[at] == "{":
        return (yield from _fields(text, at, path))
    if text[at] == "[":
        return (yield from _entries(text, at, path))
    return _DECODER.raw_decode(text, at)[1]


def _fields(text: str, at: int, path: str) -> _Walk:
    at = _after(text, at + 1)
    while text[at] != "}":
        key, colon = _DECODER.raw_decode(text, at)
        child, value = f"{path}{step_to(key)}", _after(text, _after(text, colon) + 1)
        end = yield from _walked(text, value, child)
        yield child, at
        at = _next(text, end)
    return at + 1


def _entries(text: str, at: int, path: str) -> _Walk:
    at, number = _after(text, at + 1), 0
    while text[at] != "]":
        end = yield from _walked(text, at, f"{path}[{number}]")
        at, number = _next(text, end), number + 1
    return at + 1


def _next(text: str, at: int) -> int:
    """Where the next entry begins, or the list ends."""
    at = _after(text, at)
    return _after(text, at + 1) if text[at] == "," else at


def _after(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at
