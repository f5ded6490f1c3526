"""A reminder in words: on which days, at what times, from when until when."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from acupressure_app.core.language import N_, Phrase, Translations
from acupressure_app.core.lengths import Lengths
from acupressure_app.core.library import Library
from acupressure_app.core.reminder import WEEK, AroundDay, OnWeekdays, Reminder, Weekday, times_of
from acupressure_app.core.timeline import unscreened_in_all
from acupressure_app.core.wording import Wording

_SOME_TIME = timedelta(minutes=10)
"""How long a calendar shows a routine that is not there any more."""

DayWords = Callable[[date], str]
"""How a day is written."""

WEEKDAYS: Final[dict[Weekday, tuple[Phrase, Phrase]]] = {
    Weekday.MONDAY: (N_("Monday"), N_("Mon")),
    Weekday.TUESDAY: (N_("Tuesday"), N_("Tue")),
    Weekday.WEDNESDAY: (N_("Wednesday"), N_("Wed")),
    Weekday.THURSDAY: (N_("Thursday"), N_("Thu")),
    Weekday.FRIDAY: (N_("Friday"), N_("Fri")),
    Weekday.SATURDAY: (N_("Saturday"), N_("Sat")),
    Weekday.SUNDAY: (N_("Sunday"), N_("Sun")),
}
"""Whole and short."""


def reminder_words(
    reminder: Reminder, meals: tuple[str, ...], tr: Translations, day: DayWords
) -> str:
    """Such as "Every day at 08:00 and 13:00, until 8 January 2027"."""
    parts = [
        tr.gettext("{days} at {times}").format(
            days=_days(reminder.days, tr, day), times=listed(times_of(reminder, meals), tr)
        )
    ]
    if reminder.before_meals is not None and not reminder.times:
        parts.append(tr.gettext("before meals"))
    if reminder.first:
        parts.append(tr.gettext("from {day}").format(day=day(reminder.first)))
    if reminder.last:
        parts.append(tr.gettext("until {day}").format(day=day(reminder.last)))
    return ", ".join(parts)


def listed(words: Sequence[str], tr: Translations) -> str:
    """Such as "08:00, 13:00 and 19:00"."""
    if len(words) < 2:
        return "".join(words)
    template = tr.gettext("{these} and {last}")
    return template.format(these=", ".join(words[:-1]), last=words[-1])


def _days(days: OnWeekdays | AroundDay, tr: Translations, day: DayWords) -> str:
    match days:
        case OnWeekdays(days=chosen):
            inside = [one for one in WEEK if one in chosen]
            if len(inside) == len(WEEK):
                return tr.gettext("Every day")
            short = len(inside) > 2
            return listed([WEEKDAYS[one][short](tr) for one in inside], tr)
        case AroundDay(day=named, from_day=first, to_day=last, every=every):
            template = tr.gettext("From {first} to {last} {day}")
            if first == last:
                template = tr.gettext("{first} {day}")
            told = template.format(
                first=offset_words(first, tr), last=offset_words(last, tr), day=day(named)
            )
            if every is None:
                return told
            form = tr.ngettext("{days}, every {n} day,", "{days}, every {n} days,", every)
            return form.format(days=told, n=every)


def offset_words(offset: int, tr: Translations) -> str:
    """Such as "5 days before", to stand before a date."""
    if offset == 0:
        return tr.gettext("the day of")
    if offset < 0:
        return tr.ngettext("{n} day before", "{n} days before", -offset).format(n=-offset)
    return tr.ngettext("{n} day after", "{n} days after", offset).format(n=offset)


def title_of(reminder: Reminder, library: Library, wording: Wording) -> str:
    """The title of its routine, or the id of one that is not there any more."""
    listed = library.find(reminder.routine)
    return wording.text(listed.routine.title) if listed else reminder.routine


def event_words(
    reminder: Reminder, library: Library, wording: Wording, lengths: Lengths
) -> tuple[str, str, timedelta]:
    """What a calendar shows of it: title, description, and the length in whole minutes."""
    title, found = title_of(reminder, library, wording), library.find(reminder.routine)
    template = wording.tr.gettext(
        "Open the acupressure program and choose “{title}”. It asks a few questions before it "
        "starts."
    )
    length = _SOME_TIME
    if found:
        total = unscreened_in_all(found.routine, library.content, wording, lengths=lengths)
        length = timedelta(minutes=-(-total // 60_000))
    return title, template.format(title=title), length
