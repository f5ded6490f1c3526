"""When a reminder is due: by the clock on the user's wall, once, and never in a burst."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acupressure_app.core.reminder import (
    NO_REMINDERS,
    WEEK,
    AroundDay,
    Due,
    OnWeekdays,
    Reminder,
    Reminders,
    Weekday,
    due,
    next_due,
    times_of,
)

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
LORD_HOWE, SANTIAGO = ZoneInfo("Australia/Lord_Howe"), ZoneInfo("America/Santiago")
MO_WE_FR = OnWeekdays(days=(Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.FRIDAY))


def _reminder(*times: str, name: str = "one", **given_: Any) -> Reminder:
    return Reminder(id=name, routine="nausea", times=times, **given_)


def _all(*reminders: Reminder, meals: tuple[str, ...] = ()) -> Reminders:
    return Reminders(format=1, meals=meals, reminders=reminders)


def _at(text: str, zone: ZoneInfo = BERLIN, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)


def _due(reminder: Reminder, since: datetime, now: datetime) -> list[tuple[str, int]]:
    """The wall time of what is due, and how many times before it went untold."""
    return [(f"{one.at:%m-%d %H:%M}", one.before) for one in due(_all(reminder), since, now)]


@pytest.mark.parametrize(
    ("since", "now", "found"),
    [
        pytest.param("03-10 07:59", "03-10 07:59:59", [], id="a second before"),
        pytest.param("03-10 07:59", "03-10 08:00", [("03-10 08:00", 0)], id="at the second"),
        pytest.param("03-10 08:00", "03-10 08:01", [], id="told a minute ago"),
        pytest.param("03-10 07:00", "03-10 12:00", [("03-10 08:00", 0)], id="slept over it"),
        pytest.param("03-10 07:00", "03-10 22:00", [("03-10 20:00", 1)], id="slept over both"),
        pytest.param("03-09 21:00", "03-10 00:01", [], id="midnight passed between two"),
        pytest.param("03-07 09:00", "03-10 09:00", [("03-10 08:00", 5)], id="away for three days"),
        pytest.param("01-01 00:00", "03-10 09:00", [("03-10 08:00", 13)], id="a week at the most"),
        pytest.param("03-10 09:00", "03-10 07:30", [], id="the clock was set back"),
    ],
)
def test_twice_a_day(since: str, now: str, found: list[tuple[str, int]]) -> None:
    reminder = _reminder("20:00", "08:00")
    assert _due(reminder, _at(f"2026-{since}"), _at(f"2026-{now}")) == found


@pytest.mark.parametrize(
    ("zone", "clock", "since", "now", "found"),
    [
        # Berlin goes from 02:00 to 03:00 on 29 March 2026 and from 03:00 to 02:00 on 25 October.
        pytest.param(BERLIN, "02:30", ("03-29 01:59", 0), ("03-29 03:29", 0), [], id="gap, before"),
        pytest.param(
            *(BERLIN, "02:30", ("03-29 01:59", 0), ("03-29 03:30", 0), [("03-29 02:30", 0)]),
            id="what the spring leaves out comes as long after 01:59 as on other days",
        ),
        pytest.param(
            *(BERLIN, "03:00", ("03-29 01:59", 0), ("03-29 03:00", 0), [("03-29 03:00", 0)]),
            id="the first minute after the gap",
        ),
        pytest.param(
            *(BERLIN, "02:30", ("10-25 02:29", 0), ("10-25 02:30", 0), [("10-25 02:30", 0)]),
            id="the hour that comes twice, the first time",
        ),
        pytest.param(
            BERLIN, "02:30", ("10-25 02:31", 0), ("10-25 02:31", 1), [], id="not the second time"
        ),
        pytest.param(
            BERLIN, "02:30", ("10-25 02:29", 1), ("10-25 02:31", 1), [], id="begun in the second"
        ),
        pytest.param(
            *(BERLIN, "03:00", ("10-25 02:59", 0), ("10-25 03:00", 0), [("10-25 03:00", 0)]),
            id="after both",
        ),
        pytest.param(BERLIN, "03:00", ("10-25 02:59", 0), ("10-25 02:59", 1), [], id="not between"),
        # New York loses 02:00 to 03:00 on 8 March 2026, and has 01:00 to 02:00 twice on 1 November.
        pytest.param(
            *(NEW_YORK, "02:15", ("03-08 01:00", 0), ("03-08 03:15", 0), [("03-08 02:15", 0)]),
            id="gap in New York",
        ),
        pytest.param(
            NEW_YORK, "01:15", ("11-01 01:20", 0), ("11-01 01:20", 1), [], id="once in New York"
        ),
        # Lord Howe moves by half an hour: 02:00 to 02:30 on 4 October 2026.
        pytest.param(
            *(LORD_HOWE, "02:15", ("10-04 01:59", 0), ("10-04 02:45", 0), [("10-04 02:15", 0)]),
            id="half an hour in Lord Howe",
        ),
        # Santiago has no midnight on 6 September 2026: 24:00 is 01:00.
        pytest.param(
            *(SANTIAGO, "00:00", ("09-05 23:59", 0), ("09-06 01:00", 0), [("09-06 00:00", 0)]),
            id="a day without midnight",
        ),
    ],
)
def test_when_the_clocks_change(
    zone: ZoneInfo,
    clock: str,
    since: tuple[str, int],
    now: tuple[str, int],
    found: list[tuple[str, int]],
) -> None:
    moments = (_at(f"2026-{text}", zone, fold) for text, fold in (since, now))
    assert _due(_reminder(clock), *moments) == found


@pytest.mark.parametrize(
    ("clock", "since", "now", "found"),
    [
        ("23:59", "2026-02-28 23:58", "2026-03-01 00:00", [("02-28 23:59", 0)]),
        ("00:00", "2026-12-31 23:59", "2027-01-01 00:00", [("01-01 00:00", 0)]),
        ("09:00", "2028-02-28 10:00", "2028-03-01 08:00", [("02-29 09:00", 0)]),
        ("09:00", "2026-04-30 08:00", "2026-05-01 09:00", [("05-01 09:00", 1)]),
    ],
    ids=["a minute to March", "the new year", "a leap day", "the end of April"],
)
def test_the_ends_of_days_months_and_years(
    clock: str, since: str, now: str, found: list[tuple[str, int]]
) -> None:
    assert _due(_reminder(clock), _at(since), _at(now)) == found


@pytest.mark.parametrize(
    ("days", "first", "last", "expected"),
    [
        # In March 2026 the second is a Monday.
        pytest.param(MO_WE_FR, None, None, [2, 4, 6, 9, 11, 13], id="three days a week"),
        pytest.param(MO_WE_FR, 4, 11, [4, 6, 9, 11], id="from a day to a day, both with it"),
        pytest.param(OnWeekdays(), 12, None, [12, 13, 14], id="every day from the twelfth"),
        pytest.param(
            AroundDay(day=date(2026, 3, 8), from_day=-2, to_day=1),
            *(None, None, [6, 7, 8, 9]),
            id="around a date, once",
        ),
        pytest.param(
            AroundDay(day=date(2026, 2, 6), from_day=-2, to_day=1, every=28),
            *(None, None, [4, 5, 6, 7]),
            id="around a date of last month, every 28 days",
        ),
        pytest.param(
            AroundDay(day=date(2026, 3, 12), from_day=0, to_day=0, every=2),
            *(None, None, [12, 14]),
            id="nothing before the date itself",
        ),
        pytest.param(
            AroundDay(day=date(2026, 3, 3), from_day=-1, to_day=9, every=3),
            *(4, 6, [4, 5, 6]),
            id="windows that overlap are each day once",
        ),
    ],
)
def test_the_days(
    days: OnWeekdays | AroundDay, first: int | None, last: int | None, expected: list[int]
) -> None:
    ends: dict[str, Any] = {
        name: date(2026, 3, day) for name, day in (("first", first), ("last", last)) if day
    }
    reminder = _reminder("12:00", days=days, **ends)
    found = [
        day
        for day in range(1, 15)
        for _ in due(_all(reminder), _at(f"2026-03-{day:02} 11:59"), _at(f"2026-03-{day:02} 12:00"))
    ]
    assert found == expected


def test_one_that_is_off_or_was_set_later_is_not_due() -> None:
    since, now = _at("2026-03-10 07:00"), _at("2026-03-10 10:00")
    assert _due(_reminder("08:00", on=False), since, now) == []
    assert _due(_reminder("08:00", since=_at("2026-03-10 09:00")), since, now) == []
    assert _due(_reminder("08:00", since=_at("2026-03-10 07:30")), since, now) != []


def test_meals_make_times_and_what_falls_together_is_one() -> None:
    reminder = _reminder("12:15", "21:00", before_meals=15)
    assert times_of(reminder, ("07:30", "12:30", "00:05")) == ("07:15", "12:15", "21:00", "23:50")


def test_several_are_told_in_the_order_they_came() -> None:
    late, early = _reminder("09:00", name="late"), _reminder("08:00", name="early")
    found = due(_all(late, early), _at("2026-03-10 07:00"), _at("2026-03-10 10:00"))
    assert [one.reminder.id for one in found] == ["early", "late"]


def test_a_traveller_is_reminded_by_the_clock_where_he_is() -> None:
    """08:00 came in Berlin; six hours later it is 08:00 in New York too, another 08:00."""
    landed = _at("2026-03-10 08:30", NEW_YORK)
    (one,) = due(_all(_reminder("08:00")), _at("2026-03-10 08:01"), landed)
    assert one.at == _at("2026-03-10 08:00", NEW_YORK)


@pytest.mark.parametrize(
    ("reminder", "expected"),
    [
        (_reminder("08:00"), "2026-03-11 08:00"),
        (_reminder("20:00", "08:00"), "2026-03-10 20:00"),
        (_reminder("08:00", days=MO_WE_FR), "2026-03-11 08:00"),
        (_reminder("08:00", first=date(2029, 2, 28)), "2029-02-28 08:00"),
        (_reminder("08:00", last=date(2026, 3, 10)), None),
        (_reminder("20:00", on=False), None),
        (
            _reminder(
                "08:00", days=AroundDay(day=date(2026, 3, 1), from_day=0, to_day=1, every=28)
            ),
            "2026-03-29 08:00",
        ),
        (_reminder("08:00", days=AroundDay(day=date(2026, 3, 1), from_day=0, to_day=1)), None),
    ],
)
def test_what_comes_next(reminder: Reminder, expected: str | None) -> None:
    found = next_due(_all(reminder), _at("2026-03-10 12:00"))
    assert found == (_at(expected) if expected else None)


def test_without_reminders_nothing_comes() -> None:
    assert next_due(NO_REMINDERS, _at("2026-03-10 12:00")) is None


MINUTES = st.integers(0, 60 * 24 * 400).map(
    lambda n: (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n)).astimezone(BERLIN)
)


@given(
    MINUTES,
    st.lists(st.integers(1, 60 * 30), min_size=1, max_size=30),
    st.lists(st.sampled_from([f"{h:02}:{m:02}" for h in range(24) for m in (0, 30)]), min_size=1),
    st.sets(st.sampled_from(WEEK), min_size=1).map(lambda days: OnWeekdays(days=tuple(days))),
)
def test_however_often_one_looks_each_time_is_told_once(
    start: datetime, steps: list[int], clocks: list[str], days: OnWeekdays
) -> None:
    """Counted by a few looks, and by going from each to what comes next."""
    reminders = _all(_reminder(*clocks, days=days))
    looks = [start]
    for step in steps[:5]:
        looks.append((looks[-1].astimezone(UTC) + timedelta(minutes=step)).astimezone(BERLIN))
    seldom = sum(
        1 + one.before for since, now in pairwise(looks) for one in due(reminders, since, now)
    )
    followed, at = 0, next_due(reminders, start)
    while at and at.astimezone(UTC) <= looks[-1].astimezone(UTC):
        followed += 1
        at = next_due(reminders, at)
    assert seldom == followed


def test_late_is_said_so_after_five_minutes() -> None:
    one = Due(_reminder("08:00"), _at("2026-03-10 08:00"))
    assert one.punctual(_at("2026-03-10 08:04"))
    assert not one.punctual(_at("2026-03-10 08:05"))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "times or before_meals"),
        ({"times": ["8:00"]}, r"times\[0\]"),
        ({"times": ["24:00"]}, r"times\[0\]"),
        ({"times": ["08:00"], "days": {"kind": "weekdays", "days": []}}, "days"),
        ({"times": ["08:00"], "days": {"kind": "weekdays", "days": ["today"]}}, "today"),
        ({"times": ["08:00"], "first": "2026-03-02", "last": "2026-03-01"}, "first is after last"),
        ({"times": ["08:00"], "first": "0001-01-01"}, "first needs a year"),
        (
            {
                "times": ["08:00"],
                "days": {"kind": "around", "day": "2026-03-01", "from_day": 2, "to_day": 1},
            },
            "from_day is after to_day",
        ),
        ({"times": ["08:00"], "snooze": 5}, "snooze"),
    ],
)
def test_what_no_reminder_can_be_is_said(fields: dict[str, object], said: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=said):
        msgspec.convert({"id": "one", "routine": "nausea", **fields}, Reminder)


def test_two_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match='two reminders have the id "one"'):
        _all(_reminder("08:00"), _reminder("09:00"))
