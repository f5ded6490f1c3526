"""Everything that was read: the shipped content, the usable routines and the files that are not."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct, field

from acupressure_app.core.content import (
    Action,
    Condition,
    Kind,
    NotPressed,
    Point,
    RedFlag,
    Rule,
    Source,
    Symptom,
    Target,
)
from acupressure_app.core.practice import ID_START, routine_of
from acupressure_app.core.problem import Problem
from acupressure_app.core.routine import Routine


class Content(Struct, frozen=True):
    """What ships beside routines, by id. Red flags stand among the conditions and the rules.

    `not_pressed` holds the points that are known only to be refused, by code.
    """

    points: Mapping[str, Point]
    symptoms: Mapping[str, Symptom]
    conditions: Mapping[str, Condition]
    rules: tuple[Rule, ...]
    sources: Mapping[str, Source]
    not_pressed: Mapping[str, NotPressed] = field(default_factory=dict)


def content_of(
    points: Iterable[Point],
    symptoms: Iterable[Symptom],
    conditions: Iterable[Condition],
    rules: Iterable[Rule],
    sources: Mapping[str, Source],
    not_pressed: Iterable[NotPressed] = (),
) -> Content:
    """Index the content, turning each red flag into a condition and the rule that it stops."""
    symptoms = tuple(symptoms)
    flags = [(symptom, flag) for symptom in symptoms for flag in symptom.red_flags]
    asked = [*(_as_condition(flag) for _, flag in flags), *conditions]
    return Content(
        points={point.code: point for point in points},
        symptoms={symptom.id: symptom for symptom in symptoms},
        conditions={condition.id: condition for condition in asked},
        rules=(*(_as_rule(symptom, flag) for symptom, flag in flags), *rules),
        sources=sources,
        not_pressed={point.code: point for point in not_pressed},
    )


def _as_condition(flag: RedFlag) -> Condition:
    return Condition(id=flag.id, kind=Kind.RED_FLAG, text=flag.text, short=flag.text)


def _as_rule(symptom: Symptom, flag: RedFlag) -> Rule:
    return Rule(
        condition=flag.id,
        action=Action.STOP,
        target=Target(symptom=symptom.id),
        text=flag.advice,
        reason=flag.text,
        source=flag.source,
    )


class Origin(StrEnum):
    """Who put a routine there."""

    BUNDLED = "bundled"
    USER = "user"


class Listed(Struct, frozen=True):
    """A routine that can be used, and the file it came from."""

    routine: Routine
    origin: Origin
    file: str


class Broken(Struct, frozen=True):
    """A file that cannot be used yet, with every reason.

    `unfinished` is its routine where that is all that the file says: only its reasons keep it
    from being used. So does the editor save what is not right yet.
    """

    file: str
    origin: Origin
    problems: tuple[Problem, ...]
    unfinished: Routine | None = None


class Library(Struct, frozen=True):
    """The content, and the routines in the order they are shown."""

    content: Content
    listed: tuple[Listed, ...]
    broken: tuple[Broken, ...] = ()

    def find(self, routine_id: str) -> Listed | None:
        """The routine of this id, if there is one that can be used; also to practise a point."""
        listed = (entry for entry in self.listed if entry.routine.id == routine_id)
        return next(listed, None) or self._practice(routine_id)

    def _practice(self, routine_id: str) -> Listed | None:
        """The routine that presses one point; it stands in no file and no list."""
        made = (routine_of(point) for point in self.content.points.values())
        found = (
            Listed(routine, Origin.BUNDLED, "") for routine in made if routine.id == routine_id
        )
        return next(found, None) if routine_id.startswith(ID_START) else None

    @property
    def routines(self) -> tuple[Routine, ...]:
        """Every usable routine, in order."""
        return tuple(entry.routine for entry in self.listed)
