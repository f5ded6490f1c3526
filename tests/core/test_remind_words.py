"""A reminder is said in a sentence."""

from datetime import date
from typing import Any

import pytest

from acupressure_app.core.remind_words import reminder_words
from acupressure_app.core.reminder import AroundDay, OnWeekdays, Reminder, Weekday
from tests.builders import WORDS

DAY = date(2026, 12, 3)
MON, FRI, SUN = Weekday.MONDAY, Weekday.FRIDAY, Weekday.SUNDAY


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Every day at 08:00"),
        ({"times": ("19:00", "08:00", "13:00")}, "Every day at 08:00, 13:00 and 19:00"),
        ({"days": OnWeekdays(days=(FRI, MON))}, "Monday and Friday at 08:00"),
        ({"days": OnWeekdays(days=(SUN, FRI, MON))}, "Mon, Fri and Sun at 08:00"),
        ({"times": (), "before_meals": 30}, "Every day at 07:00 and 12:00, before meals"),
        ({"first": DAY, "last": DAY}, "Every day at 08:00, from 2026-12-03, until 2026-12-03"),
        (
            {"days": AroundDay(day=DAY, from_day=-5, to_day=1)},
            "From 5 days before to 1 day after 2026-12-03 at 08:00",
        ),
        (
            {"days": AroundDay(day=DAY, from_day=0, to_day=2, every=28)},
            "From the day of to 2 days after 2026-12-03, every 28 days, at 08:00",
        ),
        ({"days": AroundDay(day=DAY, from_day=-1, to_day=-1)}, "1 day before 2026-12-03 at 08:00"),
    ],
)
def test_in_words(given: dict[str, Any], said: str) -> None:
    reminder = Reminder(**{"id": "one", "routine": "nausea", "times": ("08:00",), **given})
    assert reminder_words(reminder, ("07:30", "12:30"), WORDS.tr, date.isoformat) == said
