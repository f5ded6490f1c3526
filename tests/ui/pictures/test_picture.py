"""The mark is on the right place of the right side, and is shown with the next joint in sight."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from acupressure_app.core.body import Side
from acupressure_app.core.routine import PictureMark
from acupressure_app.core.text import in_language
from acupressure_app.store.library import load_content
from acupressure_app.store.settings import BodyShape, SkinTone
from acupressure_app.ui.pictures.picture import BodyPicture, PictureProps
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.pictures.placing import place, place_zones
from acupressure_app.ui.pictures.tones import colour_table
from acupressure_app.ui.pictures.views import (
    BodyView,
    landmarks,
    load_views,
    marks,
    mirrored,
    side_at_left_edge,
)
from acupressure_app.ui.theme import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    Scale,
    Theme,
    Tokens,
)

ROOT = Path(__file__).parents[3] / "assets" / "pictures"
VIEWS = load_views(ROOT)
WRIST = VIEWS["wrist_inner"]


EVERY = [(body, name) for body in BodyShape for name in load_views(ROOT, body)]
MOST_BYTES = 6_000_000


def view_of(body: BodyShape, name: str) -> BodyView:
    return load_views(ROOT, body)[name]


@pytest.mark.parametrize("body", BodyShape)
def test_every_point_is_seen_in_its_view(body: BodyShape) -> None:
    views = load_views(ROOT, body)
    points = load_content(ROOT.parent).points
    assert len(points) == 45
    for code, point in points.items():
        assert point.view is not None, code
        view = views[point.view.picture]
        drawn = [place for name, place in view.points.items() if name.split(".")[0] == code]
        assert drawn, code
        assert all(place.visible for place in drawn), code


def test_both_bodies_have_the_same_views_of_the_same_points() -> None:
    feminine, masculine = (load_views(ROOT, body) for body in BodyShape)
    assert feminine.keys() == masculine.keys()
    for name, view in feminine.items():
        assert view.points.keys() == masculine[name].points.keys()
        assert view.title == masculine[name].title


def test_all_pictures_together_are_small() -> None:
    files = list(ROOT.glob("*.webp"))
    views = [view_of(*each) for each in EVERY]
    hands = {hand.file for view in views for hand in view.hands.values()}
    assert {file.name for file in files} == {view.file for view in views} | hands
    assert sum(file.stat().st_size for file in files) <= MOST_BYTES


@pytest.mark.parametrize(("body", "name"), EVERY)
def test_a_picture_is_grey_and_of_the_size_it_says(body: BodyShape, name: str) -> None:
    view = view_of(body, name)
    image = QImage(str(ROOT / view.file))
    assert (image.width(), image.height()) == view.size
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert (
        max(middle.red(), middle.green(), middle.blue())
        - min(middle.red(), middle.green(), middle.blue())
        <= 3
    )


@pytest.mark.parametrize(("body", "name"), EVERY)
def test_each_point_lies_in_the_close_up_and_on_the_body(body: BodyShape, name: str) -> None:
    view = view_of(body, name)
    left, top, width, height = view.crop
    image = QImage(str(ROOT / view.file))
    for code, at in view.points.items():
        if at.visible:
            assert left <= at.x <= left + width, code
            assert top <= at.y <= top + height, code
            assert image.pixelColor(round(at.x), round(at.y)).alpha() > 200, code


@pytest.mark.parametrize(("body", "name"), EVERY)
def test_landmarks_lie_in_the_picture_and_help_to_find_its_points(
    body: BodyShape, name: str
) -> None:
    view = view_of(body, name)
    codes = {*view.points, *(point.split(".")[0] for point in view.points)}
    width, height = view.size
    for landmark in view.landmarks:
        assert set(landmark.points) <= codes, landmark.label
        assert len(landmark.line) > 1
        inside = [(x, y) for x, y in landmark.line if 0 <= x <= width and 0 <= y <= height]
        assert inside, landmark.label


@pytest.mark.parametrize("body", BodyShape)
@pytest.mark.parametrize(
    ("view", "code", "fingers"),
    [
        ("wrist_inner", "PC6", [3]),
        ("forearm_back", "TE5", [3]),
        ("ankle_inner", "SP6", [4]),
        ("knee_outer", "ST36", [4, 1]),
        ("elbow_outer", "LI10", [3]),
        ("belly", "CV6", [2]),
    ],
)
def test_as_many_fingers_are_laid_across_as_the_words_say(
    body: BodyShape, view: str, code: str, fingers: list[int]
) -> None:
    told = landmarks(view_of(body, view), code, Side.LEFT, turned=False)
    assert [each.fingers for each in told if each.fingers] == fingers


@pytest.mark.parametrize("body", BodyShape)
@pytest.mark.parametrize(
    ("view", "code", "landmark"),
    [
        ("nose", "ST2", "straight below the pupil"),
        ("neck_back", "GB20", "neck muscle"),
        ("belly", "ST25", "3 fingers"),
        ("low_back", "BL23", "2 fingers"),
        ("shoulders_back", "GB21", "half-way"),
    ],
)
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_what_helps_on_one_side_lies_on_the_side_of_the_point(
    body: BodyShape, view: str, code: str, landmark: str, side: Side
) -> None:
    shown = view_of(body, view)
    [place] = marks(shown, code, side)
    [line] = [
        each.line
        for each in landmarks(shown, code, side, turned=False)
        if in_language(each.label, "en") == landmark
    ]
    middle = shown.size[0] / 2
    x, _ = line[len(line) // 2]
    assert (x > middle) is (place[0] > middle)


@pytest.mark.parametrize("body", BodyShape)
def test_what_lies_in_the_middle_helps_on_both_sides(body: BodyShape) -> None:
    shown = view_of(body, "low_back")
    for side in (Side.LEFT, Side.RIGHT, Side.BOTH):
        told = landmarks(shown, "BL23", side, turned=False)
        assert "spine" in [in_language(each.label, "en") for each in told]


@pytest.mark.parametrize(
    ("view", "code"), [("face_front", "BL2"), ("neck_back", "GB20"), ("belly", "ST25")]
)
def test_what_is_on_both_sides_is_as_far_from_the_middle(view: str, code: str) -> None:
    shown = VIEWS[view]
    left, right = marks(shown, code, Side.BOTH)
    middle = shown.size[0] / 2
    assert left[0] - middle == pytest.approx(middle - right[0], abs=0.02 * shown.size[0])
    assert left[1] == pytest.approx(right[1], abs=0.01 * shown.size[1])


@pytest.mark.parametrize(
    ("case", "view", "code", "side", "places"),
    [
        ("a left limb", "wrist_inner", "PC6", Side.LEFT, 1),
        ("one side of the face", "face_front", "BL2", Side.LEFT, 1),
        ("both at once", "face_front", "BL2", Side.BOTH, 2),
        ("on the midline", "face_front", "EX-HN3", Side.MIDLINE, 1),
        ("four around the top", "head_top", "EX-HN1", Side.MIDLINE, 4),
        ("two grooves of one hand", "hand_back", "EX-UE7", Side.RIGHT, 2),
        ("a point that is not in it", "face_front", "PC6", Side.LEFT, 0),
    ],
)
def test_a_point_is_marked_in_each_of_its_places(
    case: str, view: str, code: str, side: Side, places: int
) -> None:
    assert len(marks(VIEWS[view], code, side)) == places, case


def test_the_right_limb_is_the_left_one_turned_over() -> None:
    ((left, down),) = marks(WRIST, "PC6", Side.LEFT)
    assert marks(WRIST, "PC6", Side.RIGHT) == ((WRIST.size[0] - left, down),)


def test_the_users_left_is_at_the_right_in_a_face_and_at_the_left_from_behind() -> None:
    face, neck = VIEWS["face_front"], VIEWS["neck_back"]
    assert marks(face, "BL2", Side.LEFT)[0][0] > face.size[0] / 2
    assert marks(neck, "GB20", Side.LEFT)[0][0] < neck.size[0] / 2


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


def _picture(
    qtbot: QtBot, tokens: Tokens, props: PictureProps, pictures: Pictures | None = None
) -> BodyPicture:
    theme = Theme(tokens, Scale(10, 16), ROOT.parent / "icons")
    result = BodyPicture(theme, pictures or Pictures(ROOT), lambda text: text)
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


@pytest.mark.parametrize("view", [None, "no_such_view", "wrist_inner"])
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


def test_landmarks_are_drawn_and_named_only_where_they_are_wanted(qtbot: QtBot) -> None:
    plain, helped = (
        _picture(qtbot, LIGHT, PictureProps("wrist_inner", "PC6", Side.LEFT, landmarks=wanted))
        for wanted in (False, True)
    )
    before, after = _dots(plain, LIGHT.disc_line), _dots(helped, LIGHT.disc_line)
    assert before == 0
    assert after > 100


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
@pytest.mark.parametrize("size", [(600, 620), (420, 300), (300, 420)])
def test_no_name_of_a_landmark_covers_the_place_to_press(
    qtbot: QtBot, side: Side, size: tuple[int, int]
) -> None:
    props = PictureProps("wrist_inner", "PC6", side, landmarks=True)
    shown = _picture(qtbot, LIGHT, props)
    shown.resize(*size)
    canvas = shown.findChildren(QLabel)[-1]
    turned = mirrored(WRIST, side)
    marked = marks(WRIST, "PC6", side)
    placed, _ = place_zones(WRIST, turned, canvas.size(), marked, 44)
    at = canvas.mapTo(shown, placed.mark(marked[0]).toPoint())
    colour = shown.grab().toImage().pixelColor(at.x() + 1, at.y() + 1)
    assert colour.name().upper() == LIGHT.mark


def test_at_twice_the_pixels_the_mark_is_at_the_same_place(qtbot: QtBot) -> None:
    shown = _picture(qtbot, LIGHT, PictureProps("wrist_inner", "PC6", Side.LEFT))
    image = QImage(shown.size() * 2, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(2)
    shown.render(image)
    (spot,) = marks(WRIST, "PC6", Side.LEFT)
    at = place(WRIST, False, 598, 618).mark(spot)
    assert (
        image.pixelColor(round(2 * at.x()) + 2, round(2 * at.y()) + 2).name().upper() == LIGHT.mark
    )


def test_another_body_and_skin_are_shown_at_once(qtbot: QtBot) -> None:
    pictures = Pictures(ROOT)
    props = PictureProps("wrist_inner", "PC6", Side.LEFT)
    shown = _picture(qtbot, LIGHT, props, pictures)
    first = shown.grab().toImage()
    pictures.show_body(BodyShape.FEMININE, SkinTone.DARK)
    second = shown.grab().toImage()
    assert _brightness(second) < _brightness(first) - 20
    pictures.show_body(BodyShape.MASCULINE, SkinTone.DARK)
    assert shown.grab().toImage() != second


@pytest.mark.parametrize("tone", SkinTone)
@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST_DARK, CONTRAST_LIGHT])
def test_a_mark_is_seen_on_every_skin(tone: SkinTone, tokens: Tokens) -> None:
    """By the formula of WCAG 2: its dark or its light half stands out from each grey."""
    for pixel in colour_table(tone, dark=tokens.dark):
        halves = (QColor(tokens.mark), QColor(tokens.halo))
        assert max(_contrast(QColor(pixel), half) for half in halves) >= 3, QColor(pixel).name()


def _contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _brightness(image: QImage) -> float:
    grey = [image.pixelColor(x, 500).lightness() for x in range(250, 350)]
    return sum(grey) / len(grey)


def _dots(shown: BodyPicture, colour: str) -> int:
    image = shown.grab().toImage()
    return sum(
        image.pixelColor(x, y).name().upper() == colour
        for x in range(image.width())
        for y in range(image.height())
    )


def _own(folder: Path, name: str = "knee.png") -> PictureProps:
    photo = QImage(400, 200, QImage.Format.Format_RGB32)
    photo.fill(QColor("#3355AA"))
    assert photo.save(str(folder / "knee.png"))
    mark = PictureMark(x=0.25, y=0.5)
    return PictureProps(None, "Knee", Side.LEFT, photo=name, photo_mark=mark)


def test_a_photo_of_ones_own_is_shown_whole_with_its_mark(qtbot: QtBot, tmp_path: Path) -> None:
    shown = _picture(qtbot, LIGHT, _own(tmp_path), Pictures(ROOT, photos=tmp_path))

    def seen(x: int, y: int) -> str:
        return shown.grab().toImage().pixelColor(x, y).name().upper()

    qtbot.waitUntil(lambda: seen(450, 310) == "#3355AA")
    assert seen(1 + round(598 * 0.25), 310) == LIGHT.mark
    assert seen(300, 100) != "#3355AA"


@pytest.mark.parametrize("name", ["missing.png", "no picture.png", "knee.svg"])
def test_a_photo_that_cannot_be_shown_leaves_the_words(
    qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    (tmp_path / "no picture.png").write_bytes(b"MZ" * 100)
    (tmp_path / "knee.svg").write_text("<svg/>")
    told = replace(_own(tmp_path, name), description="Below the kneecap.")
    shown = _picture(qtbot, LIGHT, told, Pictures(ROOT, photos=tmp_path))
    assert _ink(shown.grab().toImage()) > 0
