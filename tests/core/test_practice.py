"""A point alone becomes a routine that passes every check, within the times that are published."""

import pytest

from acupressure_app.core.body import Hand, Pressure, Region, Technique, Tool
from acupressure_app.core.checks import routine_problems
from acupressure_app.core.content import Action, Hold, Point
from acupressure_app.core.practice import routine_of
from acupressure_app.core.routine import SideChoice, Span
from acupressure_app.core.screening import Refused, clear
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_content
from tests.builders import FOREHEAD, WRIST, content, point, rule, yes

SHIPPED = load_content(folders().assets)


def _held(*times: tuple[int | None, int]) -> Point:
    holds = tuple(Hold(min=least, max=most, how="press", source="sheet") for least, most in times)
    return point("PC6", Region.FOREARM_INNER, "wrist", holds=holds)


@pytest.mark.parametrize("shipped", SHIPPED.points.values(), ids=lambda point: point.code)
def test_every_shipped_point_can_be_practised(shipped: Point) -> None:
    routine = routine_of(shipped)
    assert list(routine_problems(routine, SHIPPED)) == []
    [step] = routine.steps
    assert isinstance(step.seconds, Span)
    assert step.longest is not None
    assert step.longest <= 180
    assert step.point == shipped.code
    assert routine.symptoms == ("other",)


@pytest.mark.parametrize(
    ("times", "seconds"),
    [
        pytest.param([(60, 120)], (60, 120, 120), id="a range"),
        pytest.param([(None, 180)], (180, 180, 180), id="an upper limit alone"),
        pytest.param([(4, 5)], (30, 30, 30), id="too short to learn a place"),
        pytest.param([(600, 1200)], (180, 180, 180), id="longer than most sheets allow"),
        pytest.param([(60, 60), (120, 120), (300, 300)], (60, 120, 180), id="the middle is usual"),
        pytest.param([(60, 60), (120, 120)], (60, 60, 120), id="of two the gentler is usual"),
    ],
)
def test_the_seconds_come_from_what_is_published(
    times: list[tuple[int | None, int]], seconds: tuple[int, int, int]
) -> None:
    [step] = routine_of(_held(*times)).steps
    least, usual, most = seconds
    assert step.seconds == Span(min=least, usual=usual, max=most)


def test_a_point_is_pressed_on_each_side_both_at_once_or_in_the_middle() -> None:
    both = point("GB20", Region.BASE_OF_SKULL, "neck", hand=Hand.BOTH)
    sides = [routine_of(each).steps[0].side for each in (WRIST, both, FOREHEAD)]
    assert sides == [SideChoice.EACH, SideChoice.BOTH, SideChoice.MIDLINE]


def test_it_is_pressed_as_the_point_says() -> None:
    tapped = point(
        "GV20",
        Region.HEAD_TOP,
        "head",
        midline=True,
        tool=Tool.FINGERS,
        techniques=(Technique.TAP, Technique.CIRCLES),
        pressure=Pressure.LIGHT,
    )
    [step] = routine_of(tapped).steps
    [stretch] = step.stretches
    assert (stretch.technique, stretch.pressure) == (Technique.TAP, Pressure.LIGHT)
    assert (step.tool, step.hand) == (Tool.FINGERS, Hand.EITHER)


def test_it_is_screened_like_any_other_routine() -> None:
    guarded = content(rule("pregnancy", Action.SKIP, point="PC6"))
    assert isinstance(clear(routine_of(WRIST), guarded, yes("pregnancy")), Refused)
