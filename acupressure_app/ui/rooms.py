"""What opens the pages of each purpose, made when it is first wanted, and how one leads on."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from acupressure_app.core.content import Point
from acupressure_app.core.library import Library
from acupressure_app.core.recent import Recent
from acupressure_app.core.routine import Routine
from acupressure_app.store.journal import Journal
from acupressure_app.store.trouble import in_words
from acupressure_app.ui.context import Context
from acupressure_app.ui.failing import Tell
from acupressure_app.ui.home.last_times import LastTimes
from acupressure_app.ui.journal.diary import Diary
from acupressure_app.ui.own import Own
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.session.awake import KeepsAwake
from acupressure_app.ui.stock import Stock
from acupressure_app.ui.way import Way

if TYPE_CHECKING:
    from acupressure_app.ui.aside import Aside
    from acupressure_app.ui.data.pages import DataPages
    from acupressure_app.ui.journal.pages import JournalPages
    from acupressure_app.ui.journey import Journey
    from acupressure_app.ui.reminders.reminding import Reminding
    from acupressure_app.ui.sound.sound import Sound

_AFTER_THE_LIST_MS = 100
"""What comes after Home is loaded while the user reads."""


class Rooms(QObject):
    """`stock` is what all of them use, `lately` what was played, `own` the user's own routines.

    `changed` tells that Home shows something else now, `files_changed` that files are to be read,
    `session_over` that what was looked for on Home has been done.
    """

    changed = Signal()
    files_changed = Signal()
    session_over = Signal()

    def __init__(
        self,
        context: Context,
        preferences: Preferences,
        stock: Stock,
        way: Way,
        open_sound: "Callable[[], Sound]",
        awake: KeepsAwake,
        show_above: Callable[[QWidget], None],
        tell: Tell,
        parent: QObject,
    ) -> None:
        """As `Pages`; the library has been read."""
        super().__init__(parent)
        self.stock = stock
        self._context, self._preferences, self._way = context, preferences, way
        self._open_sound, self._awake = open_sound, awake
        self._show_above, self._tell = show_above, tell
        self._users: list[Callable[[Stock], None]] = []
        self.lately = LastTimes(context.folders.data, stock.recents, self)
        self._diary = Diary(
            Journal(context.folders.data), stock.journal.entries, stock.wording.tr, self
        )
        self.own = Own(context, preferences, stock, way, tell, self)
        self._users.append(self.own.take)
        self._connect()

    def _connect(self) -> None:
        self.lately.changed.connect(self.changed)
        self.lately.changed.connect(self._played)
        self.lately.not_kept.connect(self._tell_not_kept)
        self.own.changed.connect(self.changed)
        self.own.files_changed.connect(self.files_changed)
        self.own.try_wanted.connect(self._try_out)
        self.own.routine_wanted.connect(self.show_routine)

    def look(self) -> None:
        """See what was not saved and what was removed; soon after, load the way to a session."""
        self.own.look()
        QTimer.singleShot(_AFTER_THE_LIST_MS, self, self._load_the_rest)

    def _load_the_rest(self) -> None:
        """Load the way to a session, and tell what came due."""
        _ = self.journey
        self._reminding.begin()

    def use(self, library: Library) -> None:
        """The library was read anew, since files changed."""
        self.stock = replace(self.stock, library=library)
        for take in self._users:
            take(self.stock)

    def pause(self) -> None:
        """Pause a session, if one runs."""
        if "journey" in vars(self):
            self.journey.pause()

    @cached_property
    def journey(self) -> "Journey":
        """From a chosen routine to the end of its session."""
        from acupressure_app.ui.journey import Journey  # noqa: PLC0415 - Home comes first
        from acupressure_app.ui.routine.actions import acts  # noqa: PLC0415 - the same

        journey = Journey(
            self._context,
            self._preferences,
            self.stock,
            self.lately,
            self._diary,
            self._way,
            self._open_sound,
            self._awake,
            self._tell,
        )
        journey.finished.connect(self.session_over)
        journey.point_wanted.connect(self.open_point)
        journey.reminder_wanted.connect(self._set_reminder)
        journey.acted.connect(self.own.act)
        journey.tried.connect(self._go_on_after_trial)
        journey.acts = lambda listed: acts(listed, self.own.shelving.shelf)
        self._users.append(journey.take)
        return journey

    @cached_property
    def aside(self) -> "Aside":
        """Points, settings, help."""
        from acupressure_app.ui.aside import Aside  # noqa: PLC0415 - Home comes first

        aside = Aside(
            self._context,
            self._preferences,
            self.stock,
            self._way,
            self._open_sound,
            self._tell,
        )
        aside.routine_wanted.connect(self._show_routine_of_point)
        aside.practice_wanted.connect(lambda routine: self._show_routine_of_point(routine.id))
        aside.reminders_wanted.connect(self._show_reminders)
        aside.making.connect(self._make_with)
        aside.data_wanted.connect(self._show_data)
        self._users.append(aside.take)
        return aside

    @cached_property
    def journal(self) -> "JournalPages":
        """The sessions that are kept."""
        from acupressure_app.ui.journal.pages import JournalPages  # noqa: PLC0415 - the same

        content, wording = self.stock.library.content, self.stock.wording
        return JournalPages(self._diary, content, wording, self._way, self._context.now)

    @cached_property
    def _reminding(self) -> "Reminding":
        from acupressure_app.ui.reminders.reminding import (  # noqa: PLC0415 - Home comes first
            Reminding,
        )

        reminding = Reminding(
            self._context,
            self._preferences,
            self.stock,
            self._way,
            self._show_above,
            self._tell,
            self,
        )
        reminding.start_wanted.connect(self._start_reminded)
        self._users.append(reminding.take)
        return reminding

    @cached_property
    def _data(self) -> "DataPages":
        from acupressure_app.ui.data.pages import DataPages  # noqa: PLC0415 - seldom needed

        return DataPages(self._context, self.stock.wording, self._way)

    # How one leads on to another

    def show_routine(self, routine_id: str, back: str = "", *, short: bool = False) -> None:
        """Go on to a routine; `back` names the page before it."""
        self.journey.show_routine(routine_id, back, short=short)

    def start_again(self, recent: Recent) -> None:
        """Play what was played before, or go on with it."""
        self.journey.start_again(recent)

    def open_point(self, code: str, back: str) -> None:
        """Go on to a point; `back` names the page before it."""
        self.aside.open_point(code, back)

    def _show_routine_of_point(self, routine_id: str) -> None:
        """From it the way back leads to the point."""
        self.show_routine(routine_id, self._way.page.windowTitle())

    def _try_out(self, routine: Routine) -> None:
        self.journey.try_out(routine)

    def _go_on_after_trial(self) -> None:
        self.own.editing.go_on_after_trial()

    def _make_with(self, point: Point, back: str) -> None:
        self.own.editing.begin_with(point, back)

    def _show_data(self) -> None:
        self._way.open(self._data.page(self._way.page.windowTitle()))

    def _show_reminders(self) -> None:
        self._reminding.pages.open_list(self._way.page.windowTitle())

    def _set_reminder(self, routine: Routine, back: str) -> None:
        self._reminding.pages.open_for(routine, back)

    def _start_reminded(self, routine_id: str) -> None:
        """As the last time, from the beginning; all is asked as always."""
        if self._way.may_leave(lambda: self._start_reminded(routine_id)):
            self.journey.start(routine_id)

    def _played(self) -> None:
        if "_reminding" in vars(self) and self.lately.recents:
            self._reminding.played(self.lately.recents[0])

    def _tell_not_kept(self, error: OSError) -> None:
        tr = self.stock.wording.tr
        self._tell(tr.gettext("This session could not be noted."), in_words(error, tr))
