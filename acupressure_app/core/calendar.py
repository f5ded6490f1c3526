"""Reminders as the events of a calendar: each with its own first time and its own repetition.

Times float: they belong to whatever zone the calendar is in, as the user's own clock does.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from acupressure_app.core.reminder import (
    AroundDay,
    OnWeekdays,
    Reminder,
    Reminders,
    Weekday,
    times_of,
)

_DOMAIN = "acupressure-app"


class Repeat(Struct, frozen=True):
    """Every so many days, or each week on the `weekdays`; `until` its last day, or `count` times.

    `until` and `count` both unset means without end.
    """

    days: int = 1
    weekdays: tuple[Weekday, ...] = ()
    until: date | None = None
    count: int | None = None


class Event(Struct, frozen=True):
    """`uid` stays the same in each export; `start` has no zone."""

    uid: str
    reminder: Reminder
    start: datetime
    repeat: Repeat


def events(reminders: Reminders, today: date) -> tuple[Event, ...]:
    """What the reminders that are on come to from `today` on; nothing for those that are over."""
    return tuple(
        event
        for reminder in reminders.reminders
        if reminder.on
        for event in _events_of(reminder, reminders.meals, today)
    )


def _events_of(reminder: Reminder, meals: tuple[str, ...], today: date) -> Iterator[Event]:
    begins = max(today, reminder.first or today)
    series = tuple(_series(reminder.days, begins, reminder.last))
    for number, clock in enumerate(times_of(reminder, meals)):
        for turn, day, repeat in series:
            uid = f"{reminder.id}-{number}-{turn}@{_DOMAIN}"
            start = datetime.combine(day, time.fromisoformat(clock))
            yield Event(uid, reminder, start, repeat)


def _series(
    days: OnWeekdays | AroundDay, begins: date, last: date | None
) -> Iterator[tuple[int, date, Repeat]]:
    """Series that have all the days between them: number, first day, and how each goes on."""
    match days:
        case OnWeekdays(days=weekdays):
            first = begins
            while not days.has(first):
                first += timedelta(days=1)
            repeat = Repeat(until=last) if len(set(weekdays)) == 7 else _weekly(weekdays, last)
            yield from _if_any(0, first, repeat, last)
        case AroundDay(every=None):
            first = max(begins, days.begins)
            ends = days.day + timedelta(days=days.to_day)
            end = min(ends, last or ends)
            yield from _if_any(0, first, Repeat(count=(end - first).days + 1), end)
        case AroundDay(every=int(every)):
            for number in range(min(every, days.to_day - days.from_day + 1)):
                first = days.begins + timedelta(days=number)
                missed = max(0, -((first - begins).days // every))
                first += timedelta(days=every * missed)
                yield from _if_any(number, first, Repeat(every, until=last), last)


def _weekly(weekdays: tuple[Weekday, ...], last: date | None) -> Repeat:
    return Repeat(weekdays=tuple(sorted(set(weekdays), key=list(Weekday).index)), until=last)


def _if_any(
    number: int, first: date, repeat: Repeat, last: date | None
) -> Iterator[tuple[int, date, Repeat]]:
    if last is None or first <= last:
        yield number, first, repeat
