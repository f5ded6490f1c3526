"""The map marks what is in the picture, where it is pressed, and by which keys."""

from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from acupressure_app.core.body import Side
from acupressure_app.store.folders import folders
from acupressure_app.store.settings import BodyShape
from acupressure_app.ui.atlas.body_map import BodyMap, Mark, next_towards, seen
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.pictures.views import BodyView, Place
from acupressure_app.ui.theme import LIGHT, Scale, Theme, dress
from tests.builders import WORDS
from tests.ui.settling import settled

FOLDERS = folders()
THEME = Theme(LIGHT, Scale(10, 16), FOLDERS.assets / "icons")
PICTURES = Pictures(FOLDERS.pictures)


def _view(**given: Any) -> BodyView:
    some: dict[str, Any] = {
        "view": "hand",
        "body": BodyShape.FEMININE,
        "title": "hand",
        "file": "hand.webp",
        "size": (100, 200),
        "limb": True,
        "crop": (0, 0, 100, 200),
        "points": {
            name: Place(x=x, y=y, radius=5)
            for name, x, y in (
                ("PC6", 30, 50),
                ("LI4.L", 10, 20),
                ("LI4.R", 80, 20),
                ("GV20", 50, 5),
                ("EX-HN1.1", 40, 5),
                ("EX-HN1.2", 60, 5),
            )
        },
    }
    return BodyView(**some | given)


def test_a_limb_is_mirrored_for_the_right() -> None:
    left = seen(_view(), ["PC6"], Side.LEFT)
    right = seen(_view(), ["PC6"], Side.RIGHT)
    assert (left.marks, left.turned) == ((Mark("PC6", Side.LEFT, 30, 50),), False)
    assert (right.marks, right.turned) == ((Mark("PC6", Side.RIGHT, 70, 50),), True)


def test_a_point_of_several_places_is_marked_at_each() -> None:
    shown = seen(_view(limb=False), ["EX-HN1"], Side.LEFT)
    assert [(mark.x, mark.y) for mark in shown.marks] == [(40, 5), (60, 5)]


def test_a_picture_of_both_sides_marks_both_and_says_which_is_at_the_left() -> None:
    shown = seen(_view(limb=False), ["LI4", "GV20", "HT7"], Side.RIGHT)
    sides = {(mark.code, mark.side) for mark in shown.marks}
    assert sides == {("LI4", Side.LEFT), ("LI4", Side.RIGHT), ("GV20", Side.MIDLINE)}
    assert shown.left_edge is Side.LEFT


@pytest.mark.parametrize(
    ("key", "to"),
    [
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Left, None),
        (Qt.Key.Key_Up, None),
    ],
)
def test_an_arrow_key_leads_to_the_nearest_mark_that_way(key: Qt.Key, to: int | None) -> None:
    dots = {0: QPointF(0, 0), 1: QPointF(50, 10), 2: QPointF(5, 60), 3: QPointF(300, 300)}
    assert next_towards(dots, 0, key) == to


def _face(qtbot: QtBot) -> BodyMap:
    names = {"EX-HN3": "Hall of Impression", "BL2": "Gathered Bamboo"}
    shown = BodyMap(THEME, PICTURES, WORDS.tr.gettext)
    qtbot.addWidget(shown)
    dress(shown, THEME)
    shown.show_view(PICTURES.views["face_front"], names, Side.LEFT, "Your face, from the front")
    shown.resize(500, 480)
    with qtbot.waitActive(shown):
        shown.show()
    return settled(shown)


def test_markers_are_named_for_screen_readers_with_their_side(qtbot: QtBot) -> None:
    shown = _face(qtbot)
    names = [
        QAccessible.queryAccessibleInterface(marker).text(QAccessible.Text.Name)
        for marker in shown.markers
    ]
    assert names == [
        "Hall of Impression, EX-HN3",
        "Gathered Bamboo, BL2, on your left",
        "Gathered Bamboo, BL2, on your right",
    ]
    assert shown.accessibleName() == "Your face, from the front"


def test_a_click_on_a_marker_brings_its_code(qtbot: QtBot) -> None:
    shown = _face(qtbot)
    with qtbot.waitSignal(shown.chosen) as chosen:
        QTest.mouseClick(shown.markers[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["BL2"]


def test_arrow_keys_lead_from_marker_to_marker_and_enter_opens(qtbot: QtBot) -> None:
    shown = _face(qtbot)
    middle, left, right = shown.markers
    middle.setFocus()
    sides = {Qt.Key.Key_Right: max, Qt.Key.Key_Left: min}
    for key, outermost in sides.items():
        middle.setFocus()
        QTest.keyClick(middle, key)
        expected = outermost(left, right, key=lambda marker: marker.x())
        assert expected.hasFocus()
        assert expected.focusPolicy() is Qt.FocusPolicy.StrongFocus
        with qtbot.waitSignal(shown.chosen) as chosen:
            QTest.keyClick(expected, Qt.Key.Key_Return)
        assert chosen.args == ["BL2"]


def test_a_marker_is_where_its_point_is(qtbot: QtBot) -> None:
    """The picture fills the height: a mark in its middle is in the middle of the map."""
    shown = _face(qtbot)
    view = PICTURES.views["face_front"]
    scale = min(shown.width() / view.size[0], shown.height() / view.size[1])
    x, y = view.points["EX-HN3"].x, view.points["EX-HN3"].y
    at = shown.markers[0].geometry().center()
    assert abs(at.x() - (shown.width() / 2 + (x - view.size[0] / 2) * scale)) <= 2
    assert abs(at.y() - (shown.height() / 2 + (y - view.size[1] / 2) * scale)) <= 2


def test_markers_do_not_lie_on_each_other(qtbot: QtBot) -> None:
    shown = _face(qtbot)
    places = [marker.geometry() for marker in shown.markers]
    for number, place in enumerate(places):
        inner = place.adjusted(1, 1, -1, -1)
        assert not any(inner.intersects(other.adjusted(1, 1, -1, -1)) for other in places[:number])
