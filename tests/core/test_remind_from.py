"""A reminder takes what it can from the routine's schedule."""

from datetime import date
from typing import Any

import msgspec
import pytest

from acupressure_app.core.remind_from import suggested
from acupressure_app.core.reminder import WEEK, AroundDay, OnWeekdays, Reminder
from acupressure_app.core.routine import Routine
from tests.builders import PRESS_60

TODAY = date(2026, 11, 28)


def _suggested(schedule: dict[str, Any] | None) -> Reminder:
    fields: dict[str, Any] = {
        "format": 1,
        "id": "mine",
        "title": "Mine",
        "symptoms": ["nausea"],
        "sets": [{"steps": [PRESS_60]}],
    }
    if schedule is not None:
        fields["schedule"] = schedule
    return suggested(msgspec.convert(fields, Routine), "mine-1", TODAY)


@pytest.mark.parametrize(
    ("schedule", "times"),
    [
        (None, ["09:00"]),
        ({"weeks": 6}, ["09:00"]),
        ({"times_a_day": 1}, ["09:00"]),
        ({"times_a_day": 2}, ["09:00", "19:00"]),
        ({"times_a_day": 3}, ["08:00", "13:00", "19:00"]),
        ({"times_a_day": 5}, ["08:00", "11:15", "14:30", "17:45", "21:00"]),
        ({"when": ["in the last half hour before bed"]}, ["22:00"]),
        ({"times_a_day": 3, "when": [{"en": "Before meals", "de": "vor dem Essen"}]}, []),
    ],
)
def test_times(schedule: dict[str, Any] | None, times: list[str]) -> None:
    assert list(_suggested(schedule).times) == times


def test_as_many_times_as_the_format_allows_are_as_many_different_ones() -> None:
    assert len(set(_suggested({"times_a_day": 48}).times)) == 48


def test_before_meals_leaves_a_quarter_of_an_hour() -> None:
    assert _suggested({"when": ["before meals"]}).before_meals == 15
    assert _suggested({"when": ["in the morning"]}).before_meals is None


@pytest.mark.parametrize("count", range(1, 8))
def test_so_many_days_of_the_week(count: int) -> None:
    days = _suggested({"days_a_week": count}).days
    assert isinstance(days, OnWeekdays)
    assert len(set(days.days)) == count


def test_without_a_number_every_day() -> None:
    assert _suggested(None).days == OnWeekdays(days=WEEK)


def test_weeks_end_on_the_last_of_their_days() -> None:
    reminder = _suggested({"weeks": 6})
    assert (reminder.first, reminder.last) == (TODAY, date(2027, 1, 8))


def test_days_around_a_date_wait_for_the_date() -> None:
    around = {"date": "the first day of the period", "from_day": -5, "to_day": 5}
    assert _suggested({"around": around}).days == AroundDay(day=TODAY, from_day=-5, to_day=5)
