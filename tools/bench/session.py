"""The program's window with a running session, measured while a point is pressed."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from acupressure_app.ui.app import main_window
from acupressure_app.ui.session.ring import Ring
from acupressure_app.ui.window import MainWindow
from tools.bench.child import run, tell_computing, when
from tools.bench.own import context, has_list

WAY = ("Nausea", "Start", "None of these", "None of these", Qt.Key.Key_Right, "I’ve found it")


def walk(window: MainWindow) -> None:
    """Go the way from Home into the first press."""
    for step in WAY:
        if isinstance(step, Qt.Key):
            QTest.keyClick(QApplication.focusWidget() or window, step)
        else:
            press(window, step)
        QApplication.processEvents()


def press(window: MainWindow, name: str) -> None:
    """Press the button that reads so, after all that has to be seen before it was seen."""
    while (more := button(window, "Show the rest")) is not None:
        more.click()
        QApplication.processEvents()
    found = button(window, name)
    assert found is not None, f"no button {name}"
    found.click()


def button(window: MainWindow, name: str) -> QAbstractButton | None:
    """The first that is on the screen and begins so."""
    for found in window.findChildren(QAbstractButton):
        text = found.text().replace("&", "") or found.accessibleName()
        if found.isVisible() and text.startswith(name):
            return found
    return None


def main() -> None:
    """Open it, start a session, and tell its computing and the width of its ring."""
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    window = main_window(context())

    def measure() -> None:
        walk(window)
        rings = (ring for ring in window.findChildren(Ring) if ring.isVisible())
        tell_computing(str(max(ring.width() for ring in rings)))

    run(window, {"computing": lambda: when(lambda: has_list(window), measure)})
    del application


if __name__ == "__main__":
    main()
