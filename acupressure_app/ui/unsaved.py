"""A form that is not left before what was changed in it is saved or let go; asked in its page."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from acupressure_app.core.language import Translations
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.leave import LeaveQuestion

Then = Callable[[], object]


class Unsaved(LeaveQuestion):
    """Emits `asked` when it is to be brought into view, `wanted` when the form is to be saved.

    Tell it what `was_saved`, or `was_not_saved`.
    """

    asked = Signal()
    wanted = Signal()

    def __init__(self, theme: Theme, tr: Translations, form: Callable[[], object]) -> None:
        """`form` gives the values that stand in the form; those of now are no change."""
        super().__init__(theme, tr)
        self._form, self._saved = form, form()
        self._then: Then | None = None
        self._before: QWidget | None = None
        self._closing = False
        self.save.connect(self.wanted)
        self.leave.connect(self._leave)
        self.stay.connect(self._stay)

    def begin(self) -> None:
        """What stands there now was put there by the program."""
        self._saved = self._form()

    def may_leave(self, then: Then) -> bool:
        """Whether nothing would be lost; else it asks, and does `then` once it may."""
        if self._form() == self._saved:
            return True
        self._then, self._before = then, QApplication.focusWidget()
        self.show()
        self.asked.emit()
        self.saving.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def may_close(self, close: Then) -> bool:
        """Closing asks once; closing again lets go of what was changed."""
        if self._closing or self.may_leave(close):
            return True
        self._closing = True
        return False

    def was_saved(self, otherwise: Then) -> None:
        """Go on to where somebody wanted to, or else where one goes after saving."""
        self._saved = self._form()
        self._go_on(otherwise)

    def was_not_saved(self) -> None:
        """The page says why; nobody leaves."""
        self._then, self._closing = None, False
        self.hide()

    def _leave(self) -> None:
        self._saved = self._form()
        self._go_on()

    def _stay(self) -> None:
        self.was_not_saved()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, otherwise: Then = lambda: None) -> None:
        then, self._then = self._then or otherwise, None
        self.hide()
        then()
