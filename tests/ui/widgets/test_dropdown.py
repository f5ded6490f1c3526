"""A list that drops down: what was typed is never taken for something else."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from acupressure_app.ui.settings.view import Option
from acupressure_app.ui.theme import LIGHT, Theme, scale_for
from acupressure_app.ui.widgets.dropdown import Dropdown

THEME = Theme(LIGHT, scale_for(10), Path(__file__).parents[3] / "assets" / "icons")
NAMES = ("Forehead", "Édge of the eye", None, "Inner forearm", "Outer forearm", "Elbow, inner")


@pytest.fixture
def dropdown(qtbot: QtBot) -> Dropdown:
    """In a window, with the first chosen."""
    offered = [Option(name, name) if name else None for name in NAMES]
    result = Dropdown(THEME, "Part of the body", "–", offered)
    result.show_value("Forehead")
    qtbot.addWidget(result)
    with qtbot.waitActive(result):
        result.show()
    return result


def keys(dropdown: Dropdown, typed: str, *then: Qt.Key) -> None:
    """Type letters, then other keys, wherever the focus is by then."""
    for letter in typed:
        QTest.keyClicks(has_keys(dropdown), letter)
    for key in then:
        QTest.keyClick(has_keys(dropdown), key)


def has_keys(dropdown: Dropdown) -> QWidget:
    """The list while it is open."""
    return dropdown if QApplication.activePopupWidget() is None else dropdown.view()


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("forearm", ["Inner forearm"]),
        ("OUTER F", ["Outer forearm"]),
        ("fore", ["Forehead"]),
        ("eye", ["Édge of the eye"]),
        ("edge", ["Édge of the eye"]),
        ("arm", ["Inner forearm"]),
        ("inner", ["Inner forearm"]),
        ("elbow i", ["Elbow, inner"]),
        ("forearmx", []),
        ("knee", []),
    ],
)
def test_enter_chooses_what_holds_the_letters_or_nothing(
    dropdown: Dropdown, typed: str, chosen: list[str]
) -> None:
    told: list[str] = []
    dropdown.chosen.connect(told.append)
    keys(dropdown, typed)
    assert told == []
    keys(dropdown, "", Qt.Key.Key_Return)
    assert told == chosen
    assert dropdown.currentText() == (chosen or ["Forehead"])[0]


def test_the_next_name_is_one_key_away_and_escape_leaves_all_as_it_was(dropdown: Dropdown) -> None:
    told: list[str] = []
    dropdown.chosen.connect(told.append)
    keys(dropdown, "forearm", Qt.Key.Key_Escape)
    assert (told, dropdown.currentText()) == ([], "Forehead")
    keys(dropdown, "forearm", Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert told == ["Outer forearm"]


def test_a_line_between_groups_is_passed_over(dropdown: Dropdown) -> None:
    keys(dropdown, "", Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert dropdown.currentText() == "Inner forearm"
