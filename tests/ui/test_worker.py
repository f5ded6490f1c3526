"""Work beside the window: what it gives arrives, and what is cancelled tidies up and is silent."""

from collections.abc import Generator
from threading import Event, get_ident

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from acupressure_app.ui.worker import Worker, once


class Listener(QObject):
    """Notes what arrives, and in which thread."""

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.came: list[object] = []
        self.ended: list[object] = []
        self.threads: set[int] = set()
        worker.came.connect(self._note)
        worker.ended.connect(self.ended.append)

    def _note(self, value: object) -> None:
        self.came.append(value)
        self.threads.add(get_ident())


def test_each_value_arrives_in_the_windows_thread(qtbot: QtBot) -> None:
    worked_in: list[int] = []

    def steps() -> Generator[object, None, None]:
        worked_in.append(get_ident())
        yield from (1, 2, 3)

    parent = QObject()
    worker = Worker(steps, parent)
    heard = Listener(worker)
    worker.start()
    qtbot.waitUntil(lambda: heard.ended == [None])
    assert heard.came == [1, 2, 3]
    assert heard.threads == {get_ident()}
    assert worked_in != [get_ident()]


def test_what_is_raised_arrives_too(qtbot: QtBot) -> None:
    parent, wrong = QObject(), ValueError("wrong")

    def steps() -> Generator[object, None, None]:
        yield 1
        raise wrong

    worker = Worker(steps, parent)
    heard = Listener(worker)
    worker.start()
    qtbot.waitUntil(lambda: heard.ended == [wrong])
    assert heard.came == [1]


def test_after_cancelling_nothing_arrives_and_the_work_is_tidied_up(qtbot: QtBot) -> None:
    parent, go_on, tidied = QObject(), Event(), Event()

    def steps() -> Generator[object, None, None]:
        try:
            yield 1
            go_on.wait(5)
            yield 2
            yield 3
        finally:
            tidied.set()

    worker = Worker(steps, parent)
    heard = Listener(worker)
    worker.start()
    qtbot.waitUntil(lambda: heard.came == [1])
    worker.cancel()
    go_on.set()
    worker.wait(5)
    assert tidied.is_set()
    qtbot.wait(1)
    assert (heard.came, heard.ended) == ([1], [])


def test_a_parent_that_is_gone_is_no_trouble(qtbot: QtBot) -> None:
    parent, go_on, done = QObject(), Event(), Event()

    def steps() -> Generator[object, None, None]:
        yield from once(lambda: go_on.wait(5))()
        done.set()

    worker = Worker(steps, parent)
    worker.start()
    with qtbot.waitSignal(worker.destroyed):
        parent.deleteLater()
    go_on.set()
    worker.wait(5)
    assert done.is_set()


def test_nobody_is_told_at_the_moment_in_which_they_go(qtbot: QtBot) -> None:
    """A signal of an object that another thread deletes just now would end the program."""

    def steps() -> Generator[object, None, None]:
        yield from range(300)

    for _ in range(40):
        parents = [QObject() for _ in range(4)]
        workers = [Worker(steps, parent) for parent in parents]
        for worker in workers:
            worker.start()
        for parent in parents:
            delete(parent)
        for worker in workers:
            worker.wait(5)
        qtbot.wait(1)
