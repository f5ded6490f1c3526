"""A reminder as the schedule of a routine suggests it, for the user to change."""

from datetime import date, timedelta

from acupressure_app.core.reminder import WEEK, AroundDay, OnWeekdays, Reminder, Weekday
from acupressure_app.core.routine import Routine, Schedule
from acupressure_app.core.text import in_language

_BEFORE_MEALS = 15
_BEFORE_BED = "22:00"
_SPREAD = {1: ("09:00",), 2: ("09:00", "19:00"), 3: ("08:00", "13:00", "19:00")}
_FROM, _TO = 8 * 60, 21 * 60
"""More times than three are spread evenly between these minutes of the day."""

_DAYS = {1: (0,), 2: (0, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4), 6: (*range(6),)}
"""So many days of a week, Monday being 0, with rest between them where there is room."""


def suggested(routine: Routine, reminder_id: str, today: date) -> Reminder:
    """Once a day from today on, but for what the routine's schedule says.

    A date that only the user knows is today until it is given.
    """
    schedule = routine.schedule or Schedule()
    meals, bed = _named(schedule, "meal", "eat"), _named(schedule, "bed", "sleep")
    times: tuple[str, ...] = (_BEFORE_BED,) if bed else ()
    if not (meals or bed):
        times = _spread(schedule.times_a_day or 1)
    last = today + timedelta(weeks=schedule.weeks, days=-1) if schedule.weeks else None
    return Reminder(
        id=reminder_id,
        routine=routine.id,
        days=_days(schedule, today),
        times=times,
        before_meals=_BEFORE_MEALS if meals else None,
        first=today if last else None,
        last=last,
    )


def _days(schedule: Schedule, today: date) -> OnWeekdays | AroundDay:
    if around := schedule.around:
        return AroundDay(day=today, from_day=around.from_day, to_day=around.to_day)
    days = _DAYS.get(schedule.days_a_week or len(WEEK))
    return OnWeekdays(days=_weekdays(days)) if days else OnWeekdays()


def _weekdays(numbers: tuple[int, ...]) -> tuple[Weekday, ...]:
    return tuple(WEEK[number] for number in numbers)


def _named(schedule: Schedule, *words: str) -> bool:
    """Whether the schedule names such a time of day, in its English words."""
    told = " ".join(in_language(when, "en").lower() for when in schedule.when)
    return any(word in told for word in words)


def _spread(count: int) -> tuple[str, ...]:
    """So many times of day."""
    if count in _SPREAD:
        return _SPREAD[count]
    step = (_TO - _FROM) / (count - 1)
    minutes = sorted({round((_FROM + number * step) / 5) * 5 for number in range(count)})
    return tuple(f"{minute // 60:02}:{minute % 60:02}" for minute in minutes)
