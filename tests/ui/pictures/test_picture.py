"""The mark is on the right place of the right side, and is shown with the next joint in sight."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from acupressure_app.core.body import Side
from acupressure_app.store.library import load_content
from acupressure_app.ui.pictures.picture import (
    BodyPicture,
    BodyView,
    PictureProps,
    Pictures,
    load_views,
    marks,
    mirrored,
    place,
    place_zones,
    side_at_left_edge,
)
from acupressure_app.ui.theme import DARK, LIGHT, Scale, Theme, Tokens

ROOT = Path(__file__).parents[3] / "assets" / "pictures"
VIEWS = load_views(ROOT)
WRIST = VIEWS["wrist_inner"]


def test_the_views_that_points_name_are_there() -> None:
    points = load_content(ROOT.parent).points.values()
    named = {point.view.picture for point in points if point.view}
    assert {"wrist_inner", "hand_dorsum", "face_front", "torso_front", "foot_sole"} <= named
    assert named <= set(VIEWS)


@pytest.mark.parametrize("name", VIEWS)
def test_each_view_has_its_two_pictures_in_the_size_it_says(name: str) -> None:
    view = VIEWS[name]
    for file in (view.light, view.dark):
        size = QImage(str(ROOT / file)).size()
        assert (size.width(), size.height()) == view.size


@pytest.mark.parametrize("name", VIEWS)
def test_each_point_lies_in_the_close_up_and_on_the_body(name: str) -> None:
    view = VIEWS[name]
    left, top, width, height = view.crop
    image = QImage(str(ROOT / view.light))
    for x, y in view.points.values():
        assert left <= x <= left + width
        assert top <= y <= top + height
        assert image.pixelColor(round(x), round(y)).alpha() > 200


@pytest.mark.parametrize(
    ("case", "view", "code", "side", "expected"),
    [
        ("a left limb as drawn", "wrist_inner", "PC6", Side.LEFT, ((545.1, 1021.8),)),
        ("a right limb mirrored", "wrist_inner", "PC6", Side.RIGHT, ((559.9, 1021.8),)),
        ("the user's left is right in a face", "face_front", "BL2", Side.LEFT, ((666.2, 484.0),)),
        (
            "both at once",
            "face_front",
            "BL2",
            Side.BOTH,
            ((666.2, 484.0), (526.8, 484.0)),
        ),
        ("the user's left is left from behind", "neck_back", "GB20", Side.LEFT, ((600.6, 431.1),)),
        ("on the midline", "face_front", "EX-HN3", Side.MIDLINE, ((597.4, 474.0),)),
        ("a point that is not in it", "face_front", "PC6", Side.LEFT, ()),
    ],
)
def test_marks(
    case: str, view: str, code: str, side: Side, expected: tuple[tuple[float, float], ...]
) -> None:
    found = marks(VIEWS[view], code, side)
    assert [x for spot in found for x in spot] == pytest.approx(
        [x for spot in expected for x in spot]
    ), case


@pytest.mark.parametrize(
    ("name", "expected"),
    [("face_front", Side.RIGHT), ("neck_back", Side.LEFT), ("wrist_inner", None)],
)
def test_left_and_right_are_written_where_both_are_seen(name: str, expected: Side | None) -> None:
    assert side_at_left_edge(VIEWS[name]) is expected


@given(
    view=st.sampled_from(list(VIEWS.values())),
    side=st.sampled_from(Side),
    width=st.integers(20, 3000),
    height=st.integers(20, 3000),
)
def test_the_close_up_is_visible_on_any_canvas(
    view: BodyView, side: Side, width: int, height: int
) -> None:
    turned = mirrored(view, side)
    placed = place(view, turned, width, height)
    left, top, crop_width, crop_height = view.crop
    if turned:
        left = view.size[0] - left - crop_width
    first = placed.mark((left, top))
    last = placed.mark((left + crop_width, top + crop_height))
    assert first.x() >= -0.01
    assert first.y() >= -0.01
    assert last.x() <= width + 0.01
    assert last.y() <= height + 0.01


@given(
    name=st.sampled_from(sorted(VIEWS)),
    turned=st.booleans(),
    width=st.integers(120, 1200),
    height=st.integers(120, 1200),
)
def test_the_zones_are_wholly_seen_on_any_canvas(
    name: str, turned: bool, width: int, height: int
) -> None:
    view = VIEWS[name]
    for code in {point.removesuffix(".L").removesuffix(".R") for point in view.points}:
        drawn = marks(view, code, Side.BOTH)
        marked = tuple((view.size[0] - x, y) if turned else (x, y) for x, y in drawn)
        if not marked:
            continue
        placed, radius = place_zones(view, turned, QSize(width, height), marked, 44)
        for spot in map(placed.mark, marked):
            assert radius <= spot.x() <= width - radius
            assert radius <= spot.y() <= height - radius


def _picture(qtbot: QtBot, tokens: Tokens, props: PictureProps) -> BodyPicture:
    theme = Theme(tokens, Scale(10, 16), ROOT.parent / "icons")
    result = BodyPicture(theme, Pictures(ROOT), lambda text: text)
    qtbot.addWidget(result)
    result.resize(600, 620)
    result.set_props(props)
    result.show()
    return result


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_the_mark_is_drawn_where_the_point_is(qtbot: QtBot, tokens: Tokens, side: Side) -> None:
    shown = _picture(qtbot, tokens, PictureProps("wrist_inner", "PC6", side))
    (spot,) = marks(WRIST, "PC6", side)
    at = place(WRIST, mirrored(WRIST, side), 598, 618).mark(spot)
    colour = shown.grab().toImage().pixelColor(round(at.x()) + 1, round(at.y()) + 1)
    assert colour.name().upper() == tokens.mark


def test_the_right_is_the_mirrored_left(qtbot: QtBot) -> None:
    pictures = [
        _picture(qtbot, LIGHT, PictureProps("wrist_inner", "PC6", side)).grab().toImage()
        for side in (Side.LEFT, Side.RIGHT)
    ]
    left = pictures[0].flipped(Qt.Orientation.Horizontal)
    for x in range(50, 550, 50):
        for y in (60, 300, 500):
            one, other = left.pixelColor(x, y), pictures[1].pixelColor(x, y)
            assert abs(one.red() - other.red()) < 40, (x, y)


def test_a_left_out_point_is_crossed_in_red(qtbot: QtBot) -> None:
    props = PictureProps("wrist_inner", "PC6", Side.LEFT, crossed=True)
    shown = _picture(qtbot, LIGHT, props)
    (spot,) = marks(WRIST, "PC6", Side.LEFT)
    at = place(WRIST, False, 598, 618).mark(spot)
    colour = shown.grab().toImage().pixelColor(round(at.x()), round(at.y()))
    assert colour.name().upper() == LIGHT.stop_line


def test_a_screen_reader_finds_a_picture_with_its_description(qtbot: QtBot) -> None:
    props = PictureProps(
        "wrist_inner", "PC6", Side.LEFT, "Your left wrist, palm up", "Below the wrist crease."
    )
    shown = _picture(qtbot, LIGHT, props)
    parts = [QAccessible.queryAccessibleInterface(child) for child in shown.findChildren(QLabel)]
    heard = {(part.role(), part.text(QAccessible.Text.Description)) for part in parts}
    assert (QAccessible.Role.Graphic, "Below the wrist crease.") in heard


@pytest.mark.parametrize("view", [None, "no_such_view", "face_front"])
def test_a_point_without_a_picture_is_described_in_words(qtbot: QtBot, view: str | None) -> None:
    bare = PictureProps(view, "GV20", Side.MIDLINE)
    told = PictureProps(view, "GV20", Side.MIDLINE, description="On top of the head.")
    without, with_words = (
        _ink(_picture(qtbot, LIGHT, props).grab().toImage()) for props in (bare, told)
    )
    assert 0 < without < with_words


def _ink(image: QImage) -> int:
    """How many dots of text colour there are."""
    return sum(
        image.pixelColor(x, y).name().upper() == LIGHT.ink
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )


def test_a_click_is_told(qtbot: QtBot) -> None:
    shown = _picture(qtbot, LIGHT, PictureProps("wrist_inner", "PC6", Side.LEFT, "Your left wrist"))
    canvas = shown.findChildren(QLabel)[-1]
    with qtbot.waitSignal(shown.clicked, timeout=1000):
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton)


FACE = VIEWS["face_front"]
TEMPLES = PictureProps("face_front", "EX-HN5", Side.LEFT, "Your left temple", can_mirror=True)


def test_a_mirror_shows_the_users_left_at_the_left() -> None:
    assert side_at_left_edge(FACE) is Side.RIGHT
    assert side_at_left_edge(FACE, mirror=True) is Side.LEFT
    ((x, _),) = marks(FACE, "EX-HN5", Side.LEFT, mirror=True)
    assert x < FACE.size[0] / 2


def test_a_limb_is_not_changed_by_a_mirror() -> None:
    for side in (Side.LEFT, Side.RIGHT):
        assert marks(WRIST, "PC6", side, mirror=True) == marks(WRIST, "PC6", side)
        assert mirrored(WRIST, side, mirror=True) is mirrored(WRIST, side)


def test_the_mirror_switch_turns_the_picture_and_stays_on(qtbot: QtBot) -> None:
    shown = _picture(qtbot, LIGHT, TEMPLES)
    plain = shown.grab().toImage()
    switch = shown.mirror
    assert switch is not None
    assert switch.isVisible()
    assert not switch.isChecked()
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert shown.grab().toImage() != plain
    shown.set_props(PictureProps("wrist_inner", "PC6", Side.LEFT, "Wrist", can_mirror=True))
    assert not switch.isVisible()
    shown.set_props(TEMPLES)
    assert switch.isVisible()
    assert switch.isChecked()


@pytest.mark.parametrize("view", ["wrist_inner", "face_front"])
def test_without_being_offered_there_is_no_mirror_switch(qtbot: QtBot, view: str) -> None:
    code = "PC6" if view == "wrist_inner" else "EX-HN5"
    shown = _picture(qtbot, LIGHT, PictureProps(view, code, Side.LEFT, "Here"))
    assert shown.mirror is None or not shown.mirror.isVisible()


def test_a_foot_stands_inside_the_frame_below_the_picture(qtbot: QtBot) -> None:
    shown = _picture(qtbot, LIGHT, TEMPLES)
    foot = QLabel("Light pressure.")
    shown.take_foot(foot)
    foot.show()
    QApplication.processEvents()
    assert shown.isAncestorOf(foot)
    assert foot.geometry().bottom() <= shown.height()
    assert foot.y() > shown.height() // 2


def test_a_view_may_name_landmarks() -> None:
    crease = {"name": "wrist crease", "line": [[1, 2], [3, 4]]}
    read = msgspec.convert({**msgspec.to_builtins(WRIST), "landmarks": [crease]}, BodyView)
    assert read.landmarks[0].line == ((1, 2), (3, 4))
