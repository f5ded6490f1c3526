"""The parts that pages are made of can be read, heard and used by keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from acupressure_app.ui.theme import DARK, LIGHT, Scale, Theme, dress, scale_for
from acupressure_app.ui.widgets import icons
from acupressure_app.ui.widgets.choices import Tick
from acupressure_app.ui.widgets.focus import FocusRing
from acupressure_app.ui.widgets.parts import Notice, NoticeKind, Page, main_button, title
from acupressure_app.ui.widgets.segments import Question, Segments

ICONS = Path(__file__).parents[3] / "assets" / "icons"
ANSWERS = (("no", "No"), ("unsure", "Not sure"), ("yes", "Yes"))
LONG = "I have asked a doctor, a nurse or a midwife about pressing these points. " * 3


@pytest.fixture
def theme() -> Theme:
    return Theme(LIGHT, Scale(10, 16), ICONS)


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize("file", sorted(ICONS.glob("*.svg")), ids=lambda file: file.stem)
def test_each_icon_is_drawn_in_the_colour_asked_for(qtbot: QtBot, file: Path) -> None:
    del qtbot  # pictures need the application that it made
    image = icons.pixmap(file.stem, "#FF0000", 24, ICONS, 2.0).toImage()
    solid = [
        image.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert len(solid) > 50
    assert set(solid) == {"#ff0000"}


@pytest.mark.parametrize("kind", NoticeKind)
def test_a_notice_is_read_as_plain_words(qtbot: QtBot, theme: Theme, kind: NoticeKind) -> None:
    notice = Notice(theme, kind, "Pain > 7.", "Stop <now> & rest.")
    qtbot.addWidget(notice)
    heard = [_name(part) for part in notice.findChildren(QLabel)]
    assert "Pain > 7. Stop <now> & rest." in heard


def test_nothing_is_chosen_until_the_user_chooses(qtbot: QtBot, theme: Theme) -> None:
    answers = Segments(theme, "Are you pregnant?", ANSWERS)
    qtbot.addWidget(answers)
    told: list[str] = []
    answers.chosen.connect(told.append)
    _activate(qtbot, answers)
    assert answers.value is None
    first = answers.findChildren(QRadioButton)[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert told == ["no", "unsure"]
    answers.choose("yes")
    assert answers.value == "yes"
    assert told == ["no", "unsure"]


def test_each_answer_says_what_it_answers(qtbot: QtBot, theme: Theme) -> None:
    answers = Segments(theme, "Are you pregnant?", ANSWERS)
    qtbot.addWidget(answers)
    for button in answers.findChildren(QRadioButton):
        heard = QAccessible.queryAccessibleInterface(button)
        assert heard.text(QAccessible.Text.Description) == "Are you pregnant?"


def test_a_long_tick_wraps_instead_of_being_cut_off(qtbot: QtBot, theme: Theme) -> None:
    tick = Tick(theme, LONG)
    qtbot.addWidget(tick)
    tick.show()
    lines = tick.fontMetrics().lineSpacing()
    assert tick.heightForWidth(300) >= 5 * lines
    assert tick.heightForWidth(3000) < 4 * lines
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(tick.width() - 5, 5))
    assert tick.isChecked()


@pytest.mark.parametrize(("width", "beside"), [(900, True), (300, False)])
@pytest.mark.parametrize("text_size", [1.0, 1.5])
def test_answers_go_below_the_question_where_it_is_narrow(
    qtbot: QtBot, width: int, beside: bool, text_size: float
) -> None:
    theme = Theme(LIGHT, scale_for(10, text_size), ICONS)
    question = Question(theme, LONG, ANSWERS)
    qtbot.addWidget(question)
    dress(question, theme)
    question.resize(width, question.heightForWidth(width))
    question.show()
    words = question.findChildren(QLabel)[0]
    assert (question.segments.x() > words.width()) is beside
    assert words.height() >= words.heightForWidth(words.width())


@pytest.mark.parametrize(("width", "beside"), [(400, True), (120, False)])
def test_short_answers_go_below_each_other_where_it_is_narrow(
    qtbot: QtBot, theme: Theme, width: int, beside: bool
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    answers = Segments(theme, "Are you pregnant?", ANSWERS)
    column.addWidget(answers)
    dress(holder, theme)
    holder.resize(width, 300)
    holder.show()
    for _ in range(3):
        QApplication.processEvents()
    first, second, *_, last = answers.findChildren(QRadioButton)
    first.click()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.isChecked()
    QTest.keyClick(second, Qt.Key.Key_Left)
    assert first.isChecked()
    assert (first.mapTo(holder, QPoint(0, 0)).y() == last.mapTo(holder, QPoint(0, 0)).y()) is beside
    assert last.mapTo(holder, QPoint(last.width(), 0)).x() <= width


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QMainWindow:
    result = QMainWindow()
    qtbot.addWidget(result)
    page = Page(theme)
    page.column.addWidget(title("Nausea"))
    page.footer.addWidget(main_button(theme, "Start", "play"))
    result.setCentralWidget(page)
    dress(result, theme)
    result.resize(800, 600)
    _activate(qtbot, result)
    return result


def _activate(qtbot: QtBot, widget: QWidget) -> None:
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def _button(window: QMainWindow) -> QPushButton:
    button = window.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    return button


def test_the_ring_lies_around_the_part_with_the_focus(window: QMainWindow, theme: Theme) -> None:
    ring = FocusRing(theme, window)
    button = _button(window)
    button.setFocus()
    around = button.rect().translated(button.mapTo(window, QPoint(0, 0)))
    assert ring.isVisible()
    assert ring.geometry().contains(around.adjusted(-5, -5, 5, 5))
    window.resize(700, 500)
    QApplication.processEvents()
    moved = button.rect().translated(button.mapTo(window, QPoint(0, 0)))
    assert moved != around
    assert ring.geometry().contains(moved.adjusted(-5, -5, 5, 5))


def test_a_title_takes_the_focus_without_a_ring(window: QMainWindow, theme: Theme) -> None:
    ring = FocusRing(theme, window)
    heading = window.findChild(QLabel)
    assert heading is not None
    heading.setFocus()
    assert heading.hasFocus()
    assert not ring.isVisible()


def test_the_ring_survives_the_page_it_was_on(window: QMainWindow, theme: Theme) -> None:
    ring = FocusRing(theme, window)
    _button(window).setFocus()
    assert ring.isVisible()
    window.setCentralWidget(QWidget())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    assert not ring.isVisible()


def test_a_new_theme_reaches_every_part(window: QMainWindow, theme: Theme) -> None:
    dress(window, Theme(DARK, theme.scale, ICONS))
    button = _button(window)
    picture = button.grab().toImage()
    seen = {
        picture.pixelColor(x, y).name().upper()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert DARK.primary in seen
    assert DARK.on_primary in seen
    assert LIGHT.on_primary not in seen
