"""The reminders in a terminal: list, add, remove, and write them for a calendar."""

import argparse
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from acupressure_app.core.calendar import events
from acupressure_app.core.remind_from import suggested
from acupressure_app.core.remind_words import event_words, reminder_words, title_of
from acupressure_app.core.reminder import (
    AroundDay,
    OnWeekdays,
    Reminder,
    Reminders,
    next_of,
    times_of,
)
from acupressure_app.core.routine import Routine
from acupressure_app.store.calendar_file import write_calendar
from acupressure_app.store.reminders import (
    UnreadableRemindersError,
    load_reminders,
    new_id,
    save_reminders,
)
from acupressure_app.store.trouble import why
from acupressure_app.terminal.program import DONE, INVALID, Program, UsageError

_Command = Callable[[Program, argparse.Namespace], int]


def _with_plain_errors(command: _Command) -> _Command:
    """A file that cannot be read or written is said in one line, and the code is 1."""

    @wraps(command)
    def told(program: Program, arguments: argparse.Namespace) -> int:
        try:
            return command(program, arguments)
        except (OSError, UnreadableRemindersError) as error:
            program.console.message(f"acupressure-app: {why(error)(program.console.tr)}")
            return INVALID

    return told


@_with_plain_errors
def list_command(program: Program, arguments: argparse.Namespace) -> int:
    """List the reminders, or write them as a calendar file."""
    reminders = load_reminders(program.folders.config)
    if getattr(arguments, "ics", None):
        return _write_calendar(program, arguments, reminders)
    if arguments.json:
        rows = [_row(reminder, reminders, program) for reminder in reminders.reminders]
        program.console.data(rows, indent=2)
    else:
        for reminder in reminders.reminders:
            program.console.line(_line(reminder, reminders, program))
        if not reminders.reminders:
            program.console.line(program.console.tr.gettext("There are no reminders."))
    return DONE


@_with_plain_errors
def add_command(program: Program, arguments: argparse.Namespace) -> int:
    """Add a reminder for a routine, from its own schedule but for what is said."""
    reminders = load_reminders(program.folders.config)
    routine, now = program.listed(arguments.id).routine, program.now()
    draft = suggested(routine, new_id(routine.id), now.date())
    try:
        changes = _changes(program, arguments, routine, draft)
        if arguments.start and arguments.end and arguments.start > arguments.end:
            raise UsageError(program.console.tr.gettext("--end is before --start"))
        made = replace(draft, since=now, **changes)
        more = reminders.with_one(made, arguments.meals)
        more = msgspec.convert(msgspec.to_builtins(more), Reminders)
    except ValueError as error:
        raise UsageError(why(error)(program.console.tr)) from error
    if next_of(made, more.meals, now) is None:
        said = reminder_words(made, more.meals, program.console.tr, date.isoformat)
        template = program.console.tr.gettext("no such day is to come: {words}. See --end")
        raise UsageError(template.format(words=said))
    save_reminders(program.folders.config, more)
    _show(program, arguments, made, more)
    return DONE


@_with_plain_errors
def remove_command(program: Program, arguments: argparse.Namespace) -> int:
    """Remove a reminder; the beginning of its id is enough where no other begins so."""
    reminders = load_reminders(program.folders.config)
    found = [r for r in reminders.reminders if r.id.startswith(arguments.reminder)]
    exact = reminders.find(arguments.reminder)
    if exact is None and len(found) != 1:
        known = ", ".join(reminder.id for reminder in reminders.reminders)
        template = program.console.tr.gettext(
            'no one reminder is meant by "{id}"; there are: {known}'
        )
        raise UsageError(template.format(id=arguments.reminder, known=known or "–"))
    gone = exact or found[0]
    save_reminders(program.folders.config, reminders.without(gone.id))
    if not arguments.json:
        program.console.line(program.console.tr.gettext("Removed:"))
    _show(program, arguments, gone, reminders)
    return DONE


def _changes(
    program: Program, arguments: argparse.Namespace, routine: Routine, draft: Reminder
) -> dict[str, Any]:
    """The fields that were said otherwise than the routine's schedule has them."""
    changes: dict[str, Any] = {}
    if arguments.at or arguments.before_meals is not None:
        changes |= {"times": tuple(arguments.at), "before_meals": arguments.before_meals}
    changes["days"] = _days(program, arguments, routine, draft)
    for field, given in (("first", arguments.start), ("last", arguments.end)):
        if given:
            changes[field] = given
    return changes


def _days(
    program: Program, arguments: argparse.Namespace, routine: Routine, draft: Reminder
) -> OnWeekdays | AroundDay:
    gettext, schedule = program.console.tr.gettext, routine.schedule
    around = {"from_day": arguments.from_day, "to_day": arguments.to_day, "every": arguments.every}
    named = {name: value for name, value in around.items() if value is not None}
    if arguments.around is None and named:
        raise UsageError(gettext("--from-day, --to-day and --every need --around DATE"))
    if arguments.around and arguments.days:
        raise UsageError(gettext("either --days or --around"))
    if arguments.days:
        return OnWeekdays(days=arguments.days)
    if not isinstance(draft.days, AroundDay):
        window = {"from_day": 0, "to_day": 0} | named
        return AroundDay(day=arguments.around, **window) if arguments.around else draft.days
    if arguments.around is None:
        what = program.wording.text(schedule.around.date) if schedule and schedule.around else ""
        template = gettext("this routine goes by a date: add --around DATE ({what}), or --days")
        raise UsageError(template.format(what=what))
    return replace(draft.days, day=arguments.around, **named)


def _show(
    program: Program, arguments: argparse.Namespace, reminder: Reminder, reminders: Reminders
) -> None:
    if arguments.json:
        program.console.data(_row(reminder, reminders, program), indent=2)
    else:
        program.console.line(_line(reminder, reminders, program))


def _line(reminder: Reminder, reminders: Reminders, program: Program) -> str:
    """Id, title and when, and what comes next."""
    tr = program.console.tr
    said = reminder_words(reminder, reminders.meals, tr, date.isoformat)
    line = f"{reminder.id}  {title_of(reminder, program.library, program.wording)}: {said}."
    if not reminder.on:
        return f"{line} {tr.gettext('Off.')}"
    following = next_of(reminder, reminders.meals, program.now())
    if following is None:
        return f"{line} {tr.gettext('Over.')}"
    return f"{line} {tr.gettext('Next: {when}.').format(when=f'{following:%Y-%m-%d %H:%M}')}"


def _row(reminder: Reminder, reminders: Reminders, program: Program) -> dict[str, Any]:
    """A reminder as `remind --json` lists it."""
    following = next_of(reminder, reminders.meals, program.now())
    return {
        "id": reminder.id,
        "routine": reminder.routine,
        "title": title_of(reminder, program.library, program.wording),
        "on": reminder.on,
        "times": list(times_of(reminder, reminders.meals)),
        "before_meals": reminder.before_meals,
        "days": _days_data(reminder.days),
        "first": reminder.first.isoformat() if reminder.first else None,
        "last": reminder.last.isoformat() if reminder.last else None,
        "next": following.isoformat() if following else None,
    }


def _days_data(days: OnWeekdays | AroundDay) -> dict[str, Any]:
    """With every field, also those that a file may leave out."""
    fields = {field: getattr(days, field) for field in days.__struct_fields__}
    data: dict[str, Any] = msgspec.to_builtins(fields)
    return {"kind": days.__struct_config__.tag} | data


def _write_calendar(program: Program, arguments: argparse.Namespace, reminders: Reminders) -> int:
    tr, out, now = program.console.tr, Path(arguments.ics), program.now()
    if out.exists() and not arguments.force:
        template = tr.gettext("{file} is there already. Add --force to replace it.")
        program.console.message(f"acupressure-app: {template.format(file=out)}")
        return INVALID
    made = events(reminders, now.date())
    library, wording, lengths = program.library, program.wording, program.settings.lengths
    write_calendar(
        out, made, lambda event: event_words(event.reminder, library, wording, lengths), now
    )
    if arguments.json:
        program.console.data({"file": str(out), "events": len(made)}, indent=2)
    else:
        form = tr.ngettext("Written: {file} ({n} event)", "Written: {file} ({n} events)", len(made))
        program.console.line(form.format(file=out, n=len(made)))
    return DONE
