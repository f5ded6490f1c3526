"""Work beside the window, one thing after the other, the last of it before the program ends."""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject

from acupressure_app.ui.worker import Worker, once

T = TypeVar("T")

_LAST_WORK = 6.0
"""Seconds that closing the program waits for what is being done."""


class _Task(Struct, frozen=True):
    """What is done beside the window, and what follows in it."""

    work: Callable[[], Any]
    then: Callable[[Any], None]
    failed: Callable[[Exception], None]


def _raise(error: Exception) -> None:
    raise error


class InOrder(QObject):
    """Whoever writes the same files asks here, so that what was asked for last is what stays."""

    def __init__(self, parent: QObject) -> None:
        """Nothing is to be done yet."""
        super().__init__(parent)
        self._tasks: deque[_Task] = deque()
        self._came: list[Any] = []
        self._working: Worker | None = None
        self._ending = False
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(self.finish)

    def do(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] = lambda _: None,
        failed: Callable[[Exception], None] = _raise,
    ) -> None:
        """Do it when all before is done, then what follows in the window: with its value, or why.

        What follows may not happen where the program ends.
        """
        self._tasks.append(_Task(work, then, failed))
        if self._working is None and not self._ending:
            self._next()

    def finish(self) -> None:
        """Do what is still to be done: the program ends, or all is made anew. What fails is told.

        What is being done is waited for, but no longer than a moment.
        """
        self._ending = True
        if self._working is not None:
            self._working.wait(_LAST_WORK)
            self._working.cancel()
            self._working = None
            self._tasks.popleft()
        while self._tasks:
            task = self._tasks.popleft()
            try:
                task.work()
            except Exception as error:  # noqa: BLE001 - whoever asked for the work judges it
                with suppress(Exception):  # who is to be told may be gone
                    task.failed(error)
        self._ending = False

    def _next(self) -> None:
        self._came.clear()
        self._working = Worker(once(self._tasks[0].work), self)
        self._working.came.connect(self._came.append)
        self._working.ended.connect(self._done)
        self._working.start()

    def _done(self, error: Exception | None) -> None:
        self._working = None
        task, came = self._tasks.popleft(), tuple(self._came)
        if self._tasks:
            self._next()
        if error is None:
            task.then(came[0])
        else:
            task.failed(error)
