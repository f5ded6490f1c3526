"""The safety pages: what is asked, what counts as an answer, and what follows from it."""

import re
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from acupressure_app.core.body import Side
from acupressure_app.core.content import Action, Kind, Urgency
from acupressure_app.core.library import Content
from acupressure_app.core.profile import Profile, Remembered
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import (
    Answer,
    Answers,
    Cleared,
    Place,
    Refused,
    clear,
    questions,
)
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_library
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.health_page import Asked, HealthAnswers, HealthPage
from acupressure_app.ui.picture import Pictures
from acupressure_app.ui.ready_page import ReadyPage, has_something_to_say
from acupressure_app.ui.red_flags_page import RedFlagsPage
from acupressure_app.ui.refused_page import RefusedPage
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
        flags_page.none.click()
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


def test_none_of_these_with_a_tick_goes_nowhere_and_says_why(
    qtbot: QtBot, flags_page: RedFlagsPage
) -> None:
    flags_page.ticks["nausea_blood"].click()
    with qtbot.assertNotEmitted(flags_page.answered):
        flags_page.none.click()
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


def _seen(page: QWidget, part: QWidget) -> bool:
    """Whether the whole part is in view, not cut off by an edge."""
    within = part.visibleRegion().boundingRect() == part.rect()
    return part.isVisible() and within and page.rect().contains(part.mapTo(page, QPoint(0, 0)))


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
    return _settled(_shown(qtbot, page))


def _settled(page: HealthPage) -> HealthPage:
    for _ in range(5):  # parts that wrap ask for their height once they know their width
        QApplication.processEvents()
    return page


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


def test_nearly_everything_is_in_view_at_once(qtbot: QtBot) -> None:
    page = _shipped(qtbot)
    ticks = [q.tick for q in (*page.questions.values(), *page.local.values())]
    hidden = [tick.text() for tick in ticks if not _seen(page, tick)]
    assert len(ticks) > 20
    assert len(hidden) <= 4


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
    page.go_on.click()  # asks at which places
    _settled(page)
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    parts: list[QLabel | QAbstractButton] = [*page.findChildren(QLabel)]
    parts += page.findChildren(QAbstractButton)
    shown = [part for part in parts if part.isVisible()]
    assert len(shown) > 100
    cut = [
        part.text()
        for part in shown
        if part.width() < part.minimumSizeHint().width()
        or part.height() < part.heightForWidth(part.width())
    ]
    assert cut == []


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


def test_remembered_answers_stand_in_one_line_and_are_confirmed_by_a_press(qtbot: QtBot) -> None:
    known = _profile(date(2026, 11, 12), pregnancy=Answer.NO, blood_thinners=Answer.YES)
    page = _health(qtbot, known)
    assert "From 12 Nov. Yes: blood_thinners. No: pregnancy." in _said(page)
    assert not page.questions["pregnancy"].isVisible()
    assert page.questions["fever"].isVisible()
    given = _result(qtbot, page).answers.given
    assert given["blood_thinners"] is Answer.YES
    assert given["fever"] is Answer.NO


def test_when_all_is_remembered_the_page_still_waits_for_a_press(qtbot: QtBot) -> None:
    known = _profile(date(2026, 11, 12), pregnancy=Answer.NO)
    page = _health(qtbot, known, Asked((PREGNANCY,), ()))
    assert "From 12 Nov. No: pregnancy." in _said(page)
    assert page.go_on.text() == "&Nothing changed"
    assert not page.remember.isVisible()
    assert _result(qtbot, page).answers.given == {"pregnancy": Answer.NO}


def test_answers_of_another_year_say_so(qtbot: QtBot) -> None:
    known = _profile(date(2025, 12, 30), blood_thinners=Answer.NO)
    page = _shown(qtbot, HealthPage(THEME, WORDS, ASKED, known, date(2026, 1, 2)))
    assert "From 30 Dec 2025. No: blood_thinners." in _said(page)


def test_what_is_too_old_is_asked_again(qtbot: QtBot) -> None:
    known = _profile(date(2026, 11, 1), pregnancy=Answer.NO, blood_thinners=Answer.NO)
    page = _health(qtbot, known)  # pregnancy keeps for 14 days
    assert page.questions["pregnancy"].isVisible()
    assert not page.questions["blood_thinners"].isVisible()


def test_someone_else_is_asked_everything(qtbot: QtBot) -> None:
    known = _profile(date(2026, 11, 12), pregnancy=Answer.YES, blood_thinners=Answer.YES)
    page = _health(qtbot, known)
    page.ask_again.click()
    assert all(question.isVisible() for question in page.questions.values())
    assert "From 12 Nov" not in _said(page)
    assert page.heading.hasFocus()
    assert set(_result(qtbot, page).answers.given.values()) == {Answer.NO}


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
    assert "Left out: your left wrist\nBecause of wound." in _said(page)
    assert "You can start, with 1 place left out" in _said(page)
    assert "It takes 2 min 36 s." in _said(page)


def test_both_sides_left_out_for_one_reason_are_named_once(qtbot: QtBot) -> None:
    page = _ready(qtbot, _cleared(BOTH, yes(wound=["PC6"])))
    assert "Left out: both wrists" in _said(page)


def test_ready_says_what_is_lighter_and_starts_at_once(qtbot: QtBot) -> None:
    page = _ready(qtbot, _cleared(WRISTS, yes("blood_thinners")))
    assert "light for blood_thinners.\nBecause of blood_thinners." in _said(page)
    assert page.heading.hasFocus()
    with qtbot.waitSignal(page.started, timeout=100):
        page.start.click()


def test_what_is_to_be_asked_needs_a_tick_before_start(qtbot: QtBot) -> None:
    page = _ready(qtbot, _cleared(WRISTS, yes("pregnancy")))
    assert "Because of pregnancy." in _said(page)
    assert not page.asked.isChecked()
    assert not page.start.isEnabled()
    assert "Start needs the tick above." in _said(page)
    page.asked.click()
    assert page.start.isEnabled()
    assert "Start needs the tick above." not in _said(page)
    page.asked.click()
    assert not page.start.isEnabled()


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


def test_a_warning_sign_is_refused_with_its_advice(qtbot: QtBot) -> None:
    page = _refused(qtbot, WRISTS, yes("chest_pain"))
    said = _said(page)
    assert "Please get medical help now" in said
    assert "Call for help now." in said
    assert "You ticked: Pain in your chest." in said
    assert page.heading.hasFocus()


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
    assert "Left out: both hands\nBecause of pregnancy." in said
    with qtbot.waitSignal(page.alternative, timeout=100) as chosen:
        page.instead.click()
    assert chosen.args == ["wrists"]
