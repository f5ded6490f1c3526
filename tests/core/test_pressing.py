"""One press: its stretches share it, its pressure rises and falls, its beats lie in between."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acupressure_app.core.body import Pressure, Technique
from acupressure_app.core.pressing import (
    Phase,
    Press,
    beats,
    lightly,
    moment,
    on_share,
    pieces,
    shown_period,
    turning,
)
from acupressure_app.core.routine import Routine, Stretch
from acupressure_app.core.text import Ms
from tests.builders import compiled, press, routine
from tests.core import strategies as any_


def pressed(*stretches: dict[str, Any], seconds: int = 60, **given: Any) -> Press:
    """The press of a routine with one step."""
    step = press(seconds=seconds, stretches=list(stretches or ({},)), **given)
    return compiled(routine(step)).presses[0]


def spans(press: Press) -> list[tuple[Ms, Ms, Pressure]]:
    return [(piece.start, piece.end, piece.stretch.pressure) for piece in pieces(press)]


def test_added_time_goes_to_the_last_stretch_and_moves_no_other() -> None:
    parts = pressed({"share": 2, "pressure": "light"}, {"share": 1, "pressure": "firm"})
    assert spans(parts.lasting(90_000).lasting(120_000)) == [
        (0, 40_000, Pressure.LIGHT),
        (40_000, 120_000, Pressure.FIRM),
    ]


def test_stretches_share_a_press_by_their_weight() -> None:
    parts = pressed({"share": 2, "pressure": "light"}, {"share": 1, "pressure": "firm"})
    assert spans(parts) == [(0, 40_000, Pressure.LIGHT), (40_000, 60_000, Pressure.FIRM)]


def test_stretches_that_do_not_divide_evenly_leave_no_gap() -> None:
    parts = pressed(*[{}] * 7, seconds=1)
    edges = [piece.start for piece in pieces(parts)] + [pieces(parts)[-1].end]
    assert edges == [0, 142, 285, 428, 571, 714, 857, 1_000]


def test_a_press_is_as_hard_as_the_hardest_of_its_stretches() -> None:
    assert pressed({"pressure": "medium"}, {"pressure": "firm"}, {}).pressure is Pressure.FIRM


def test_too_strong_makes_the_rest_of_a_press_light() -> None:
    eased = pressed({"pressure": "medium"}, {"pressure": "firm"}).eased(20_000)
    assert spans(eased) == [
        (0, 20_000, Pressure.MEDIUM),
        (20_000, 30_000, Pressure.LIGHT),
        (30_000, 60_000, Pressure.LIGHT),
    ]


def test_what_is_light_already_stays_light_when_eased_later() -> None:
    assert pressed().eased(0).eased(20_000).lightly_from == 0


@pytest.mark.parametrize("technique", Technique)
def test_lightly_is_light_and_lifts_no_finger(technique: Technique) -> None:
    eased = lightly(Stretch(share=3, technique=technique, pressure=Pressure.FIRM))
    lifts = technique in (Technique.TAP, Technique.PULSE)
    assert eased.pressure is Pressure.LIGHT
    assert eased.technique is (Technique.PRESS if lifts else technique)
    assert eased.share == 3


@pytest.mark.parametrize(
    ("given", "build_up", "release"),
    [
        pytest.param({}, 3_000, 3_000, id="three seconds each where nothing is said"),
        pytest.param({"seconds": 8}, 2_000, 2_000, id="a quarter each of a short press"),
        pytest.param({"build_up": 0, "release": 0}, 0, 0, id="none if so wanted"),
        pytest.param({"build_up": 10, "release": 5}, 10_000, 5_000, id="as the routine says"),
        pytest.param(
            {"seconds": 10, "build_up": 9}, 9_000, 1_000, id="no more than the build-up leaves"
        ),
        pytest.param(
            {"seconds": 10, "release": 10}, 0, 10_000, id="nothing where the release takes all"
        ),
    ],
)
def test_build_up_and_release_lie_inside(given: dict[str, Any], build_up: Ms, release: Ms) -> None:
    made = pressed(**given)
    assert (made.build_up, made.release) == (build_up, release)


@pytest.mark.parametrize(
    ("at", "phase", "level"),
    [
        pytest.param(0, Phase.BUILD_UP, 0.0, id="nothing at first"),
        pytest.param(1_500, Phase.BUILD_UP, 0.5, id="half when half built up"),
        pytest.param(3_000, Phase.HOLD, 1.0, id="all when built up"),
        pytest.param(56_999, Phase.HOLD, 1.0, id="all to the last"),
        pytest.param(57_000, Phase.RELEASE, 1.0, id="all when letting go begins"),
        pytest.param(58_500, Phase.RELEASE, 0.5, id="half when half let go"),
        pytest.param(60_000, Phase.RELEASE, 0.0, id="nothing at the end"),
    ],
)
def test_the_pressure_rises_holds_and_falls(at: Ms, phase: Phase, level: float) -> None:
    now = moment(pressed(), at)
    assert (now.phase, now.level) == (phase, level)


def test_a_beat_turns_with_the_rhythm_while_held_only() -> None:
    circles = pressed({"technique": "circles", "per_minute": 30})
    assert [moment(circles, at).beat for at in (1_000, 3_000, 4_000, 58_000)] == [
        None,
        1.5,
        2.0,
        None,
    ]


def test_a_still_press_has_no_beat() -> None:
    assert moment(pressed(), 30_000).beat is None


@pytest.mark.parametrize(
    ("stretch", "period"),
    [
        pytest.param(Stretch(), None, id="a still press"),
        pytest.param(Stretch(per_minute=120), 500, id="a stated rhythm"),
        pytest.param(Stretch(on=5.0, off=2.0), 7_000, id="seconds on and off"),
        pytest.param(Stretch(technique=Technique.CIRCLES), 1_000, id="calm circles"),
        pytest.param(Stretch(technique=Technique.PULSE), 4_000, id="a calm pulse"),
    ],
)
def test_the_rhythm_that_is_shown(stretch: Stretch, period: Ms | None) -> None:
    assert shown_period(stretch) == period


def test_a_pulse_is_pressed_for_its_share_of_a_beat() -> None:
    assert on_share(Stretch(on=5.0, off=2.0)) == pytest.approx(5 / 7)
    assert on_share(Stretch()) == 0.5


def test_beats_sound_only_where_the_routine_states_a_rhythm_and_within_the_hold() -> None:
    assert list(beats(pressed({"per_minute": 60}, seconds=12))) == list(range(3_000, 9_000, 1_000))
    assert list(beats(pressed({"technique": "circles"}))) == []


def test_beats_begin_anew_with_each_stretch() -> None:
    two = pressed({"on": 1.5, "off": 2}, {"per_minute": 30}, seconds=20, build_up=0, release=0)
    assert list(beats(two)) == [0, 3_500, 7_000, 10_000, 12_000, 14_000, 16_000, 18_000]


def test_circles_turn_as_their_direction_says() -> None:
    clockwise, other = (
        pressed({"technique": "circles", "direction": direction}).stretches[0]
        for direction in ("clockwise", "anticlockwise")
    )
    assert (turning(clockwise), turning(other)) == (1, -1)


@given(any_.routines, st.data())
def test_every_press_is_filled_by_its_stretches_and_holds_its_ramps(
    routine: Routine, data: st.DataObject
) -> None:
    made = data.draw(st.sampled_from(compiled(routine).presses))
    made = data.draw(st.sampled_from([made, made.eased(data.draw(st.integers(0, made.length)))]))
    parts = pieces(made)
    assert (parts[0].start, parts[-1].end) == (0, made.length)
    assert all(one.end == other.start for one, other in pairwise(parts))
    assert made.build_up + made.release <= made.length
    assert all(made.build_up <= at < made.length - made.release for at in beats(made))
    assert 0 <= moment(made, data.draw(st.integers(0, made.length))).level <= 1
