"""What could not be read or written is said one after the other: none is lost, each is heard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from acupressure_app.store.folders import folders
from acupressure_app.ui.notes import Notes
from acupressure_app.ui.theme import LIGHT, Theme, scale_for
from tests.builders import WORDS


@pytest.fixture
def notes(qtbot: QtBot) -> Notes:
    notes = Notes(Theme(LIGHT, scale_for(10, 1.0), folders().assets / "icons"))
    qtbot.addWidget(notes)
    notes.speak(WORDS.tr)
    return notes


def said(notes: Notes) -> str:
    """What is to be read; nothing where nothing is there."""
    return "" if notes.isHidden() else notes.findChildren(QLabel)[-1].text().replace("\u200b", "")


def test_the_second_waits_for_the_first_to_be_closed(notes: Notes) -> None:
    notes.tell("The journal was damaged.", "A copy was opened.")
    notes.tell("This choice could not be kept.", "The disk is full.")
    assert "A copy was opened." in said(notes)
    assert notes.next.text() == "Next (1 more)"
    QTest.keyClick(notes.next, Qt.Key.Key_Return)
    assert "The disk is full." in said(notes)
    assert notes.next.text() == "Close"
    QTest.keyClick(notes.next, Qt.Key.Key_Return)
    assert said(notes) == ""


def test_each_is_heard_once_when_it_is_told(notes: Notes) -> None:
    heard: list[str] = []
    notes.announced.connect(heard.append)
    notes.tell("One.", "a")
    notes.tell("Two.", "b")
    notes.close_one()
    assert heard == ["One. a", "Two. b"]


def test_the_same_is_not_said_twice(notes: Notes) -> None:
    for _ in range(3):
        notes.tell("This choice could not be kept.", "The disk is full.")
    notes.close_one()
    assert said(notes) == ""


def test_in_a_session_nothing_is_shown_or_heard_before_its_end(notes: Notes) -> None:
    heard: list[str] = []
    notes.announced.connect(heard.append)
    notes.hold(True)
    notes.tell("One.", "a")
    notes.tell("Two.", "b")
    notes.close_one()
    assert (said(notes), heard) == ("", [])
    notes.hold(False)
    assert "a" in said(notes)
    assert heard == ["One. a", "Two. b"]
