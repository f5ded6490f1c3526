"""What was told of the reminders, what was put off, and what is to be told now."""

from datetime import UTC, datetime, time, timedelta
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from acupressure_app.core.reminder import LATER, Due, Moment, Reminders, due


class Told(Struct, frozen=True):
    """All that was due `until` then was told.

    `later` says when a reminder is told again, `skipped` until when it is not wanted; both by its
    id.
    """

    until: Moment
    later: Annotated[dict[str, Moment], Meta(max_length=1000)] = {}
    skipped: Annotated[dict[str, Moment], Meta(max_length=1000)] = {}


def nothing_told(reminders: Reminders, now: datetime) -> Told:
    """Where nothing is noted: from when the first of them was set, or from now on."""
    return Told(min([now, *(one.since for one in reminders.reminders if one.since)]))


def look(reminders: Reminders, told: Told, now: datetime) -> tuple[tuple[Due, ...], Told]:
    """What is to be told now, each reminder once, and what was told with it."""
    found = {one.reminder.id: one for one in due(reminders, told.until, now, told.skipped)}
    a_day = timedelta(days=1)
    skipped = {name: until for name, until in told.skipped.items() if now < until < now + a_day}
    waiting = dict(told.later)
    for name, at in told.later.items():
        reminder = reminders.find(name)
        if reminder is None or not reminder.on:
            del waiting[name]
        elif at.astimezone(UTC) <= now.astimezone(UTC):
            del waiting[name]
            found.setdefault(name, Due(reminder, at.astimezone(now.tzinfo)))
    return tuple(found.values()), Told(now, waiting, skipped)


def put_off(told: Told, reminder_id: str, now: datetime) -> Told:
    """Tell of it again in ten minutes."""
    return replace(told, later=told.later | {reminder_id: now + LATER})


def not_today(told: Told, reminder_id: str, now: datetime) -> Told:
    """Tell of it no more today."""
    later = {name: at for name, at in told.later.items() if name != reminder_id}
    end = datetime.combine(now.date(), time.max, now.tzinfo)
    return replace(told, later=later, skipped=told.skipped | {reminder_id: end})
