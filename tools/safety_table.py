"""Writes docs/safety.md: what the program does at every point and routine, for review on a page.

The page says how the program behaves, not what the rules say: each cell is a screening. A test
fails while it is out of step.
"""

from collections.abc import Iterable, Iterator
from gettext import NullTranslations
from pathlib import Path

from msgspec.structs import replace

from acupressure_app.core.content import Action, Condition, Kind, Point, Target
from acupressure_app.core.library import Content, Library
from acupressure_app.core.practice import routine_of
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import ALWAYS, Answer, Answers, Refused, Screened, clear
from acupressure_app.core.wording import Wording
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_library

TARGET = Path(__file__).parents[1] / "docs" / "safety.md"

_LETTERS = {
    Action.STOP: "S",
    Action.SKIP: "X",
    Action.ASK: "A",
    Action.LIGHT: "L",
    Action.CAUTION: "c",
}
_INTRODUCTION = """# What the program does, at every point and for every condition

This page is made by `make safety-table` from screenings, so it shows how the program behaves. It
is meant to be read by a clinician. No other condition is true in each column or row.

| letter | meaning |
|---|---|
| S | the whole session is refused |
| X | the place is left out |
| A | the session starts only after a doctor, midwife or pharmacist was asked |
| L | light pressure only |
| c | a caution is shown and said while the place is pressed |
| · | nothing |
"""


def page(library: Library) -> str:
    """The whole page as Markdown."""
    content = library.content
    wording = Wording(NullTranslations(), "en")
    return "\n".join(
        (
            _INTRODUCTION,
            *_everywhere(content, wording),
            *_points(content, wording),
            *_routines(library, wording),
            *_for_everyone(content, wording),
            *_not_pressed(content, wording),
        )
    )


def _everywhere(content: Content, wording: Wording) -> Iterator[str]:
    yield "## Conditions, and what each does everywhere\n"
    yield "| condition | asked as | everywhere |"
    yield "|---|---|---|"
    for condition in _asked(content):
        letters = _letters(condition, None, content)
        words = wording.text(condition.text)
        yield f"| {condition.id} | {words} | {letters} |"
    yield "\nA local condition (a wound, varicose veins …) leaves out the places it is at.\n"


def _points(content: Content, wording: Wording) -> Iterator[str]:
    columns = [condition for condition in _asked(content) if _differs(condition, content)]
    yield "## Points\n"
    yield "What is done at a point in particular, beside what the condition does everywhere.\n"
    yield from _table_head(["point", "region", "everyone", *(c.id for c in columns)])
    for point in content.points.values():
        cells = [_letters(condition, point, content) for condition in columns]
        everyone = _letters(None, point, content)
        yield _row([f"**{point.code}** {wording.text(point.name)}", point.region, everyone, *cells])
    yield ""


def _routines(library: Library, wording: Wording) -> Iterator[str]:
    content = library.content
    yield "## Routines\n"
    yield "What is left out of which routine, and when it is refused or asked about.\n"
    yield from _table_head(["routine", "points", "condition: what is left out, or the verdict"])
    for routine in library.routines:
        places = ", ".join(dict.fromkeys(step.place for step in routine.steps))
        changes = "; ".join(_changes(routine, content))
        yield _row([f"**{routine.id}** {wording.text(routine.title)}", places, changes or "·"])
    yield ""


def _changes(routine: Routine, content: Content) -> Iterator[str]:
    """What each condition changes, where it does more than what it does everywhere."""
    for condition in _asked(content):
        screened = _screened(routine, condition, content)
        lost = ", ".join(dict.fromkeys(left.point for left in screened.left_out))
        stopped = any(found.action is Action.STOP for found in screened.findings)
        if isinstance(screened, Refused) and not (
            stopped and "S" in _letters(condition, None, content)
        ):
            yield f"{condition.id}: **refused**"
        elif lost:
            yield f"{condition.id}: without {lost}"


def _for_everyone(content: Content, wording: Wording) -> Iterator[str]:
    yield "## Shown and said to everyone while a place is pressed\n"
    yield from _table_head(["point", "what is said", "why", "source"])
    for point in content.points.values():
        for finding in _screened(routine_of(point), None, content).findings:
            if finding.condition == ALWAYS:
                told = (wording.text(finding.text), wording.text(finding.reason))
                yield _row([point.code, *told, finding.source])
    yield ""


def _not_pressed(content: Content, wording: Wording) -> Iterator[str]:
    yield "## Known, and not pressed\n"
    yield from _table_head(["point", "why", "instead", "sources"])
    for point in content.not_pressed.values():
        name = f"**{point.code}** {wording.text(point.name)}"
        why, sources = wording.text(point.why), ", ".join(point.sources)
        yield _row([name, why, point.instead or "·", sources])
    yield ""


def _asked(content: Content) -> list[Condition]:
    return [c for c in content.conditions.values() if c.kind is Kind.GENERAL]


def _screened(routine: Routine, condition: Condition | None, content: Content) -> Screened:
    given = {condition.id: Answer.YES} if condition else {}
    return clear(routine, content, Answers(given, otherwise=Answer.NO))


def _letters(condition: Condition | None, point: Point | None, content: Content) -> str:
    """What is done at this point in particular; without one, what is done everywhere."""
    actions = _actions(condition, point, content)
    return "".join(_LETTERS[action] for action in Action if action in actions) or "·"


def _actions(condition: Condition | None, point: Point | None, content: Content) -> set[Action]:
    pressed = point or next(iter(content.points.values()))
    screened = _screened(routine_of(pressed), condition, content)
    wanted = condition.id if condition else ALWAYS
    return {
        found.action
        for found in screened.findings
        if found.condition == wanted and (found.target == Target()) is (point is None)
    }


def _differs(condition: Condition, content: Content) -> bool:
    return any(_actions(condition, point, content) for point in content.points.values())


def _table_head(names: Iterable[str]) -> Iterator[str]:
    names = list(names)
    yield _row(names)
    yield "|" + "---|" * len(names)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def shipped() -> Library:
    """The content and the shipped routines."""
    places = folders()
    return load_library(replace(places, user_routines=places.routines / "none"))


if __name__ == "__main__":
    TARGET.write_text(page(shipped()), "utf-8")
    print(TARGET)
