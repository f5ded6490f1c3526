"""The JSON tree of a file: paths into it, and what no type can see in it."""

import json
import math
import re
from collections.abc import Iterator

from acupressure_app.core.language import N_
from acupressure_app.core.problem import Fault, Problem

MAX_DEPTH = 20
"""The format itself needs seven levels."""


def too_deep(path: str) -> Problem:
    """What is said of nesting without end."""
    return Problem(
        path, N_("expected at most {depth} levels of nesting, got more", depth=MAX_DEPTH)
    )


def step_to(key: str) -> str:
    """A field as a step of a path: ".seconds", or ["…"] where the name is odd."""
    return f".{key}" if re.fullmatch(r"\w{1,64}", key) else f"[{shown(key)}]"


def children(value: object, path: str) -> Iterator[tuple[str, object]]:
    """What a list or an object holds, with its path."""
    match value:
        case dict():
            yield from ((f"{path}{step_to(key)}", child) for key, child in value.items())
        case list():
            yield from ((f"{path}[{index}]", child) for index, child in enumerate(value))


def walk(value: object, path: str, depth: int) -> Iterator[tuple[str, object]]:
    """Everything in the tree, with its path, down to the depth that is read."""
    yield path, value
    if depth <= MAX_DEPTH:
        for child_path, child in children(value, path):
            yield from walk(child, child_path, depth + 1)


def tree_problems(value: object, path: str, depth: int) -> Iterator[Problem]:
    """What no type can see: text that is not text, and nesting without end."""
    if depth > MAX_DEPTH:
        yield too_deep(path)
        return
    texts = [value] if isinstance(value, str) else list(value) if isinstance(value, dict) else []
    if any("\ud800" <= letter <= "\udfff" for text in texts for letter in text):
        what = N_("expected text, got half of a character (a lone surrogate)")
        yield Problem(path, what, Fault.HALF_CHARACTER)
    for child_path, child in children(value, path):
        yield from tree_problems(child, child_path, depth + 1)


def shown(value: object) -> str:
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
