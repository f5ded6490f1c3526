"""Work beside the window: in the order asked for, and done before the program ends."""

from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from acupressure_app.ui.in_order import InOrder


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    del qtbot
    return QObject()


def test_one_thing_is_done_after_the_other_also_after_one_that_failed(
    qtbot: QtBot, owner: QObject
) -> None:
    done: list[object] = []
    first, in_order = Event(), InOrder(owner)

    def fail() -> None:
        raise OSError("no")

    in_order.do(lambda: first.wait(8), lambda _: done.append("first"))
    in_order.do(fail, failed=lambda error: done.append(str(error)))
    in_order.do(lambda: "third", done.append)
    assert done == []
    first.set()
    qtbot.waitUntil(lambda: done == ["first", "no", "third"], timeout=8000)


def test_what_was_asked_for_is_done_when_the_program_ends(owner: QObject) -> None:
    done: list[str] = []
    in_order = InOrder(owner)
    for name in "abc":
        in_order.do(lambda name=name: done.append(name))  # type: ignore[misc]
    in_order.finish()
    assert done == ["a", "b", "c"]


def test_what_fails_at_the_end_is_told_and_holds_up_nothing(owner: QObject) -> None:
    done: list[str] = []
    in_order = InOrder(owner)

    def fail() -> None:
        raise OSError("no")

    in_order.do(lambda: done.append("first"))
    in_order.do(fail, failed=lambda error: done.append(str(error)))
    in_order.do(lambda: done.append("last"))
    in_order.finish()
    assert done == ["first", "no", "last"]
