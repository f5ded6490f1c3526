"""The steps of a check: which there are, and where one is."""

import pytest
from PySide6.QtGui import QAccessible, QColor, QImage
from pytestqt.qtbot import QtBot

from acupressure_app.core.content import Condition, Kind
from acupressure_app.store.folders import folders
from acupressure_app.ui.check.way_steps import ALL_STAGES, Stage, WaySteps, stages
from acupressure_app.ui.theme import LIGHT, Scale, Theme
from tests.builders import FEVER, WORDS, WOUND, condition

THEME = Theme(LIGHT, Scale(10, 16), folders().assets / "icons")
SIGN = condition("chest_pain", Kind.RED_FLAG)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ((SIGN, FEVER, WOUND), (Stage.SIGNS, Stage.HEALTH, Stage.READY)),
        ((WOUND,), (Stage.HEALTH, Stage.READY)),
        ((SIGN,), (Stage.SIGNS, Stage.READY)),
        ((), (Stage.READY,)),
    ],
)
def test_a_page_without_questions_is_no_step(
    asked: tuple[Condition, ...], found: tuple[Stage, ...]
) -> None:
    assert stages(asked) == found


def _steps(qtbot: QtBot, on: Stage, all_stages: tuple[Stage, ...] = ALL_STAGES) -> WaySteps:
    result = WaySteps(THEME, WORDS, all_stages, on)
    qtbot.addWidget(result)
    return result


@pytest.mark.parametrize(
    ("on", "all_stages", "words"),
    [
        (Stage.SIGNS, ALL_STAGES, "Step 1 of 3: Warning signs"),
        (Stage.HEALTH, ALL_STAGES, "Step 2 of 3: Your health"),
        (Stage.READY, ALL_STAGES, "Step 3 of 3: Ready"),
        (Stage.HEALTH, (Stage.HEALTH, Stage.READY), "Step 1 of 2: Your health"),
    ],
)
def test_a_screen_reader_hears_where_one_is(
    qtbot: QtBot, on: Stage, all_stages: tuple[Stage, ...], words: str
) -> None:
    steps = _steps(qtbot, on, all_stages)
    heard = QAccessible.queryAccessibleInterface(steps)
    assert heard.text(QAccessible.Text.Name) == words


def _filled_columns(image: QImage) -> int:
    """How many pixels of the middle line have the colour of what is reached."""
    reached, middle = QColor(LIGHT.primary), image.height() // 2
    return sum(image.pixelColor(x, middle) == reached for x in range(image.width()))


def test_more_circles_are_filled_with_each_step(qtbot: QtBot) -> None:
    filled = []
    for on in ALL_STAGES:
        steps = _steps(qtbot, on)
        steps.resize(steps.sizeHint())
        filled.append(_filled_columns(steps.grab().toImage()))
    assert 0 < filled[0] < filled[1] < filled[2]


def test_where_room_is_scarce_only_the_step_that_is_on_is_named(qtbot: QtBot) -> None:
    steps = _steps(qtbot, Stage.HEALTH)
    alone = steps.fontMetrics().horizontalAdvance("Your health")
    assert alone < steps.minimumSizeHint().width() < steps.sizeHint().width() - alone
