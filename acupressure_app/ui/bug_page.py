"""When the program itself fails: what happened, in words to copy, in place of a dialog."""

import platform
import traceback
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from acupressure_app import __version__
from acupressure_app.core.wording import Wording
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import label, large, main_button, other_button


def bug_report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Versions and the traceback, as text."""
    versions = (
        f"acupressure-app {__version__}, Python {platform.python_version()}, "
        f"PySide6 {pyside_version}, {platform.platform()}"
    )
    return versions + "\n\n" + "".join(traceback.format_exception(kind, error, trace))


class BugPage(FlowPage):
    """Shows a report; `back` goes to the page where it happened."""

    def __init__(self, theme: Theme, wording: Wording, report: str) -> None:
        """`report` is copied as it stands, and goes nowhere by itself."""
        gettext = wording.tr.gettext
        super().__init__(
            theme,
            gettext("Something in the program failed"),
            gettext(
                "A running session is paused, and its place is kept. This report helps to mend "
                "the fault; it is sent nowhere by itself."
            ),
        )
        self.report = Report(theme, gettext("Report"), report)
        self.column.addWidget(self.report)
        self._said = gettext("Copied.")
        self.copied = label("small", "")
        self.copied.hide()
        self.copy = large(other_button(theme, gettext("&Copy"), "copy"))
        self.copy.clicked.connect(self._copy)
        self.go_back = large(main_button(theme, gettext("&Go back")))
        self.go_back.clicked.connect(self.back)
        self.buttons.add(self.copy)
        self.buttons.add(self.copied, 1)
        self.buttons.add(self.go_back)

    def _copy(self) -> None:
        """Copy it, and say so beside the button and to screen readers."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copied.setText(self._said)
        self.copied.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._said))


class Report(QPlainTextEdit):
    """Text to read and to copy; Tab leads out of it."""

    def __init__(self, theme: Theme, name: str, text: str) -> None:
        """`name` is what a screen reader calls it."""
        super().__init__(text)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Be high enough to read in."""
        self.setMinimumHeight(theme.scale.px(16))
