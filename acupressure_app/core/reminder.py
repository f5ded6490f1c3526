"""Reminders: at which times of day, on which days; what is due, and what comes next.

Times are those of the user's clock. One that the clock leaves out in spring counts by the offset
before the gap, one that it shows twice in autumn counts the first time, as RFC 5545 has it for
calendars (3.3.5).
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from acupressure_app.core.language import N_, PhrasedError
from acupressure_app.core.routine import Id
from acupressure_app.core.value import Value

Clock = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9](?!\n)$")]
"""A time of day on the user's own clock, as "08:30"."""

Cycle = Annotated[int, Meta(ge=2, le=366)]
Offset = Annotated[int, Meta(ge=-366, le=366)]
Lead = Annotated[int, Meta(ge=0, le=180)]
Moment = Annotated[datetime, Meta(tz=True)]

_MINUTES_A_DAY = 24 * 60
_BACK = timedelta(days=7)
"""What was due longer ago than this helps nobody any more."""
_AHEAD = 366 + 7
"""Days: within so many every cycle and every week comes round."""

_YEARS = (1970, 2199)

NEVER: Final[Mapping[str, datetime]] = {}
LATER: Final = timedelta(minutes=10)
_PUNCTUAL = timedelta(minutes=5)


class Weekday(StrEnum):
    """The days of the week, Monday first as in `date.weekday`."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"


WEEK: Final = tuple(Weekday)


class MisfitError(PhrasedError, ValueError):
    """Two fields that do not go together, or a day that was surely mistyped."""


class OnWeekdays(Value, frozen=True, kw_only=True, tag="weekdays", tag_field="kind"):
    """Some or all days of each week."""

    days: Annotated[tuple[Weekday, ...], Meta(min_length=1, max_length=7)] = WEEK

    def has(self, day: date) -> bool:
        """Whether this is one of the days."""
        return WEEK[day.weekday()] in self.days


class AroundDay(Value, frozen=True, kw_only=True, tag="around", tag_field="kind"):
    """Days around one that the user knows, which is day 0; `every` so many days once more."""

    day: date
    from_day: Offset
    to_day: Offset
    every: Cycle | None = None

    def __post_init__(self) -> None:
        _check_year(day=self.day)
        if self.from_day > self.to_day:
            raise MisfitError(N_("from_day is after to_day"))

    @property
    def begins(self) -> date:
        """The first of all days."""
        return self.day + timedelta(days=self.from_day)

    def has(self, day: date) -> bool:
        """Whether this is one of the days; none lies before the first time round."""
        since = (day - self.begins).days
        length = self.to_day - self.from_day + 1
        return since >= 0 and (since % self.every if self.every else since) < length


class Reminder(Value, frozen=True, kw_only=True):
    """When the user wants to be reminded of a routine.

    `before_meals` are minutes before each of the user's meals, besides the `times`. `first` and
    `last` are the days it begins and ends with. It counts from `since` on, when it was set.
    """

    id: Id
    routine: Id
    days: OnWeekdays | AroundDay = OnWeekdays()
    times: Annotated[tuple[Clock, ...], Meta(max_length=48)] = ()
    before_meals: Lead | None = None
    first: date | None = None
    last: date | None = None
    on: bool = True
    since: Moment | None = None

    def __post_init__(self) -> None:
        _check_year(first=self.first, last=self.last)
        if not self.times and self.before_meals is None:
            raise MisfitError(N_("it needs times or before_meals"))
        if self.first and self.last and self.first > self.last:
            raise MisfitError(N_("first is after last"))

    def has(self, day: date) -> bool:
        """Whether it is due on this day."""
        starts, ends = self.first or day, self.last or day
        return starts <= day <= ends and self.days.has(day)

    def switched(self, on: bool, now: datetime) -> "Reminder":
        """The same on or off, counting from now on."""
        return replace(self, on=on, since=now)


class Reminders(Value, frozen=True, kw_only=True):
    """All of them, and when the user eats."""

    format: Literal[1]
    meals: Annotated[tuple[Clock, ...], Meta(max_length=12)] = ("07:30", "12:30", "18:30")
    reminders: Annotated[tuple[Reminder, ...], Meta(max_length=1000)] = ()

    def __post_init__(self) -> None:
        ids = [reminder.id for reminder in self.reminders]
        if doubled := next((id_ for id_ in ids if ids.count(id_) > 1), None):
            raise ValueError(f'two reminders have the id "{doubled}"')

    def find(self, reminder_id: str) -> Reminder | None:
        """The reminder of this id."""
        return next((r for r in self.reminders if r.id == reminder_id), None)

    def with_one(
        self, reminder: Reminder, meals: tuple[str, ...] | None = None, at: int | None = None
    ) -> "Reminders":
        """This one in the place of that with its id, else `at` a place or at the end.

        With other meals if they are given.
        """
        kept = self.reminders
        if self.find(reminder.id):
            changed = tuple(reminder if r.id == reminder.id else r for r in kept)
        else:
            place = len(kept) if at is None else at
            changed = (*kept[:place], reminder, *kept[place:])
        return Reminders(format=1, meals=self.meals if meals is None else meals, reminders=changed)

    def without(self, reminder_id: str) -> "Reminders":
        """All but the one of this id."""
        left = tuple(r for r in self.reminders if r.id != reminder_id)
        return Reminders(format=1, meals=self.meals, reminders=left)


def _check_year(**days: date | None) -> None:
    """Raise MisfitError for what was surely mistyped; with such a day nothing could be reckoned."""
    least, most = _YEARS
    for name, day in days.items():
        if day is not None and not least <= day.year <= most:
            said = {"field": name, "least": least, "most": most}
            raise MisfitError(N_("{field} needs a year from {least} to {most}", **said))


NO_REMINDERS: Final = Reminders(format=1)


class Due(Struct, frozen=True):
    """A reminder whose time has come: the latest `at`, and how many times `before` went untold."""

    reminder: Reminder
    at: datetime
    before: int = 0

    def punctual(self, now: datetime) -> bool:
        """Whether it is told about when it was due."""
        return _instant(now) - _instant(self.at) < _PUNCTUAL


def times_of(reminder: Reminder, meals: tuple[str, ...]) -> tuple[str, ...]:
    """Its times of day, in order, each once."""
    lead = reminder.before_meals
    eaten = () if lead is None else tuple(_earlier(meal, lead) for meal in meals)
    return tuple(sorted({*reminder.times, *eaten}))


def _earlier(clock: str, minutes: int) -> str:
    hour, minute = map(int, clock.split(":"))
    left = (hour * 60 + minute - minutes) % _MINUTES_A_DAY
    return f"{left // 60:02}:{left % 60:02}"


def due(
    reminders: Reminders, since: datetime, now: datetime, unwanted: Mapping[str, datetime] = NEVER
) -> tuple[Due, ...]:
    """What came due after `since`, up to `now`, each reminder once, in the zone of `now`.

    Nothing where the clock was set back, or longer ago than a week. `unwanted` says by its id until
    when a reminder is not wanted.
    """
    found = (
        _last_due(r, reminders.meals, max(since, unwanted.get(r.id, since), key=_instant), now)
        for r in reminders.reminders
        if r.on
    )
    return tuple(sorted(filter(None, found), key=lambda one: _instant(one.at)))


def _last_due(
    reminder: Reminder, meals: tuple[str, ...], since: datetime, now: datetime
) -> Due | None:
    until = _instant(now)
    starts = [_instant(since), until - _BACK]
    if reminder.since is not None and _instant(reminder.since) <= until:
        starts.append(_instant(reminder.since))
    start = max(starts)
    # A day more, since the wall clock of another zone may have stood there.
    first_day = start.astimezone(now.tzinfo).date() - timedelta(days=1)
    days = (now.date() - first_day).days + 1
    moments = [
        at
        for at in _moments(reminder, meals, first_day, days, now)
        if start < _instant(at) <= until
    ]
    return Due(reminder, moments[-1], len(moments) - 1) if moments else None


def next_due(reminders: Reminders, now: datetime) -> datetime | None:
    """When the next of them comes due after `now`, in its zone."""
    found = [at for r in reminders.reminders if (at := next_of(r, reminders.meals, now))]
    return min(found, key=_instant, default=None)


def next_of(reminder: Reminder, meals: tuple[str, ...], now: datetime) -> datetime | None:
    """When it comes due next after `now`; never if it is off or over."""
    if not reminder.on:
        return None
    begins = [now.date(), *filter(None, (reminder.first,))]
    if isinstance(reminder.days, AroundDay):
        begins.append(reminder.days.begins)
    moments = _moments(reminder, meals, max(begins), _AHEAD, now)
    return next((at for at in moments if _instant(at) > _instant(now)), None)


def _moments(
    reminder: Reminder, meals: tuple[str, ...], first: date, days: int, now: datetime
) -> Iterator[datetime]:
    """Each time it is due within so many days, in order, in the zone of `now`."""
    clocks = [time.fromisoformat(clock) for clock in times_of(reminder, meals)]
    for number in range(days):
        day = first + timedelta(days=number)
        if reminder.has(day):
            moments = (datetime.combine(day, clock, now.tzinfo) for clock in clocks)
            yield from (at for _, at in sorted({_instant(at): at for at in moments}.items()))


def _instant(at: datetime) -> datetime:
    """Python compares times of one zone by the clock alone, which goes back in autumn."""
    return at.astimezone(UTC)
