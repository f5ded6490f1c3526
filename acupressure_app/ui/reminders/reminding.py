"""What happens when a reminder is due: the line above the page, and words outside the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from acupressure_app.core.recent import Recent
from acupressure_app.core.remind_words import title_of
from acupressure_app.core.reminder import Due
from acupressure_app.core.reminding import Told, nothing_told
from acupressure_app.store.reminders import load_told, save_told
from acupressure_app.store.trouble import in_words
from acupressure_app.ui.context import Context
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.reminders.kept import Kept
from acupressure_app.ui.reminders.line import ReminderLine
from acupressure_app.ui.reminders.notify import Notifier
from acupressure_app.ui.reminders.view import line_of, punctual_words
from acupressure_app.ui.reminders.watch import Watch
from acupressure_app.ui.stock import Stock
from acupressure_app.ui.way import Way
from acupressure_app.ui.widgets.days import when_words

if TYPE_CHECKING:
    from acupressure_app.ui.reminders.pages import ReminderPages

Notify = Callable[[str, str], None]
"""Shows a title and a text outside the window."""


class Reminding(QObject):
    """Tells what is due, but never in a session: what came due meanwhile is told after it.

    `start_wanted` brings the id of a routine, to be asked about and started as always. `pages` are
    those where reminders are set.
    """

    start_wanted = Signal(str)

    def __init__(
        self,
        context: Context,
        preferences: Preferences,
        stock: Stock,
        way: Way,
        show_above: Callable[[QWidget], None],
        tell: Callable[[str, str], None],
        parent: QObject,
        notify: Notify | None = None,
    ) -> None:
        """`show_above` takes the line that stands above the pages, `tell` what went wrong."""
        super().__init__(parent)
        self._context, self._way, self._tell = context, way, tell
        self._preferences = preferences
        self._kept = kept = Kept(context.folders.config, stock.wording.tr, self)
        self._stock = stock
        self._pages_made: ReminderPages | None = None
        self._library, self._wording = stock.library, stock.wording
        self._notify = notify or Notifier(self).show
        self._pending: dict[str, Due] = {}
        self.line = ReminderLine(way.theme, stock.wording.tr)
        self.line.hide()
        show_above(self.line)
        self.destroyed.connect(self.line.deleteLater)
        told = load_told(context.folders.data) or nothing_told(kept.reminders, context.now())
        self.watch = Watch(context.now, kept.reminders, told, self)
        self._connect()

    def _connect(self) -> None:
        self.line.started.connect(self._start)
        self.line.listed.connect(lambda: self.pages.open_list(self._way.page.windowTitle()))
        self.line.later.connect(lambda: self._answer(self.watch.put_off))
        self.line.not_today.connect(lambda: self._answer(self.watch.not_today))
        self.watch.due.connect(self._take)
        self.watch.looked.connect(self._say)
        self.watch.changed.connect(self._keep_told)
        self._kept.changed.connect(self._follow)
        self._way.moved.connect(self._show_or_hide)

    @property
    def pages(self) -> "ReminderPages":
        """Made when they are first wanted."""
        if self._pages_made is None:
            from acupressure_app.ui.reminders.pages import (  # noqa: PLC0415 - few want them at once
                ReminderPages,
            )

            self._pages_made = ReminderPages(
                self._context, self._preferences, self._stock, self._kept, self._way, self
            )
        return self._pages_made

    def take(self, stock: Stock) -> None:
        """The library was read anew."""
        self._stock, self._library = stock, stock.library
        if self._pages_made is not None:
            self._pages_made.take(stock.library)

    def begin(self) -> None:
        """Tell what was missed, and watch the clock from now on."""
        self._show_or_hide()
        self.watch.look()
        if why := self._kept.unreadable:
            text = self._wording.tr.gettext(
                "Your reminders could not be read, so none is told. The settings lead to them."
            )
            self._tell(text, why)

    def played(self, recent: Recent) -> None:
        """Who has just done it need not be told of it any more."""
        self._drop(lambda one: one.reminder.routine == recent.routine and one.at <= recent.when)

    def _take(self, found: tuple[Due, ...]) -> None:
        now = self._context.now()
        self._pending |= {one.reminder.id: one for one in found}
        self._say()
        self.line.announce()
        punctual = [one for one in found if one.punctual(now)]
        unseen = self._preferences.settings.notices and not self._way.window().isActiveWindow()
        if punctual and unseen:
            names = [title_of(one.reminder, self._library, self._wording) for one in punctual]
            self._notify(", ".join(names), punctual_words(punctual[-1], self._wording.tr))

    def _say(self) -> None:
        if self._pending:
            now, told = self._context.now(), tuple(self._pending.values())
            self.line.say(
                line_of(
                    told,
                    now,
                    self._library,
                    self._wording,
                    lambda at: when_words(at, now, self._wording),
                )
            )
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        in_session = self._way.in_session
        self.line.setVisible(bool(self._pending) and not in_session)
        self.watch.hold(in_session)

    def _follow(self) -> None:
        """Of what was removed or switched off nothing more is said."""
        reminders = self._kept.reminders
        on = {reminder.id for reminder in reminders.reminders if reminder.on}
        self._drop(lambda one: one.reminder.id not in on)
        self.watch.follow(reminders)

    def _drop(self, unwanted: Callable[[Due], bool]) -> None:
        left = {name: one for name, one in self._pending.items() if not unwanted(one)}
        if left != self._pending:
            self._pending = left
            self._say()

    def _start(self) -> None:
        (one,) = self._pending.values()
        self._pending = {}
        self._show_or_hide()
        self.start_wanted.emit(one.reminder.routine)

    def _answer(self, answer: Callable[[str], None]) -> None:
        pending, self._pending = self._pending, {}
        for name in pending:
            answer(name)
        self._show_or_hide()

    def _keep_told(self, told: Told) -> None:
        try:
            save_told(self._context.folders.data, told)
        except OSError as error:
            text = self._wording.tr.gettext(
                "What was told of your reminders could not be noted, so it may be told again."
            )
            self._tell(text, in_words(error, self._wording.tr))
