"""What goes with a way of pressing, and what another way leaves of it."""

from typing import Any

import msgspec
import pytest

from acupressure_app.core.body import Direction, Technique
from acupressure_app.core.routine import Stretch
from acupressure_app.core.techniques import (
    Rhythm,
    countable,
    directions_for,
    rhythm_of,
    rhythms_for,
    with_rhythm,
    with_technique,
)


def stretch(technique: str, **given: Any) -> Stretch:
    return msgspec.convert({"technique": technique, **given}, Stretch)


def test_circles_turn_and_taps_go_nowhere() -> None:
    assert directions_for(stretch("circles")) == (Direction.CLOCKWISE, Direction.ANTICLOCKWISE)
    assert directions_for(stretch("tap")) == ()


def test_what_a_file_says_is_offered_though_it_goes_with_no_other() -> None:
    assert directions_for(stretch("tap", direction="up")) == (Direction.UP,)
    assert rhythms_for(stretch("press", per_minute=9), counted=False)[-1] is Rhythm.PER_MINUTE


CHANGES = [
    ("circles that are rubbed keep their way",
     stretch("circles", direction="clockwise"), Technique.RUB, False,
     stretch("rub", direction="clockwise")),
    ("circles that are tapped lose it",
     stretch("circles", direction="clockwise"), Technique.TAP, False, stretch("tap")),
    ("a pulse that is held loses its beat",
     stretch("pulse", on=5, off=2, pressure="firm"), Technique.PRESS, False,
     stretch("press", pressure="firm")),
    ("but not where it is counted",
     stretch("pulse", per_minute=30), Technique.PRESS, True, stretch("press", per_minute=30)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "technique", "counted", "after"),
    [case[1:] for case in CHANGES],
    ids=[case[0] for case in CHANGES],
)
def test_another_way_of_pressing(
    before: Stretch, technique: Technique, counted: bool, after: Stretch
) -> None:
    assert with_technique(before, technique, counted=counted) == after


@pytest.mark.parametrize("technique", list(Technique))
def test_whatever_is_counted_has_a_beat_to_count_by(technique: Technique) -> None:
    counted = countable(Stretch(technique=technique))
    assert rhythm_of(counted) is not Rhythm.NONE
    assert Rhythm.NONE not in rhythms_for(counted, counted=True)
    assert counted.technique is (Technique.PULSE if technique is Technique.PRESS else technique)


@pytest.mark.parametrize("rhythm", list(Rhythm))
def test_a_rhythm_takes_the_place_of_another(rhythm: Rhythm) -> None:
    assert rhythm_of(with_rhythm(stretch("pulse", on=1, off=1), rhythm)) is rhythm
