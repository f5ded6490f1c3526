"""Parts that break into lines like words, and tiles of equal width."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from acupressure_app.store.folders import folders
from acupressure_app.ui.theme import LIGHT, Scale, Theme
from acupressure_app.ui.widgets.wrap import Tiles, Wrap

THEME = Theme(LIGHT, Scale(10, 16), folders().assets / "icons")


class _Part(QWidget):
    """50 px wide and 20 px high."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(50, 20)


def _three(wrap: Wrap) -> list[_Part]:
    parts = [_Part() for _ in range(3)]
    for part in parts:
        wrap.add(part)
    return parts


def _shown(qtbot: QtBot, wrap: Wrap, width: int) -> None:
    qtbot.addWidget(wrap)
    wrap.resize(width, 400)
    wrap.show()


@pytest.mark.parametrize(
    ("width", "places"),
    [
        (200, [(0, 0), (58, 0), (116, 0)]),
        (120, [(0, 0), (58, 0), (0, 28)]),
        (60, [(0, 0), (0, 28), (0, 56)]),
    ],
)
def test_parts_go_on_in_the_next_line_where_the_width_ends(
    qtbot: QtBot, width: int, places: list[tuple[int, int]]
) -> None:
    wrap = Wrap(THEME)  # 8 px between the parts and the lines
    parts = _three(wrap)
    _shown(qtbot, wrap, width)
    assert [(part.x(), part.y()) for part in parts] == places
    assert wrap.heightForWidth(width) == places[-1][1] + 20


def test_a_part_that_is_hidden_leaves_no_gap(qtbot: QtBot) -> None:
    wrap = Wrap(THEME)
    _first, second, third = _three(wrap)
    second.hide()
    _shown(qtbot, wrap, 200)
    assert third.x() == 58


def test_text_that_is_wider_than_the_line_is_wrapped(qtbot: QtBot) -> None:
    wrap = Wrap(THEME)
    text = QLabel("Nothing ruled out in pregnancy, and a few words more")
    text.setWordWrap(True)
    wrap.add(text)
    _shown(qtbot, wrap, 120)
    assert text.width() <= 120
    assert text.height() >= text.heightForWidth(120)


@pytest.mark.parametrize(
    ("width", "places"),
    [
        (332, [(0, 0, 160), (172, 0, 160), (0, 32, 160)]),
        (300, [(0, 0, 300), (0, 32, 300), (0, 64, 300)]),
    ],
)
def test_tiles_are_equally_wide_and_two_in_a_line_where_there_is_room(
    qtbot: QtBot, width: int, places: list[tuple[int, int, int]]
) -> None:
    tiles = Tiles(THEME, two_from=20)  # 320 px; 12 px between the tiles
    labels = [QLabel("A") for _ in range(3)]
    for label in labels:
        label.setMinimumHeight(20)
        tiles.add(label)
    _shown(qtbot, tiles, width)
    assert [(label.x(), label.y(), label.width()) for label in labels] == places


def test_tiles_of_a_line_are_equally_high(qtbot: QtBot) -> None:
    tiles = Tiles(THEME, two_from=20)
    low, high = QLabel("A"), QLabel("B")
    high.setMinimumHeight(60)
    for label in (low, high):
        tiles.add(label)
    _shown(qtbot, tiles, 332)
    assert low.height() == high.height() == 60
