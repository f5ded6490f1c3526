"""A routine being written: each change gives another routine, which need not be right yet.

A step is named by its number in the whole routine, as everywhere. A set that becomes empty goes.
"""

import re
import unicodedata
from collections.abc import Callable, Collection
from typing import cast

from msgspec.structs import replace

from acupressure_app.core.body import Region
from acupressure_app.core.content import NO_COMPLAINT, Point
from acupressure_app.core.practice import routine_of
from acupressure_app.core.routine import Routine, SideChoice, Span, Spot, Step, StepSet
from acupressure_app.core.text import Text

_LONGEST_ID = 64
Sets = tuple[StepSet, ...]


def begun(routine_id: str, title: str) -> Routine:
    """A routine without steps."""
    return Routine(format=1, id=routine_id, title=title, symptoms=(NO_COMPLAINT,), sets=())


def copied(routine: Routine, routine_id: str, title: str, language: str) -> Routine:
    """The same under another id and title; whoever prescribed the first did not write this one."""
    named = with_words(routine.title, language, title)
    return replace(routine, id=routine_id, title=named, prescribed=None)


def begun_with(point: Point, routine_id: str, title: str) -> Routine:
    """A routine that presses this point alone, as it is practised."""
    return replace(routine_of(point), id=routine_id, title=title)


def blank_spot() -> Step:
    """A step on a spot of which nothing is known yet.

    No part of the body is taken for granted, for the health rules go by it.
    """
    nowhere = cast(Region, "")
    return Step(point=Spot(name="", where="", region=nowhere), side=SideChoice.EACH, seconds=60)


def fresh_id(title: str, taken: Collection[str]) -> str:
    """An id from a title that no other routine has."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    start = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[: _LONGEST_ID - 4].strip("-")
    name, number = start or "routine", 2
    while name in taken:
        name, number = f"{start or 'routine'}-{number}", number + 1
    return name


def with_symptoms(routine: Routine, chosen: Collection[str]) -> Routine:
    """For these; a complaint that is new among them takes the place of none in particular.

    Otherwise the warning signs of both would be asked about, in two wordings.
    """
    told = set(chosen) - set(routine.symptoms) - {NO_COMPLAINT}
    kept = tuple(each for each in chosen if not told or each != NO_COMPLAINT)
    return replace(routine, symptoms=kept)


def place_of(routine: Routine, number: int) -> tuple[int, int]:
    """The set of a step, and its place in there."""
    for index, group in enumerate(routine.sets):
        if number < len(group.steps):
            return index, number
        number -= len(group.steps)
    raise IndexError(number)


def first_of(routine: Routine, index: int) -> int:
    """The number of the first step of a set."""
    return sum(len(group.steps) for group in routine.sets[:index])


def _in_set(routine: Routine, index: int, change: Callable[[StepSet], StepSet]) -> Routine:
    sets = list(routine.sets)
    sets[index] = change(sets[index])
    return replace(routine, sets=tuple(group for group in sets if group.steps))


def with_step(routine: Routine, number: int, step: Step) -> Routine:
    """Another step in the place of this one."""
    index, at = place_of(routine, number)
    return _in_set(
        routine,
        index,
        lambda group: replace(group, steps=(*group.steps[:at], step, *group.steps[at + 1 :])),
    )


def with_added(routine: Routine, after: int | None, step: Step) -> tuple[Routine, int]:
    """A step more, after this one or in a set of its own at the end; and its number."""
    if after is None or not routine.sets:
        sets = (*routine.sets, StepSet(steps=(step,)))
        return replace(routine, sets=sets), len(routine.steps)
    index, at = place_of(routine, after)
    added = _in_set(
        routine,
        index,
        lambda group: replace(group, steps=(*group.steps[: at + 1], step, *group.steps[at + 1 :])),
    )
    return added, after + 1


def without_step(routine: Routine, number: int) -> Routine:
    """One step less."""
    index, at = place_of(routine, number)
    return _in_set(
        routine,
        index,
        lambda group: replace(group, steps=(*group.steps[:at], *group.steps[at + 1 :])),
    )


def moved_up(routine: Routine, number: int) -> tuple[Routine, int]:
    """Before the step before it; the first of a set becomes the last of the set before."""
    index, at = place_of(routine, number)
    if at == 0:
        return (moved(routine, number, index - 1, None), number) if index else (routine, number)
    return moved(routine, number, index, at - 1), number - 1


def moved_down(routine: Routine, number: int) -> tuple[Routine, int]:
    """After the step after it; the last of a set becomes the first of the set after."""
    index, at = place_of(routine, number)
    if at == len(routine.sets[index].steps) - 1:
        last = index == len(routine.sets) - 1
        return (routine, number) if last else (moved(routine, number, index + 1, 0), number)
    return moved(routine, number, index, at + 1), number + 1


def moved(routine: Routine, number: int, index: int, at: int | None) -> Routine:
    """The step at a place `at` of set `index`, counted once it is taken out; None is the end."""
    old, where = place_of(routine, number)
    groups = [list(group.steps) for group in routine.sets]
    step = groups[old].pop(where)
    groups[index].insert(len(groups[index]) if at is None else at, step)
    pairs = zip(routine.sets, groups, strict=True)
    sets = tuple(replace(group, steps=tuple(steps)) for group, steps in pairs if steps)
    return replace(routine, sets=sets)


def with_rounds(routine: Routine, index: int, rounds: int) -> Routine:
    """A set that is played so many times."""
    return _in_set(routine, index, lambda group: replace(group, rounds=rounds))


def parted(routine: Routine, number: int) -> Routine:
    """A new set begins with this step; both keep the rounds."""
    index, at = place_of(routine, number)
    if at == 0:
        return routine
    group = routine.sets[index]
    parts = (replace(group, steps=group.steps[:at]), replace(group, steps=group.steps[at:]))
    return replace(routine, sets=(*routine.sets[:index], *parts, *routine.sets[index + 1 :]))


def joined(routine: Routine, index: int) -> Routine:
    """A set at one with the one before it, in the rounds of that."""
    if not index:
        return routine
    before, group = routine.sets[index - 1 : index + 1]
    one = replace(before, steps=(*before.steps, *group.steps))
    return replace(routine, sets=(*routine.sets[: index - 1], one, *routine.sets[index + 1 :]))


def with_pictures(routine: Routine, place: Callable[[str], str]) -> Routine:
    """Each spot's picture under another name, as where it lies now."""

    def shown(step: Step) -> Step:
        if isinstance(step.point, Spot) and step.point.picture:
            return replace(step, point=replace(step.point, picture=place(step.point.picture)))
        return step

    sets = (replace(group, steps=tuple(map(shown, group.steps))) for group in routine.sets)
    return replace(routine, sets=tuple(sets))


def with_words(text: Text | None, language: str, words: str) -> Text | None:
    """Other words in one language; those in others stay. No words, or spaces alone, are None."""
    words = words if words.strip() else ""
    if text is None or isinstance(text, str):
        return words or None
    base = language.partition("-")[0]
    key = next((key for key in (language, base) if key in text), language)
    others = {name: value for name, value in text.items() if name != key}
    if not words:
        return others or None
    return {name: words if name == key else value for name, value in (text | {key: words}).items()}


def as_range(seconds: int | Span | None) -> Span:
    """A range with what is known, within reach of it."""
    match seconds:
        case Span(min=int()):
            return seconds
        case Span(at_most=int(limit)):
            return Span(min=max(1, limit // 2), usual=limit, max=limit)
        case int(usual):
            return Span(min=max(1, usual // 2), usual=usual, max=min(3600, usual * 3 // 2))
        case _:
            return Span(min=60, usual=90, max=120)


def as_number(seconds: int | Span | None) -> int:
    """One number of seconds: the usual one."""
    match seconds:
        case Span(usual=usual, at_most=limit):
            return usual or limit or 60
        case int(number):
            return number
        case _:
            return 60
