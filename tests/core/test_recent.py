"""What was played lately: the newest first, each routine once, and for a day open to go on with."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from acupressure_app.core.body import Side
from acupressure_app.core.player import Kept
from acupressure_app.core.recent import MOST, Recent, noted, still_open
from acupressure_app.core.timeline import Pace

NOON = datetime(2026, 3, 15, 12, tzinfo=UTC)


def _recent(routine: str = "nausea", when: datetime = NOON) -> Recent:
    return Recent(routine, Pace.STANDARD, Side.LEFT, when)


def test_the_newest_stands_first_and_each_routine_once() -> None:
    before = (_recent("nausea"), _recent("anxiety"), _recent("neck"))
    again = replace(_recent("anxiety", NOON + timedelta(hours=1)), pace=Pace.SHORT)
    assert noted(before, again) == (again, _recent("nausea"), _recent("neck"))


def test_the_oldest_is_forgotten_when_there_are_too_many() -> None:
    recents: tuple[Recent, ...] = ()
    for name in "abcdefg":
        recents = noted(recents, _recent(name))
    assert [recent.routine for recent in recents] == ["g", "f", "e", "d", "c"]
    assert len(recents) == MOST


@pytest.mark.parametrize(
    ("hours", "is_open"), [(0, True), (23.99, True), (24, False), (300, False), (-1, False)]
)
def test_a_session_that_was_left_is_open_for_a_day(hours: float, is_open: bool) -> None:
    left = replace(_recent(), kept=Kept(70_000))
    assert still_open(left, NOON + timedelta(hours=hours)) is is_open


def test_a_session_that_was_finished_is_not_open() -> None:
    assert not still_open(_recent(), NOON)


def test_the_day_is_counted_across_time_zones() -> None:
    far_east = timezone(timedelta(hours=9))
    left = replace(_recent(when=NOON.astimezone(far_east)), kept=Kept(0))
    assert still_open(left, NOON + timedelta(hours=23))
    assert not still_open(left, NOON + timedelta(hours=25))
