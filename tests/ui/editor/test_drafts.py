"""Drafts on the disk: none is lost, and no window takes one that another has in hand."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from acupressure_app.core.drafting import begun
from acupressure_app.core.history import Draft, History
from acupressure_app.store.drafts import drafts_of
from acupressure_app.ui.editor.drafts import Drafts
from acupressure_app.ui.editor.work import Work
from acupressure_app.ui.editor.writing import Writing
from acupressure_app.ui.in_order import InOrder
from tests.builders import CONTENT, WORDS


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    del qtbot
    return QObject()


def window(owner: QObject, folder: Path) -> Drafts:
    """The drafts as one window has them; what cannot be written fails the test."""

    def fail(what: str, why: str) -> None:
        raise AssertionError(f"{what} {why}")

    return Drafts(folder, folder / "routines", InOrder(owner), WORDS.tr, fail, owner)


def written(drafts: Drafts, title: str) -> Work:
    """A routine in hand, to which something was added."""
    one = begun("mine", title)
    work = Work(Writing(History(Draft(one), one), CONTENT, WORDS, stored=False))
    drafts.follow(work)
    work.writing.add_code("PC6")
    return work


def titles(folder: Path) -> list[str]:
    return sorted(str(draft.routine.title) for _, draft in drafts_of(folder))


def test_what_was_changed_in_the_last_moment_is_kept_where_the_program_ends(
    owner: QObject, tmp_path: Path
) -> None:
    drafts = window(owner, tmp_path)
    written(drafts, "At the last moment")
    drafts.finish()
    assert titles(tmp_path) == ["At the last moment"]


def test_what_one_window_has_in_hand_is_not_offered_in_another(
    qtbot: QtBot, owner: QObject, tmp_path: Path
) -> None:
    first, second = window(owner, tmp_path), window(owner, tmp_path)
    work = written(first, "In hand")
    written(second, "Beside it")
    for drafts in (first, second):
        drafts.keep()
        drafts.look()
    qtbot.waitUntil(lambda: titles(tmp_path) == ["Beside it", "In hand"], timeout=8000)
    with qtbot.waitSignal(second.changed, timeout=8000):
        first.lay_down(work)
        first.finish()
        second.look()
    assert [left.draft.routine.title for left in second.left] == ["In hand"]
    left = second.left[0]
    second.take_up(left)
    first.look()
    first.finish()
    assert first.left == ()
