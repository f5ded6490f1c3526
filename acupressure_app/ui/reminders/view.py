"""What the pages of the reminders and the line in the window say, as values: no Qt in here."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from msgspec import Struct

from acupressure_app.core.language import N_, Phrase, Translations
from acupressure_app.core.library import Library
from acupressure_app.core.remind_words import DayWords, reminder_words, title_of
from acupressure_app.core.reminder import (
    AroundDay,
    Due,
    OnWeekdays,
    Reminder,
    Reminders,
    Weekday,
    next_of,
)
from acupressure_app.core.wording import Wording

WhenWords = Callable[[datetime], str]
"""Such as "Today, 08:00"."""


class Line(Struct, frozen=True):
    """What the window says above the page: a few bold words, the rest, and what `Start` opens.

    Without `start` there are several, or the routine is gone: then the list is offered.
    """

    bold: str
    text: str
    start: str | None = None


def line_of(
    told: Sequence[Due], now: datetime, library: Library, wording: Wording, when: WhenWords
) -> Line:
    """About one reminder or several, none of them twice."""
    gettext = wording.tr.gettext
    if len(told) > 1:
        template = gettext("{title} ({when})")
        each = (
            template.format(title=title_of(one.reminder, library, wording), when=when(one.at))
            for one in told
        )
        form = wording.tr.ngettext("{n} reminder.", "{n} reminders.", len(told))
        return Line(form.format(n=len(told)), "; ".join(each) + ".")
    (one,) = told
    bold = gettext("Reminder: {title}.").format(title=title_of(one.reminder, library, wording))
    if library.find(one.reminder.routine) is None:
        return Line(bold, gettext("This routine is not there any more."))
    if one.punctual(now):
        return Line(bold, punctual_words(one, wording.tr), one.reminder.routine)
    text = gettext("It was due: {when}.").format(when=when(one.at))
    if one.before:
        form = wording.tr.ngettext("And once before.", "And {n} times before.", one.before)
        text = f"{text} {form.format(n=one.before)}"
    return Line(bold, text, one.reminder.routine)


def punctual_words(due: Due, tr: Translations) -> str:
    """What is said at its time, in the window and by the system."""
    return tr.gettext("It is {time}.").format(time=f"{due.at:%H:%M}")


class Row(Struct, frozen=True):
    """A reminder in the list: the routine's title, when, what comes next, whether it is on."""

    id: str
    title: str
    when: str
    following: str
    on: bool


def row_of(
    reminder: Reminder,
    reminders: Reminders,
    now: datetime,
    library: Library,
    wording: Wording,
    day: DayWords,
    when: WhenWords,
) -> Row:
    """What the list says of it."""
    gettext = wording.tr.gettext
    following = next_of(reminder, reminders.meals, now)
    if not reminder.on:
        told = gettext("Off")
    elif library.find(reminder.routine) is None:
        told = gettext("This routine is not there any more.")
    elif following is None:
        told = gettext("Over")
    else:
        told = gettext("Next: {when}").format(when=when(following))
    said = reminder_words(reminder, reminders.meals, wording.tr, day)
    return Row(reminder.id, title_of(reminder, library, wording), said, told, reminder.on)


class Form(Struct, frozen=True):
    """What stands in the page that sets a reminder, whether it fits together or not."""

    times: tuple[str, ...]
    before_meals: int | None
    meals: tuple[str, ...]
    around: bool
    weekdays: tuple[Weekday, ...]
    day: date
    from_day: int
    to_day: int
    every: int | None
    first: date | None
    last: date | None


def form_of(reminder: Reminder, reminders: Reminders, today: date) -> Form:
    """The page as it opens; what the reminder does not say stands at what is usual."""
    weekdays, window = OnWeekdays(), AroundDay(day=today, from_day=0, to_day=0)
    match reminder.days:
        case OnWeekdays():
            weekdays = reminder.days
        case AroundDay():
            window = reminder.days
    return Form(
        times=reminder.times,
        before_meals=reminder.before_meals,
        meals=reminders.meals,
        around=reminder.days is window,
        weekdays=weekdays.days,
        day=window.day,
        from_day=window.from_day,
        to_day=window.to_day,
        every=window.every,
        first=reminder.first,
        last=reminder.last,
    )


def problem_of(form: Form) -> Phrase | None:
    """Why this is no reminder yet."""
    if not form.times and (form.before_meals is None or not form.meals):
        return N_("Add a time of day.")
    if not form.around and not form.weekdays:
        return N_("Choose a day of the week.")
    if form.around and form.from_day > form.to_day:
        return N_("The first of the days is after the last.")
    if form.first and form.last and form.first > form.last:
        return N_("It ends before it begins.")
    return None


def made(form: Form, before: Reminder, now: datetime) -> Reminder:
    """The reminder that a form without a problem describes; it counts from now on."""
    window = AroundDay(day=form.day, from_day=form.from_day, to_day=form.to_day, every=form.every)
    return Reminder(
        id=before.id,
        routine=before.routine,
        days=window if form.around else OnWeekdays(days=form.weekdays),
        times=tuple(sorted(set(form.times))),
        before_meals=form.before_meals,
        first=form.first,
        last=form.last,
        on=before.on,
        since=now,
    )
