"""The routine page tells all that matters before a start, and what was chosen with it."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from acupressure_app.core.body import Side
from acupressure_app.core.content import Action
from acupressure_app.core.library import Content
from acupressure_app.core.timeline import DEFAULT_LENGTHS, Lengths, Pace
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_library
from acupressure_app.ui.picture import Pictures
from acupressure_app.ui.routine_page import RoutinePage
from acupressure_app.ui.theme import LIGHT, Scale, Theme
from tests.builders import CONTENT, WORDS, content, press, routine, rule, spot

FOLDERS = folders()
RANGE = {"min": 60, "usual": 90, "max": 120}


def _page(
    qtbot: QtBot,
    *steps: dict[str, Any],
    content: Content = CONTENT,
    lengths: Lengths = DEFAULT_LENGTHS,
    **given: Any,
) -> RoutinePage:
    theme = Theme(LIGHT, Scale(10, 16), FOLDERS.assets / "icons")
    pictures = Pictures(FOLDERS.pictures)
    page = RoutinePage(theme, pictures, WORDS, content, lengths, routine(*steps, **given))
    qtbot.addWidget(page)
    page.resize(1100, 760)
    with qtbot.waitActive(page, timeout=2000):
        page.show()
    page.arrive()
    return page


def _texts(page: RoutinePage) -> str:
    return "\n".join(found.text() for found in page.findChildren(QLabel))


def _choose(page: RoutinePage, text: str) -> None:
    next(b for b in page.findChildren(QRadioButton) if b.text() == text).click()


def _can_choose(page: RoutinePage) -> set[str]:
    return {button.text() for button in page.findChildren(QRadioButton)}


def test_the_shipped_nausea_routine_takes_5_min_46_s(qtbot: QtBot) -> None:
    library = load_library(FOLDERS)
    listed = library.find("nausea")
    assert listed is not None
    theme = Theme(LIGHT, Scale(10, 16), FOLDERS.assets / "icons")
    page = RoutinePage(
        theme, Pictures(FOLDERS.pictures), WORDS, library.content, DEFAULT_LENGTHS, listed.routine
    )
    qtbot.addWidget(page)
    assert page.time.text() == "5 min 46 s"


def test_start_has_the_focus_and_sends_the_standard_pace(qtbot: QtBot) -> None:
    page = _page(qtbot, press(seconds=RANGE))
    assert page.start.hasFocus()
    with qtbot.waitSignal(page.started, timeout=100) as started:
        QTest.keyClick(page.start, Qt.Key.Key_Space)
    assert started.args == [Pace.STANDARD, Side.LEFT]


def test_another_pace_changes_the_time_and_goes_with_the_start(qtbot: QtBot) -> None:
    page = _page(qtbot, press(seconds=RANGE))
    assert page.time.text() == "1 min 48 s"  # ready 8, find 10, press 90
    _choose(page, "Long")
    assert page.time.text() == "2 min 18 s"
    with qtbot.waitSignal(page.started, timeout=100) as started:
        page.start.click()
    assert started.args == [Pace.LONG, Side.LEFT]


def test_no_pace_is_offered_where_it_would_change_nothing(qtbot: QtBot) -> None:
    assert _can_choose(_page(qtbot, press(seconds=60))) == set()


def test_the_side_is_asked_only_for_a_step_on_one_side(qtbot: QtBot) -> None:
    page = _page(qtbot, press("PC6", "one"))
    assert _can_choose(page) == {"Left", "Right"}
    assert "Your left wrist" in _texts(page)
    _choose(page, "Right")
    assert "Your right wrist" in _texts(page)
    with qtbot.waitSignal(page.started, timeout=100) as started:
        page.start.click()
    assert started.args == [Pace.STANDARD, Side.RIGHT]


def test_keys_scroll_the_page_while_start_has_the_focus(qtbot: QtBot) -> None:
    page = _page(qtbot, *(press("PC6", "each") for _ in range(9)))
    bar = page.scroll_area.verticalScrollBar()
    assert bar.maximum() > 0
    seen = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageUp):
        QTest.keyClick(page.start, key)
        seen.append(bar.value())
    paged, down, up, back = seen
    assert 0 < paged < down
    assert up == paged
    assert back == 0
    assert page.start.hasFocus()


def test_about_stands_before_the_time_when_finding_waits(qtbot: QtBot) -> None:
    page = _page(qtbot, press(), lengths=Lengths(wait_for_me=True))
    assert page.time.text() == "about 1 min 18 s"


@pytest.mark.parametrize(
    ("step", "lines"),
    [
        pytest.param(
            press("PC6", "each", seconds=RANGE),
            ["Both wrists", "PC6, PC6", "2 × 1:00–2:00", "left, then right"],
            id="each side in turn, from the least to the most",
        ),
        pytest.param(
            press("PC6", "each", first="right"),
            ["Both wrists", "2 × 1:00", "right, then left"],
            id="the right side first",
        ),
        pytest.param(
            press("LI4", "both"), ["Both hands", "1:00", "both at once"], id="both at once"
        ),
        pytest.param(
            press("EX-HN3", "midline"), ["The middle of your forehead", "1:00"], id="the middle"
        ),
        pytest.param(
            press(spot("Below the elbow"), "one"),
            ["Below the elbow, on your left", "Where it aches.", "1:00", "one side"],
            id="one side, the one that is chosen",
        ),
        pytest.param(
            press("PC6", "each", seconds={"at_most": 60}),
            ["Both wrists", "2 × up to 1:00"],
            id="an upper limit alone",
        ),
        pytest.param(
            press(spot("Sore calf"), "right"),
            ["Sore calf, on your right", "Where it aches.", "1:00"],
            id="a place of one's own",
        ),
    ],
)
def test_each_place_says_where_how_long_and_on_which_sides(
    qtbot: QtBot, step: dict[str, Any], lines: list[str]
) -> None:
    texts = _texts(_page(qtbot, step)).splitlines()
    assert [line for line in lines if line not in texts] == []


def test_evidence_position_schedule_and_sources_are_told(qtbot: QtBot) -> None:
    texts = _texts(
        _page(
            qtbot,
            summary="Small circles.",
            position=["lying"],
            schedule={"times_a_day": 3},
            evidence={"grade": "low", "statement": "It may help.", "sources": ["A study, 2020"]},
        )
    )
    for part in ("Small circles.", "Lie down comfortably.", "How often: 3 times a day"):
        assert part in texts
    for part in ("Certainty: low", "It may help.", "A study, 2020", "See a doctor if it stays."):
        assert part in texts


def test_a_routine_without_evidence_says_so(qtbot: QtBot) -> None:
    assert "names no studies" in _texts(_page(qtbot))


def test_who_should_not_names_those_whom_the_rules_stop_leave_out_or_ask(qtbot: QtBot) -> None:
    rules = (
        rule("fever", Action.STOP),
        rule("pregnancy", Action.ASK),
        rule("pregnancy", Action.SKIP, point="LI4"),
        rule("blood_thinners", Action.LIGHT),
        rule("wound", Action.SKIP, place=True),
    )
    texts = _texts(_page(qtbot, press("PC6"), content=content(*rules)))
    assert "Not at all for now: fever." in texts
    assert "Only after asking a doctor: pregnancy." in texts
    assert "Not every place" not in texts  # LI4 is not in this routine
    assert "blood_thinners" not in texts
    assert "wound" not in texts
