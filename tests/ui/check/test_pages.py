"""The safety pages: what is asked, what counts as an answer, and what follows from it."""

import re
from datetime import date
from typing import Any, TypeVar

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from acupressure_app.core.body import Region, Side
from acupressure_app.core.content import Action, Condition, Kind, Source, Target, Urgency
from acupressure_app.core.library import Content, Origin
from acupressure_app.core.profile import Profile, Remembered
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import (
    Answer,
    Answers,
    Cleared,
    Finding,
    Place,
    Refused,
    clear,
    questions,
)
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_library
from acupressure_app.ui.check.findings import concerned, has_something_to_say
from acupressure_app.ui.check.given import Given, with_health
from acupressure_app.ui.check.health_page import Asked, HealthAnswers, HealthPage
from acupressure_app.ui.check.ready_page import ReadyPage, staying
from acupressure_app.ui.check.red_flags_page import RedFlagsPage
from acupressure_app.ui.check.refused_page import RefusedPage
from acupressure_app.ui.check.way_steps import Stage
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.theme import LIGHT, Scale, Theme, dress, scale_for
from tests.builders import (
    BLOOD_THINNERS,
    FEVER,
    PREGNANCY,
    VEINS,
    WORDS,
    WOUND,
    content,
    press,
    routine,
    rule,
    yes,
)
from tests.ui.looks import troubles
from tests.ui.settling import in_view, settled

FOLDERS = folders()
THEME = Theme(LIGHT, Scale(10, 16), FOLDERS.assets / "icons")
TODAY = date(2026, 11, 22)
WRISTS = routine(press("PC6", "each"), id="wrists", title="Queasy at sea")
HANDS = routine(press("LI4", "each"), id="hands", title="For the hands")
BOTH = routine(press("PC6", "each"), press("LI4", "each"), id="both", title="Two places")
ASKED = Asked(
    (PREGNANCY, BLOOD_THINNERS, FEVER, WOUND, VEINS),
    ((Place("PC6", Side.LEFT), "your left wrist"), (Place("PC6", Side.RIGHT), "your right wrist")),
)


Page = TypeVar("Page", bound=FlowPage)


def _shown(qtbot: QtBot, page: Page) -> Page:
    qtbot.addWidget(page)
    page.resize(1100, 760)
    with qtbot.waitActive(page, timeout=2000):
        page.show()
    page.arrive()
    return page


def _said(page: QWidget) -> str:
    """All text that can be seen, without its markup."""
    labels = (found for found in page.findChildren(QLabel) if found.isVisible())
    return re.sub(r"<[^>]+>", "", "\n".join(found.text() for found in labels))


def _press_enter_twice(page: FlowPage) -> None:
    for _ in range(2):
        QTest.keyClick(page.heading, Qt.Key.Key_Return)


# warning signs


@pytest.fixture
def flags_page(qtbot: QtBot) -> RedFlagsPage:
    shipped = load_library(FOLDERS)
    nausea = shipped.find("nausea")
    assert nausea is not None
    asked = questions(nausea.routine, shipped.content)
    flags = tuple(condition for condition in asked if condition.kind is Kind.RED_FLAG)
    return _shown(qtbot, RedFlagsPage(THEME, WORDS, "Nausea", flags))


def test_every_warning_sign_of_the_symptom_is_asked(flags_page: RedFlagsPage) -> None:
    symptom = load_library(FOLDERS).content.symptoms["nausea"]
    assert [tick.text() for tick in flags_page.ticks.values()] == [
        flag.text for flag in symptom.red_flags
    ]
    assert not any(tick.isChecked() for tick in flags_page.ticks.values())


def test_enter_pressed_twice_answers_no_warning_sign(
    qtbot: QtBot, flags_page: RedFlagsPage
) -> None:
    assert flags_page.heading.hasFocus()
    with qtbot.assertNotEmitted(flags_page.answered):
        _press_enter_twice(flags_page)


def test_none_of_these_answers_with_no_sign(qtbot: QtBot, flags_page: RedFlagsPage) -> None:
    with qtbot.waitSignal(flags_page.answered, timeout=100) as answered:
        flags_page.go_on.click()
    assert answered.args == [frozenset()]


def test_yes_with_a_tick_answers_with_that_sign(qtbot: QtBot, flags_page: RedFlagsPage) -> None:
    flags_page.ticks["nausea_blood"].click()
    with qtbot.waitSignal(flags_page.answered, timeout=100) as answered:
        flags_page.yes.click()
    assert answered.args == [frozenset({"nausea_blood"})]


def test_yes_without_a_tick_asks_in_place_which(qtbot: QtBot, flags_page: RedFlagsPage) -> None:
    with qtbot.assertNotEmitted(flags_page.answered):
        flags_page.yes.click()
    assert "Tick which." in _said(flags_page)
    assert "call 112, 911 or 999 now" in _said(flags_page)


def test_none_of_these_with_a_tick_goes_nowhere_and_says_why(
    qtbot: QtBot, flags_page: RedFlagsPage
) -> None:
    flags_page.ticks["nausea_blood"].click()
    with qtbot.assertNotEmitted(flags_page.answered):
        flags_page.go_on.click()
    assert "One is ticked." in _said(flags_page)
    flags_page.ticks["nausea_blood"].click()
    assert "One is ticked." not in _said(flags_page)


# health


def _health(qtbot: QtBot, profile: Profile | None = None, asked: Asked = ASKED) -> HealthPage:
    return _shown(qtbot, HealthPage(THEME, WORDS, asked, profile or Profile(), TODAY))


def _result(qtbot: QtBot, page: HealthPage) -> HealthAnswers:
    with qtbot.waitSignal(page.answered, timeout=100) as answered:
        page.go_on.click()
    assert answered.args is not None
    result = answered.args[0]
    assert isinstance(result, HealthAnswers)
    return result


def _press(page: HealthPage, condition: str, words: str) -> None:
    """Press one of the short answers under a condition."""
    buttons = page.questions[condition].findChildren(QRadioButton)
    next(button for button in buttons if button.text() == words).click()


def _shipped(qtbot: QtBot, theme: Theme = THEME, size: tuple[int, int] = (1100, 760)) -> HealthPage:
    """The page as it is asked for the shipped routine for nausea."""
    library = load_library(FOLDERS)
    nausea = library.find("nausea")
    assert nausea is not None
    conditions = questions(nausea.routine, library.content)
    health = tuple(c for c in conditions if c.kind is not Kind.RED_FLAG)
    page = HealthPage(theme, WORDS, Asked(health, ASKED.places), Profile(), TODAY)
    dress(page, theme)
    page.setFixedSize(*size)
    return settled(_shown(qtbot, page))


def test_none_of_these_answers_everything_with_no(qtbot: QtBot) -> None:
    page = _health(qtbot)
    assert page.heading.hasFocus()
    assert page.go_on.text() == "&None of these"
    result = _result(qtbot, page)
    assert set(result.answers.given) == {c.id for c in ASKED.conditions}
    assert set(result.answers.given.values()) == {Answer.NO}
    assert result.remembered == ()


def test_enter_pressed_twice_answers_nothing_about_health(qtbot: QtBot) -> None:
    page = _health(qtbot)
    with qtbot.assertNotEmitted(page.answered):
        _press_enter_twice(page)


def test_a_condition_is_named_in_a_few_words_and_heard_as_a_whole_question(qtbot: QtBot) -> None:
    page = _shipped(qtbot)
    tick = page.questions["pregnancy"].tick
    heard = QAccessible.queryAccessibleInterface(tick)
    assert heard.text(QAccessible.Text.Name) == "Pregnant, or possibly"
    whole = "Are you pregnant, or might you be?"
    assert heard.text(QAccessible.Text.Description) == whole
    assert whole in tick.toolTip()
    assert whole not in _said(page)
    tick.click()
    assert whole in _said(page)


def test_what_is_asked_stands_under_three_headings(qtbot: QtBot) -> None:
    page = _health(qtbot)
    said = _said(page).splitlines()
    headings = ["About you", "Today", "At these places", "Your left wrist, your right wrist"]
    assert [line for line in said if line in headings] == headings
    ticks = [page.questions[c] for c in ("pregnancy", "blood_thinners", "fever")]
    columns = [question.mapTo(page, QPoint(0, 0)).x() for question in ticks]
    assert columns[0] == columns[1] < columns[2]


def test_everything_is_in_view_at_once(qtbot: QtBot) -> None:
    page = _shipped(qtbot)
    ticks = [q.tick for q in (*page.questions.values(), *page.local.values())]
    hidden = [tick.text() for tick in ticks if not in_view(page, tick)]
    assert len(ticks) > 20
    assert hidden == []


def test_a_tick_means_yes_unless_the_user_is_not_sure(qtbot: QtBot) -> None:
    page = _health(qtbot)
    segments = page.questions["pregnancy"].segments
    assert not segments.isVisible()
    page.questions["pregnancy"].tick.click()
    page.questions["fever"].tick.click()
    assert segments.isVisible()
    assert page.go_on.text() == "&Continue"
    _press(page, "pregnancy", "Not sure")
    given = _result(qtbot, page).answers.given
    assert given["pregnancy"] is Answer.NOT_SURE
    assert given["fever"] is Answer.YES
    assert given["blood_thinners"] is Answer.NO


def test_a_tick_that_is_taken_away_means_no(qtbot: QtBot) -> None:
    page = _health(qtbot)
    for _ in range(2):
        page.questions["pregnancy"].tick.click()
    assert page.go_on.text() == "&None of these"
    assert not page.questions["pregnancy"].segments.isVisible()
    assert _result(qtbot, page).answers.given["pregnancy"] is Answer.NO


def test_everything_can_be_ticked_with_tab_and_space(qtbot: QtBot) -> None:
    page = _health(qtbot)
    ticks = [q.tick for q in (*page.questions.values(), *page.local.values())]
    for _ in range(30):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is page.go_on:
            break
        if focused in ticks:
            QTest.keyClick(focused, Qt.Key.Key_Space)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert page.go_on.hasFocus()
    assert all(tick.isChecked() for tick in ticks)


@pytest.mark.parametrize("text_size", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1100, 760), (480, 800)])
def test_nothing_is_clipped_and_nothing_scrolls_sideways(
    qtbot: QtBot, size: tuple[int, int], text_size: float
) -> None:
    page = _shipped(qtbot, Theme(LIGHT, scale_for(10, text_size), THEME.icons), size)
    for question in (*page.questions.values(), *page.local.values()):
        question.tick.click()
    bar = page.scroll_area.verticalScrollBar()
    settled(page)
    bar.setValue(bar.maximum())
    page.go_on.click()  # asks at which places
    settled(page)
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    assert troubles(page) == []


def test_a_local_condition_asks_at_which_places(qtbot: QtBot) -> None:
    page = _health(qtbot)
    wound = page.local["wound"]
    assert not wound.elsewhere.isVisible()
    wound.tick.click()
    assert [tick.text() for tick in wound.where.values()] == ["Your left wrist", "Your right wrist"]
    assert wound.elsewhere.isVisible()
    wound.where[Place("PC6", Side.LEFT)].click()
    answers = _result(qtbot, page).answers
    assert answers.given["wound"] is Answer.YES
    assert answers.given["veins"] is Answer.NO
    assert answers.places == {"wound": frozenset({Place("PC6", Side.LEFT)})}


def test_somewhere_else_is_true_at_none_of_the_places(qtbot: QtBot) -> None:
    page = _health(qtbot)
    page.local["wound"].tick.click()
    page.local["wound"].elsewhere.click()
    answers = _result(qtbot, page).answers
    assert answers.holds("wound")
    assert not answers.holds_at("wound", "PC6", Side.LEFT)


def test_a_local_condition_without_a_place_is_not_passed(qtbot: QtBot) -> None:
    page = _health(qtbot)
    page.local["wound"].tick.click()
    with qtbot.assertNotEmitted(page.answered):
        page.go_on.click()
    assert "Where?" in _said(page)
    assert page.local["wound"].where[Place("PC6", Side.LEFT)].hasFocus()
    page.local["wound"].elsewhere.click()
    assert "Where?" not in _said(page)


def _profile(day: date, **answers: Answer) -> Profile:
    return Profile({name: Remembered(answer, day) for name, answer in answers.items()})


def test_remembered_answers_stand_in_a_line_each_and_are_confirmed_by_a_press(qtbot: QtBot) -> None:
    known = _profile(date(2026, 11, 12), pregnancy=Answer.NO, blood_thinners=Answer.YES)
    page = _health(qtbot, known)
    assert "From 12 Nov\nYes: blood_thinners\nNo: pregnancy\n" in _said(page)
    assert not page.questions["pregnancy"].isVisible()
    assert page.questions["fever"].isVisible()
    given = _result(qtbot, page).answers.given
    assert given["blood_thinners"] is Answer.YES
    assert given["fever"] is Answer.NO


def test_when_all_is_remembered_the_page_still_waits_for_a_press(qtbot: QtBot) -> None:
    known = _profile(date(2026, 11, 12), pregnancy=Answer.NO)
    page = _health(qtbot, known, Asked((PREGNANCY,), ()))
    assert "From 12 Nov\nNo: pregnancy" in _said(page)
    assert page.go_on.text() == "&Nothing changed"
    assert not page.remember.isVisible()
    assert _result(qtbot, page).answers.given == {"pregnancy": Answer.NO}


def test_answers_of_another_year_say_so(qtbot: QtBot) -> None:
    known = _profile(date(2025, 12, 30), blood_thinners=Answer.NO)
    page = _shown(qtbot, HealthPage(THEME, WORDS, ASKED, known, date(2026, 1, 2)))
    assert "From 30 Dec 2025\nNo: blood_thinners" in _said(page)


def test_what_is_too_old_is_asked_again(qtbot: QtBot) -> None:
    known = _profile(date(2026, 11, 1), pregnancy=Answer.NO, blood_thinners=Answer.NO)
    page = _health(qtbot, known)  # pregnancy keeps for 14 days
    assert page.questions["pregnancy"].isVisible()
    assert not page.questions["blood_thinners"].isVisible()


def test_after_something_changed_the_old_answers_are_ticks_and_one_press_changes_one(
    qtbot: QtBot,
) -> None:
    known = _profile(date(2026, 11, 12), pregnancy=Answer.NOT_SURE, blood_thinners=Answer.YES)
    page = _health(qtbot, known)
    with qtbot.waitSignal(page.anew, timeout=100):
        page.ask_again.click()
    assert all(question.isVisible() for question in page.questions.values())
    assert "From 12 Nov" not in _said(page)
    assert page.heading.hasFocus()
    page.questions["blood_thinners"].tick.click()
    given = _result(qtbot, page).answers.given
    assert given["pregnancy"] is Answer.NOT_SURE
    assert given["blood_thinners"] is Answer.NO


def test_someone_else_can_clear_all_ticks(qtbot: QtBot) -> None:
    page = _health(qtbot, _profile(date(2026, 11, 12), pregnancy=Answer.YES))
    assert not page.clear.isVisible()
    page.ask_again.click()
    page.clear.click()
    assert not page.clear.isVisible()
    assert page.go_on.text() == "&None of these"
    assert set(_result(qtbot, page).answers.given.values()) == {Answer.NO}


@pytest.mark.parametrize(
    ("conditions", "answer", "text"),
    [
        pytest.param((PREGNANCY, FEVER), Answer.YES, "St&ill so, nothing else", id="a yes"),
        pytest.param((PREGNANCY, FEVER), Answer.NO, "&None of these", id="a no"),
        pytest.param((PREGNANCY,), Answer.NOT_SURE, "St&ill so", id="not sure, nothing asked"),
        pytest.param((PREGNANCY,), Answer.NO, "&Nothing changed", id="a no, nothing asked"),
    ],
)
def test_the_button_never_takes_back_what_was_remembered(
    qtbot: QtBot, conditions: tuple[Condition, ...], answer: Answer, text: str
) -> None:
    known = _profile(date(2026, 11, 12), pregnancy=answer)
    page = _health(qtbot, known, Asked(conditions, ()))
    assert page.go_on.text() == text
    assert _result(qtbot, page).answers.given["pregnancy"] is answer


def test_what_is_kept_stays_only_where_something_is_kept(qtbot: QtBot) -> None:
    line = "Leave unticked: what is kept stays as it is."
    assert line not in _said(_health(qtbot))
    assert line in _said(_health(qtbot, _profile(date(2026, 11, 12), pregnancy=Answer.NO)))


LEFT, RIGHT = Place("PC6", Side.LEFT), Place("PC6", Side.RIGHT)
HAND = Place("LI4", Side.LEFT)


@pytest.mark.parametrize(
    ("at", "asked_at", "ticked"),
    [
        pytest.param({LEFT}, {LEFT, RIGHT}, ["Your left wrist"], id="at the same places"),
        pytest.param({LEFT, HAND}, {LEFT, RIGHT, HAND}, ["Your left wrist"], id="at some of them"),
        pytest.param(set(), {LEFT, RIGHT}, ["Somewhere else"], id="somewhere else"),
        pytest.param({HAND}, {HAND}, [], id="at places that are not asked here"),
        pytest.param(set(), {HAND}, [], id="elsewhere, but these places were never asked"),
    ],
)
def test_an_answer_about_places_comes_back_where_it_is_known(
    qtbot: QtBot, at: set[Place], asked_at: set[Place], ticked: list[str]
) -> None:
    answers = Answers({"wound": Answer.YES}, {"wound": frozenset(at)})
    before = with_health(Given(), answers, frozenset(asked_at))
    page = _shown(qtbot, HealthPage(THEME, WORDS, ASKED, Profile(), TODAY, before))
    wound = page.local["wound"]
    assert wound.tick.isChecked()
    places = (*wound.where.values(), wound.elsewhere)
    assert [tick.text() for tick in places if tick.isChecked()] == ticked
    assert wound.lacks_place is not bool(ticked)


def test_places_of_another_routine_stay_until_the_condition_is_unticked() -> None:
    def wound(answer: Answer, *at: Place) -> Answers:
        return Answers({"wound": answer}, {"wound": frozenset(at)} if at else {})

    wrists, hands = frozenset({LEFT, RIGHT}), frozenset({HAND})
    first = with_health(Given(), wound(Answer.YES, LEFT), wrists)
    both = with_health(first, wound(Answer.YES, HAND), hands)
    assert both.answers.places == {"wound": {LEFT, HAND}}
    moved = with_health(both, wound(Answer.YES, RIGHT), wrists)
    assert moved.answers.places == {"wound": {RIGHT, HAND}}
    gone = with_health(moved, wound(Answer.NO), wrists)
    assert gone.answers.places == {}


# what is below the fold


def test_the_shipped_questions_for_nausea_fit_the_window(
    qtbot: QtBot, flags_page: RedFlagsPage
) -> None:
    for page in (flags_page, _shipped(qtbot)):
        assert page.scroll_area.verticalScrollBar().maximum() == 0
        assert page.go_on.text() == "&None of these"


SMALL = (480, 420)


def test_health_is_not_answered_before_its_end_was_in_view(qtbot: QtBot) -> None:
    page = _shipped(qtbot, size=SMALL)
    pressed = 0
    with qtbot.assertNotEmitted(page.answered):
        while page.go_on.text() == "Show the &rest":
            QTest.keyClick(page.go_on, Qt.Key.Key_Space)
            pressed += 1
    assert 1 < pressed < 20
    last = [*page.local.values()][-1].tick
    assert in_view(page, last)
    page.scroll_area.verticalScrollBar().setValue(0)
    assert page.go_on.text() == "&None of these"  # it was in view
    _result(qtbot, page)


def test_a_key_held_down_does_not_run_through_to_the_answer(qtbot: QtBot) -> None:
    page = _shipped(qtbot, size=SMALL)
    key, none = Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier
    page.go_on.setAutoDefault(True)
    page.go_on.setFocus()
    with qtbot.assertNotEmitted(page.answered):
        for repeated in (False, *[True] * 30):
            event = QKeyEvent(QEvent.Type.KeyPress, key, none, "\r", repeated)
            QApplication.sendEvent(page.go_on, event)
    assert page.scroll_area.verticalScrollBar().value() > 0


def test_a_tick_above_does_not_answer_what_is_below(qtbot: QtBot) -> None:
    page = _shipped(qtbot, size=SMALL)
    page.questions["pregnancy"].tick.click()
    with qtbot.assertNotEmitted(page.answered):
        page.go_on.click()
    assert page.go_on.text() == "Show the &rest"


def test_what_a_tick_unfolds_hides_nothing_that_was_in_view(qtbot: QtBot) -> None:
    page = _shipped(qtbot)
    for question in page.questions.values():
        question.tick.click()
    settled(page)
    assert page.scroll_area.verticalScrollBar().maximum() > 0
    assert page.go_on.text() == "&Continue"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_sign_is_ticked_by_enter_and_by_space(flags_page: RedFlagsPage, key: Qt.Key) -> None:
    flag, tick = next(iter(flags_page.ticks.items()))
    QTest.keyClick(tick, key)
    assert flags_page.ticked == {flag}
    QTest.keyClick(tick, key)
    assert not flags_page.ticked


@pytest.mark.parametrize("height", [420, 560, 568, 600, 628, 800])
def test_warning_signs_in_large_text_are_not_answered_unseen(qtbot: QtBot, height: int) -> None:
    flags = load_library(FOLDERS).content.symptoms["nausea"].red_flags
    theme = Theme(LIGHT, scale_for(10, 2.0), THEME.icons)
    conditions = tuple(
        Condition(id=flag.id, kind=Kind.RED_FLAG, text=flag.text, short=flag.text) for flag in flags
    )
    page = RedFlagsPage(theme, WORDS, "Nausea", conditions)
    dress(page, theme)
    page.setFixedSize(480, height)
    settled(_shown(qtbot, page))
    assert page.go_on.text() == "Show the &rest"
    seen = _lines_in_view(page)
    with qtbot.assertNotEmitted(page.answered):
        while page.go_on.text() == "Show the &rest":
            page.go_on.click()
            seen |= _lines_in_view(page)
    assert seen >= {(flag, y) for flag, t in page.ticks.items() for y in range(t.height())}
    bar = page.scroll_area.verticalScrollBar()
    sliver = range(1, theme.scale.px(0.75))
    assert bar.maximum() - bar.value() not in sliver, "as if there were a little more"
    with qtbot.waitSignal(page.answered, timeout=100):
        page.go_on.click()


def _lines_in_view(page: RedFlagsPage) -> set[tuple[str, int]]:
    """Each line of pixels of each sign that is to be seen now."""
    port = page.scroll_area.viewport()
    seen = set()
    for flag, tick in page.ticks.items():
        top = tick.mapTo(port, QPoint(0, 0)).y()
        seen |= {(flag, y) for y in range(tick.height()) if 0 <= top + y < port.height()}
    return seen


def test_the_rest_comes_into_view_by_the_mouse_wheel_too(qtbot: QtBot) -> None:
    page = _shipped(qtbot, size=SMALL)
    bar = page.scroll_area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert page.go_on.text() == "&None of these"


def test_remembering_is_opt_in_and_only_for_what_was_asked_now(qtbot: QtBot) -> None:
    page = _health(qtbot, _profile(date(2026, 11, 12), pregnancy=Answer.NO))
    assert not page.remember.isChecked()
    page.remember.click()
    kept = _result(qtbot, page).remembered
    assert PREGNANCY not in kept
    assert BLOOD_THINNERS in kept
    assert WOUND not in kept


def test_nothing_can_be_remembered_where_all_is_of_today(qtbot: QtBot) -> None:
    assert not _health(qtbot, asked=Asked((FEVER, WOUND), ASKED.places)).remember.isVisible()


# steps


def test_each_page_of_the_check_says_which_step_it_is(
    qtbot: QtBot, flags_page: RedFlagsPage
) -> None:
    assert "Step 1 of 3: Warning signs" in _said(flags_page)
    assert "Step 2 of 3: Your health" in _said(_health(qtbot))
    ready = _ready(qtbot, _cleared(WRISTS, yes("blood_thinners")))
    assert "Step 3 of 3: Ready" in _said(ready)


def test_what_was_not_asked_is_no_step(qtbot: QtBot) -> None:
    stages = (Stage.HEALTH, Stage.READY)
    page = HealthPage(THEME, WORDS, ASKED, Profile(), TODAY, stages=stages)
    assert "Step 1 of 2: Your health" in _said(_shown(qtbot, page))


# ready and refused


RULES = content(
    rule("pregnancy", Action.ASK),
    rule("pregnancy", Action.SKIP, point="LI4"),
    rule("blood_thinners", Action.LIGHT),
    rule("fever", Action.STOP),
    rule("wound", Action.SKIP, place=True),
    rule(None, Action.CAUTION, point="PC6"),
)


def _cleared(routine: Routine, answers: Answers, rules: Content = RULES) -> Cleared:
    screened = clear(routine, rules, answers)
    assert isinstance(screened, Cleared)
    return screened


def _ready(qtbot: QtBot, cleared: Cleared, instead: Routine | None = None) -> ReadyPage:
    pictures = Pictures(FOLDERS.pictures)
    page = ReadyPage(THEME, pictures, WORDS, RULES, cleared, 156_000, instead)
    return _shown(qtbot, page)


def test_what_holds_for_everyone_costs_nobody_a_page() -> None:
    library = load_library(FOLDERS)
    nothing = Answers(otherwise=Answer.NO)
    shipped = [entry.routine for entry in library.listed if entry.origin is Origin.BUNDLED]
    assert len(shipped) == 17
    for one in shipped:
        cleared = clear(one, library.content, nothing)
        assert isinstance(cleared, Cleared)
        assert not has_something_to_say(cleared), one.id


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        pytest.param(yes(), False, id="nothing but a caution: it is shown while pressing"),
        pytest.param(yes("blood_thinners"), True, id="something is made lighter"),
        pytest.param(yes("pregnancy"), True, id="somebody is to be asked"),
        pytest.param(yes(wound=["PC6:left"]), True, id="a place is left out"),
        pytest.param(yes(wound=[]), False, id="a wound somewhere else"),
    ],
)
def test_ready_has_something_to_say(answers: Answers, says: bool) -> None:
    assert has_something_to_say(_cleared(WRISTS, answers)) is says


def test_ready_names_what_is_left_out_on_which_side_and_why(qtbot: QtBot) -> None:
    page = _ready(qtbot, _cleared(BOTH, yes(wound=["PC6:left"])))
    assert "Your left wrist\nLeft out\nBecause of wound." in _said(page)
    assert "You can start, with 1 place left out" in _said(page)
    assert "What stays\nYour right wrist, both hands\n2 min 36 s" in _said(page)


def test_ready_says_how_long_it_would_have_been(qtbot: QtBot) -> None:
    cleared = _cleared(BOTH, yes(wound=["PC6:left"]))
    pictures = Pictures(FOLDERS.pictures)
    page = ReadyPage(THEME, pictures, WORDS, RULES, cleared, 156_000, None, before=352_000)
    assert "2 min 36 s\nwas 5 min 52 s" in _said(_shown(qtbot, page))


def test_a_time_that_is_no_shorter_has_no_time_before(qtbot: QtBot) -> None:
    cleared = _cleared(WRISTS, yes("blood_thinners"))
    pictures = Pictures(FOLDERS.pictures)
    page = ReadyPage(THEME, pictures, WORDS, RULES, cleared, 156_000, None, before=156_000)
    assert "was" not in _said(_shown(qtbot, page))


def test_the_source_stands_with_what_is_left_out_to_be_asked_or_lighter(qtbot: QtBot) -> None:
    sheet = Source(title="A patient sheet", publisher="A hospital", year=2020)
    rules = replace(RULES, sources={"sheet": sheet})
    told = "Source: A patient sheet. A hospital, 2020."
    for answers in (yes("pregnancy"), yes("blood_thinners"), yes(wound=["PC6:left"])):
        pictures = Pictures(FOLDERS.pictures)
        cleared = _cleared(WRISTS, answers, rules)
        page = ReadyPage(THEME, pictures, WORDS, rules, cleared, 156_000, None)
        assert told in _said(_shown(qtbot, page))


@pytest.mark.parametrize(
    ("side", "one_side", "named"),
    [
        pytest.param("each", Side.LEFT, Side.BOTH, id="each side is both"),
        pytest.param("one", Side.LEFT, Side.LEFT, id="the chosen side"),
        pytest.param("one", Side.RIGHT, Side.RIGHT, id="the other chosen side"),
        pytest.param("right", Side.LEFT, Side.RIGHT, id="a fixed side"),
    ],
)
def test_what_stays_is_each_place_with_the_sides_that_are_pressed(
    side: str, one_side: Side, named: Side
) -> None:
    one = routine(press("PC6", side), press("PC6", side))
    cleared = _cleared(one, yes())
    assert staying(cleared, RULES, one_side) == ((RULES.points["PC6"], named),)


def test_both_sides_left_out_for_one_reason_are_named_once(qtbot: QtBot) -> None:
    page = _ready(qtbot, _cleared(BOTH, yes(wound=["PC6"])))
    assert "Both wrists\nLeft out" in _said(page)


def test_ready_says_what_is_lighter_and_starts_at_once(qtbot: QtBot) -> None:
    page = _ready(qtbot, _cleared(WRISTS, yes("blood_thinners")))
    assert "light for blood_thinners.\nBecause of blood_thinners." in _said(page)
    assert page.heading.hasFocus()
    with qtbot.waitSignal(page.started, timeout=100):
        page.start.click()


def test_what_is_to_be_asked_needs_a_tick_before_start(qtbot: QtBot) -> None:
    page = settled(_ready(qtbot, _cleared(WRISTS, yes("pregnancy"))))
    assert "Because of pregnancy." in _said(page)
    assert not page.asked.isChecked()
    assert not page.start.isEnabled()
    assert "Start needs the tick above." in _said(page)
    page.asked.click()
    assert page.start.isEnabled()
    assert "Start needs the tick above." not in _said(page)
    page.asked.click()
    assert not page.start.isEnabled()


def test_the_tick_says_that_they_agreed_and_is_in_view_at_once(qtbot: QtBot) -> None:
    page = settled(_ready(qtbot, _cleared(BOTH, yes("pregnancy"))))
    assert "they agreed" in page.asked.text()
    assert in_view(page, page.asked)


def test_the_hint_says_below_only_while_the_tick_is_below(qtbot: QtBot) -> None:
    page = _ready(qtbot, _cleared(BOTH, yes("pregnancy")))
    page.setFixedSize(420, 300)
    settled(page)
    bar = page.scroll_area.verticalScrollBar()
    bar.setValue(0)
    assert "Start needs the tick below." in _said(page)
    bar.setValue(bar.maximum())
    assert "Start needs the tick above." in _said(page)


SIDES = {Side.LEFT, Side.RIGHT}


@pytest.mark.parametrize(
    ("routine", "target", "steps", "named"),
    [
        pytest.param(WRISTS, {}, {0}, (), id="a routine of one place"),
        pytest.param(BOTH, {}, {0, 1}, (), id="all places"),
        pytest.param(BOTH, {}, {1}, ("both hands",), id="one of two places"),
        pytest.param(
            BOTH,
            {"region": Region.HAND_BACK},
            {0, 1},
            ("both wrists", "both hands"),
            id="a region with all places",
        ),
    ],
)
def test_a_finding_names_the_places_it_is_about(
    routine: Routine, target: dict[str, Region], steps: set[int], named: tuple[str, ...]
) -> None:
    finding = Finding(
        condition="pregnancy",
        action=Action.ASK,
        target=Target(region=target.get("region")),
        text="Ask.",
        reason="Because.",
        source="test",
        presses=frozenset((number, side) for number in steps for side in SIDES),
    )
    assert concerned(finding, routine, RULES, WORDS) == named


def test_ready_offers_the_other_routine(qtbot: QtBot) -> None:
    page = _ready(qtbot, _cleared(BOTH, yes("pregnancy")), instead=WRISTS)
    with qtbot.waitSignal(page.alternative, timeout=100) as chosen:
        page.instead.click()
    assert chosen.args == ["wrists"]


def _refused(
    qtbot: QtBot,
    routine: Routine,
    answers: Answers,
    instead: Routine | None = None,
    rules: Content = RULES,
) -> RefusedPage:
    screened = clear(routine, rules, answers)
    assert isinstance(screened, Refused)
    pictures = Pictures(FOLDERS.pictures)
    return _shown(qtbot, RefusedPage(THEME, pictures, WORDS, rules, screened, instead))


def _follow(qtbot: QtBot, page: ReadyPage | RefusedPage, words: str) -> list[Any]:
    """Where a link leads."""
    link = next(b for b in page.findChildren(QPushButton) if b.text() == words)
    with qtbot.waitSignal(page.point_wanted, timeout=100) as wanted:
        link.click()
    return list(wanted.args or ())


def test_each_point_that_is_named_before_a_start_leads_to_its_page(qtbot: QtBot) -> None:
    page = _ready(qtbot, _cleared(BOTH, yes(wound=["PC6:left", "PC6:right"])))
    assert _follow(qtbot, page, "About PC6") == ["PC6"], "left out"
    assert _follow(qtbot, page, "About LI4") == ["LI4"], "pressed"


def test_a_point_that_is_refused_leads_to_its_page(qtbot: QtBot) -> None:
    page = _refused(qtbot, WRISTS, yes(wound=["PC6:left", "PC6:right"]))
    assert _follow(qtbot, page, "About PC6") == ["PC6"]


def test_with_large_text_in_a_narrow_window_the_number_to_call_is_in_view(qtbot: QtBot) -> None:
    large = Theme(LIGHT, scale_for(10, 2.0), THEME.icons)
    screened = clear(WRISTS, RULES, yes("chest_pain"))
    assert isinstance(screened, Refused)
    page = RefusedPage(large, Pictures(FOLDERS.pictures), WORDS, RULES, screened, None)
    qtbot.addWidget(page)
    dress(page, large)
    page.resize(480, 700)
    page.show()
    settled(page)
    [advice] = [p for p in page.findChildren(QLabel) if p.text().startswith("Call")]
    assert advice.visibleRegion().boundingRect().height() >= advice.fontMetrics().height()


def test_a_warning_sign_is_refused_with_its_advice(qtbot: QtBot) -> None:
    page = _refused(qtbot, WRISTS, yes("chest_pain"))
    said = _said(page)
    assert "Please get medical help now" in said
    assert "Call for help now." in said
    assert "You ticked: Pain in your chest." in said
    assert page.heading.hasFocus()


def test_emergency_numbers_stand_with_an_emergency_alone(qtbot: QtBot) -> None:
    assert "112 · 911 · 999" in _said(_refused(qtbot, WRISTS, yes("chest_pain")))
    assert "112" not in _said(_refused(qtbot, WRISTS, yes("fever")))


def test_no_button_of_a_refusal_starts(qtbot: QtBot) -> None:
    page = _refused(qtbot, WRISTS, yes("chest_pain"))
    assert [b.text() for b in page.findChildren(QPushButton)] == [
        "That was a &mistake",
        "Back to &Home",
    ]


def test_a_stop_that_is_no_warning_sign_raises_no_alarm(qtbot: QtBot) -> None:
    said = _said(_refused(qtbot, WRISTS, yes("fever")))
    assert "Not this time" in said
    assert "stop for fever." in said
    assert "Because of fever." in said


def test_the_most_urgent_of_several_signs_stands_first(qtbot: QtBot) -> None:
    shipped = load_library(FOLDERS)
    nausea = shipped.find("nausea")
    assert nausea is not None
    flags = {flag.urgency: flag for flag in shipped.content.symptoms["nausea"].red_flags}
    today, now = flags[Urgency.TODAY], flags[Urgency.EMERGENCY]
    answers = yes(today.id, now.id)
    said = _said(_refused(qtbot, nausea.routine, answers, rules=shipped.content))
    assert "Please get medical help now" in said
    assert said.index(str(now.text)) < said.index(str(today.text))


def test_everything_left_out_says_why_and_offers_the_other_routine(qtbot: QtBot) -> None:
    page = _refused(qtbot, HANDS, yes("pregnancy"), instead=WRISTS)
    said = _said(page)
    assert "Nothing is left to press" in said
    assert "Both hands\nLeft out\nBecause of pregnancy." in said
    with qtbot.waitSignal(page.alternative, timeout=100) as chosen:
        page.instead.click()
    assert chosen.args == ["wrists"]


@pytest.mark.parametrize("text_size", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1012, 760), (480, 740)])
@pytest.mark.parametrize("page", ["flags", "ready", "refused", "nothing left"])
def test_no_page_of_the_check_is_clipped(
    qtbot: QtBot, page: str, size: tuple[int, int], text_size: float
) -> None:
    theme = Theme(LIGHT, scale_for(10, text_size), THEME.icons)
    shown = _shipped_page(page, theme)
    dress(shown, theme)
    shown.setFixedSize(*size)
    settled(_shown(qtbot, shown))
    assert shown.scroll_area.horizontalScrollBar().maximum() == 0
    assert troubles(shown) == []


def _shipped_page(page: str, theme: Theme) -> FlowPage:
    """A page of the check for a shipped routine with as much on it as there can be."""
    library, pictures = load_library(FOLDERS), Pictures(FOLDERS.pictures)
    rules = library.content
    listed = library.find("tension-headache-head-neck")
    assert listed is not None
    one, signs = listed.routine, rules.symptoms[listed.routine.symptoms[0]].red_flags
    skull = [step.place for step in one.steps]
    match page:
        case "flags":
            flags = tuple(c for c in questions(one, rules) if c.kind is Kind.RED_FLAG)
            return RedFlagsPage(theme, WORDS, WORDS.text(one.title), flags)
        case "ready":
            cleared = _cleared(one, yes("pregnancy", "blood_thinners", wound=skull[:1]), rules)
            total, before = 100_000, 400_000
            return ReadyPage(theme, pictures, WORDS, rules, cleared, total, WRISTS, before=before)
        case "refused":
            screened = clear(one, rules, yes(*(sign.id for sign in signs), "fever"))
        case _:
            screened = clear(one, rules, yes(wound=skull))
    assert isinstance(screened, Refused)
    return RefusedPage(theme, pictures, WORDS, rules, screened, WRISTS)
