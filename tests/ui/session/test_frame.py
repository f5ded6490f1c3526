"""Which layout a window gets, and how large it is shown."""

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from acupressure_app.store.folders import folders
from acupressure_app.ui.session.bars import ControlBar
from acupressure_app.ui.session.frame import Shape, enlargement, shape_for
from acupressure_app.ui.theme import LIGHT, Theme, dress, scale_for

SHAPES = {
    (1100, 760, 1.0): Shape.WIDE,
    (720, 840, 1.0): Shape.MEDIUM,
    (480, 800, 1.0): Shape.STACKED,
    (1100, 760, 2.0): Shape.LOW,
    (480, 800, 2.0): Shape.SMALL,
    (720, 840, 2.0): Shape.SMALL,
    (1380, 940, 2.0): Shape.LOW,
    (1920, 1080, 2.0): Shape.WIDE,
}


@pytest.mark.parametrize(("width", "height", "text"), SHAPES)
def test_each_window_gets_the_layout_that_fits(width: int, height: int, text: float) -> None:
    size, scale = QSize(width, height), scale_for(10, text)
    assert enlargement(size, scale) == 1.0
    assert shape_for(size, scale, large=False) is SHAPES[width, height, text]


@pytest.mark.parametrize(
    ("width", "height", "least"), [(1920, 1080, 1.3), (2560, 1440, 1.75), (3840, 2160, 2.75)]
)
def test_a_large_screen_is_used(width: int, height: int, least: float) -> None:
    size, scale = QSize(width, height), scale_for(10)
    grown = enlargement(size, scale)
    assert grown >= least
    assert width >= 68 * 16 * grown
    assert height >= 47 * 16 * grown
    assert shape_for(size, scale, large=True) is Shape.LARGE


def test_a_full_screen_too_small_for_it_is_laid_out_as_a_window() -> None:
    assert shape_for(QSize(480, 800), scale_for(10), large=True) is Shape.STACKED


class Wordy:
    """A language whose word for going on is far longer than all others."""

    def __call__(self, text: str) -> str:
        return "Und nun geht es in aller Ruhe wieder weiter" if text == "Go on" else text


def test_the_bar_has_room_for_the_longest_word_in_any_language(qtbot: QtBot) -> None:
    rows = {}
    for gettext in (str, Wordy()):
        bar = ControlBar(Theme(LIGHT, scale_for(10), folders().assets / "icons"), gettext)
        qtbot.addWidget(bar)
        dress(bar, Theme(LIGHT, scale_for(10), folders().assets / "icons"))
        bar.resize(900, 100)
        bar.show()
        rows[gettext] = bar.minimumSizeHint().height()
    plain, wordy = rows.values()
    assert wordy > plain, "it goes into more rows before the word is ever shown"
