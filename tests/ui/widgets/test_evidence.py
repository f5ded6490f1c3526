"""How sure the studies are is told by bars and in words, and never as sure as can be."""

from gettext import NullTranslations

import pytest
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from acupressure_app.core.routine import Grade
from acupressure_app.store.folders import folders
from acupressure_app.ui.theme import LIGHT, Scale, Theme
from acupressure_app.ui.widgets.evidence import Bars, Certainty

THEME = Theme(LIGHT, Scale(10, 16), folders().assets / "icons")
TR = NullTranslations()


@pytest.mark.parametrize(
    ("grade", "filled", "words"),
    [
        (Grade.TRADITIONAL, 0, "Traditional use only"),
        (Grade.VERY_LOW, 1, "Very low certainty"),
        (Grade.LOW, 2, "Low certainty"),
        (Grade.MODERATE, 3, "Moderate certainty"),
        (Grade.UNKNOWN, 0, "Certainty unknown"),
    ],
)
def test_each_grade_fills_its_bars_and_says_so(
    qtbot: QtBot, grade: Grade, filled: int, words: str
) -> None:
    told = Certainty(THEME, grade, TR)
    qtbot.addWidget(told)
    assert words in [found.text() for found in told.findChildren(QLabel)]
    (bars,) = told.findChildren(Bars)
    drawn = bars.pixmap().toImage()
    middles = [(2 * n + 1) * drawn.width() // 8 for n in range(4)]
    colours = [drawn.pixelColor(x, drawn.height() // 2) for x in middles]
    assert [colour == QColor(LIGHT.primary) for colour in colours] == [n < filled for n in range(4)]


def test_a_screen_reader_hears_how_many_bars_are_filled(qtbot: QtBot) -> None:
    bars = Bars(THEME, Grade.LOW, TR)
    qtbot.addWidget(bars)
    heard = QAccessible.queryAccessibleInterface(bars)
    assert heard.text(QAccessible.Text.Name) == "2 of 4 bars"
