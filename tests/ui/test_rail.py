"""The rail leads to the parts of the window, and says where one is."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from acupressure_app.store.folders import folders
from acupressure_app.ui.rail import Part, Rail
from acupressure_app.ui.theme import LIGHT, Scale, Theme, dress
from tests.builders import WORDS

ICONS: Path = folders().assets / "icons"
THEME = Theme(LIGHT, Scale(10, 16), ICONS)


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    rail = Rail(THEME, WORDS.tr)
    qtbot.addWidget(rail)
    dress(rail, THEME)
    rail.show()
    return rail


def test_each_part_has_its_word_and_its_keys(rail: Rail) -> None:
    texts = {part: button.text() for part, button in rail.buttons.items()}
    assert texts == {
        Part.HOME: "Home",
        Part.POINTS: "Points",
        Part.JOURNAL: "Journal",
        Part.SETTINGS: "Settings",
        Part.HELP: "Help",
    }
    assert "F1" in rail.buttons[Part.HELP].toolTip()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_it_is_pressed_by_keyboard(qtbot: QtBot, rail: Rail, key: Qt.Key) -> None:
    rail.buttons[Part.SETTINGS].setFocus()
    with qtbot.waitSignal(rail.chosen) as chosen:
        QTest.keyClick(rail.buttons[Part.SETTINGS], key)
    assert chosen.args == [Part.SETTINGS]


def test_a_press_that_leads_nowhere_marks_nothing(rail: Rail) -> None:
    rail.buttons[Part.HELP].click()
    assert rail.buttons[Part.HOME].isChecked()
    rail.mark(Part.HELP)
    assert rail.buttons[Part.HELP].isChecked()
    assert not rail.buttons[Part.HOME].isChecked()


def test_below_the_pages_the_parts_stand_side_by_side(rail: Rail) -> None:
    rail.set_below(True)
    rail.resize(480, 80)
    tops = {button.mapTo(rail, button.rect().topLeft()).y() for button in rail.buttons.values()}
    assert len(tops) == 1
    rail.set_below(False)
    rail.resize(90, 700)
    lefts = {button.mapTo(rail, button.rect().topLeft()).x() for button in rail.buttons.values()}
    assert len(lefts) == 1
