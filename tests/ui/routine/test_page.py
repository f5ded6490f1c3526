"""The routine page tells all that matters before a start, and what was chosen with it."""

import re
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton, QTextEdit
from pytestqt.qtbot import QtBot

from acupressure_app.core.body import Side
from acupressure_app.core.content import Action
from acupressure_app.core.exclusions import warning_signs
from acupressure_app.core.lengths import DEFAULT_LENGTHS, Lengths
from acupressure_app.core.library import Content
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import Answers, clear
from acupressure_app.core.timeline import Pace
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_library
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.pictures.thumbnail import Thumbnail
from acupressure_app.ui.routine.page import RoutinePage
from acupressure_app.ui.theme import LIGHT, Scale, Theme, dress, scale_for
from tests.builders import CONTENT, NAUSEA, WORDS, content, press, routine, rule, spot, yes
from tests.ui.looks import troubles
from tests.ui.settling import in_view, settled

FOLDERS = folders()
THEME = Theme(LIGHT, Scale(10, 16), FOLDERS.assets / "icons")
RANGE = {"min": 60, "usual": 90, "max": 120}


def _page(
    qtbot: QtBot,
    *steps: dict[str, Any],
    content: Content = CONTENT,
    lengths: Lengths = DEFAULT_LENGTHS,
    **given: Any,
) -> RoutinePage:
    pictures = Pictures(FOLDERS.pictures)
    page = RoutinePage(THEME, pictures, WORDS, content, lengths, routine(*steps, **given))
    return _shown(qtbot, page)


def _shown(qtbot: QtBot, page: RoutinePage, size: tuple[int, int] = (1012, 760)) -> RoutinePage:
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitActive(page, timeout=2000):
        page.show()
    page.arrive()
    return settled(page)


def _texts(page: RoutinePage) -> str:
    """All text of the page, without its markup."""
    return re.sub(r"<[^>]+>", "", "\n".join(found.text() for found in page.findChildren(QLabel)))


def _choose(page: RoutinePage, text: str) -> None:
    next(b for b in page.findChildren(QRadioButton) if b.text() == text).click()


def _can_choose(page: RoutinePage) -> set[str]:
    return {button.text() for button in page.findChildren(QRadioButton)}


def test_the_shipped_nausea_routine_takes_5_min_46_s(qtbot: QtBot) -> None:
    library = load_library(FOLDERS)
    listed = library.find("nausea")
    assert listed is not None
    page = RoutinePage(
        THEME, Pictures(FOLDERS.pictures), WORDS, library.content, DEFAULT_LENGTHS, listed.routine
    )
    qtbot.addWidget(page)
    assert page.time.text() == "5 min 46 s"
    assert page.pressing.text() == "of which pressing 5:00"


def test_start_has_the_focus_and_sends_the_standard_pace(qtbot: QtBot) -> None:
    page = _page(qtbot, press(seconds=RANGE))
    assert page.start.hasFocus()
    with qtbot.waitSignal(page.started, timeout=100) as started:
        QTest.keyClick(page.start, Qt.Key.Key_Space)
    assert started.args == [Pace.STANDARD, Side.LEFT]


def test_another_pace_changes_the_time_and_goes_with_the_start(qtbot: QtBot) -> None:
    page = _page(qtbot, press(seconds=RANGE))
    assert page.time.text() == "1 min 48 s"  # ready 8, find 10, press 90
    assert "of which pressing 1:30" in _texts(page)
    _choose(page, "Long")
    assert page.time.text() == "2 min 18 s"
    assert "of which pressing 2:00" in _texts(page)
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
    page = _page(qtbot, *(press("PC6", "each") for _ in range(20)))
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
            ["Both wrists", "PC6, PC6", "2 × 1:30", "left, then right"],
            id="each side in turn, as long as the pace says",
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
    for part in ("Low certainty", "It may help.", "See a doctor if it stays."):
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


def test_the_pace_that_is_given_is_chosen_and_goes_with_the_start(qtbot: QtBot) -> None:
    pictures, one = Pictures(FOLDERS.pictures), routine(press(seconds=RANGE))
    page = RoutinePage(THEME, pictures, WORDS, CONTENT, DEFAULT_LENGTHS, one, Pace.SHORT)
    _shown(qtbot, page)
    assert page.time.text() == "1 min 18 s"  # ready 8, find 10, press 60
    assert [b.text() for b in page.findChildren(QRadioButton) if b.isChecked()] == ["Short"]
    with qtbot.waitSignal(page.started, timeout=100) as started:
        page.start.click()
    assert started.args == [Pace.SHORT, Side.LEFT]


def test_the_picture_shows_the_chosen_side(qtbot: QtBot) -> None:
    library = load_library(FOLDERS)
    page = _page(qtbot, press("PC6", "one"), content=library.content)

    def picture() -> Thumbnail:
        (seen,) = (p for p in page.findChildren(Thumbnail) if p.isVisible())
        return seen

    left = picture().grab().toImage()
    _choose(page, "Right")
    settled(page)
    right = picture().grab().toImage()
    assert left != right
    _choose(page, "Left")
    settled(page)
    assert picture().grab().toImage() == left


def test_the_sources_unfold_and_fold(qtbot: QtBot) -> None:
    evidence = {"grade": "low", "statement": "It may help.", "sources": ["A study, 2020"]}
    page = _page(qtbot, evidence=evidence)
    (fold,) = (b for b in page.findChildren(QPushButton) if b.text() == "2 sources")
    (study,) = page.findChildren(QTextEdit)
    assert study.toPlainText().startswith("A study, 2020\n")
    assert not study.isVisible()
    fold.click()
    assert study.isVisible()
    assert fold.text() == "Hide sources"
    fold.click()
    assert not study.isVisible()


def test_the_warning_signs_unfold(qtbot: QtBot) -> None:
    page = _page(qtbot)
    (fold,) = (b for b in page.findChildren(QPushButton) if b.text() == SIGN)
    text = str(NAUSEA.red_flags[0].text)
    sign = next(told for told in page.findChildren(QLabel) if text in told.text())
    assert not sign.isVisible()
    fold.click()
    assert sign.isVisible()
    assert fold.text() == "Hide the signs"


def test_the_most_urgent_warning_sign_comes_first_and_each_once() -> None:
    library = load_library(FOLDERS)
    listed = library.find("relaxing")
    assert listed
    signs = warning_signs(listed.routine, library.content, WORDS)
    assert len(signs) == len(set(signs)) >= 6
    assert signs[0] == "Chest pain, or trouble breathing"
    assert signs[-1] == "Anxiety or strain on most days, for weeks"


@pytest.mark.parametrize(
    ("given", "line"),
    [
        pytest.param({"position": ["lying"]}, "Lie down comfortably.", id="how to rest"),
        pytest.param({}, "Only your hands", id="by hand"),
    ],
)
def test_what_to_expect_is_told(qtbot: QtBot, given: dict[str, Any], line: str) -> None:
    texts = _texts(_page(qtbot, **given))
    assert "It should never hurt." in texts
    assert "stand up slowly" in texts
    assert line in texts


def test_what_is_needed_is_named(qtbot: QtBot) -> None:
    texts = _texts(_page(qtbot, press(tool="ball"), press("LI4", tool="thumb"))).splitlines()
    assert "A ball" in texts
    assert "Only your hands" not in texts


# where Start is


@pytest.mark.parametrize("text_size", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1012, 760), (720, 780), (480, 740)])
def test_start_is_in_view_at_once_and_nothing_is_clipped(
    qtbot: QtBot, size: tuple[int, int], text_size: float
) -> None:
    library = load_library(FOLDERS)
    shipped = library.find("nausea")
    assert shipped is not None
    theme = Theme(LIGHT, scale_for(10, text_size), THEME.icons)
    answers = yes("pregnancy", "blood_thinners")
    page = RoutinePage(
        theme,
        Pictures(FOLDERS.pictures),
        WORDS,
        library.content,
        Lengths(wait_for_me=True),
        shipped.routine,
        likely=clear(shipped.routine, library.content, answers),
        other=HANDS,
    )
    dress(page, theme)
    _shown(qtbot, page, size)
    next(b for b in page.findChildren(QPushButton) if "sources" in b.text()).click()
    settled(page)
    assert page.start.hasFocus()
    assert in_view(page, page.start)
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    assert troubles(page) == []


def test_start_keeps_the_focus_when_the_window_becomes_narrow_and_wide(qtbot: QtBot) -> None:
    page = _page(qtbot, *(press("PC6", "each") for _ in range(20)))
    for width in (480, 1012):
        page.resize(width, 740)
        settled(page)
        assert page.start.hasFocus()
        assert in_view(page, page.start)
        with qtbot.waitSignal(page.started, timeout=100):
            QTest.keyClick(page.start, Qt.Key.Key_Space)


SAVE = "Save as a sound &file"
REMIND = "&Remind me"
ABOUT = "About PC6"
SIGN = "1 warning sign"


@pytest.mark.parametrize(
    ("width", "order"),
    [
        pytest.param(
            1012,
            ["&Home", ABOUT, "1 source for its points", SIGN, "Standard", SAVE, REMIND, "&Start"],
            id="wide",
        ),
        pytest.param(
            480,
            ["&Home", "Standard", SAVE, REMIND, ABOUT, "1 source for its points", SIGN, "&Start"],
            id="narrow",
        ),
    ],
)
def test_tab_goes_as_one_reads(qtbot: QtBot, width: int, order: list[str]) -> None:
    page = _page(qtbot, press(seconds=RANGE))
    page.resize(width, 740)
    settled(page)
    page.heading.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    reached = []
    for _ in order:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPushButton | QRadioButton)
        reached.append(focused.text())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert reached == order


def test_a_file_is_saved_with_the_pace_and_side_that_are_chosen(qtbot: QtBot) -> None:
    page = _page(qtbot, press(side="one", seconds=RANGE))
    page.pace.segments.choose(Pace.LONG)
    page.pace.segments.chosen.emit(Pace.LONG)
    page.side.segments.chosen.emit(Side.RIGHT)
    with qtbot.waitSignal(page.saving) as told:
        page.save.click()
    assert told.args == [Pace.LONG, Side.RIGHT]


# what remembered answers would change

HANDS = routine(press("LI4", "each"), id="hands", title="For the hands")
TWO_PLACES = routine(press("PC6", "each"), press("LI4", "each"), id="both", title="Two places")
RULES = content(
    rule("pregnancy", Action.SKIP, point="LI4"),
    rule("blood_thinners", Action.LIGHT),
    rule("fever", Action.STOP),
)


def _likely(
    qtbot: QtBot, answers: Answers, other: Routine | None = None, answered: date | None = None
) -> RoutinePage:
    page = RoutinePage(
        THEME,
        Pictures(FOLDERS.pictures),
        WORDS,
        RULES,
        DEFAULT_LENGTHS,
        TWO_PLACES,
        likely=clear(TWO_PLACES, RULES, answers),
        other=other,
        answered=answered,
    )
    return _shown(qtbot, page)


def test_what_earlier_answers_leave_out_is_told_with_its_reason_and_day(qtbot: QtBot) -> None:
    texts = _texts(_likely(qtbot, yes("pregnancy"), answered=date(2026, 10, 12)))
    assert "Left out for you" in texts
    assert "From your answers of 12 October 2026. They are asked again before the start." in texts
    assert "Both hands\nLeft out\nBecause of pregnancy." in texts


def test_without_a_day_it_is_told_that_the_answers_are_from_before(qtbot: QtBot) -> None:
    texts = _texts(_likely(qtbot, yes("blood_thinners")))
    assert "From your earlier answers." in texts
    assert "light for blood_thinners.\nBecause of blood_thinners." in texts


def test_a_likely_refusal_is_told_first_and_start_still_asks(qtbot: QtBot) -> None:
    page = _likely(qtbot, yes("fever", "pregnancy"))
    texts = _texts(page)
    assert texts.index("Not this time") < texts.index("Both wrists")
    assert "stop for fever.\nBecause of fever." in texts
    assert page.start.isEnabled()


def test_the_other_routine_can_be_chosen_before_any_question(qtbot: QtBot) -> None:
    page = _likely(qtbot, yes("pregnancy"), HANDS)
    assert "For the hands" in _texts(page)
    with qtbot.waitSignal(page.alternative, timeout=100) as chosen:
        page.instead.click()
    assert chosen.args == ["hands"]


def test_answers_that_change_nothing_are_not_mentioned(qtbot: QtBot) -> None:
    texts = _texts(_likely(qtbot, yes(), HANDS))
    assert "answers" not in texts
    assert "For the hands" not in texts


def test_a_prescribed_routine_says_who_made_it_and_their_note(qtbot: QtBot) -> None:
    prescribed = {"by": "Ana Lima, physiotherapist", "note": "Stop when it tingles."}
    page = _page(qtbot, press("PC6", seconds=60), prescribed=prescribed)
    assert "Made for you by Ana Lima, physiotherapist. Stop when it tingles." in _texts(page)
    assert not troubles(page)


def test_a_routine_of_ones_own_says_nobody_made_it(qtbot: QtBot) -> None:
    assert "Made for you" not in _texts(_page(qtbot, press("PC6", seconds=60)))


def test_the_prescription_is_told_in_words(qtbot: QtBot) -> None:
    """Rounds, technique, direction, and where it changes part-way: as the pace has it."""
    there = {"technique": "circles", "direction": "clockwise", "pressure": "light"}
    back = {"technique": "circles", "direction": "anticlockwise"}
    step = press(spot("Sore calf"), "right", seconds=RANGE, stretches=[there, back])
    page = _page(qtbot, step, press("LI4", "left"), rounds=2)
    texts = _texts(page).splitlines()
    assert "The whole: 2 times." in texts
    assert "Small slow circles, clockwise, light pressure." in texts
    change = "on: small slow circles, anticlockwise, medium pressure, never painful."
    assert f"From 0:45 {change}" in texts
    assert "Hold steady, medium pressure, never painful." in texts
    _choose(page, "Long")
    assert f"From 1:00 {change}" in _texts(page).splitlines()


def test_nothing_is_said_of_rounds_where_each_step_comes_once(qtbot: QtBot) -> None:
    assert "times" not in _texts(_page(qtbot, press(seconds=60)))
