"""Opens the window: the application object, its look, and what happens when it fails."""

import os
import signal
import sys
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QSettings
from PySide6.QtWidgets import QApplication

from acupressure_app.audio.loudness import Levels
from acupressure_app.core.language import Translations
from acupressure_app.store.settings import Settings
from acupressure_app.ui.context import Context
from acupressure_app.ui.look import Look
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.session.awake import Awake
from acupressure_app.ui.window import MainWindow

if TYPE_CHECKING:
    from acupressure_app.ui.sound.sound import Sound

_QUIET = "qt.multimedia.*=false"
"""The window says itself why no sound is heard."""


def open_window(context: Context) -> int:
    """Show the window until it is closed; the exit code of the program."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop would not let Ctrl+C through
    if "QT_LOGGING_RULES" not in os.environ:
        QLoggingCategory.setFilterRules(_QUIET)
    leave_no_traces()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("acupressure-app")
    application.setDesktopFileName("acupressure-app")
    application.setStyle("Fusion")
    window = main_window(context)
    show_bugs_in(window)
    window.show()
    return application.exec()


def leave_no_traces() -> None:
    """Keep Qt from noting which folders were opened, in a file that all programs of Qt share.

    To be called before a file dialog is made. It has no effect on macOS and Windows, where the
    system's own dialogs are shown.
    """
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def main_window(context: Context) -> MainWindow:
    """The window, not shown yet; sound is opened when the first tone may be wanted."""
    preferences = Preferences(context.folders.config, context.settings)
    look = Look(preferences, context.folders.assets / "icons")
    awake = Awake(wanted=context.settings.keep_awake)
    sounds: list[Sound] = []

    def sound(tr: Translations) -> "Sound":
        from acupressure_app.ui.sound.sound import open_sound  # noqa: PLC0415 - Home comes first

        if not sounds:
            now = preferences.settings
            opened = open_sound(context.folders.cache / "tones", levels_of(now), tr)
            opened.use_device(now.device)
            sounds.append(opened)
        return sounds[0]

    def follow(before: Settings, after: Settings) -> None:
        awake.wanted = after.keep_awake
        for opened in sounds:
            opened.set_levels(levels_of(after))
            if before.device != after.device:
                opened.use_device(after.device)

    preferences.changed.connect(follow)
    return MainWindow(context, preferences, look, sound, awake)


def levels_of(settings: Settings) -> Levels:
    """How loud each group of sounds is set."""
    return Levels(
        tones=settings.volume,
        voice=settings.voice_volume,
        beat=settings.beat_volume,
        background=settings.background_volume,
    )


def show_bugs_in(window: MainWindow) -> None:
    """From now on an error that nobody caught opens a page of the window."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        from acupressure_app.ui.bug_page import bug_report  # noqa: PLC0415 - seldom needed

        sys.__excepthook__(kind, error, trace)
        window.show_bug(bug_report(kind, error, trace))

    sys.excepthook = show
