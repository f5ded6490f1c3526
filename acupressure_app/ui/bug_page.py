"""When the program itself fails: what happened, in words to copy, in place of a dialog."""

import platform
import traceback
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from acupressure_app import __version__
from acupressure_app.core.wording import Wording
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.parts import large, main_button, other_button
from acupressure_app.ui.theme import Theme


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
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(gettext("Report"))
        self.report.setMinimumHeight(theme.scale.px(16))
        self.column.addWidget(self.report)
        copy = large(other_button(theme, gettext("&Copy the report")))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        go_back = large(main_button(theme, gettext("&Back to where you were")))
        go_back.clicked.connect(self.back)
        self.buttons.add(copy)
        self.buttons.add_space()
        self.buttons.add(go_back)
