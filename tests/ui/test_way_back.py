"""The way back above a title, in the room there is."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from acupressure_app.store.folders import folders
from acupressure_app.ui.flow_page import WayBack
from acupressure_app.ui.theme import LIGHT, Theme, dress, scale_for

THEME = Theme(LIGHT, scale_for(10), folders().assets / "icons")


@pytest.mark.parametrize("words", ["Jaw tension", "&Home", "Neck and shoulder"])
@pytest.mark.parametrize("missing", [0, 4, 20, 60, 1000])
def test_no_word_of_it_is_torn(qtbot: QtBot, words: str, missing: int) -> None:
    way = WayBack(THEME, words)
    qtbot.addWidget(way)
    dress(way, THEME)
    way.show()
    way.resize(max(way.sizeHint().width() - missing, way.minimumSizeHint().width()), way.height())
    QApplication.processEvents()
    shown = way.text().removesuffix("…").split()
    assert shown
    assert shown == words.split()[: len(shown)]
    assert (way.text() == words) == (len(shown) == len(words.split()))
