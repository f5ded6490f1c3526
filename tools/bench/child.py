"""What a measured window does, whichever it is: tell one figure about itself, and leave."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

SIZE = (1100, 760)
CALM_MS = 1000
"""So long nothing is measured, so that what is loaded late is there."""

COMPUTING_MS = 5000
LOOK_AGAIN_MS = 10


class FirstFrame(QObject):
    """Calls `done` once when the window has been painted."""

    def __init__(self, window: QWidget, done: Callable[[], None]) -> None:
        """Watches from now on."""
        super().__init__()
        self._window, self._done = window, done
        window.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let everything through."""
        if event.type() is QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._done)
        return False


def tell(figure: object) -> None:
    """Say it to whoever measures, and leave; `quit` would ask a running session first."""
    print(figure, flush=True)
    QApplication.exit()


def when(ready: Callable[[], bool], then: Callable[[], None]) -> None:
    """Call `then` as soon as something holds."""
    if ready():
        then()
    else:
        QTimer.singleShot(LOOK_AGAIN_MS, lambda: when(ready, then))


def resident() -> int:
    """The memory of this process in kilobytes."""
    lines = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Rss:"))


def tell_memory() -> None:
    """Once everything is there, tell the memory."""
    QTimer.singleShot(CALM_MS, lambda: tell(resident()))


def tell_computing(more: str = "") -> None:
    """Tell the milliseconds of computing in a while, and what else is to be told."""

    def begin() -> None:
        before = time.process_time_ns()

        def end() -> None:
            tell(f"{(time.process_time_ns() - before) / 1e6} {more}")

        QTimer.singleShot(COMPUTING_MS, end)

    QTimer.singleShot(CALM_MS, begin)


def run(window: QWidget, measures: dict[str, Callable[[], None]]) -> None:
    """Show the window; the first argument names what is measured from the first frame on."""
    frame = FirstFrame(window, measures[sys.argv[1]])
    window.show()
    QApplication.exec()
    del frame


def tell_time() -> None:
    """The steady clock in nanoseconds."""
    tell(time.monotonic_ns())
