"""Opens the window: the application object, its colours, and what happens when it fails."""

import os
import signal
import sys
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from acupressure_app.ui.awake import Awake
from acupressure_app.ui.context import Context
from acupressure_app.ui.theme import Theme, scale_for, tokens_for
from acupressure_app.ui.window import MainWindow

if TYPE_CHECKING:
    from acupressure_app.ui.sound import Sound

_QUIET = "qt.multimedia.*=false"
"""The window says itself why no sound is heard."""


def open_window(context: Context) -> int:
    """Show the window until it is closed; the exit code of the program."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop would not let Ctrl+C through
    if "QT_LOGGING_RULES" not in os.environ:
        QLoggingCategory.setFilterRules(_QUIET)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("acupressure-app")
    application.setDesktopFileName("acupressure-app")
    application.setStyle("Fusion")
    window = main_window(context)
    follow_system(window, context)
    show_bugs_in(window)
    window.show()
    return application.exec()


def main_window(context: Context) -> MainWindow:
    """The window, not shown yet; sound is opened for the first session."""

    def sound() -> "Sound":
        from acupressure_app.ui.sound import open_sound  # noqa: PLC0415 - Home comes first

        settings, tr = context.settings, context.wording.tr
        return open_sound(context.folders.cache / "tones", settings.volume, tr)

    awake = Awake(wanted=context.settings.keep_awake)
    return MainWindow(context, system_theme(context), sound, awake)


def system_theme(context: Context) -> Theme:
    """The theme for the system's colours, contrast and text size at this moment."""
    hints = QGuiApplication.styleHints()
    contrast = hints.accessibility().contrastPreference()
    high = contrast is Qt.ContrastPreference.HighContrast
    dots_per_inch = QGuiApplication.primaryScreen().logicalDotsPerInch()
    return Theme(
        tokens_for(hints.colorScheme(), high_contrast=high),
        scale_for(QGuiApplication.font().pointSizeF(), dots_per_inch=dots_per_inch),
        context.folders.assets / "icons",
    )


def follow_system(window: MainWindow, context: Context) -> None:
    """Change the window's colours whenever the system's change."""

    def change() -> None:
        window.set_theme(system_theme(context))

    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(change)
    hints.accessibility().contrastPreferenceChanged.connect(change)


def show_bugs_in(window: MainWindow) -> None:
    """From now on an error that nobody caught opens a page of the window."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        from acupressure_app.ui.bug_page import bug_report  # noqa: PLC0415 - seldom needed

        sys.__excepthook__(kind, error, trace)
        window.show_bug(bug_report(kind, error, trace))

    sys.excepthook = show
