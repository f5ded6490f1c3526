"""Work in many small steps, done beside the window, and ended when nobody wants it any more."""

from collections.abc import Callable, Generator
from contextlib import closing, suppress
from threading import Event, Thread

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance, Slot

Steps = Generator[object, None, None]


def once(work: Callable[[], object]) -> Callable[[], Steps]:
    """A single step, as what `Worker` goes through."""

    def steps() -> Steps:
        yield work()

    return steps


class Worker(QObject):
    """Goes through a generator in a thread of its own; what it gives arrives in the window's.

    `came` brings each value; `ended` the exception that ended it, or None at its end. Nothing
    arrives after `cancel`, which closes the generator after the step it is at, or once the
    `parent` is gone. At the end of the thread it is gone too.
    """

    came = Signal(object)
    ended = Signal(object)

    def __init__(self, steps: Callable[[], Steps], parent: QObject) -> None:
        """Does nothing before `start`; `steps` makes the generator, in the other thread."""
        super().__init__(parent)
        self._unwanted = Event()
        self._thread = _Thread(steps, self._unwanted)
        self._thread.gave.connect(self._pass_on)
        self._thread.stopped.connect(self._pass_end_on)

    def start(self) -> None:
        """Begin; the program may end meanwhile."""
        self._thread.start()

    def cancel(self) -> None:
        """Want nothing more of it."""
        self._unwanted.set()

    def wait(self, seconds: float) -> None:
        """Wait until the thread has tidied up, but no longer than this."""
        self._thread.wait(seconds)

    @Slot(object)
    def _pass_on(self, value: object) -> None:
        if not self._unwanted.is_set():
            self.came.emit(value)

    @Slot(object)
    def _pass_end_on(self, error: object) -> None:
        if not self._unwanted.is_set():
            self.ended.emit(error)
        self.deleteLater()


class _Thread(QObject):
    """The thread with its own signals: it outlives whoever wanted its work.

    A signal that is emitted while its object is deleted in another thread crashes. So this one
    belongs to the application, and goes only once the thread has ended.
    """

    gave = Signal(object)
    stopped = Signal(object)

    def __init__(self, steps: Callable[[], Steps], unwanted: Event) -> None:
        super().__init__(QCoreApplication.instance())
        self._steps, self._unwanted = steps, unwanted
        self._running = Thread(target=self._run, daemon=True)
        self.stopped.connect(self._go)

    def start(self) -> None:
        self._running.start()

    def wait(self, seconds: float) -> None:
        if self._running.is_alive():
            self._running.join(seconds)

    def _run(self) -> None:
        error: Exception | None = None
        try:
            with closing(self._steps()) as steps:
                for value in steps:
                    if self._unwanted.is_set():
                        break
                    self._tell(self.gave, value)
        except Exception as raised:  # noqa: BLE001 - whoever asked for the work judges it
            error = raised
        self._tell(self.stopped, error)

    def _tell(self, signal: SignalInstance, value: object) -> None:
        with suppress(RuntimeError):  # the application is gone
            signal.emit(value)

    @Slot(object)
    def _go(self, _error: object) -> None:
        self._running.join()  # it is at its last line
        self.deleteLater()
