"""Writes reminders as a calendar file (RFC 5545) for the user's own calendar program."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from acupressure_app import __version__
from acupressure_app.core.calendar import Event, Repeat
from acupressure_app.store.files import write_whole

if TYPE_CHECKING:
    import icalendar

Words = Callable[[Event], tuple[str, str, timedelta]]
"""An event's title, what it says, and how long it takes."""


def write_calendar(path: Path, events: Iterable[Event], words: Words, now: datetime) -> None:
    """Write the file whole or not at all. Raises OSError."""
    write_whole(path, calendar_bytes(events, words, now), keep=False)


def calendar_bytes(events: Iterable[Event], words: Words, now: datetime) -> bytes:
    """The file's content, lines folded and ended as the standard wants them."""
    import icalendar  # noqa: PLC0415 - takes 70 ms, and hardly anybody wants it in a run

    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//acupressure-app//acupressure-app {__version__}//EN")
    calendar.add("version", "2.0")
    for event in events:
        calendar.add_component(_event(event, words, now.astimezone(UTC)))
    content: bytes = calendar.to_ical()
    return content


def _event(event: Event, words: Words, stamp: datetime) -> "icalendar.Event":
    import icalendar  # noqa: PLC0415 - as above

    title, description, length = words(event)
    made = icalendar.Event()
    made.add("uid", event.uid)
    made.add("dtstamp", stamp.replace(microsecond=0))
    made.add("dtstart", event.start)
    made.add("duration", length)
    made.add("rrule", _rule(event))
    made.add("summary", title)
    made.add("description", description)
    made.add("transp", "TRANSPARENT")  # nobody is busy for it
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(0))
    made.add_component(alarm)
    return made


def _rule(event: Event) -> dict[str, Any]:
    """UNTIL floats as DTSTART does, which the standard asks for."""
    repeat: Repeat = event.repeat
    rule: dict[str, Any] = {"freq": "weekly" if repeat.weekdays else "daily"}
    if repeat.days > 1:
        rule["interval"] = repeat.days
    if repeat.weekdays:
        rule["byday"] = [day[:2].upper() for day in repeat.weekdays]
    if repeat.until:
        rule["until"] = datetime.combine(repeat.until, time.fromisoformat("23:59:59"))
    if repeat.count:
        rule["count"] = repeat.count
    return rule
