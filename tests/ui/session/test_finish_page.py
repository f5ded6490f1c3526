"""What the finish page says about a session that is over."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from acupressure_app.core import player
from acupressure_app.core.entry import Felt
from acupressure_app.core.timeline import Timeline
from acupressure_app.store.folders import folders
from acupressure_app.ui.session.finish_page import FinishPage
from acupressure_app.ui.session.finish_view import Summary, summary
from acupressure_app.ui.session.ring import Ring
from acupressure_app.ui.session.telling import Told
from acupressure_app.ui.theme import LIGHT, Theme, dress, scale_for
from tests.builders import CONTENT, WORDS, compiled, press, routine
from tests.ui.settling import in_view

THEME = Theme(LIGHT, scale_for(10), folders().assets / "icons")
WRISTS = compiled(routine(press("PC6", "each", seconds=90), title="Queasy"))
ROUNDS = compiled(routine(sets=[{"rounds": 3, "steps": [press("LI4", seconds=60)]}]))


def _over(
    timeline: Timeline,
    at: int,
    *,
    left: tuple[player.Left, ...] = (),
    unwell: bool = False,
    left_out: tuple[str, ...] = (),
) -> Summary:
    state = player.State(timeline, player.Over(at, at >= timeline.total), left=left)
    return summary(state, WORDS, unwell=unwell, left_out=left_out)


def _what(told: Summary) -> dict[str, str]:
    return {place.place: place.what for place in told.places}


def test_a_finished_session_tells_the_time_on_each_side() -> None:
    told = _over(WRISTS, WRISTS.total)
    assert told.finished
    assert told.pressed == 180_000
    assert _what(told) == {"Your left wrist": "1 min 30 s", "Your right wrist": "1 min 30 s"}


def test_a_session_stopped_midway_tells_what_was_pressed_and_what_was_not_reached() -> None:
    told = _over(WRISTS, WRISTS.segment_of(0).start + 40_000)
    assert not told.finished
    assert told.pressed == 40_000
    assert _what(told) == {
        "Your left wrist": "40 s of 1 min 30 s, then stopped",
        "Your right wrist": "not reached",
    }


LEFT_EARLY = {
    "ended early": (player.Left(0, 79_900, player.Why.SKIPPED), "1 min 19 s of 1 min 30 s, {}"),
    "skipped": (player.Left(0, 0, player.Why.SKIPPED), "{}"),
    "skipped: it was too strong": (
        player.Left(0, 20_000, player.Why.TOO_STRONG),
        "20 s of 1 min 30 s, {}",
    ),
    "done early": (player.Left(0, 60_000, player.Why.DONE), "1 min of 1 min 30 s, {}"),
}


@pytest.mark.parametrize("why", LEFT_EARLY)
def test_a_side_that_was_left_early_says_how_long_it_lasted_and_why(why: str) -> None:
    left, what = LEFT_EARLY[why]
    told = _over(WRISTS, WRISTS.total, left=(left,))
    assert _what(told) == {
        "Your left wrist": what.format(why),
        "Your right wrist": "1 min 30 s",
    }
    assert told.pressed == 90_000 + left.lasted // 1000 * 1000


def test_rounds_of_one_place_are_told_together() -> None:
    assert _what(_over(ROUNDS, ROUNDS.total)) == {"Your left hand": "3 min"}
    second = ROUNDS.segment_of(1).start + 30_000
    assert _what(_over(ROUNDS, second)) == {"Your left hand": "1 min 30 s of 3 min, then stopped"}


def test_what_was_done_as_planned_is_said_in_one_phrase() -> None:
    assert _over(WRISTS, WRISTS.total).done == "Both wrists"
    assert _over(ROUNDS, ROUNDS.total).done == "Your left hand"
    two = compiled(routine(press("PC6", "each"), press("LI4", "each")))
    assert _over(two, two.total).done == ""
    assert _over(WRISTS, WRISTS.total - 10_000).done == ""
    skipped = player.Left(0, 20_000, player.Why.SKIPPED)
    assert _over(WRISTS, WRISTS.total, left=(skipped,)).done == ""


def _page(qtbot: QtBot, told: Summary, before: int | None = None) -> FinishPage:
    page = FinishPage(THEME, WORDS, CONTENT.symptoms, told, before)
    qtbot.addWidget(page)
    dress(page, THEME)
    page.resize(900, 700)
    with qtbot.waitActive(page):
        page.show()
    page.arrive()
    return page


def _words(page: FinishPage) -> str:
    parts = [part for part in page.findChildren(QWidget) if isinstance(part, QLabel | QCheckBox)]
    words = "\n".join(part.text() for part in parts if part.isVisible())
    return re.sub(r"<[^>]+>", "", words)


def test_the_finish_page_says_rest_aftercare_and_when_to_see_someone(qtbot: QtBot) -> None:
    page = _page(qtbot, _over(WRISTS, WRISTS.total))
    for words in (
        "That’s it. Rest a moment.",
        "Both wrists, 3 min of pressing.",
        "stand up slowly",
        "Did anything feel wrong?",
        "When to see someone: See a doctor if it stays.",
    ):
        assert words in _words(page)
    assert "911" not in _words(page)
    assert page.wrong.segments.value == "no"
    assert page.heading.hasFocus()


def test_a_stopped_session_is_not_called_done(qtbot: QtBot) -> None:
    words = _words(_page(qtbot, _over(WRISTS, 60_000)))
    assert "Stopped. Rest a moment." in words
    assert "That’s it" not in words
    assert "Your left wrist: " in words
    assert "Your right wrist: not reached" in words


def test_a_session_that_ended_too_strong_is_not_called_done(qtbot: QtBot) -> None:
    left = player.Left(1, 20_000, player.Why.TOO_STRONG)
    page = _page(qtbot, _over(WRISTS, WRISTS.total, left=(left,)))
    assert "That was too strong. Rest." in _words(page)
    assert "See a doctor if it stays." in _words(page)
    assert "That’s it" not in _words(page)
    assert page.findChild(Ring) is None
    assert page.windowTitle() == "Stopped: Queasy"


def test_what_the_health_answers_left_out_is_listed(qtbot: QtBot) -> None:
    words = _words(_page(qtbot, _over(WRISTS, WRISTS.total, left_out=("your left hand",))))
    assert "Left out: your left hand" in words


@pytest.mark.parametrize(("at", "title"), [(WRISTS.total, "Done"), (60_000, "Stopped")])
def test_the_window_title_says_what_the_page_is(qtbot: QtBot, at: int, title: str) -> None:
    assert _page(qtbot, _over(WRISTS, at)).windowTitle() == f"{title}: Queasy"


WRONG = (
    *("Pain", "A bruise or swelling", "Numbness or tingling", "Dizziness or faintness"),
    "Something else",
)


def test_after_a_sign_to_stop_it_says_where_help_is_and_what_to_do(qtbot: QtBot) -> None:
    page = _page(qtbot, _over(WRISTS, 60_000, unwell=True))
    words = _words(page)
    assert page.wrong.segments.value == "yes"
    assert "112, 911 or 999" in words
    assert "chest pain" in words
    assert all(what in words for what in WRONG)


def test_who_stopped_for_harm_reads_first_what_to_do_and_when_to_call(qtbot: QtBot) -> None:
    page = _page(qtbot, _over(WRISTS, 60_000, unwell=True))
    lead, *later = ("Sit or lie down until it has passed.", "112, 911 or 999", "Did anything feel")
    assert _height(page, lead) < _height(page, later[0]) < _height(page, later[1])
    assert "drowsy" not in _words(page)


def _height(page: FinishPage, words: str) -> int:
    """Where they stand, from the top of the page down."""
    [part] = [p for p in page.findChildren(QLabel) if words in p.text() and p.isVisible()]
    return part.mapTo(page, part.rect().topLeft()).y()


def test_the_warning_signs_stand_there_once_something_is_wrong(qtbot: QtBot) -> None:
    page = _page(qtbot, _over(WRISTS, WRISTS.total), 3)
    signs = "Is one of the warning signs there now?"
    assert signs not in _words(page)
    QTest.keyClick(page, Qt.Key.Key_9)
    words = _words(page)
    for flag in CONTENT.symptoms["nausea"].red_flags:
        assert words.index(signs) < words.index(WORDS.text(flag.text))
        assert WORDS.text(flag.advice) in words
    QTest.keyClick(page, Qt.Key.Key_2)
    assert signs not in _words(page)


def test_if_anything_felt_wrong_it_says_what_to_do(qtbot: QtBot) -> None:
    page = _page(qtbot, _over(WRISTS, WRISTS.total))
    yes, no = (_answer(page, text) for text in ("Yes", "No"))
    assert not any(what in _words(page) for what in WRONG)
    yes.click()
    words = _words(page)
    assert all(what in words for what in WRONG)
    assert "112, 911 or 999" in words
    assert words.index("112, 911 or 999") < words.index("Pain")
    no.click()
    assert not any(what in _words(page) for what in WRONG)


def _answer(page: FinishPage, text: str) -> QRadioButton:
    [button] = [button for button in page.findChildren(QRadioButton) if button.text() == text]
    return button


def test_again_and_not_keeping_it_ask_for_it(qtbot: QtBot) -> None:
    page = _page(qtbot, _over(WRISTS, WRISTS.total))
    with qtbot.waitSignal(page.again):
        page.again_button.click()
    with qtbot.waitSignal(page.dropped):
        page.drop_button.click()


def test_how_it_is_what_felt_wrong_and_the_note_are_told(qtbot: QtBot) -> None:
    page = _page(qtbot, _over(WRISTS, WRISTS.total))
    _answer(page, "Yes").click()
    page.wrong.ticks[Felt.BRUISE].click()
    page.rating.choose(3)
    page.note.write(" after the bus\n")
    with qtbot.waitSignal(page.saved) as saved:
        page.save_button.click()
    assert saved.args == [Told(3, (Felt.BRUISE,), "after the bus")]


def test_that_something_felt_wrong_is_kept_also_where_it_is_not_said_what(qtbot: QtBot) -> None:
    page = _page(qtbot, _over(WRISTS, 60_000, unwell=True))
    with qtbot.waitSignal(page.saved) as saved:
        page.save_button.click()
    assert saved.args == [Told(None, (Felt.OTHER,))]


STRONGER = "Clearly stronger than before. Press no more today."


@pytest.mark.parametrize(
    ("before", "after", "remarked"),
    [(3, 9, True), (3, 5, True), (3, 4, False), (8, 3, False), (None, 9, False)],
)
def test_what_is_clearly_stronger_than_before_is_remarked_on(
    qtbot: QtBot, before: int | None, after: int, remarked: bool
) -> None:
    page = _page(qtbot, _over(WRISTS, WRISTS.total), before)
    assert STRONGER not in _words(page)
    QTest.keyClick(page, Qt.Key(Qt.Key.Key_0 + after))
    assert (STRONGER in _words(page)) == remarked
    assert page.again_button.isVisible() != remarked
    assert page.unwell == remarked


def test_a_remark_comes_into_view_also_where_there_is_little_room(qtbot: QtBot) -> None:
    page = _page(qtbot, _over(WRISTS, WRISTS.total), 3)
    page.resize(480, 420)
    QTest.keyClick(page, Qt.Key.Key_9)
    qtbot.waitUntil(lambda: in_view(page, page.worse))


def test_a_remark_goes_with_the_number_that_led_to_it(qtbot: QtBot) -> None:
    page = _page(qtbot, _over(WRISTS, WRISTS.total), 3)
    [nine] = [button for button in page.findChildren(QPushButton) if button.text() == "9"]
    nine.click()
    assert STRONGER in _words(page)
    assert "See a doctor if it stays." in page.worse.words
    nine.click()
    assert STRONGER not in _words(page)
    assert page.again_button.isVisible()


def test_nobody_is_offered_more_of_what_felt_wrong(qtbot: QtBot) -> None:
    page = _page(qtbot, _over(WRISTS, 60_000, unwell=True))
    assert not page.again_button.isVisible()
    with qtbot.waitSignal(page.felt) as felt:
        _answer(page, "No").click()
    assert felt.args == [False]
    assert page.again_button.isVisible()


def test_what_is_answered_with_no_in_the_end_is_not_told(qtbot: QtBot) -> None:
    page = _page(qtbot, _over(WRISTS, WRISTS.total))
    _answer(page, "Yes").click()
    page.wrong.ticks[Felt.PAIN].click()
    _answer(page, "No").click()
    assert page.told == Told()


def test_a_number_pressed_twice_is_taken_back(qtbot: QtBot) -> None:
    page = _page(qtbot, _over(WRISTS, WRISTS.total))
    buttons = [b for b in page.findChildren(QPushButton) if b.text() == "7"]
    buttons[0].click()
    assert page.rating.number == 7
    buttons[0].click()
    assert page.rating.number is None


def test_a_digit_says_how_strong_it_is(qtbot: QtBot) -> None:
    page = _page(qtbot, _over(WRISTS, WRISTS.total))
    QTest.keyClick(page, Qt.Key.Key_7)
    assert page.rating.number == 7
    field = page.findChildren(QPlainTextEdit)[0]
    QTest.keyClicks(field, "3 hours")
    assert (page.rating.number, page.note.text) == (7, "3 hours")


def test_what_was_told_is_not_lost_where_the_page_is_left_another_way(qtbot: QtBot) -> None:
    page = _page(qtbot, _over(WRISTS, WRISTS.total))
    page.rating.choose(4)
    with qtbot.waitSignal(page.left) as left:
        page.hide()
    assert left.args == [Told(4)]


def test_what_could_not_be_saved_says_why_and_can_be_copied(qtbot: QtBot) -> None:
    page = _page(qtbot, _over(WRISTS, WRISTS.total))
    page.note.write("after the bus")
    page.save_button.click()
    page.tell_not_saved("the disk is full")
    assert "Could not be saved. The disk is full. Your note is still here." in _words(page)
    assert page.save_button.text() == "&Try again"
    page.copy_button.click()
    assert QApplication.clipboard().text() == "after the bus"


@pytest.mark.parametrize(
    ("size", "text"), [((1000, 760), 1.0), ((480, 800), 1.0), ((960, 760), 2.0), ((480, 800), 2.0)]
)
def test_nothing_is_cut_off(qtbot: QtBot, size: tuple[int, int], text: float) -> None:
    theme = Theme(LIGHT, scale_for(10, text), THEME.icons)
    told = _over(WRISTS, 60_000, unwell=True, left_out=("your left hand",))
    page = FinishPage(theme, WORDS, CONTENT.symptoms, told)
    qtbot.addWidget(page)
    dress(page, theme)
    page.resize(*size)
    page.show()
    for _ in range(4):
        QApplication.processEvents()
    assert (page.width(), page.height()) == size
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            assert label.width() >= label.minimumSizeHint().width(), label.text()
    for button in (page.drop_button, page.save_button):
        assert button.width() >= button.minimumSizeHint().width()
