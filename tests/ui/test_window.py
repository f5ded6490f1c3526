"""The way through the window, from a symptom to the end of a session and back."""

import re
import time
import wave
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from acupressure_app.core.body import Side
from acupressure_app.core.content import Action
from acupressure_app.core.entry import End, Felt
from acupressure_app.core.guidance import Guidance
from acupressure_app.core.language import N_, Phrase
from acupressure_app.core.library import Content, Library, Listed, Origin
from acupressure_app.core.player import Reading
from acupressure_app.core.profile import Profile, Remembered
from acupressure_app.core.reminder import Reminder, Reminders
from acupressure_app.core.reminding import Told
from acupressure_app.core.screening import Answer, Place
from acupressure_app.store.folders import folders
from acupressure_app.store.journal import Journal
from acupressure_app.store.library import load_content
from acupressure_app.store.profile import load_profile, save_profile
from acupressure_app.store.recents import load_recents, save_recents
from acupressure_app.store.reminders import save_reminders, save_told
from acupressure_app.store.settings import Colours, Settings
from acupressure_app.ui.atlas.page import AtlasPage
from acupressure_app.ui.atlas.point_page import PointPage
from acupressure_app.ui.check.asking import QuestionPage
from acupressure_app.ui.check.health_page import HealthPage
from acupressure_app.ui.check.ready_page import ReadyPage
from acupressure_app.ui.check.red_flags_page import RedFlagsPage
from acupressure_app.ui.check.refused_page import RefusedPage
from acupressure_app.ui.context import Context
from acupressure_app.ui.data.page import DataPage
from acupressure_app.ui.editor.page import EditorPage
from acupressure_app.ui.export.page import ExportPage
from acupressure_app.ui.flow_page import WayBack
from acupressure_app.ui.help.choosing_page import ChoosingPage
from acupressure_app.ui.help.page import HelpPage
from acupressure_app.ui.home.page import HomePage
from acupressure_app.ui.in_order import InOrder
from acupressure_app.ui.journal.page import JournalPage
from acupressure_app.ui.look import Look
from acupressure_app.ui.notes import Notes
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.rail import Part, Rail
from acupressure_app.ui.reminders.line import ReminderLine
from acupressure_app.ui.routine.page import RoutinePage
from acupressure_app.ui.session.finish_page import FinishPage
from acupressure_app.ui.session.page import SessionPage
from acupressure_app.ui.session.preparing_page import PreparingPage
from acupressure_app.ui.settings.page import SettingsPage
from acupressure_app.ui.sound.sound import Silent, Sound
from acupressure_app.ui.theme import DARK
from acupressure_app.ui.widgets.dropdown import Dropdown
from acupressure_app.ui.window import MainWindow
from tests.builders import WORDS, content, press, routine, rule
from tests.hummer import Hummer, needs_scripts
from tests.ui.hearing import Tones
from tests.ui.settling import in_view, settled

FOLDERS = folders()
NOW = datetime(2026, 11, 22, 21, 40, tzinfo=UTC)
TODAY = NOW.date()
RULES = content(
    rule("pregnancy", Action.ASK),
    rule("pregnancy", Action.SKIP, point="LI4"),
    rule("blood_thinners", Action.LIGHT),
    rule("fever", Action.STOP),
    rule("wound", Action.SKIP, place=True),
)
SEA = {"en": "Queasy at sea", "de": "Übel auf See"}
WRISTS = routine(press("PC6", "each"), id="wrists", title=SEA)
HANDS = routine(press("LI4", "each"), id="hands", title="For the hands")
QUIET = routine(press("PC6", "each"), id="quiet", title="No signs", symptoms=["headache"])

UNSPOKEN = Settings(guidance=Guidance.OFF)
"""Without a voice to be made first, a session starts at once."""

AnyPage = TypeVar("AnyPage", bound=QWidget)


class Steady:
    """Stays awake without asking the system."""

    def hold(self) -> None:
        """Nothing to do."""

    def release(self) -> None:
        """Nothing to do."""


def _reading() -> Reading:
    now = time.monotonic_ns() // 1_000_000
    return Reading(now, now)


def _window(
    qtbot: QtBot,
    config: Path,
    *,
    rules: Content = RULES,
    speed: float,
    read: Callable[[], Library] | None = None,
    settings: Settings = UNSPOKEN,
    sound: Sound | None = None,
    unread: tuple[Phrase, ...] = (),
) -> MainWindow:
    listed = tuple(Listed(r, Origin.BUNDLED, f"{r.id}.json") for r in (WRISTS, HANDS, QUIET))
    context = Context(
        folders=replace(FOLDERS, config=config, data=config, cache=config / "cache"),
        settings=settings,
        read_library=read or (lambda: Library(rules, listed)),
        translations=lambda _language: WORDS.tr,
        language="en",
        languages=(),
        reading=_reading,
        now=lambda: NOW,
        unread=unread,
        speed=speed,
    )
    preferences = Preferences(config, settings)
    look = Look(preferences, FOLDERS.assets / "icons")
    window = MainWindow(context, preferences, look, lambda _tr: sound or Silent(), Steady())
    qtbot.addWidget(window)
    with qtbot.waitActive(window, timeout=10_000):
        window.show()
    if read is None:
        qtbot.waitUntil(lambda: bool(_on(window, HomePage).cards))
    return window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window in which hardly any time passes."""
    return _window(qtbot, tmp_path, speed=0.001)


def _on(window: MainWindow, kind: type[AnyPage]) -> AnyPage:
    QApplication.processEvents()  # a new page lays out its parts first
    assert isinstance(window.page, kind)
    assert window.page.isVisible()
    return window.page


def _open(window: MainWindow, routine_id: str) -> None:
    home = _on(window, HomePage)
    next(card for card in home.cards if card.routine == routine_id).click()


def _to_health(window: MainWindow, routine_id: str = "wrists") -> HealthPage:
    _open(window, routine_id)
    _on(window, RoutinePage).start.click()
    _go_on(_on(window, RedFlagsPage))
    return _on(window, HealthPage)


def _go_on(page: QuestionPage) -> None:
    """Press as often as it takes: in large text it scrolls to the end first."""
    while page.go_on.text() == "Show the &rest":
        page.go_on.click()
    page.go_on.click()


def _to_session(window: MainWindow) -> SessionPage:
    _go_on(_to_health(window))
    return _on(window, SessionPage)


def _go_to(window: MainWindow, place: str) -> None:
    """Press Next until the session is there."""
    for _ in range(5):
        if place in window.windowTitle():
            return
        QTest.keyClick(window.page, Qt.Key.Key_Right)
    pytest.fail(f"the session never comes to {place}")


def _answer(page: HealthPage, condition: str, answer: Answer) -> None:
    page.questions[condition].tick.click()
    page.questions[condition].segments.choose(answer)


_NO_KEYS = Qt.KeyboardModifier.NoModifier


def _said(widget: QWidget) -> str:
    labels = (found for found in widget.findChildren(QLabel) if found.isVisible())
    return re.sub(r"<[^>]+>|\u200b", "", "\n".join(found.text() for found in labels))


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def _key(key: Qt.Key) -> None:
    QTest.keyClick(_focused(), key)


def _button(page: QWidget, words: str) -> QPushButton:
    found = [b for b in page.findChildren(QPushButton) if b.isVisible()]
    return next(b for b in found if b.text().replace("&", "") == words)


def _tab_to(button: QPushButton) -> None:
    for _ in range(50):
        if button.hasFocus():
            return
        _key(Qt.Key.Key_Tab)
    pytest.fail("Tab does not reach the button")


def test_a_whole_session_by_keyboard_alone(qtbot: QtBot, tmp_path: Path) -> None:
    window = _window(qtbot, tmp_path, speed=500)
    QTest.keyClicks(_focused(), "queasy")
    _key(Qt.Key.Key_Return)  # the only routine left
    assert window.windowTitle() == "Queasy at sea – Acupressure"
    _key(Qt.Key.Key_Return)  # Start has the focus
    _key(Qt.Key.Key_Return)  # the title has it: nothing happens
    _tab_to(_on(window, RedFlagsPage).go_on)
    _key(Qt.Key.Key_Return)
    _key(Qt.Key.Key_Return)
    _tab_to(_on(window, HealthPage).go_on)
    _key(Qt.Key.Key_Return)
    _on(window, SessionPage)
    qtbot.waitUntil(lambda: isinstance(window.page, FinishPage), timeout=30_000)
    assert "That’s it" in _said(window)
    _key(Qt.Key.Key_Escape)
    _on(window, HomePage)


def test_in_the_common_case_two_presses_lead_from_routine_to_session(window: MainWindow) -> None:
    _open(window, "wrists")
    _on(window, RoutinePage).start.click()
    _on(window, RedFlagsPage).go_on.click()
    _on(window, HealthPage).go_on.click()
    _on(window, SessionPage)


def test_a_symptom_without_warning_signs_goes_straight_to_health(window: MainWindow) -> None:
    _open(window, "quiet")
    _on(window, RoutinePage).start.click()
    _on(window, HealthPage)


def test_a_warning_sign_ends_in_a_refusal_and_home(window: MainWindow) -> None:
    _open(window, "wrists")
    _on(window, RoutinePage).start.click()
    page = _on(window, RedFlagsPage)
    page.ticks["chest_pain"].click()
    page.yes.click()
    refused = _on(window, RefusedPage)
    assert "Call for help now." in _said(refused)
    next(b for b in refused.findChildren(QPushButton) if "Home" in b.text()).click()
    _on(window, HomePage)


def test_a_condition_that_stops_ends_in_a_refusal(window: MainWindow) -> None:
    health = _to_health(window)
    _answer(health, "fever", Answer.NOT_SURE)
    health.go_on.click()
    assert "stop for fever." in _said(_on(window, RefusedPage))


def test_escape_goes_back_page_by_page_and_answers_are_kept(window: MainWindow) -> None:
    health = _to_health(window)
    _answer(health, "fever", Answer.YES)
    health.go_on.click()
    _on(window, RefusedPage)
    _key(Qt.Key.Key_Escape)
    assert _on(window, HealthPage).questions["fever"].answer is Answer.YES
    for kind in (RedFlagsPage, RoutinePage, HomePage, HomePage):
        _key(Qt.Key.Key_Escape)
        _on(window, kind)


def test_what_is_ticked_is_still_ticked_after_going_back_and_forward(window: MainWindow) -> None:
    health = _to_health(window)
    _answer(health, "blood_thinners", Answer.NOT_SURE)
    health.local["wound"].tick.click()
    health.local["wound"].where[Place("PC6", Side.LEFT)].click()
    for _ in range(3):
        _key(Qt.Key.Key_Escape)
    again = _to_health(window)
    assert again is not health
    assert again.questions["blood_thinners"].answer is Answer.NOT_SURE
    assert again.questions["pregnancy"].answer is Answer.NO
    assert again.local["wound"].places == {Place("PC6", Side.LEFT)}
    again.go_on.click()
    _on(window, ReadyPage)


def test_changing_an_answer_keeps_all_others_also_after_going_back(window: MainWindow) -> None:
    health = _to_health(window)
    _answer(health, "blood_thinners", Answer.YES)
    health.go_on.click()
    _on(window, ReadyPage)
    for _ in range(2):
        _key(Qt.Key.Key_Escape)
    _on(window, RedFlagsPage).go_on.click()
    assert _on(window, HealthPage).questions["blood_thinners"].answer is Answer.YES


def test_a_warning_sign_stays_ticked(window: MainWindow) -> None:
    for _ in range(2):
        _open(window, "wrists")
        _on(window, RoutinePage).start.click()
        flags = _on(window, RedFlagsPage)
        if not flags.ticked:
            flags.ticks["chest_pain"].click()
        _key(Qt.Key.Key_Escape)
        _key(Qt.Key.Key_Escape)
    assert flags.ticked == {"chest_pain"}


def test_the_other_routine_is_asked_with_the_answers_given(window: MainWindow) -> None:
    health = _to_health(window, "hands")
    _answer(health, "pregnancy", Answer.YES)
    health.go_on.click()
    _on(window, RefusedPage).instead.click()
    _on(window, RoutinePage).start.click()
    _on(window, RedFlagsPage).go_on.click()
    other = _on(window, HealthPage)
    assert other.questions["pregnancy"].answer is Answer.YES
    other.go_on.click()
    assert "Because of pregnancy." in _said(_on(window, ReadyPage))


def test_cleared_ticks_stay_cleared(window: MainWindow) -> None:
    health = _to_health(window)
    _answer(health, "fever", Answer.YES)
    health.clear.click()
    _key(Qt.Key.Key_Escape)
    _on(window, RedFlagsPage).go_on.click()
    assert _on(window, HealthPage).questions["fever"].answer is Answer.NO


def test_what_changed_counts_instead_of_what_was_remembered(
    window: MainWindow, tmp_path: Path
) -> None:
    save_profile(tmp_path, Profile({"pregnancy": Remembered(Answer.YES, TODAY)}))
    health = _to_health(window)
    health.ask_again.click()
    health.questions["pregnancy"].tick.click()
    _key(Qt.Key.Key_Escape)
    _on(window, RedFlagsPage).go_on.click()
    again = _on(window, HealthPage)
    assert again.questions["pregnancy"].isVisible()
    again.go_on.click()
    _on(window, SessionPage)


def test_a_new_visit_after_a_session_starts_with_nothing_ticked(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = _window(qtbot, tmp_path, speed=500)
    health = _to_health(window)
    _answer(health, "blood_thinners", Answer.YES)
    health.go_on.click()
    _on(window, ReadyPage).start.click()
    qtbot.waitUntil(lambda: isinstance(window.page, FinishPage), timeout=30_000)
    _key(Qt.Key.Key_Escape)
    assert _to_health(window).questions["blood_thinners"].answer is Answer.NO


def test_what_is_to_be_asked_stands_between_and_needs_its_tick(window: MainWindow) -> None:
    health = _to_health(window)
    _answer(health, "pregnancy", Answer.NOT_SURE)
    health.go_on.click()
    ready = _on(window, ReadyPage)
    ready.start.click()
    _on(window, ReadyPage)
    ready.asked.click()
    ready.start.click()
    _on(window, SessionPage)


def test_a_finding_reaches_the_running_session(window: MainWindow) -> None:
    health = _to_health(window)
    _answer(health, "blood_thinners", Answer.YES)
    health.go_on.click()
    _on(window, ReadyPage).start.click()
    session = _on(window, SessionPage)
    QTest.keyClick(session, Qt.Key.Key_Right)  # to the search for the first place
    assert "light for blood_thinners." in _said(session)


def test_the_other_routine_of_a_refusal_opens_and_leads_back_home(window: MainWindow) -> None:
    health = _to_health(window, "hands")
    _answer(health, "pregnancy", Answer.YES)
    health.go_on.click()
    _on(window, RefusedPage).instead.click()
    assert _on(window, RoutinePage).windowTitle() == "Queasy at sea"
    _key(Qt.Key.Key_Escape)
    _on(window, HomePage)


def test_again_asks_the_warning_signs_again(qtbot: QtBot, tmp_path: Path) -> None:
    window = _window(qtbot, tmp_path, speed=500)
    _to_session(window)
    qtbot.waitUntil(lambda: isinstance(window.page, FinishPage), timeout=30_000)
    _on(window, FinishPage).again_button.click()
    _on(window, RedFlagsPage)


def test_a_second_session_can_be_played(qtbot: QtBot, tmp_path: Path) -> None:
    window = _window(qtbot, tmp_path, speed=500)
    for _ in range(2):
        _to_session(window)
        qtbot.waitUntil(lambda: isinstance(window.page, FinishPage), timeout=30_000)
        _on(window, FinishPage).save_button.click()
        qtbot.waitUntil(lambda: isinstance(window.page, HomePage))


def test_escape_in_a_session_pauses_and_leads_nowhere(window: MainWindow) -> None:
    session = _to_session(window)
    _key(Qt.Key.Key_Escape)
    assert _on(window, SessionPage) is session
    assert session.finish_here.isVisible()


def test_closing_during_a_session_pauses_first_and_closes_then(window: MainWindow) -> None:
    session = _to_session(window)
    window.close()
    assert window.isVisible()
    assert session.finish_here.isVisible()
    window.close()
    assert not window.isVisible()


def test_ctrl_q_closes_as_the_close_button_does(window: MainWindow) -> None:
    session = _to_session(window)
    QTest.keyClick(session, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert window.isVisible()
    assert session.finish_here.isVisible()
    QTest.keyClick(session, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not window.isVisible()


def test_closing_says_that_the_place_is_kept_and_keeps_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    session = _to_session(window)
    QTest.keyClick(session, Qt.Key.Key_Right)
    QTest.keyClick(session, Qt.Key.Key_Space)  # also when it is paused already
    window.close()
    assert window.isVisible()
    assert "Close again to leave. Your place is kept." in _said(session)
    window.close()
    again = _window(qtbot, tmp_path, speed=0.001)
    assert "stopped on your left wrist" in _said(again)


def test_what_was_left_goes_on_where_it_was_after_the_same_questions(window: MainWindow) -> None:
    session = _to_session(window)
    _go_to(window, "right wrist")
    before = window.windowTitle()
    QTest.keyClick(session, Qt.Key.Key_Space)
    _button(session, "Leave, go on later").click()
    _button(_on(window, HomePage), "Go on").click()
    _go_on(_on(window, RedFlagsPage))
    _go_on(_on(window, HealthPage))
    _on(window, SessionPage)
    assert "right wrist" in before
    assert window.windowTitle() == before


def test_where_the_place_is_now_left_out_the_session_begins_anew(window: MainWindow) -> None:
    session = _to_session(window)
    _go_to(window, "right wrist")
    QTest.keyClick(session, Qt.Key.Key_Space)
    _button(session, "Leave, go on later").click()
    _button(_on(window, HomePage), "Go on").click()
    _go_on(_on(window, RedFlagsPage))
    health = _on(window, HealthPage)
    health.local["wound"].tick.click()
    health.local["wound"].where[Place("PC6", Side.RIGHT)].click()
    health.go_on.click()
    _on(window, ReadyPage).start.click()
    assert "Get ready" in _said(_on(window, SessionPage))


def test_what_was_let_go_is_offered_no_more(window: MainWindow) -> None:
    session = _to_session(window)
    QTest.keyClick(session, Qt.Key.Key_Space)
    _button(session, "Leave, go on later").click()
    home = _on(window, HomePage)
    _button(home, "Let it go").click()
    assert "stopped on" not in _said(home)
    _button(home, "Start again").click()
    _on(window, RedFlagsPage)


def test_last_time_is_two_presses_and_the_check_away(qtbot: QtBot, tmp_path: Path) -> None:
    window = _window(qtbot, tmp_path, speed=500)
    _to_session(window)
    qtbot.waitUntil(lambda: isinstance(window.page, FinishPage), timeout=30_000)
    _key(Qt.Key.Key_Escape)
    assert "Last time" in _said(_on(window, HomePage))
    _key(Qt.Key.Key_Return)  # Start again has the focus
    _go_on(_on(window, RedFlagsPage))
    _go_on(_on(window, HealthPage))
    _on(window, SessionPage)


def test_remembered_answers_show_what_they_would_leave_out_before_any_question(
    window: MainWindow, tmp_path: Path
) -> None:
    save_profile(tmp_path, Profile({"pregnancy": Remembered(Answer.YES, TODAY)}))
    _open(window, "hands")
    assert "Because of pregnancy." in _said(_on(window, RoutinePage))


def test_the_window_opens_no_larger_than_the_screen(window: MainWindow) -> None:
    screen = window.screen().availableSize()
    assert window.width() <= screen.width()
    assert window.height() <= screen.height()


def test_after_going_on_closing_pauses_again(window: MainWindow) -> None:
    session = _to_session(window)
    window.close()
    QTest.keyClick(session, Qt.Key.Key_Space)
    window.close()
    assert window.isVisible()


def test_closing_anywhere_else_closes(window: MainWindow) -> None:
    _to_health(window)
    window.close()
    assert not window.isVisible()


def test_answers_are_remembered_only_on_request(window: MainWindow, tmp_path: Path) -> None:
    _to_session(window)
    assert load_profile(tmp_path) == Profile()


def test_remembered_answers_carry_their_date(window: MainWindow, tmp_path: Path) -> None:
    health = _to_health(window)
    health.remember.click()
    health.go_on.click()
    kept = load_profile(tmp_path).answers
    assert kept["pregnancy"] == Remembered(Answer.NO, TODAY)
    assert "wound" not in kept
    assert "fever" not in kept


def test_remembered_answers_are_shown_again(window: MainWindow, tmp_path: Path) -> None:
    known = Profile({"pregnancy": Remembered(Answer.YES, date(2026, 11, 20))})
    save_profile(tmp_path, known)
    assert "From 20 Nov\nYes: pregnancy" in _said(_to_health(window))


def test_answers_that_cannot_be_kept_are_said_after_the_session_which_nothing_hides(
    qtbot: QtBot, tmp_path: Path
) -> None:
    taken = tmp_path / "config"
    taken.write_text("a file where the folder should be")
    window = _window(qtbot, taken, speed=0.001)
    health = _to_health(window)
    health.remember.click()
    health.go_on.click()
    _on(window, SessionPage)
    assert "Your answers could not be kept" not in _said(window)
    QTest.keyClick(window.page, Qt.Key.Key_Escape)
    _button(window.page, "Finish here").click()
    _on(window, FinishPage)
    (notes,) = window.findChildren(Notes)
    told = []
    while notes.isVisible():
        told.append(_said(notes))
        notes.next.click()
    assert any("Your answers could not be kept" in text for text in told)


def test_answers_that_cannot_be_read_are_said_and_asked_again(
    window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "profile.json").write_text("{half a file")
    health = _to_health(window)
    assert "Your earlier answers could not be read" in _said(window)
    assert "From" not in _said(health)


def test_an_error_in_a_session_pauses_it_and_shows_a_report(window: MainWindow) -> None:
    session = _to_session(window)
    window.show_bug("Traceback: something broke")
    report = window.page.findChild(QPlainTextEdit)
    assert isinstance(report, QPlainTextEdit)
    assert report.toPlainText() == "Traceback: something broke"
    window.show_bug("Traceback: and again")
    _key(Qt.Key.Key_Escape)
    assert _on(window, SessionPage) is session
    assert session.finish_here.isVisible()


def test_the_report_can_be_copied(window: MainWindow) -> None:
    window.show_bug("Traceback: something broke")
    next(b for b in window.page.findChildren(QPushButton) if "opy" in b.text()).click()
    assert QApplication.clipboard().text() == "Traceback: something broke"


PAGES: dict[str, Callable[[MainWindow], object]] = {
    "home": lambda window: window,
    "routine": lambda window: _open(window, "wrists"),
    "health": _to_health,
    "session": _to_session,
}


@pytest.mark.parametrize("way", PAGES)
def test_the_colours_can_change_on_every_page(window: MainWindow, way: str) -> None:
    PAGES[way](window)
    window.preferences.change(colours=Colours.DARK)
    corner = window.grab().toImage().pixelColor(2, window.height() // 2)
    assert corner.name().upper() in (DARK.bg, DARK.surface)


@pytest.mark.parametrize("size", [(1100, 760), (480, 800)])
@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("way", PAGES)
def test_no_button_is_cut_off(
    window: MainWindow, way: str, size: tuple[int, int], text_size: int
) -> None:
    window.preferences.change(text_size=text_size)
    PAGES[way](window)
    window.resize(*size)
    QApplication.processEvents()
    assert (window.width(), window.height()) == size
    cut = [
        button.text()
        for button in window.page.findChildren(QPushButton)
        if button.isVisible() and button.height() < button.minimumSizeHint().height()
    ]
    assert cut == []


class ShownWindows(QObject):
    """Notes every widget that opens as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget):
            self.seen += [watched] if watched.isWindow() else []
        return False


def test_no_second_window_flashes_up_on_the_way(window: MainWindow) -> None:
    application, shown = QApplication.instance(), ShownWindows()
    assert application is not None
    application.installEventFilter(shown)
    health = _to_health(window)
    _answer(health, "blood_thinners", Answer.YES)
    health.go_on.click()
    _on(window, ReadyPage).start.click()
    application.removeEventFilter(shown)
    _on(window, SessionPage)
    assert shown.seen == []


def _rail(window: MainWindow) -> Rail:
    rail = window.findChild(Rail)
    assert isinstance(rail, Rail)
    return rail


def _marked(window: MainWindow) -> Part:
    return next(part for part, button in _rail(window).buttons.items() if button.isChecked())


@pytest.mark.parametrize(
    ("part", "key", "modifier", "kind"),
    [
        (Part.POINTS, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier, AtlasPage),
        (Part.JOURNAL, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier, JournalPage),
        (Part.SETTINGS, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier, SettingsPage),
        (Part.SETTINGS, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier, SettingsPage),
        (Part.HELP, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, HelpPage),
    ],
)
def test_a_part_is_a_press_away_by_rail_and_by_keys(
    window: MainWindow,
    part: Part,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    kind: type[QWidget],
) -> None:
    _rail(window).buttons[part].click()
    _on(window, kind)
    assert _marked(window) is part
    QTest.keyClick(_focused(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    _on(window, HomePage)
    assert _marked(window) is Part.HOME
    QTest.keyClick(_focused(), key, modifier)
    _on(window, kind)


@pytest.mark.parametrize("before", [Part.HELP, Part.JOURNAL, Part.POINTS])
def test_what_is_opened_from_home_belongs_to_home_whatever_was_shown_before(
    window: MainWindow, before: Part
) -> None:
    _rail(window).buttons[before].click()
    _key(Qt.Key.Key_Escape)
    _on(window, HomePage).making.emit()
    _on(window, EditorPage)
    assert _marked(window) is Part.HOME
    _key(Qt.Key.Key_Escape)
    _on(window, HomePage).chosen.emit("quiet")
    _on(window, RoutinePage)
    assert _marked(window) is Part.HOME


def test_what_is_opened_from_a_part_belongs_to_it(window: MainWindow) -> None:
    _rail(window).buttons[Part.POINTS].click()
    _on(window, AtlasPage).chosen.emit("PC6")
    _on(window, PointPage).routine_chosen.emit("quiet")
    _on(window, RoutinePage)
    assert _marked(window) is Part.POINTS


def test_a_session_has_the_window_for_itself(window: MainWindow) -> None:
    session = _to_session(window)
    assert not _rail(window).isVisible()
    QTest.keyClick(_focused(), Qt.Key.Key_F1)
    assert _on(window, SessionPage) is session


@pytest.mark.parametrize(("width", "below"), [(1100, False), (480, True)])
def test_the_rail_stands_where_there_is_room(window: MainWindow, width: int, below: bool) -> None:
    window.resize(width, 800)
    QApplication.processEvents()
    rail = _rail(window)
    assert (rail.width() == window.width()) is below


def test_what_was_to_be_written_is_written_in_order_before_another_language_holds(
    qtbot: QtBot, window: MainWindow
) -> None:
    done: list[int] = []
    queue = window.findChildren(InOrder)[0]
    for number in range(50):
        queue.do(partial(done.append, number))
    with qtbot.waitSignal(queue.destroyed):
        window.preferences.change(language="de")
    assert done == list(range(50))


def test_another_language_holds_at_once_and_leads_back_to_its_setting(
    qtbot: QtBot, window: MainWindow
) -> None:
    _rail(window).buttons[Part.SETTINGS].click()
    before = _on(window, SettingsPage)
    window.preferences.change(language="de")
    qtbot.waitUntil(lambda: window.page is not before and bool(window.page.isVisible()))
    qtbot.waitUntil(lambda: isinstance(window.page, SettingsPage))
    _key(Qt.Key.Key_Escape)
    titles = "\n".join(card.accessibleName() for card in _on(window, HomePage).cards)
    assert "Übel auf See" in titles


def test_a_library_that_cannot_be_read_is_a_bug_that_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    def broken() -> Library:
        raise OSError("the disk is gone")

    with qtbot.captureExceptions() as caught:
        window = _window(qtbot, tmp_path, speed=1, read=broken)
        qtbot.waitUntil(lambda: bool(caught))
    assert "the disk is gone" in str(caught[0][1])
    _on(window, HomePage)


# The voice.

SPOKEN = Settings()
NEEDED = "Voice needs espeak-ng. Tones, pictures and words go on."


@pytest.fixture
def hummer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hummer:
    return Hummer(tmp_path / "bin", monkeypatch)


@pytest.fixture
def nobody_speaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No speech program can be found."""
    (tmp_path / "none").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "none"))


def _wait_for(qtbot: QtBot, window: MainWindow, kind: type[AnyPage]) -> AnyPage:
    qtbot.waitUntil(lambda: isinstance(window.page, kind), timeout=30_000)
    return _on(window, kind)


@needs_scripts
@pytest.mark.usefixtures("hummer")
def test_a_session_speaks_what_was_made_before_it_started(qtbot: QtBot, tmp_path: Path) -> None:
    sound = Tones()
    window = _window(qtbot, tmp_path, speed=1, settings=SPOKEN, sound=sound)
    _go_on(_to_health(window))
    session = _wait_for(qtbot, window, SessionPage)
    assert len(sound.spoken) == 1, "the opening"
    QTest.keyClick(session, Qt.Key.Key_Space)
    assert len(sound.spoken) == 2, "that it is paused"
    assert NEEDED not in _said(session)


@needs_scripts
def test_a_voice_that_takes_long_shows_how_far_it_is_and_the_session_starts_by_itself(
    qtbot: QtBot, tmp_path: Path, hummer: Hummer
) -> None:
    hummer.wait()
    window = _window(qtbot, tmp_path, speed=1, settings=SPOKEN, sound=Tones())
    _go_on(_to_health(window))
    page = _wait_for(qtbot, window, PreparingPage)
    hummer.wait(wanted=False)
    qtbot.waitUntil(
        lambda: bool(re.search(r"[1-9]\d* of \d+ phrases", _said(page))), timeout=30_000
    )
    _wait_for(qtbot, window, SessionPage)


@needs_scripts
def test_the_session_can_start_without_its_voice(
    qtbot: QtBot, tmp_path: Path, hummer: Hummer
) -> None:
    hummer.wait()
    sound = Tones()
    window = _window(qtbot, tmp_path, speed=1, settings=SPOKEN, sound=sound)
    _go_on(_to_health(window))
    _wait_for(qtbot, window, PreparingPage).start.click()
    _on(window, SessionPage)
    assert (sound.played, sound.spoken) == (["start"], [])
    hummer.wait(wanted=False)


@needs_scripts
def test_leaving_the_preparation_starts_nothing(
    qtbot: QtBot, tmp_path: Path, hummer: Hummer
) -> None:
    hummer.wait()
    window = _window(qtbot, tmp_path, speed=1, settings=SPOKEN)
    _go_on(_to_health(window))
    _wait_for(qtbot, window, PreparingPage)
    _key(Qt.Key.Key_Escape)
    health = _on(window, HealthPage)
    hummer.wait(wanted=False)
    _key(Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(window._way.moved, wait=400):
        assert not health.isVisible()


@needs_scripts
def test_a_program_that_breaks_is_said_and_the_session_starts(
    qtbot: QtBot, tmp_path: Path, hummer: Hummer
) -> None:
    window = _window(qtbot, tmp_path, speed=1, settings=SPOKEN)
    _rail(window).buttons[Part.SETTINGS].click()  # the program works when it is looked for
    settings = _on(window, SettingsPage)
    voices = settings.lines["voice"].control
    assert isinstance(voices, Dropdown)
    qtbot.waitUntil(lambda: voices.count() == 2)
    _rail(window).buttons[Part.HOME].click()
    hummer.fail()
    _go_on(_to_health(window))
    session = _wait_for(qtbot, window, SessionPage)
    assert "Tones, pictures and words go on." in _said(session)


@pytest.mark.usefixtures("nobody_speaks")
def test_without_a_speech_program_the_session_says_so_once(qtbot: QtBot, tmp_path: Path) -> None:
    window = _window(qtbot, tmp_path, speed=0.001, settings=SPOKEN, sound=Tones())
    _go_on(_to_health(window))
    session = _wait_for(qtbot, window, SessionPage)
    assert NEEDED in _said(session)
    window.close()
    _button(session, "Leave, go on later").click()
    _go_on(_to_health(window))
    assert NEEDED not in _said(_wait_for(qtbot, window, SessionPage))


@pytest.fixture
def screen_reader() -> Iterator[None]:
    """Something reads the screen aloud."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@needs_scripts
@pytest.mark.usefixtures("screen_reader", "hummer")
@pytest.mark.parametrize(("asked", "spoken"), [(False, 0), (True, 1)])
def test_beside_a_screen_reader_the_voice_speaks_only_if_asked(
    qtbot: QtBot, tmp_path: Path, asked: bool, spoken: int
) -> None:
    sound = Tones()
    settings = replace(SPOKEN, voice_with_screen_reader=asked)
    window = _window(qtbot, tmp_path, speed=1, settings=settings, sound=sound)
    _go_on(_to_health(window))
    _wait_for(qtbot, window, SessionPage)
    assert len(sound.spoken) == spoken


@needs_scripts
@pytest.mark.usefixtures("hummer")
def test_the_settings_offer_what_is_there_and_try_it(qtbot: QtBot, tmp_path: Path) -> None:
    sound = Tones()
    sound.there = (("hdmi", "The screen"),)
    window = _window(qtbot, tmp_path, speed=1, sound=sound)
    _rail(window).buttons[Part.SETTINGS].click()
    page = _on(window, SettingsPage)
    voices, devices = (page.lines[field].control for field in ("voice", "device"))
    assert isinstance(voices, Dropdown)
    assert isinstance(devices, Dropdown)
    qtbot.waitUntil(lambda: voices.count() == 2)
    assert voices.itemText(1) == "English (Somewhere)"
    assert [devices.itemText(n) for n in range(devices.count())] == [
        "As the computer",
        "The screen",
    ]
    sound.there = ()
    sound.devices_changed.emit()
    assert devices.count() == 1
    _button(page, "Try it").click()
    qtbot.waitUntil(lambda: len(sound.spoken) == 1)


@pytest.mark.usefixtures("nobody_speaks")
def test_the_settings_say_why_there_is_no_voice(qtbot: QtBot, tmp_path: Path) -> None:
    window = _window(qtbot, tmp_path, speed=1, sound=Tones())
    _rail(window).buttons[Part.SETTINGS].click()
    page = _on(window, SettingsPage)
    _button(page, "Try it").click()
    qtbot.waitUntil(lambda: NEEDED in _said(page.lines["voice"]))


# A session as a file.


def _to_export(window: MainWindow, routine_id: str = "wrists") -> HealthPage:
    _open(window, routine_id)
    _on(window, RoutinePage).save.click()
    _go_on(_on(window, RedFlagsPage))
    return _on(window, HealthPage)


@needs_scripts
@pytest.mark.usefixtures("hummer")
def test_a_session_can_be_saved_as_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    window = _window(qtbot, tmp_path, speed=1, settings=SPOKEN)
    _go_on(_to_export(window))
    page = _on(window, ExportPage)
    page.use_folder(str(tmp_path))
    page.formats.choose("wav")
    page.name.setText("At sea")
    page.save.click()
    qtbot.waitUntil(page.done.isVisible, timeout=20_000)
    with wave.open(str(tmp_path / "At sea.wav")) as file:
        seconds = file.getnframes() / file.getframerate()
    assert seconds == 8 + 10 + 60 + 8 + 10 + 60 + 4
    assert (tmp_path / "At sea.marks.txt").is_file()


def test_what_is_refused_cannot_be_saved(window: MainWindow) -> None:
    health = _to_export(window)
    _answer(health, "fever", Answer.YES)
    health.go_on.click()
    _on(window, RefusedPage)


def test_what_is_to_be_asked_is_asked_before_a_file_is_saved(window: MainWindow) -> None:
    health = _to_export(window)
    _answer(health, "pregnancy", Answer.YES)
    health.go_on.click()
    ready = _on(window, ReadyPage)
    assert not ready.start.isEnabled()
    ready.asked.click()
    ready.start.click()
    _on(window, ExportPage)


def _double_click(widget: QWidget) -> None:
    """On what is under the pointer when each of the two presses comes."""
    spot = widget.mapTo(widget.window(), widget.rect().center())
    window = widget.window()
    for _ in range(2):
        under = window.childAt(spot)
        assert under is not None
        send = QTest.mouseClick if under is widget else QTest.mouseDClick
        send(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(window, spot))
        QApplication.processEvents()


def test_the_second_click_of_a_double_click_answers_no_question(window: MainWindow) -> None:
    _open(window, "wrists")
    _on(window, RoutinePage).start.click()
    flags = _on(window, RedFlagsPage)
    while flags.go_on.text() == "Show the &rest":
        flags.go_on.click()
    _double_click(flags.go_on)
    _on(window, HealthPage)


def test_the_second_click_of_a_double_click_ticks_nothing(window: MainWindow) -> None:
    _open(window, "wrists")
    _double_click(_on(window, RoutinePage).start)
    assert _on(window, RedFlagsPage).ticked == set()


def test_after_a_day_start_again_begins_at_the_beginning(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    session = _to_session(window)
    _go_to(window, "right wrist")
    QTest.keyClick(session, Qt.Key.Key_Space)
    _button(session, "Leave, go on later").click()
    window.close()
    [left] = load_recents(tmp_path)
    save_recents(tmp_path, (replace(left, when=NOW - timedelta(hours=25)),))
    again = _window(qtbot, tmp_path, speed=0.001)
    _button(_on(again, HomePage), "Start again").click()
    _go_on(_on(again, RedFlagsPage))
    _go_on(_on(again, HealthPage))
    assert "Get ready" in _said(_on(again, SessionPage))


@pytest.mark.parametrize("size", [(1100, 760), (480, 800)])
def test_hiding_is_told_where_it_is_seen_and_ctrl_z_undoes_it(
    window: MainWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    home = _on(window, HomePage)
    home.chosen.emit("quiet")
    _button(_on(window, RoutinePage), "Hide it on Home").click()
    assert "quiet" not in [card.routine for card in home.cards]
    assert "Hidden: No signs" in _said(home)
    assert in_view(settled(home), _button(home, "Undo"))
    assert home.search.hasFocus(), "also from the field where one could have typed"
    QTest.keyClick(home.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "quiet" in [card.routine for card in home.cards]
    assert "Hidden: No signs" not in _said(home)


def test_a_point_is_practised_like_any_routine_and_back_leads_to_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    shipped = load_content(FOLDERS.assets)
    window = _window(
        qtbot,
        tmp_path,
        rules=replace(RULES, symptoms={**RULES.symptoms, **shipped.symptoms}),
        speed=1,
    )
    _rail(window).buttons[Part.POINTS].click()
    _on(window, AtlasPage).chosen.emit("PC6")
    _on(window, PointPage).practised.emit()
    routine = _on(window, RoutinePage)
    ways = [button.text() for button in routine.findChildren(WayBack)]
    assert ways == ["PC6"]
    routine.start.click()
    assert "pregnancy" in _on(window, HealthPage).questions


def test_a_routine_leads_to_its_points_and_back(window: MainWindow) -> None:
    _on(window, HomePage).chosen.emit("wrists")
    _on(window, RoutinePage).point_wanted.emit("PC6")
    point = _on(window, PointPage)
    point.back.emit()
    _on(window, RoutinePage)


def test_home_tells_when_pressing_is_right(window: MainWindow) -> None:
    _on(window, HomePage).help_wanted.emit()
    _on(window, ChoosingPage)


def _reminded(qtbot: QtBot, folder: Path) -> tuple[MainWindow, ReminderLine]:
    """A window that tells of ten minutes ago."""
    due = Reminder(id="one", routine="wrists", times=("21:30",))
    save_reminders(folder, Reminders(format=1, reminders=(due,)))
    save_told(folder, Told(NOW - timedelta(hours=1)))
    window = _window(qtbot, folder, speed=0.001)
    qtbot.waitUntil(lambda: bool(window.findChildren(ReminderLine)))
    line = window.findChild(ReminderLine)
    assert line is not None
    assert "It was due: Today, 21:30." in _said(line)
    return window, line


def test_a_reminder_waits_for_a_session_and_is_gone_when_that_was_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window, line = _reminded(qtbot, tmp_path)
    _to_session(window)
    assert not line.isVisible(), "nothing disturbs a session"
    QTest.keyClick(window.page, Qt.Key.Key_Escape)
    _button(window.page, "Leave, go on later").click()
    _on(window, HomePage)
    assert not line.isVisible(), "it was just done"


def test_start_of_a_reminder_skips_no_question(qtbot: QtBot, tmp_path: Path) -> None:
    window, line = _reminded(qtbot, tmp_path)
    line.start.click()
    _go_on(_on(window, RedFlagsPage))
    _on(window, HealthPage)
    assert not line.isVisible()


def test_settings_that_could_not_be_read_are_said(qtbot: QtBot, tmp_path: Path) -> None:
    window = _window(
        qtbot, tmp_path, speed=0.001, unread=(N_("/a/settings.json is not used: cut off"),)
    )
    assert "Some settings could not be read." in _said(window)
    assert "/a/settings.json is not used: cut off" in _said(window)


def test_a_note_stays_until_it_is_closed_whatever_page_is_reached(
    qtbot: QtBot, tmp_path: Path
) -> None:
    unread = (N_("/a/settings.json is not used: cut off"),)
    window = _window(qtbot, tmp_path, speed=0.001, unread=unread)
    (notes,) = window.findChildren(Notes)
    for keys in (Qt.Key.Key_4, Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_1):
        QTest.keyClick(window, keys, Qt.KeyboardModifier.AltModifier)
        assert notes.isVisible(), keys
    _on(window, HomePage)
    notes.next.click()
    assert not notes.isVisible()


def test_after_a_power_cut_home_offers_to_go_on(qtbot: QtBot, tmp_path: Path) -> None:
    window = _window(qtbot, tmp_path, speed=0.001)
    _to_session(window)
    assert load_recents(tmp_path) == (), "getting ready is no place to go on from"
    _go_to(window, "right wrist")
    qtbot.waitUntil(lambda: any(r.place == "your right wrist" for r in load_recents(tmp_path)))
    after = _window(qtbot, tmp_path, speed=0.001)  # the first one never heard that it ended
    assert "stopped on your right wrist" in _said(_on(after, HomePage))
    _button(after.page, "Go on").click()
    _go_on(_on(after, RedFlagsPage))
    _go_on(_on(after, HealthPage))
    assert "right wrist" in after.windowTitle()


def test_a_session_that_is_finished_is_not_offered_again(qtbot: QtBot, tmp_path: Path) -> None:
    window = _window(qtbot, tmp_path, speed=0.001)
    _to_session(window)
    _go_to(window, "right wrist")
    QTest.keyClick(window.page, Qt.Key.Key_Escape)
    _button(window.page, "Finish here").click()
    _on(window, FinishPage)
    qtbot.waitUntil(lambda: [r.kept for r in load_recents(tmp_path)] == [None])


def test_a_session_is_kept_by_itself_with_what_is_told_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    window = _window(qtbot, tmp_path, speed=500)
    _open(window, "wrists")
    _on(window, RoutinePage).start.click()
    flags = _on(window, RedFlagsPage)
    flags.rating.first.click()
    next(b for b in flags.findChildren(QPushButton) if b.text() == "6").click()
    _go_on(flags)
    _go_on(_on(window, HealthPage))
    qtbot.waitUntil(lambda: isinstance(window.page, FinishPage), timeout=30_000)
    finish = _on(window, FinishPage)
    assert "Before: 6" in _said(finish)
    finish.rating.choose(2)
    finish.note.write("after the bus")
    finish.save_button.click()
    qtbot.waitUntil(lambda: isinstance(window.page, HomePage))
    (entry,) = Journal(tmp_path).entries().values()
    assert (entry.routine, entry.end, entry.before, entry.after) == ("wrists", "finished", 6, 2)
    assert entry.note == "after the bus"
    assert entry.began == NOW
    QTest.keyClick(_focused(), Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    journal = _on(window, JournalPage)
    figures = journal.table.item(0, 2)
    assert figures is not None
    assert figures.text() == "6 → 2"


def test_a_session_is_in_the_journal_from_its_beginning(qtbot: QtBot, tmp_path: Path) -> None:
    """So that a crash or a power cut leaves it there."""
    _to_session(_window(qtbot, tmp_path, speed=0.001))
    qtbot.waitUntil(lambda: bool(Journal(tmp_path).entries()))
    (entry,) = Journal(tmp_path).entries().values()
    assert entry.end == "unfinished"


def test_a_session_without_any_pressing_is_not_kept(qtbot: QtBot, tmp_path: Path) -> None:
    session = _to_session(_window(qtbot, tmp_path, speed=0.001))
    qtbot.waitUntil(lambda: bool(Journal(tmp_path).entries()))
    _key(Qt.Key.Key_Escape)
    session.finish_here.click()
    qtbot.waitUntil(lambda: not Journal(tmp_path).entries())


def test_what_is_stopped_before_any_pressing_closes_and_is_not_kept(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = _window(qtbot, tmp_path, speed=0.001)
    session = _to_session(window)
    qtbot.waitUntil(lambda: bool(Journal(tmp_path).entries()))
    _key(Qt.Key.Key_Escape)
    session.finish_here.click()
    _on(window, FinishPage).save_button.click()
    qtbot.waitUntil(lambda: isinstance(window.page, HomePage))
    qtbot.waitUntil(lambda: not Journal(tmp_path).entries())


def test_what_felt_wrong_is_told_before_the_next_time(qtbot: QtBot, tmp_path: Path) -> None:
    window = _window(qtbot, tmp_path, speed=500)
    _to_session(window)
    qtbot.waitUntil(lambda: isinstance(window.page, FinishPage), timeout=30_000)
    finish = _on(window, FinishPage)
    finish.wrong.choose((Felt.BRUISE,))
    finish.save_button.click()
    qtbot.waitUntil(lambda: isinstance(window.page, HomePage))
    _open(window, "wrists")
    _on(window, RoutinePage).start.click()
    words = _said(_on(window, RedFlagsPage))
    assert "Last time: a bruise or swelling (today" in words
    assert "Do not press there until it is gone." in words


def test_what_felt_wrong_after_a_whole_session_is_not_urged_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = _window(qtbot, tmp_path, speed=500)
    _to_session(window)
    qtbot.waitUntil(lambda: isinstance(window.page, FinishPage), timeout=30_000)
    finish = _on(window, FinishPage)
    [yes] = [each for each in finish.wrong.findChildren(QRadioButton) if each.text() == "Yes"]
    yes.click()
    finish.save_button.click()
    qtbot.waitUntil(lambda: isinstance(window.page, HomePage))
    assert "It felt wrong, or became stronger." in _said(window)
    assert load_recents(tmp_path)[0].unwell


def test_a_session_that_was_stopped_for_harm_is_kept_so_and_not_urged_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = _window(qtbot, tmp_path, speed=0.001)
    session = _to_session(window)
    _key(Qt.Key.Key_S)
    session.stop_session.click()
    _on(window, FinishPage).save_button.click()
    qtbot.waitUntil(lambda: isinstance(window.page, HomePage))
    assert "Start again" not in _said(window)
    assert load_recents(tmp_path)[0].unwell
    (entry,) = Journal(tmp_path).entries().values()
    assert (entry.end, entry.felt) == (End.STOPPED, (Felt.OTHER,)), "also before any pressing"
    _button(_on(window, HomePage), "Look at it first").click()
    _on(window, RoutinePage)


def test_a_full_disk_loses_no_note(qtbot: QtBot, tmp_path: Path) -> None:
    window = _window(qtbot, tmp_path, speed=500)
    _to_session(window)
    qtbot.waitUntil(lambda: isinstance(window.page, FinishPage), timeout=30_000)
    finish = _on(window, FinishPage)
    qtbot.waitUntil(lambda: any(e.end == "finished" for e in Journal(tmp_path).entries().values()))
    Journal(tmp_path).file.write_bytes(b"no database" * 500)
    finish.note.write("after the bus")
    finish.save_button.click()
    qtbot.waitUntil(finish.problem.isVisible)
    assert finish.note.text == "after the bus"
    assert finish.save_button.text() == "&Try again"


def test_everything_can_be_backed_up_restored_and_deleted(qtbot: QtBot, tmp_path: Path) -> None:
    window = _window(qtbot, tmp_path / "mine", speed=0.001)
    (tmp_path / "mine").mkdir(exist_ok=True)
    (tmp_path / "mine" / "settings.json").write_text("{}")
    QTest.keyClick(_focused(), Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    _on(window, SettingsPage).data.button.click()
    page = _on(window, DataPage)
    file = str(tmp_path / "all.zip")
    page.backup_wanted.emit(file)
    qtbot.waitUntil(page.notice.isVisible)
    assert f"Backed up. {file}" in _said(page)
    page.opened.emit(file)
    qtbot.waitUntil(page.question.isVisible)
    page.leave.click()
    assert not page.question.isVisible()
    page.delete.click()
    page.keep.click()
    assert (tmp_path / "mine" / "settings.json").exists()
    page.delete.click()
    page.really.click()
    qtbot.waitUntil(page.close_button.isVisible)
    assert not (tmp_path / "mine").exists()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_1):
        keys = Qt.KeyboardModifier.AltModifier if key == Qt.Key.Key_1 else _NO_KEYS
        QTest.keyClick(_focused(), key, keys)
        assert window.page is page, "what this run still knows would be written over the files"
    page.opened.emit(file)
    qtbot.waitUntil(page.question.isVisible)
    page.replace.click()
    qtbot.waitUntil((tmp_path / "mine" / "settings.json").exists)


def test_a_file_that_is_no_backup_is_refused_on_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    window = _window(qtbot, tmp_path, speed=0.001)
    QTest.keyClick(_focused(), Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    _on(window, SettingsPage).data.button.click()
    page = _on(window, DataPage)
    (tmp_path / "no.zip").write_text("no zip")
    page.opened.emit(str(tmp_path / "no.zip"))
    qtbot.waitUntil(page.problem.isVisible)
    assert "This file cannot be restored. “no.zip” cannot be read" in _said(page)
