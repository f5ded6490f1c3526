"""What has the focus is in view, wherever Tab came from."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from acupressure_app.store.folders import folders
from acupressure_app.ui.theme import LIGHT, Scale, Theme
from acupressure_app.ui.widgets.focus import FocusRing


def test_tab_from_outside_brings_the_first_part_back_into_view(qtbot: QtBot) -> None:
    window, inside, area = QWidget(), QWidget(), QScrollArea()
    qtbot.addWidget(window)
    rail, parts = QPushButton("Home"), [QPushButton(str(number)) for number in range(30)]
    column, row = QVBoxLayout(inside), QVBoxLayout(window)
    for part in parts:
        column.addWidget(part)
    area.setWidget(inside)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    row.addWidget(rail)
    row.addWidget(area)
    window.resize(200, 200)
    FocusRing(Theme(LIGHT, Scale(10, 16), folders().assets / "icons"), window)
    with qtbot.waitActive(window):
        window.show()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    rail.setFocus()
    assert parts[0].visibleRegion().isEmpty()
    QTest.keyClick(rail, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is parts[0]
    assert not parts[0].visibleRegion().isEmpty()
