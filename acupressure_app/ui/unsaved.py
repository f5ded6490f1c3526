"""A page that is not left before what was written there is saved or let go; asked in the page."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from acupressure_app.core.language import Translations
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import main_button, other_button, stop_button
from acupressure_app.ui.widgets.question import Question

Then = Callable[[], object]


class Written(Protocol):
    """What somebody writes on a page."""

    @property
    def unsaved(self) -> bool:
        """Whether anything would be lost."""

    def count_as_saved(self) -> None:
        """What stands there now is no change."""


class GuardedPage(FlowPage):
    """A page that asks with `unsaved` before it is left, and before the window closes."""

    unsaved: "Unsaved"

    def may_leave(self, then: Then) -> bool:
        """Whether nothing would be lost; if it would, it asks, and does `then` once it may."""
        return self.unsaved.may_leave(then)

    def may_close(self) -> bool:
        """Closing asks once; closing again does not."""
        return self.unsaved.may_close()


class FormPage(GuardedPage):
    """A page whose form is saved as a whole; `filled` says what stands in it."""

    filled: "Filled"

    def was_saved(self, then: Then) -> None:
        """It is kept; go on to where somebody wanted to, or else as after saving."""
        self.filled.count_as_saved()
        self.unsaved.was_saved(then)


class Filled:
    """What stands in a form, against what stood there at first, or when it was saved."""

    def __init__(self, form: Callable[[], object]) -> None:
        """`form` gives the values that stand there now."""
        self._form, self._saved = form, form()

    @property
    def unsaved(self) -> bool:
        """Whether other values stand there."""
        return self._form() != self._saved

    def count_as_saved(self) -> None:
        """These are the values from now on."""
        self._saved = self._form()


class Unsaved(Question):
    """Emits `asked` when it is asked, `wanted` when all is to be saved, `left` when it is let go.

    Tell it whether it is being saved (`saving`), and then that it `was_saved` or `was_not_saved`.
    """

    asked = Signal()
    wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, tr: Translations, page: FlowPage, written: Written) -> None:
        """Stands on this page, which has a place for it."""
        super().__init__(theme)
        self._page, self._written = page, written
        self._then: Then | None = None
        self._before: QWidget | None = None
        self._closing = self.saving = False
        gettext = tr.gettext
        self.words.setText(gettext("There are changes that are not saved."))
        self.save = self.answer(main_button(theme, gettext("Save and &leave")), self.wanted)
        self.stay = self.answer(other_button(theme, gettext("Stay &here")), self._go_back)
        self.leave = self.answer(stop_button(theme, gettext("Leave u&nsaved")), self._let_go)

    def may_leave(self, then: Then) -> bool:
        """Whether nothing would be lost; else it asks, and does `then` once it may.

        While it is being saved nobody is asked: `then` comes right after.
        """
        if not self.saving and not self._written.unsaved:
            return True
        self._then = then
        if not self.saving:
            self._ask()
        return False

    def may_close(self) -> bool:
        """Closing asks once; closing again does not."""
        if self._closing or self.may_leave(self._page.window().close):
            return True
        self._closing = True
        return False

    def was_saved(self, otherwise: Then = lambda: None) -> None:
        """Go on to where somebody wanted to, or else where one goes after saving.

        What was changed meanwhile is asked about again.
        """
        self.saving = False
        if self._then is not None and self._written.unsaved:
            self._ask()
        else:
            self._go_on(otherwise)

    def was_not_saved(self) -> None:
        """The page says why; nobody leaves."""
        self._then, self._closing, self.saving = None, False, False
        self.hide()

    def _ask(self) -> None:
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.asked.emit()
        self._page.show_notice(self)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words.text()))
        answer = self.save if self.save.isEnabled() else self.stay
        answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_go(self) -> None:
        self._written.count_as_saved()
        self.left.emit()
        self._go_on()

    def _go_back(self) -> None:
        """To where somebody wrote before they were asked."""
        self.was_not_saved()
        before = self._before
        if before is not None and isValid(before) and self._page.isAncestorOf(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
            self._page.bring_into_view(before)
        else:
            self._page.arrive()

    def _go_on(self, otherwise: Then = lambda: None) -> None:
        then, self._then = self._then or otherwise, None
        self.hide()
        then()
