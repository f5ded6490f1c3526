"""The options of a reminder: when, on which days, from when until when."""

import argparse
from collections.abc import Callable
from datetime import date

import msgspec

from acupressure_app.core.reminder import WEEK, Clock, Cycle, Lead, Offset, Weekday


class RemindOptions:
    """Adds them; what does not fit is said with what was expected."""

    def __init__(self, gettext: Callable[[str], str]) -> None:
        self._gettext = gettext

    def add_to(self, made: argparse.ArgumentParser) -> None:
        """Each option may be left out: then the routine's schedule counts, or every day."""
        gettext, add = self._gettext, made.add_argument
        add(
            "--at",
            action="append",
            default=[],
            type=self._clock,
            metavar="HH:MM",
            help=gettext("a time of day; may be given several times"),
        )
        add(
            "--before-meals",
            type=self._number(Lead, 0, 180),
            metavar="N",
            help=gettext("minutes before each meal"),
        )
        add(
            "--meals",
            type=self._clocks,
            metavar="HH:MM,…",
            help=gettext("when you eat; remembered for all reminders"),
        )
        add(
            "--days",
            type=self._weekdays,
            metavar="DAY,…",
            help=gettext("days of the week: {days}").format(days=",".join(WEEK)),
        )
        add("--around", type=self._day, metavar="DATE", help=gettext("days around this date"))
        offset = self._number(Offset, -366, 366)
        add("--from-day", type=offset, metavar="N", help=gettext("-5 is five days before it"))
        add("--to-day", type=offset, metavar="N", help=gettext("5 is five days after it"))
        add(
            "--every",
            type=self._number(Cycle, 2, 366),
            metavar="N",
            help=gettext("again after so many days"),
        )
        add("--start", type=self._day, metavar="DATE", help=gettext("the first day"))
        add("--end", type=self._day, metavar="DATE", help=gettext("the last day"))

    def _clock(self, given: str) -> str:
        try:
            return msgspec.convert(given, Clock)
        except msgspec.ValidationError as error:
            template = self._gettext("“{given}” is no time of day, such as 08:30")
            raise argparse.ArgumentTypeError(template.format(given=given)) from error

    def _clocks(self, given: str) -> tuple[str, ...]:
        return tuple(self._clock(one.strip()) for one in given.split(","))

    def _weekdays(self, given: str) -> tuple[Weekday, ...]:
        try:
            return tuple(dict.fromkeys(Weekday(one.strip().lower()) for one in given.split(",")))
        except ValueError as error:
            template = self._gettext("“{given}” needs days such as mon,wed,fri")
            raise argparse.ArgumentTypeError(template.format(given=given)) from error

    def _day(self, given: str) -> date:
        try:
            return date.fromisoformat(given)
        except ValueError as error:
            template = self._gettext("“{given}” is no date, such as 2026-12-03")
            raise argparse.ArgumentTypeError(template.format(given=given)) from error

    def _number(self, kind: object, least: int, most: int) -> Callable[[str], int]:
        """A whole number that the `kind` of the field allows."""

        def number(given: str) -> int:
            try:
                chosen: int = msgspec.convert(int(given), type=kind)
            except ValueError as error:
                template = self._gettext("“{given}” is no number from {least} to {most}")
                told = template.format(given=given, least=least, most=most)
                raise argparse.ArgumentTypeError(told) from error
            return chosen

        return number
