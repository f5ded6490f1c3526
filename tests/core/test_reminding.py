"""What is told now, what was put off, and what is not wanted any more today."""

from datetime import UTC, datetime, timedelta

import pytest

from acupressure_app.core.reminder import Reminder, Reminders
from acupressure_app.core.reminding import Told, look, not_today, put_off

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
MORNING = Reminder(id="morning", routine="nausea", times=("08:00",))
HOURLY = Reminder(id="hourly", routine="sleep", times=("10:00", "11:00", "12:00", "12:05"))
BOTH = Reminders(format=1, reminders=(MORNING, HOURLY))


def _told(reminders: Reminders, told: Told, now: datetime) -> list[tuple[str, str, int]]:
    found, _ = look(reminders, told, now)
    return [(one.reminder.id, f"{one.at:%d %H:%M}", one.before) for one in found]


def test_what_was_missed_is_told_once_for_each_reminder() -> None:
    before = Told(NOON - timedelta(hours=5))
    found, told = look(BOTH, before, NOON)
    assert [(one.reminder.id, one.before) for one in found] == [("morning", 0), ("hourly", 2)]
    assert look(BOTH, told, NOON) == ((), told)


def test_later_comes_in_ten_minutes_once() -> None:
    told = put_off(Told(NOON), "morning", NOON)
    only = Reminders(format=1, reminders=(MORNING,))
    early = NOON + timedelta(minutes=9, seconds=59)
    assert look(only, told, early)[0] == ()
    told = look(only, told, early)[1]
    assert _told(only, told, NOON + timedelta(minutes=10)) == [("morning", "10 12:10", 0)]
    assert look(only, look(only, told, NOON + timedelta(minutes=10))[1], NOON)[0] == ()


def test_later_survives_the_end_of_the_program() -> None:
    only = Reminders(format=1, reminders=(MORNING,))
    told = put_off(Told(NOON), "morning", NOON)
    assert _told(only, told, NOON + timedelta(hours=3)) == [("morning", "10 12:10", 0)]
    assert _told(only, told, NOON + timedelta(hours=20)) == [("morning", "11 08:00", 0)]


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (NOON + timedelta(minutes=5), []),
        (NOON + timedelta(hours=22), [("hourly", "11 10:00", 0)]),
    ],
    ids=["no more today", "again tomorrow"],
)
def test_not_today_lasts_to_the_end_of_the_day(
    now: datetime, found: list[tuple[str, str, int]]
) -> None:
    only = Reminders(format=1, reminders=(HOURLY,))
    told = not_today(put_off(Told(NOON), "hourly", NOON), "hourly", NOON)
    assert _told(only, told, now) == found


def test_what_was_put_off_and_then_deleted_or_switched_off_is_not_told() -> None:
    told, later = put_off(Told(NOON), "morning", NOON), NOON + timedelta(minutes=20)
    off = Reminder(id="morning", routine="nausea", times=("08:00",), on=False)
    for reminders in (Reminders(format=1), Reminders(format=1, reminders=(off,))):
        assert look(reminders, told, later) == ((), Told(later))


def test_a_clock_that_was_set_back_tells_nothing_and_goes_on_from_there() -> None:
    ahead = Told(datetime(2030, 1, 1, tzinfo=UTC))
    found, told = look(BOTH, ahead, NOON)
    assert found == ()
    assert _told(BOTH, told, NOON + timedelta(minutes=5)) == [("hourly", "10 12:05", 0)]
