"""Work that would hold up the window, done beside it."""

from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import QObject, Signal


class Background(QObject):
    """Runs a function in a thread of its own; what comes of it arrives in the window's thread."""

    done = Signal(object)
    _failed = Signal(object)

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        """Does nothing before `start`."""
        super().__init__(parent)
        self._work = work
        self._failed.connect(_raise)

    def start(self) -> None:
        """Begin; the program may end meanwhile."""
        Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001 - raised again where bugs are shown
            self._failed.emit(error)
        else:
            self.done.emit(result)


def _raise(error: Exception) -> None:
    raise error
