"""The checks on what can be read of a file that does not fit, so that all is told at once."""

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from acupressure_app.core.checks import (
    around_problems,
    condition_problems,
    point_problems,
    rhythm_problems,
    side_problems,
    symptom_problems,
    time_problems,
)
from acupressure_app.core.library import Content
from acupressure_app.core.problem import Problem
from acupressure_app.core.routine import Around, Key, SideChoice, Spot, Step, Stretch

T = TypeVar("T")

_TIMES = ("seconds", "count", "stretches", "build_up", "release")


def part_problems(tree: object, content: Content) -> Iterator[Problem]:
    """What the checks say about each part of a routine file that fits its own type."""
    symptoms = _read(_get(tree, "symptoms"), tuple[Key, ...])
    yield from symptom_problems(symptoms or (), content)
    if around := _read(_get(_get(tree, "schedule"), "around"), Around):
        yield from around_problems(around)
    seen: dict[str, Spot] = {}
    for i, group in enumerate(_list(tree, "sets")):
        for j, step in enumerate(_list(group, "steps")):
            yield from _step_problems(step, f"$.sets[{i}].steps[{j}]", content, seen)


def _step_problems(
    step: object, path: str, content: Content, seen: dict[str, Spot]
) -> Iterator[Problem]:
    point: str | Spot | None = _read(_get(step, "point"), Key | Spot)  # type: ignore[arg-type]
    side = _read(_get(step, "side"), SideChoice)
    if point:
        yield from point_problems(point, path, content, seen)
    if point and side:
        yield from side_problems(point, side, path, content)
    if timed := _timed(step):
        yield from time_problems(timed, path)
    for index, stretch in enumerate(_list(step, "stretches")):
        if rhythm := _read(stretch, Stretch):
            yield from rhythm_problems(rhythm, f"{path}.stretches[{index}]")
    conditions = _read(_get(step, "leave_out_if"), tuple[Key, ...])
    yield from condition_problems(conditions or (), path, content)


def _timed(step: object) -> Step | None:
    """The step with its times alone; its place plays no part in them."""
    if not isinstance(step, dict):
        return None
    times = {name: step[name] for name in _TIMES if name in step}
    return _read({"point": "any", "side": "both"} | times, Step)


def _read(value: object, type_: type[T]) -> T | None:
    try:
        return msgspec.convert(value, type_)
    except (msgspec.ValidationError, UnicodeError):
        return None


def _get(owner: object, name: str) -> Any:
    return owner.get(name) if isinstance(owner, dict) else None


def _list(owner: object, name: str) -> list[Any]:
    value = _get(owner, name)
    return value if isinstance(value, list) else []
