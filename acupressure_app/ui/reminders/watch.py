"""Looks at the clock when a reminder comes due, and at least once a minute."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from acupressure_app.core.reminder import Reminders, next_due
from acupressure_app.core.reminding import Told, look, not_today, put_off

_HEARTBEAT_MS = 60_000
"""A timer stands still while the computer sleeps: so soon after that it looks again."""


class Watch(QObject):
    """Emits `due` with what is to be told now, and `changed` with what was told then.

    `looked` comes with each look.

    While it is held, as in a session, nothing is told: what came due meanwhile comes after it.
    """

    due = Signal(object)
    changed = Signal(object)
    looked = Signal()

    def __init__(
        self, now: Callable[[], datetime], reminders: Reminders, told: Told, parent: QObject
    ) -> None:
        """Nothing happens before `look`."""
        super().__init__(parent)
        self._now, self._reminders, self._told = now, reminders, told
        self._held = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.look)

    def follow(self, reminders: Reminders) -> None:
        """These hold from now on."""
        self._reminders = reminders
        self.look()

    def hold(self, held: bool) -> None:
        """Wait, or go on and tell what waited."""
        if held is not self._held:
            self._held = held
            self.look()

    def put_off(self, reminder_id: str) -> None:
        """Tell of it again in ten minutes."""
        self._keep(put_off(self._told, reminder_id, self._now()))
        self._aim()

    def not_today(self, reminder_id: str) -> None:
        """Tell of it no more today."""
        self._keep(not_today(self._told, reminder_id, self._now()))
        self._aim()

    def look(self) -> None:
        """Tell what is due, and aim at what comes next."""
        if self._held:
            self.timer.stop()
            return
        found, told = look(self._reminders, self._told, self._now())
        before, self._told = self._told, told
        if found or told.later != before.later or told.skipped != before.skipped:
            self.changed.emit(told)
        if found:
            self.due.emit(found)
        self.looked.emit()
        self._aim()

    def _keep(self, told: Told) -> None:
        self._told = told
        self.changed.emit(told)

    def _aim(self) -> None:
        """At the next moment, or the next heartbeat; without reminders at nothing."""
        now = self._now()
        coming = [*self._told.later.values()]
        if following := next_due(self._reminders, now):
            coming.append(following)
        if not coming:
            self.timer.stop()
            return
        wait = min(at.astimezone(UTC) for at in coming) - now.astimezone(UTC)
        self.timer.start(max(0, min(round(wait.total_seconds() * 1000) + 1, _HEARTBEAT_MS)))
