"""The pressure of a step over its time: what is drawn for it, worked out by hand."""

from typing import Any

import msgspec
import pytest

from acupressure_app.core.curve import Curve, step_curve, told
from acupressure_app.core.routine import Span, Step, Stretch
from tests.builders import CONTENT, WORDS, press, spot

S = 1000
FIRM: dict[str, Any] = {"pressure": "firm"}


def drawn(**given: Any) -> Curve:
    found = step_curve(msgspec.convert(press(**given), Step), CONTENT, WORDS)
    assert found is not None
    return found


def at(curve: Curve, second: float) -> float:
    """What the line is at a moment, between its points."""
    time = second * S
    pairs = zip(curve.line, curve.line[1:], strict=False)
    left, right = next((a, b) for a, b in pairs if a.at <= time <= b.at and a.at < b.at)
    share = (time - left.at) / (right.at - left.at)
    return left.pressure + share * (right.pressure - left.pressure)


def stays(curve: Curve) -> list[tuple[str, str, int, int]]:
    return [(s.kind.value, s.side.value, s.start // S, s.end // S) for s in curve.stays]


HEIGHTS: list[tuple[str, dict[str, Any], dict[float, float]]] = [
    ("three seconds in, held, three seconds out", {"stretches": [FIRM]},
     {0: 0, 1.5: 0.5, 3: 1, 30: 1, 57: 1, 58.5: 0.5, 60: 0}),
    ("light, medium and firm are thirds", {"stretches": [{"pressure": "light"}, {}, FIRM]},
     {10: 1 / 3, 30: 2 / 3, 50: 1}),
    ("ramps of its own", {"stretches": [FIRM], "build_up": 10, "release": 0},
     {5: 0.5, 10: 1, 59.9: 1}),
    ("at once", {"stretches": [FIRM], "build_up": 0}, {0.1: 1}),
    ("a pulse eases to seven tenths while it is off",
     {"stretches": [{"technique": "pulse", "on": 5, "off": 5, **FIRM}]},
     {14: 1, 17: 0.7, 24: 1, 27: 0.7}),
    ("circles keep the pressure", {"stretches": [{"technique": "circles", **FIRM}]},
     {10.25: 1, 10.5: 1}),
    ("the usual of a range", {"seconds": {"min": 10, "usual": 20, "max": 30}, "stretches": [FIRM]},
     {17: 1, 18.5: 0.5}),
    ("a count in its rhythm",
     {"count": 10, "stretches": [{"technique": "circles", "per_minute": 30, **FIRM}]},
     {17: 1, 18.5: 0.5}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "heights"), [case[1:] for case in HEIGHTS], ids=[case[0] for case in HEIGHTS]
)
def test_the_height_of_the_line(given: dict[str, Any], heights: dict[float, float]) -> None:
    curve = drawn(**given)
    assert {second: at(curve, second) for second in heights} == pytest.approx(heights, abs=0.03)


def test_the_other_side_comes_after_a_change_of_eight_and_a_search_of_ten_seconds() -> None:
    curve = drawn(side="each", first="right")
    assert stays(curve) == [
        ("press", "right", 0, 60),
        ("change", "left", 60, 78),
        ("press", "left", 78, 138),
    ]
    assert at(curve, 69) == 0
    assert at(curve, 108) == pytest.approx(2 / 3)


def test_a_rest_stands_after_each_press() -> None:
    curve = drawn(side="each", rest=20)
    assert [stay[0] for stay in stays(curve)] == ["press", "rest", "change", "press", "rest"]
    assert curve.stays[-1].length == 20 * S


def test_a_long_rest_leaves_the_presses_their_room() -> None:
    assert drawn(rest=3600).shares == pytest.approx((2 / 3, 1 / 3))
    assert drawn(rest=20).shares == pytest.approx((3 / 4, 1 / 4))


def test_turns_are_counted_while_the_pressure_is_held() -> None:
    curve = drawn(stretches=[{"technique": "circles", "per_minute": 60}])
    assert curve.turns == tuple(range(3 * S, 57 * S, S))
    assert drawn(seconds=3600, stretches=[{"technique": "circles", "per_minute": 240}]).turns == ()


@pytest.mark.parametrize(
    "given",
    [
        {"seconds": 10, "build_up": 9, "release": 9},
        {"seconds": 0},
        {"seconds": {"min": 9, "usual": 3, "max": 1}},
        {"stretches": [{"technique": "pulse", "on": 5}]},
        {"count": 5, "stretches": []},
    ],
    ids=str,
)
def test_there_is_none_while_the_times_are_not_right(given: dict[str, Any]) -> None:
    times = {"seconds": 60} if "seconds" not in given and "count" not in given else {}
    made = {"point": "PC6", "side": "left", "stretches": [{}]} | times | given
    step = Step(**{key: _made(key, value) for key, value in made.items()})
    assert step_curve(step, CONTENT, WORDS) is None


def _made(key: str, value: Any) -> Any:
    """A value of a step without the limits of the format."""
    match key:
        case "seconds" if isinstance(value, dict):
            return Span(**value)
        case "stretches":
            return tuple(Stretch(**each) for each in value)
        case _:
            return value


def test_what_else_is_wrong_with_a_step_takes_no_picture_away() -> None:
    step = msgspec.convert(press(spot()), Step)
    nameless = msgspec.structs.replace(step, point="nobody knows", leave_out_if=("boredom",))
    assert step_curve(nameless, CONTENT, WORDS) == step_curve(step, CONTENT, WORDS)


def test_the_same_in_words() -> None:
    ways = [{"share": 2, "technique": "circles", "direction": "clockwise"}, FIRM]
    words = told(drawn(side="each", seconds=90, rest=20, release=5, stretches=ways), WORDS)
    assert words == (
        "3 s to reach the pressure. "
        "Small slow circles, clockwise, medium pressure, never painful: 1 min. "
        "Hold steady, firm, but never painful: 30 s. The last 5 s of it to let go. "
        "20 s of rest. Then the same on the right. 20 s of rest."
    )
