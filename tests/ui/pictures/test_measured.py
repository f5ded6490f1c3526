"""Each point of the pictures lies as far from its landmarks as its rule says.

The figures were measured on the skin of both bodies when the pictures were drawn, by
`python -m picture_builder`; the tolerances are those of its checks.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from acupressure_app.core.text import in_language
from acupressure_app.store.library import load_content
from acupressure_app.store.settings import BodyShape
from acupressure_app.ui.pictures.views import BodyView, Landmark, load_views

ROOT = Path(__file__).parents[3]
ROWS: list[dict[str, Any]] = json.loads(
    (ROOT / "picture_builder" / "measured.json").read_text("utf-8")
)
POINTS = load_content(ROOT / "assets").points


def view_of(body: BodyShape, name: str) -> BodyView:
    return load_views(ROOT / "assets" / "pictures", body)[name]


@pytest.mark.parametrize("body", BodyShape)
def test_every_point_was_measured(body: BodyShape) -> None:
    assert {row["point"] for row in ROWS if row["body"] == body} == set(POINTS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['point']} {row['body']} {row['what']}")
def test_a_point_is_where_its_rule_says(row: dict[str, Any]) -> None:
    assert row["rule"]
    assert row["found"] == pytest.approx(row["wanted"], abs=row["tolerance"])


def fingers(view: BodyView, code: str) -> Landmark:
    return next(mark for mark in view.landmarks if code in mark.points and mark.fingers > 1)


@pytest.mark.parametrize("body", BodyShape)
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("wrist_inner", "PC6"),
        ("forearm_back", "TE5"),
        ("ankle_inner", "SP6"),
        ("knee_outer", "ST36"),
        ("chest", "CV17"),
        ("belly", "CV6"),
    ],
)
def test_the_fingers_laid_across_end_at_the_point(body: BodyShape, name: str, code: str) -> None:
    view = view_of(body, name)
    place, end = view.points[code], fingers(view, code).line[-1]
    away = ((place.x - end[0]) ** 2 + (place.y - end[1]) ** 2) ** 0.5
    assert away < 1.3 * place.radius


@pytest.mark.parametrize("body", BodyShape)
@pytest.mark.parametrize(
    ("name", "code", "label"),
    [
        ("belly", "CV6", "navel"),
        ("chest", "CV17", "end of the breastbone"),
        ("low_back", "BL23", "narrowest waist"),
        ("jaw", "ST6", "angle of the jaw"),
        ("hand_edge", "SI3", "palm crease"),
        ("elbow_outer", "LI10", "wrist"),
    ],
)
def test_what_the_words_begin_from_is_named(
    body: BodyShape, name: str, code: str, label: str
) -> None:
    marks = view_of(body, name).landmarks
    named = [mark for mark in marks if in_language(mark.label, "en") == label]
    assert code in {point.split(".")[0] for mark in named for point in mark.points}


@pytest.mark.parametrize("body", BodyShape)
def test_left_and_right_are_the_users_own(body: BodyShape) -> None:
    front, back = view_of(body, "face_front"), view_of(body, "neck_back")
    assert front.points["BL2.L"].x > front.points["BL2.R"].x  # as another sees you
    assert back.points["GB20.L"].x < back.points["GB20.R"].x


@pytest.mark.parametrize("body", BodyShape)
def test_the_left_palm_is_seen_as_one_looks_down_on_it(body: BodyShape) -> None:
    wrist = view_of(body, "wrist_inner")
    thumb_side, little_finger_side = wrist.points["LU9"], wrist.points["HT7"]
    assert thumb_side.x < wrist.points["PC6"].x < little_finger_side.x
    assert wrist.points["PC6"].y > thumb_side.y  # the hand points away from the user


@pytest.mark.parametrize("body", BodyShape)
@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("wrist_inner", "PC6"),
        ("wrist_inner", "HT7"),
        ("hand_back", "LI4"),
        ("ankle_inner", "SP6"),
        ("neck_back", "GB20.L"),
        ("neck_back", "GB20.R"),
    ],
)
def test_a_hand_that_presses_is_drawn(body: BodyShape, name: str, key: str) -> None:
    layer = view_of(body, name).hands[key]
    assert (ROOT / "assets" / "pictures" / layer.file).is_file()
