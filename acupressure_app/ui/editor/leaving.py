"""Leaving the editor: never before what was written is saved, kept for later, or let go."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from acupressure_app.core import history
from acupressure_app.ui.editor.writing import Writing
from acupressure_app.ui.widgets.leave import LeaveQuestion


class Leaving(QObject):
    """Asks in the page where something is not saved, and goes on once it is.

    `asked` wants the question in view, `save` the draft saved; `left` tells that its changes are
    not wanted, `stayed` that nobody leaves.
    """

    asked = Signal()
    save = Signal()
    left = Signal()
    stayed = Signal()

    def __init__(self, writing: Writing, question: LeaveQuestion, parent: QObject) -> None:
        """Nothing is being saved yet."""
        super().__init__(parent)
        self._writing, self._question = writing, question
        self._then: Callable[[], None] | None = None
        self._closing = self.saving = False
        question.save.connect(self.save)
        question.leave.connect(self._leave)
        question.stay.connect(self._stay)

    def may_leave(self, then: Callable[[], None]) -> bool:
        """Whether nothing would be lost; else it asks, and does `then` once it may.

        While it is being saved nobody is asked: `then` comes right after.
        """
        if not self.saving and not self._writing.history.changed:
            return True
        self._then = then
        if not self.saving:
            self.asked.emit()
        return False

    def may_close(self, close: Callable[[], None]) -> bool:
        """Closing asks once; closing again keeps the draft for the next start."""
        if self._closing or self.may_leave(close):
            return True
        self._closing = True
        return False

    def was_saved(self) -> None:
        """Go on to where somebody wanted to; what was changed meanwhile is asked about again."""
        self.saving = False
        if self._then is not None and self._writing.history.changed:
            self.asked.emit()
        else:
            self._go_on()

    def was_not_saved(self) -> None:
        """Stay; closing asks again."""
        self.saving = self._closing = False

    def _leave(self) -> None:
        self._writing.history = history.kept(self._writing.history)
        self.left.emit()
        self._go_on()

    def _stay(self) -> None:
        self._then, self._closing = None, False
        self._question.hide()
        self.stayed.emit()

    def _go_on(self) -> None:
        then, self._then = self._then, None
        self._question.hide()
        if then is not None:
            QTimer.singleShot(0, self, then)
