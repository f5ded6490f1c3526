"""Switch, slider and stepper: by keyboard and mouse, for a screen reader, in large text."""

from gettext import NullTranslations
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleValueInterface, QFontMetrics, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from acupressure_app.ui.theme import LIGHT, Theme, dress, scale_for
from acupressure_app.ui.widgets.controls import Slider, Stepper, Switch
from acupressure_app.ui.widgets.told import limit_words, ranged

ICONS = Path(__file__).parents[3] / "assets" / "icons"
THEME = Theme(LIGHT, scale_for(10), ICONS)
W = TypeVar("W", bound=QWidget)
LARGE = Theme(LIGHT, scale_for(10, 2.0), ICONS)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A window for the controls, which lives as long as the test."""
    result = QWidget()
    QVBoxLayout(result)
    qtbot.addWidget(result)
    with qtbot.waitActive(result):
        result.show()
    return result


def shown(page: QWidget, control: W, theme: Theme = THEME) -> W:
    """The control on the dressed page, with the focus."""
    column = page.layout()
    assert column is not None
    column.addWidget(control)
    dress(page, theme)
    page.adjustSize()
    QApplication.processEvents()
    control.setFocus()
    return control


def heard(widget: QWidget) -> tuple[QAccessible.Role, str, str]:
    """Role, name and value as a screen reader gets them."""
    interface = QAccessible.queryAccessibleInterface(widget)
    value: QAccessibleValueInterface | None = interface.valueInterface()
    return (
        interface.role(),
        interface.text(QAccessible.Text.Name),
        str(value.currentValue()) if value is not None else "",
    )


def scroll(widget: QWidget) -> bool:
    """Turn the wheel over it; whether it kept that for itself."""
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(widget.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_a_switch_is_a_check_box_to_a_screen_reader(page: QWidget) -> None:
    switch = shown(page, Switch(THEME, "Keep the screen on"))
    assert heard(switch)[:2] == (QAccessible.Role.CheckBox, "Keep the screen on")
    assert not QAccessible.queryAccessibleInterface(switch).state().checked
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert QAccessible.queryAccessibleInterface(switch).state().checked


def test_a_switch_can_be_clicked_anywhere_and_looks_different_when_on(page: QWidget) -> None:
    switch = shown(page, Switch(THEME, "Sound"))
    off = switch.grab().toImage()
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert switch.isChecked()
    on = switch.grab().toImage()
    middle = on.height() // 2
    tick = {on.pixelColor(x, middle).name().upper() for x in range(on.width() // 2, on.width())}
    assert {LIGHT.primary, LIGHT.on_primary} <= tick
    assert off != on


def slider(page: QWidget, theme: Theme = THEME) -> tuple[Slider, list[int]]:
    """The slider for the text size at 120 %, and what it tells."""
    result = shown(page, Slider(theme, "Text size", (100, 200), 10, "{n} %"), theme)
    result.set_value(120)
    told: list[int] = []
    result.moved.connect(told.append)
    return result, told


def words(control: QWidget) -> str:
    """What it shows in words."""
    return " ".join(part.text() for part in control.findChildren(QLabel))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Right, 130),
        (Qt.Key.Key_Up, 130),
        (Qt.Key.Key_Left, 110),
        (Qt.Key.Key_PageUp, 140),
        (Qt.Key.Key_PageDown, 100),
        (Qt.Key.Key_Home, 100),
        (Qt.Key.Key_End, 200),
    ],
)
def test_a_slider_goes_by_keys(page: QWidget, key: Qt.Key, value: int) -> None:
    control, told = slider(page)
    QTest.keyClick(control.bar, key)
    assert told == [value]
    assert words(control) == f"{value} %"
    assert heard(control.bar) == (QAccessible.Role.Slider, "Text size", str(value))


def test_a_dragged_slider_counts_when_it_is_let_go_at_a_whole_step(page: QWidget) -> None:
    control, told = slider(page)
    control.bar.setSliderDown(True)
    control.bar.setSliderPosition(157)
    assert words(control) == "160 %"
    assert told == []
    control.bar.setSliderDown(False)
    assert told == [160]
    assert control.value == control.bar.value() == 160


def test_a_value_shown_from_elsewhere_is_not_told_again(page: QWidget) -> None:
    control, told = slider(page)
    control.set_value(170)
    assert (words(control), told) == ("170 %", [])


def test_a_value_between_two_steps_is_shown_as_it_is(page: QWidget) -> None:
    control, told = slider(page)
    control.set_value(133)
    assert (words(control), control.bar.value(), told) == ("133 %", 133, [])


def stepper(page: QWidget, theme: Theme = THEME) -> tuple[Stepper, list[int]]:
    """The stepper for a time of 8 s from 2 to 120 s, and what it tells."""
    result = shown(page, Stepper(theme, "Time to change over", (2, 120), "{n} s"), theme)
    result.set_value(8)
    told: list[int] = []
    result.valueChanged.connect(told.append)
    return result, told


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Up, 9),
        (Qt.Key.Key_Down, 7),
        (Qt.Key.Key_PageUp, 18),
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_Home, 2),
        (Qt.Key.Key_End, 120),
    ],
)
def test_a_stepper_goes_by_keys(page: QWidget, key: Qt.Key, value: int) -> None:
    control, told = stepper(page)
    QTest.keyClick(control, key)
    assert told == [value]
    assert control.text() == f"{value} s"
    assert heard(control) == (QAccessible.Role.SpinBox, "Time to change over", str(value))


def test_a_typed_number_counts_when_it_is_complete(page: QWidget) -> None:
    control, told = stepper(page)
    control.selectAll()
    QTest.keyClicks(control, "45")
    assert told == []
    QTest.keyClick(control, Qt.Key.Key_Return)
    assert told == [45]


@pytest.mark.parametrize(
    ("typed", "value", "words"),
    [
        ("120", 120, ""),
        ("121", 121, "At most 120 s."),
        ("4000", 4000, "At most 120 s."),
        ("99999", 99999, "At most 120 s."),
        ("1", 1, "At least 2 s."),
        ("-5", -5, "At least 2 s."),
    ],
)
def test_a_number_beyond_its_ends_stands_there_as_typed_with_the_end(
    page: QWidget, typed: str, value: int, words: str
) -> None:
    control, told = stepper(page)
    control.selectAll()
    QTest.keyClicks(control, typed)
    QTest.keyClick(control, Qt.Key.Key_Return)
    assert (control.text(), told) == (f"{value} s", [value])
    assert limit_words(control, NullTranslations()) == words


@pytest.mark.parametrize(
    ("key", "value"), [(Qt.Key.Key_Down, 120), (Qt.Key.Key_PageDown, 120), (Qt.Key.Key_Home, 2)]
)
def test_a_step_from_beyond_leads_back(page: QWidget, key: Qt.Key, value: int) -> None:
    control, told = stepper(page)
    control.set_value(4000)
    QTest.keyClick(control, Qt.Key.Key_Up)
    assert told == []
    QTest.keyClick(control, key)
    assert told == [value]


def test_a_number_beyond_is_told_below_its_name_until_it_is_mended(page: QWidget) -> None:
    control = Stepper(THEME, "Time to change over", (2, 120), "{n} s")
    told = ranged(THEME, NullTranslations(), QWidget(), control)
    shown(page, told)
    control.set_value(500)
    assert (told.wrong, control.accessibleDescription()) == ("At most 120 s.", "At most 120 s.")
    control.set_value(90)
    assert (told.wrong, control.accessibleDescription()) == ("", "")


def test_a_stepper_has_a_button_for_less_and_one_for_more(page: QWidget) -> None:
    control, told = stepper(page)
    middle = control.height() // 2
    QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=QPoint(12, middle))
    right = QPoint(control.width() - 12, middle)
    QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=right)
    assert told == [7, 8]
    control.set_value(120)
    QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=right)
    assert told == [7, 8]


def test_the_wheel_scrolls_the_page_and_changes_nothing(page: QWidget) -> None:
    bar, bar_told = slider(page)
    number, number_told = stepper(page)
    assert not scroll(bar.bar)
    assert not scroll(number)
    assert (bar_told, number_told) == ([], [])


def test_large_text_is_not_cut_off(page: QWidget) -> None:
    number, _ = stepper(page, LARGE)
    number.set_value(120)
    field = number.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    metrics = QFontMetrics(field.font())
    assert field.width() >= metrics.horizontalAdvance("120 s")
    assert field.height() >= metrics.height()
    bar, _ = slider(page, LARGE)
    bar.set_value(200)
    label = bar.findChild(QLabel)
    assert isinstance(label, QLabel)
    assert label.width() >= QFontMetrics(label.font()).horizontalAdvance("200 %")
