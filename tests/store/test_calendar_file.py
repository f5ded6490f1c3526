"""The calendar file says when, as the reminders do: checked with dateutil, which reads its rules.

The file itself is taken apart here by hand, so that its writer is not judged by its own parser.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from dateutil.rrule import rrulestr

from acupressure_app.core.calendar import Event, events
from acupressure_app.core.reminder import AroundDay, OnWeekdays, Reminder, Reminders, Weekday
from acupressure_app.store.calendar_file import calendar_bytes

TODAY = date(2026, 11, 28)  # a Saturday
NOW = datetime(2026, 11, 28, 6, tzinfo=UTC)
_BEGINNING = datetime.fromisoformat("2000-01-01")
LONG = "Übelkeit; nach dem Essen, mit einem recht langen Namen: „fünf Minuten\\Tag“ " * 3


def _reminder(*times: str, **given: Any) -> Reminder:
    return Reminder(id="nausea-1", routine="nausea", times=times, **given)


def _file(*reminders: Reminder, title: str = "Nausea", now: datetime = NOW) -> bytes:
    def words(_event: Event) -> tuple[str, str, timedelta]:
        return title, f"{title}\n\nOpen the program.", timedelta(minutes=6)

    kept = Reminders(format=1, meals=("07:30", "12:30"), reminders=reminders)
    return calendar_bytes(events(kept, now.date()), words, now)


def _blocks(file: bytes) -> list[dict[str, str]]:
    """The lines of each event by their names, unfolded; the alarm's with "ALARM " before."""
    lines = file.decode().replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    front = ""
    for line in lines:
        name, _, value = line.partition(":")
        match name, value:
            case "BEGIN", "VEVENT":
                found.append({})
            case "BEGIN", "VALARM":
                front = "ALARM "
            case "END", "VALARM":
                front = ""
            case (("BEGIN" | "END"), _):
                pass
            case _ if found and name:
                found[-1][front + name] = value
    return found


def _moments(file: bytes, until: date) -> list[str]:
    """All that the calendar would ring, as dateutil reads the rules."""
    end = datetime.combine(until, datetime.max.time())
    moments: list[datetime] = []
    for block in _blocks(file):
        rule = rrulestr(block["RRULE"], dtstart=datetime.fromisoformat(block["DTSTART"]))
        moments += rule.between(_BEGINNING, end, inc=True)
    return [f"{at:%Y-%m-%d %H:%M}" for at in sorted(moments)]


@pytest.mark.parametrize(
    "reminder",
    [
        pytest.param(_reminder("08:00"), id="every day"),
        pytest.param(_reminder("08:00", "13:00", before_meals=15), id="before meals too"),
        pytest.param(
            _reminder("08:00", days=OnWeekdays(days=(Weekday.FRIDAY, Weekday.MONDAY))),
            id="two days a week",
        ),
        pytest.param(
            _reminder("08:00", first=date(2026, 12, 31), last=date(2027, 1, 2)), id="a few days"
        ),
        pytest.param(_reminder("08:00", last=date(2026, 11, 28)), id="today alone"),
        pytest.param(_reminder("08:00", last=date(2026, 11, 27)), id="over"),
        pytest.param(_reminder("08:00", on=False), id="off"),
        pytest.param(
            _reminder("08:00", days=AroundDay(day=TODAY, from_day=-5, to_day=5)),
            id="around today, once",
        ),
        pytest.param(
            _reminder("08:00", days=AroundDay(day=date(2026, 1, 1), from_day=-5, to_day=5)),
            id="around a date long ago",
        ),
        pytest.param(
            _reminder(
                "08:00", days=AroundDay(day=date(2026, 10, 3), from_day=-5, to_day=5, every=28)
            ),
            id="in a cycle that has begun",
        ),
        pytest.param(
            _reminder(
                *("08:00", "20:00"),
                days=AroundDay(day=date(2027, 2, 27), from_day=-1, to_day=1, every=31),
                last=date(2027, 3, 30),
            ),
            id="in a cycle that begins later, and ends",
        ),
        pytest.param(
            _reminder("08:00", days=AroundDay(day=TODAY, from_day=-5, to_day=5, every=7)),
            id="in a cycle shorter than its days",
        ),
        pytest.param(_reminder("00:00", first=date(2028, 2, 28)), id="over a leap day"),
    ],
)
def test_the_calendar_rings_when_the_program_would(reminder: Reminder) -> None:
    end = date(2027, 6, 30) if reminder.first is None else date(2028, 3, 2)
    times = {"08:00", "13:00", "20:00", "00:00"} & {*reminder.times}
    times |= {"07:15", "12:15"} if reminder.before_meals else set()
    days = [TODAY + timedelta(days=n) for n in range((end - TODAY).days + 1)]
    expected = sorted(
        f"{day} {clock}" for day in days if reminder.on and reminder.has(day) for clock in times
    )
    assert _moments(_file(reminder), end) == expected


def test_an_event_is_whole() -> None:
    (event,) = _blocks(_file(_reminder("08:00", last=date(2026, 12, 5))))
    assert event == {
        "UID": "nausea-1-0-0@acupressure-app",
        "DTSTAMP": "20261128T060000Z",
        "DTSTART": "20261128T080000",  # floats: no zone, so it is the user's own clock
        "DURATION": "PT6M",
        "RRULE": "FREQ=DAILY;UNTIL=20261205T235959",
        "SUMMARY": "Nausea",
        "DESCRIPTION": "Nausea\\n\\nOpen the program.",
        "TRANSP": "TRANSPARENT",
        "ALARM ACTION": "DISPLAY",
        "ALARM DESCRIPTION": "Nausea",
        "ALARM TRIGGER": "P0D",
    }


def test_an_event_keeps_its_uid_when_the_file_is_made_again() -> None:
    days = AroundDay(day=TODAY, from_day=-2, to_day=2, every=28)
    reminder = _reminder("08:00", "20:00", days=days)
    first, second = (
        [block["UID"] for block in _blocks(_file(reminder, now=NOW + timedelta(days=days)))]
        for days in (0, 1)
    )
    assert first == second
    assert len(set(first)) == len(first) == 10


def test_lines_are_folded_and_ended_as_the_standard_wants_them() -> None:
    file = _file(_reminder("08:00"), title=LONG)
    lines = file.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no letter is cut in two
    escaped = LONG.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert _blocks(file)[0]["SUMMARY"] == escaped


def test_its_own_parser_finds_nothing_wrong() -> None:
    calendar = icalendar.Calendar.from_ical(_file(_reminder("08:00"), title=LONG))
    assert calendar["version"] == "2.0"
    (event,) = calendar.walk("VEVENT")
    assert event.errors == []
    assert str(event["summary"]) == LONG


def test_without_reminders_the_calendar_is_empty() -> None:
    assert _blocks(_file()) == []
