"""The watch looks when something comes due, at least once a minute, and waits in a session."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from acupressure_app.core.reminder import Due, Reminder, Reminders
from acupressure_app.core.reminding import Told
from acupressure_app.ui.reminders.watch import Watch

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
ONE = Reminder(id="one", routine="nausea", times=("12:30", "13:00"))


class Clock:
    """Says what time it is; time passes when it is told to."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


class Seen:
    """What a watch told, and what it wants noted."""

    def __init__(self, watch: Watch) -> None:
        self.due: list[tuple[str, str]] = []
        self.noted = 0
        watch.due.connect(self._hear)
        watch.changed.connect(lambda _told: self._note())

    def _hear(self, found: tuple[Due, ...]) -> None:
        self.due += [(one.reminder.id, f"{one.at:%H:%M}") for one in found]

    def _note(self) -> None:
        self.noted += 1


Made = tuple[Watch, Clock, Seen]


@pytest.fixture
def make(qapp: QApplication) -> Callable[..., Made]:
    parent = QObject(qapp)

    def made(*reminders: Reminder) -> Made:
        clock = Clock()
        watch = Watch(clock, Reminders(format=1, reminders=reminders), Told(NOON), parent)
        watch.look()
        return watch, clock, Seen(watch)

    return made


@pytest.mark.parametrize(
    ("passed", "aim"),
    [(0, 60_000), (29 * 60, 60_000), (29 * 60 + 30, 30_001), (30 * 60 - 0.25, 251)],
)
def test_it_aims_at_the_moment_and_looks_up_once_a_minute(
    make: Callable[..., Made], passed: float, aim: int
) -> None:
    watch, clock, _ = make(ONE)
    clock.pass_(seconds=passed)
    watch.look()
    assert watch.timer.interval() == aim
    assert watch.timer.isActive()


def test_without_reminders_nothing_ticks(make: Callable[..., Made]) -> None:
    watch, _, _ = make()
    assert not watch.timer.isActive()
    watch.follow(Reminders(format=1, reminders=(ONE,)))
    assert watch.timer.isActive()


def test_it_tells_at_the_moment_and_wants_that_noted(make: Callable[..., Made]) -> None:
    watch, clock, seen = make(ONE)
    for _ in range(3):
        clock.pass_(minutes=10)
        watch.timer.timeout.emit()
    assert seen.due == [("one", "12:30")]
    assert seen.noted == 1, "what tells nothing writes nothing"


def test_after_a_long_sleep_it_tells_once(make: Callable[..., Made]) -> None:
    watch, clock, seen = make(ONE)
    clock.pass_(hours=20)
    watch.timer.timeout.emit()
    assert seen.due == [("one", "13:00")]


def test_in_a_session_it_waits_and_tells_after_it(make: Callable[..., Made]) -> None:
    watch, clock, seen = make(ONE)
    watch.hold(True)
    assert not watch.timer.isActive()
    clock.pass_(hours=2)
    watch.look()
    assert seen.due == []
    watch.hold(False)
    assert seen.due == [("one", "13:00")]
    assert watch.timer.isActive()


def test_later_is_ten_minutes(make: Callable[..., Made]) -> None:
    watch, clock, seen = make(ONE)
    clock.pass_(hours=2)
    watch.look()
    watch.put_off("one")
    clock.pass_(minutes=9, seconds=30)
    watch.look()
    assert watch.timer.interval() == 30_001
    clock.pass_(seconds=30)
    watch.look()
    assert seen.due == [("one", "13:00"), ("one", "14:10")]


def test_not_today_is_tomorrow(make: Callable[..., Made]) -> None:
    watch, clock, seen = make(ONE)
    clock.pass_(minutes=30)
    watch.look()
    watch.not_today("one")
    clock.pass_(hours=2)
    watch.look()
    assert seen.due == [("one", "12:30")]
    clock.pass_(hours=23)
    watch.look()
    assert seen.due == [("one", "12:30"), ("one", "13:00")]
