"""What a draft comes to while it is written: its problems, its times, and whom it warns."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from acupressure_app.core.codec import decode, encode
from acupressure_app.core.content import NO_COMPLAINT
from acupressure_app.core.drafting import first_of
from acupressure_app.core.lengths import DEFAULT_LENGTHS, Lengths
from acupressure_app.core.library import Content
from acupressure_app.core.problem import Problem
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import Answers, Finding, clear
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import Pace, unscreened_in_all
from acupressure_app.core.wording import Wording

_STEP = re.compile(r"\$\.sets\[(\d+)\](?:\.steps\[(\d+)\])?\.?(.*)")


class Judged(Struct, frozen=True):
    """`playable` is what of the draft could be played now, None where that is nothing.

    `findings` are those that somebody would get for whom everything asked about is true.
    """

    problems: tuple[Problem, ...]
    playable: Routine | None
    times: Mapping[Pace, Ms]
    findings: tuple[Finding, ...]


def judge(
    routine: Routine, content: Content, wording: Wording, lengths: Lengths = DEFAULT_LENGTHS
) -> Judged:
    """All of it, by the parser, the compiler and the screening that everything goes through."""
    problems = problems_of(routine, content)
    able = playable(routine, content, problems)
    if able is None:
        return Judged(problems, None, {}, ())
    times = {pace: unscreened_in_all(able, content, wording, pace, lengths) for pace in Pace}
    return Judged(problems, able, times, clear(able, content, Answers()).findings)


def problems_of(routine: Routine, content: Content) -> tuple[Problem, ...]:
    """What the file of this draft would be refused for."""
    read = decode(encode(routine), content)
    return () if isinstance(read, Routine) else read


def playable(routine: Routine, content: Content, problems: tuple[Problem, ...]) -> Routine | None:
    """The steps that are right, whatever is wrong with the words around them."""
    if not problems:
        return routine
    wrong = {place[0] for problem in problems if (place := place_in(problem.where, routine))}
    left = _with_steps(routine, wrong)
    known = tuple(name for name in routine.symptoms if name in content.symptoms)
    bare = Routine(
        format=1,
        id="draft",
        title="?",
        symptoms=known or (NO_COMPLAINT,),
        sets=left.sets,
        rounds=min(max(routine.rounds, 1), 100),
    )
    return None if not left.sets or problems_of(bare, content) else bare


def _with_steps(routine: Routine, wrong: set[int]) -> Routine:
    numbers = iter(range(len(routine.steps)))
    sets = [
        replace(group, steps=tuple(s for s in group.steps if next(numbers) not in wrong))
        for group in routine.sets
    ]
    return replace(routine, sets=tuple(group for group in sets if group.steps))


def place_in(path: str, routine: Routine) -> tuple[int, str] | None:
    """The number of the step that a problem is about, and the field in it."""
    found = _STEP.fullmatch(path)
    if not found or found[2] is None or int(found[1]) >= len(routine.sets):
        return None
    return first_of(routine, int(found[1])) + int(found[2]), found[3]


def by_step(problems: tuple[Problem, ...], routine: Routine) -> Mapping[int, tuple[Problem, ...]]:
    """The problems of each step, by its number."""
    found: dict[int, tuple[Problem, ...]] = {}
    for problem in problems:
        if place := place_in(problem.where, routine):
            found[place[0]] = (*found.get(place[0], ()), problem)
    return found


class Trial(Struct, frozen=True):
    """What can be tried of a draft from a step on; `left_out` are the steps that are not right."""

    routine: Routine | None
    left_out: tuple[int, ...] = ()


def trial(routine: Routine, judged: Judged, number: int) -> Trial:
    """From this step on, without the steps that something is wrong with."""
    wrong = set(by_step(judged.problems, routine))
    left_out = tuple(n for n in sorted(wrong) if n >= number)
    if judged.playable is None:
        return Trial(None, left_out)
    before = sum(n not in wrong for n in range(number))
    rest = from_step(judged.playable, before)
    return Trial(rest if rest.sets else None, left_out)


def from_step(routine: Routine, number: int) -> Routine:
    """The routine from this step on, in the rounds of its sets."""
    return _with_steps(routine, set(range(number)))


def warned(findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """Each condition once, the strictest first; what holds for everyone last."""
    seen: set[str] = set()
    for finding in findings:
        if finding.condition not in seen:
            seen.add(finding.condition)
            yield finding
