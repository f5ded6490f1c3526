"""Days in words, as the language writes them."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from acupressure_app.core.wording import Wording


def day_words(day: date, wording: Wording, form: str = "d MMMM yyyy") -> str:
    """Such as "12 October 2025"; `form` is written as Qt writes it."""
    return QLocale(wording.language).toString(QDate(day.year, day.month, day.day), form)


def when_words(when: datetime, now: datetime, wording: Wording) -> str:
    """Such as "Today, 21:40", "Yesterday, 21:40", "12 October", "12 October 2025"."""
    gettext, here = wording.tr.gettext, when.astimezone(now.tzinfo)
    days = (now.date() - here.date()).days
    if days in (0, 1):
        template = gettext("Yesterday, {time}") if days else gettext("Today, {time}")
        return template.format(time=f"{here:%H:%M}")
    return day_words(here, wording, "d MMMM" if here.year == now.year else "d MMMM yyyy")


def coming_words(when: datetime, now: datetime, wording: Wording) -> str:
    """Such as "Today, 21:40", "Tomorrow, 21:40", "12 October, 21:40", with a year if another."""
    gettext, here = wording.tr.gettext, when.astimezone(now.tzinfo)
    days, time = (here.date() - now.date()).days, f"{here:%H:%M}"
    if days in (0, 1):
        template = gettext("Tomorrow, {time}") if days else gettext("Today, {time}")
        return template.format(time=time)
    form = "d MMMM" if here.year == now.year else "d MMMM yyyy"
    template = gettext("{day}, {time}")
    return template.format(day=day_words(here, wording, form), time=time)
