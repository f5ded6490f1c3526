"""The editor in its hardest case, all unfolded: nothing is cut off, covered, or out of reach."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from acupressure_app.core.history import Draft, History
from acupressure_app.core.lengths import DEFAULT_LENGTHS
from acupressure_app.core.loose import loosely
from acupressure_app.core.routine import Routine
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_content
from acupressure_app.ui.editor.desk import Desk
from acupressure_app.ui.editor.page import EditorPage
from acupressure_app.ui.editor.writing import Writing
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.theme import Theme, dress, scale_for
from tests.builders import WORDS, press, routine_data, spot
from tests.ui.looks import troubles
from tests.ui.settling import settled
from tests.ui.test_looks import SIZES, TEXT_SIZES, THEMES

FOLDERS = folders()
CONTENT = load_content(FOLDERS.assets)
CHANGING: list[dict[str, Any]] = [
    {"share": 2, "technique": "circles", "direction": "clockwise", "per_minute": 30},
    {"technique": "circles", "direction": "anticlockwise", "per_minute": 30, "pressure": "firm"},
]
PULSE = {"technique": "pulse", "on": 5, "off": 2}
BLADE = spot("By the blade", "upper_back", picture="blade.jpg", mark={"x": 0.4, "y": 0.55})
_DATA = routine_data(
    title="Evening neck",
    symptoms=["neck_pain", "stress", "boredom"],
    prescribed={"by": "Ana Ruiz, physiotherapist", "note": "Never through pain."},
    evidence={"grade": "unknown", "statement": ""},
    schedule={
        "times_a_day": 2,
        "when": ["after work", "at bedtime"],
        "around": {"date": "first day of the period", "from_day": 5, "to_day": -5},
    },
    sets=[
        {"steps": [press("GB20", "both")]},
        {
            "rounds": 3,
            "steps": [
                press(
                    "GB21",
                    "each",
                    seconds={"min": 30, "usual": 45, "max": 60},
                    rest=10,
                    build_up=20,
                    release=20,
                    note="Let the shoulder drop first.",
                    leave_out_if=["pregnancy"],
                    stretches=CHANGING,
                ),
                press(BLADE, seconds={"at_most": 90}, tool="ball", stretches=[PULSE]),
            ],
        },
        {"steps": [press("SI3", "each", count=30, stretches=CHANGING[:1])]},
        {"steps": [press(spot("", "calf") | {"where": ""}, "each")]},
    ],
)
"""Right but for what is empty, unknown, in the wrong order and too long: all of it is told."""


def hardest() -> Routine:
    read = loosely(_DATA)
    assert read is not None
    return read


@pytest.mark.parametrize(("theme", "locked"), [("light", True), ("contrast-dark", False)])
def test_nothing_is_cut_off_or_covered(qtbot: QtBot, theme: str, locked: bool) -> None:
    found, one = [], hardest()
    for percent in TEXT_SIZES:
        worn = Theme(THEMES[theme], scale_for(10, percent / 100), FOLDERS.assets / "icons")
        desk = Desk(worn, WORDS, CONTENT, Path)
        history = History(Draft(one), one)
        writing = Writing(history, CONTENT, WORDS, stored=True)
        page = EditorPage(desk, Pictures(FOLDERS.pictures), DEFAULT_LENGTHS, writing, "Home")
        window = QMainWindow()
        qtbot.addWidget(window)
        window.setCentralWidget(page)
        dress(window, worn)
        window.show()
        if not locked:
            page.lock.unlock.click()
        page.judge_now()
        assert len(page.judged.problems) == 6
        for size in SIZES:
            window.resize(*size)
            for number in (-1, 1, 2, 4):
                writing.look_at(number)
                assert page.form is not None
                page.form.open(frozenset(page.form.folds))
                settled(window)
                name = f"{size[0]}x{size[1]}-{percent} %, step {number + 1}"
                found += [f"{name}: {fault}" for fault in troubles(page)]
    assert not found, "\n".join(found)
