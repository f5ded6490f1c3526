"""The running session as a user meets it: keys, clicks, words, sound, and nothing clipped."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from acupressure_app.core import player
from acupressure_app.core.content import Action
from acupressure_app.core.player import Reading
from acupressure_app.core.timeline import CueKind, Timeline
from acupressure_app.store.folders import folders
from acupressure_app.ui.finish_view import Summary
from acupressure_app.ui.parts import NoticeKind
from acupressure_app.ui.picture import Pictures
from acupressure_app.ui.session_clock import SessionClock
from acupressure_app.ui.session_page import SessionPage
from acupressure_app.ui.session_parts import Line
from acupressure_app.ui.theme import DARK, LIGHT, Scale, Theme, dress, scale_for
from tests.builders import WORDS, compiled, content, press, routine, rule, yes

FOLDERS = folders()
THEME = Theme(LIGHT, scale_for(10), FOLDERS.assets / "icons")
PICTURES = FOLDERS.assets / "pictures"

RULES = content(
    rule("blood_thinners", Action.LIGHT),
    rule("fever", Action.ASK, point="PC6"),
    rule(None, Action.CAUTION, point="PC6"),
)
WRISTS = compiled(
    routine(press("PC6", "each", seconds=120), title="Queasy"),
    content=RULES,
    answers=yes("blood_thinners", "fever"),
)
LEFT, RIGHT = (WRISTS.segment_of(number) for number in (0, 1))
FINDING, PRESSING = WRISTS.segments[1].start, LEFT.start + 10_000


class Tones(QObject):
    """Records what would sound."""

    problem_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.problem: str | None = None
        self.played: list[str] = []
        self.stopped = 0

    def play(self, kind: str) -> None:
        self.played.append(kind)

    def stop(self) -> None:
        self.stopped += 1


class Sleepless:
    """Records whether the machine would be kept awake."""

    def __init__(self) -> None:
        self.held = False

    def hold(self) -> None:
        self.held = True

    def release(self) -> None:
        self.held = False


@dataclass
class Clocks:
    """The machine's clocks, moved by the test."""

    steady: int = 0
    slept: int = 0

    def __call__(self) -> Reading:
        return Reading(self.steady, self.steady + self.slept)


class Run:
    """A session page in a window of its own."""

    def __init__(self, qtbot: QtBot, theme: Theme = THEME) -> None:
        self.sound, self.awake, self.clocks = Tones(), Sleepless(), Clocks()
        self.page = SessionPage(theme, Pictures(PICTURES), WORDS, self.sound, self.awake)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.page)
        dress(self.window, theme)
        qtbot.addWidget(self.window)
        self.ends: list[tuple[bool, Summary]] = []
        self.said: list[str] = []
        self.page.ended.connect(lambda finished, summary: self.ends.append((finished, summary)))
        self.page.announced.connect(self.said.append)

    def begin(self, timeline: Timeline = WRISTS, size: tuple[int, int] = (1100, 760)) -> "Run":
        self.window.resize(*size)
        self.window.show()
        self.clock = SessionClock(player.State(timeline), self.clocks)
        self.page.begin(self.clock)
        return self

    def go(self, at: int) -> "Run":
        """Let time go by until the session is there."""
        while (left := at - self.at) > 0:
            self.clocks.steady += min(left, 1_000)
            self.clock.send(player.Tick())
        return self

    @property
    def at(self) -> int:
        return player.position(self.clock.state, self.clock.now)

    @property
    def mode(self) -> str:
        """The name of the player’s mode."""
        return type(self.clock.state.mode).__name__

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())

    @property
    def words(self) -> str:
        labels = (found for found in self.page.findChildren(QLabel) if found.isVisible())
        return re.sub(r"<[^>]+>", "", "\n".join(found.text() for found in labels))


@pytest.fixture
def run(qtbot: QtBot) -> Run:
    result = Run(qtbot)
    with qtbot.waitActive(result.window):
        result.window.show()
    return result.begin()


def test_it_shows_place_what_to_do_times_and_what_comes(run: Run) -> None:
    run.go(PRESSING)
    for words in ("Queasy", "Your left wrist", "Light pressure", "Your right wrist", "left"):
        assert words in run.words
    assert run.page.ring.isVisible()
    assert run.page.picture.isVisible()


@pytest.mark.parametrize("at", [FINDING, PRESSING, LEFT.end, RIGHT.start])
def test_every_finding_is_on_the_running_screen(run: Run, at: int) -> None:
    run.go(at)
    for text in ("ask for fever.", "light for blood_thinners.", "caution for always."):
        assert text in run.words


def test_space_pauses_and_goes_on_whatever_has_the_focus(run: Run) -> None:
    run.go(PRESSING)
    page = run.page
    for button in (page.controls.next, page.bar.end, page.controls.strong, page.bar.stop):
        button.setFocus()
        run.key(Qt.Key.Key_Space)
        assert run.mode == "Still"
        assert run.at == PRESSING
        run.key(Qt.Key.Key_Space)
        assert run.mode == "CountIn"
    assert run.ends == []


def test_enter_presses_the_focused_button(run: Run) -> None:
    run.go(PRESSING)
    run.page.controls.next.setFocus()
    run.key(Qt.Key.Key_Return)
    assert run.at == LEFT.end


def test_enter_held_down_presses_once(run: Run) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_Return)
    assert run.mode == "Still"


KEYS: dict[str, tuple[Qt.Key, Callable[[Run], bool]]] = {
    "left goes to the start of this side": (
        Qt.Key.Key_Left,
        lambda run: run.at == LEFT.start,
    ),
    "right goes to what comes next": (Qt.Key.Key_Right, lambda run: run.at == LEFT.end),
    "plus makes it longer": (
        Qt.Key.Key_Plus,
        lambda run: run.clock.state.timeline.presses[0].length == 150_000,
    ),
    "T eases off": (Qt.Key.Key_T, lambda run: "Ease off. Light is enough." in run.words),
    "S shows when to stop": (Qt.Key.Key_S, lambda run: run.page.signs.isVisible()),
    "M switches the sound off": (
        Qt.Key.Key_M,
        lambda run: run.page.bar.sound.accessibleName() == "Sound is off",
    ),
    "Esc pauses": (Qt.Key.Key_Escape, lambda run: run.mode == "Still"),
}


@pytest.mark.parametrize(("key", "done"), KEYS.values(), ids=KEYS.keys())
@pytest.mark.parametrize("focus", ["main", "back", "end"])
def test_keys_work_whatever_has_the_focus(
    run: Run, key: Qt.Key, done: Callable[[Run], bool], focus: str
) -> None:
    run.go(PRESSING)
    buttons = {"main": run.page.controls.main, "back": run.page.controls.back}
    buttons.get(focus, run.page.bar.end).setFocus()
    run.key(key)
    assert done(run)


def test_w_waits_until_the_point_is_found(run: Run) -> None:
    run.go(FINDING)
    run.key(Qt.Key.Key_W)
    for _ in range(60):
        run.clocks.steady += 1_000
        run.clock.send(player.Tick())
    assert "Press Enter when you are ready." in run.words
    assert run.mode == "Waiting"
    run.key(Qt.Key.Key_Return)
    assert run.at == LEFT.start


def test_no_key_ends_the_session(run: Run) -> None:
    run.go(PRESSING)
    for key in (*(Qt.Key(code) for code in range(Qt.Key.Key_A, Qt.Key.Key_Z)), Qt.Key.Key_Escape):
        run.key(key)
        run.key(key)
    assert run.ends == []
    assert run.page.under_way


def test_found_it_is_the_main_button_while_finding_and_pause_stays_in_reach(run: Run) -> None:
    run.go(FINDING)
    controls = run.page.controls
    assert controls.main.text() == "I’ve found it"
    assert controls.pause.isVisible()
    controls.pause.click()
    assert run.mode == "Still"
    run.key(Qt.Key.Key_Space)
    run.go(FINDING)
    run.clocks.steady += 3_000
    run.clock.send(player.Tick())
    controls.main.click()
    assert run.at == LEFT.start
    assert controls.main.text() == "Pause"


def test_a_click_on_picture_ring_or_free_room_pauses_and_never_goes_on(run: Run) -> None:
    run.go(PRESSING)
    page = run.page
    for widget in (page.picture, page.ring, page.headlines, page.facts, page.track, page):
        run.click(widget)
        assert run.mode == "Still"
        run.click(widget)
        assert run.mode == "Still"
        run.page.controls.main.click()
        assert run.mode == "CountIn"
        run.clocks.steady += 3_000
        run.clock.send(player.Tick())
        assert run.mode == "Running"


def test_a_click_beside_the_buttons_of_a_bar_does_nothing(run: Run) -> None:
    run.go(PRESSING)
    run.click(run.page.controls, QPoint(3, 3))
    run.click(run.page.bar, QPoint(run.page.bar.width() // 2, 3))
    assert run.mode == "Running"


@pytest.mark.parametrize("way", ["key", "button", "window"])
def test_leaving_pauses_with_the_choices_in_place(run: Run, way: str) -> None:
    run.go(PRESSING)
    match way:
        case "key":
            run.key(Qt.Key.Key_Escape)
        case "button":
            run.page.bar.end.click()
        case _:
            assert not run.page.may_close()
    assert run.mode == "Still"
    assert ("Leave now?" if way == "window" else "End here?") in run.words
    assert run.page.controls.main.text() == "Go on"
    assert run.page.controls.main.hasFocus()
    assert run.page.finish_here.isVisible()
    assert len([w for w in QApplication.topLevelWidgets() if w.isVisible()]) == 1


@pytest.mark.parametrize("way", ["key", "button"])
def test_ending_asked_again_goes_back_to_the_plain_pause(run: Run, way: str) -> None:
    run.go(PRESSING)
    act = run.page.bar.end.click if way == "button" else lambda: run.key(Qt.Key.Key_Escape)
    act()
    assert "End here? " in run.said[-1]
    act()
    assert "End here?" not in run.words
    assert "Let your hands rest" in run.words
    assert run.page.finish_here.isVisible()
    assert (run.mode, run.ends) == ("Still", [])


def test_closing_says_what_is_lost_and_asks_anew_after_a_no(run: Run) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_Space)
    assert not run.page.may_close(), "also when it is paused already"
    assert "Close again to leave. Your place is not kept yet." in run.words
    assert run.page.controls.main.text() == "Go on"
    assert run.page.finish_here.isVisible()
    run.key(Qt.Key.Key_Escape)
    assert "Close again" not in run.words
    assert not run.page.may_close()
    assert run.page.may_close()


def test_finish_here_ends_it_unfinished(run: Run) -> None:
    run.go(PRESSING)
    run.page.leave()
    run.page.finish_here.click()
    ((finished, summary),) = run.ends
    assert not finished
    assert not summary.unwell
    assert not run.page.under_way


def test_when_to_stop_pauses_and_says_when_to_call_for_help(run: Run) -> None:
    run.go(PRESSING)
    run.page.bar.stop.click()
    assert run.mode == "Still"
    for words in ("Let go at once if you notice", "spreading pain", "112, 911 or 999", "chest"):
        assert words in run.words
    assert run.page.signs.title.hasFocus()
    assert any("Let go at once" in said for said in run.said)
    assert run.page.controls.main.text() == "I’m fine, go on"


def test_being_fine_goes_on_after_the_count_in(run: Run) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_S)
    run.page.controls.main.click()
    assert run.mode == "CountIn"
    assert not run.page.signs.isVisible()
    assert run.page.controls.main.hasFocus()


def test_stopping_because_of_a_sign_is_told_on(run: Run) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_S)
    run.page.stop_session.click()
    ((finished, summary),) = run.ends
    assert not finished
    assert summary.unwell


def _tick(run: Run) -> None:
    """Half a second goes by: everything is shown anew."""
    run.clocks.steady += 500
    run.clock.send(player.Tick())


def _tab_to(run: Run, button: QPushButton) -> None:
    for _ in range(20):
        run.key(Qt.Key.Key_Tab)
        _tick(run)
        if button.hasFocus():
            return
    pytest.fail("Tab does not reach the button")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_keyboard_alone_reaches_and_presses_stop_the_session(run: Run, key: Qt.Key) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_S)
    _tick(run)
    _tab_to(run, run.page.stop_session)
    _tick(run)
    run.key(key)
    ((finished, summary),) = run.ends
    assert not finished
    assert summary.unwell


def test_the_keyboard_alone_reaches_and_presses_im_fine(run: Run) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_S)
    _tab_to(run, run.page.controls.main)
    run.key(Qt.Key.Key_Return)
    assert run.mode == "CountIn"


def test_when_the_signs_are_closed_the_focus_is_on_go_on(run: Run) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_S)
    _tab_to(run, run.page.stop_session)
    run.key(Qt.Key.Key_Escape)
    assert run.page.controls.main.hasFocus()
    assert run.page.controls.main.text() == "Go on"


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right])
def test_what_was_told_about_a_place_is_gone_at_another(run: Run, key: Qt.Key) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_T)
    run.key(Qt.Key.Key_T)
    assert "Let go. This point is skipped." in run.words
    run.key(key)
    assert "This point is skipped" not in run.words


def test_nothing_is_too_strong_before_it_is_pressed(run: Run) -> None:
    run.go(FINDING)
    run.key(Qt.Key.Key_T)
    run.key(Qt.Key.Key_T)
    assert run.at == FINDING
    assert "Ease off" not in run.words


def test_escape_closes_the_signs_and_stays_paused(run: Run) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_S)
    run.key(Qt.Key.Key_Escape)
    assert not run.page.signs.isVisible()
    assert run.mode == "Still"


def test_after_sleep_it_is_paused_and_says_where(run: Run) -> None:
    run.go(LEFT.end - 48_000)
    run.clocks.slept += 60_000
    run.clock.send(player.Tick())
    assert "The computer slept. You were at 0:48 on your left wrist." in run.words
    assert "Let your hands rest" in run.words


def test_three_two_one_is_shown(run: Run) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_Space)
    run.key(Qt.Key.Key_Space)
    seen = []
    for _ in range(3):
        seen += re.findall(r"Going on in \d", run.words)
        run.clocks.steady += 1_000
        run.clock.send(player.Tick())
    assert seen == ["Going on in 3", "Going on in 2", "Going on in 1"]
    assert run.mode == "Running"
    assert run.at == PRESSING


def test_each_cue_sounds_once_and_what_has_no_tone_stays_silent(run: Run) -> None:
    run.go(WRISTS.total)
    wanted = [cue.kind.value for cue in WRISTS.cues if cue.kind is not CueKind.SAY]
    assert run.sound.played == wanted
    ((finished, _),) = run.ends
    assert finished


def test_with_the_sound_off_nothing_sounds(run: Run) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_M)
    run.sound.played.clear()
    run.go(WRISTS.total)
    assert run.sound.played == []


def test_switching_the_sound_is_told_on(run: Run, qtbot: QtBot) -> None:
    with qtbot.waitSignal(run.page.sound_switched) as switched:
        run.page.bar.sound.click()
    assert switched.args == [False]


def test_the_machine_is_kept_awake_from_start_to_pause(run: Run) -> None:
    assert run.awake.held
    run.key(Qt.Key.Key_Space)
    assert not run.awake.held
    run.key(Qt.Key.Key_Space)
    assert run.awake.held
    run.page.leave()
    run.page.finish_here.click()
    assert not run.awake.held


def test_a_pause_silences_what_sounds(run: Run) -> None:
    before = run.sound.stopped
    run.key(Qt.Key.Key_Space)
    assert run.sound.stopped > before


def test_without_sound_it_says_why_and_goes_on(run: Run) -> None:
    run.go(PRESSING)
    run.sound.problem = "No sound found. Pictures and words go on."
    run.sound.problem_changed.emit(run.sound.problem)
    assert run.sound.problem in run.words
    assert run.mode == "Running"
    assert run.page.bar.sound.toolTip() == run.sound.problem


def test_a_notice_goes_away_and_leaves_the_caption(qtbot: QtBot) -> None:
    line = Line(THEME, stays=1)
    qtbot.addWidget(line)
    line.set_caption("Half-way.")
    line.tell(NoticeKind.INFO, "Ease off.")
    assert line.text == "Ease off."
    qtbot.waitUntil(lambda: line.text == "Half-way.", timeout=2_000)


def test_half_way_is_shown_and_announced(run: Run) -> None:
    run.go(LEFT.start + 60_000)
    assert "Half-way on this side." in run.words
    assert "Half-way on this side." in run.said


def test_each_segment_is_announced_once(run: Run) -> None:
    run.go(WRISTS.total - 1)
    begins = ("Queasy.", "Find the point.", "Press now.", "Let go. Now", "Find the", "Press now.")
    told = [text for text in run.said if text.startswith(begins)]
    assert len(told) == len(begins)
    assert all(text.startswith(begin) for text, begin in zip(told, begins, strict=True))


def test_a_pause_is_announced_with_the_time_left(run: Run) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_Space)
    assert run.said[-1].startswith("Paused. 1 minute 50 seconds left on your left wrist")


def test_the_ring_is_a_progress_bar_that_says_what_it_measures(run: Run) -> None:
    run.go(PRESSING)
    heard = QAccessible.queryAccessibleInterface(run.page.ring)
    assert heard.role() is QAccessible.Role.ProgressBar
    assert heard.text(QAccessible.Text.Name) == "Time left on your left wrist"
    assert "1 minute 50 seconds" in heard.text(QAccessible.Text.Description)


def test_every_button_has_a_name(run: Run) -> None:
    run.go(PRESSING)
    for button in run.page.findChildren(QPushButton):
        assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)


def test_a_button_that_is_off_says_why(run: Run) -> None:
    more = run.page.controls.more
    assert not more.isEnabled()
    assert more.toolTip()
    assert more.accessibleDescription() == more.toolTip()


@pytest.mark.parametrize("at", [0, FINDING, LEFT.start, LEFT.end, RIGHT.start])
def test_each_part_of_the_session_puts_the_focus_on_the_main_button(run: Run, at: int) -> None:
    run.page.bar.end.setFocus()
    run.go(at)
    if at:
        assert run.page.controls.main.hasFocus()


def test_tab_goes_along_the_control_bar_then_to_the_ways_out(run: Run) -> None:
    run.go(PRESSING)
    run.page.controls.back.setFocus()
    seen = []
    for _ in range(8):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPushButton)
        seen.append(focused.text() or focused.accessibleName())
        run.key(Qt.Key.Key_Tab)
    assert seen == [
        *("Back", "Too strong", "Pause", "30 seconds", "Next"),
        *("When to stop", "End", "Sound is on"),
    ]


def test_the_window_title_tells_the_time_left(run: Run) -> None:
    run.go(PRESSING)
    assert run.page.windowTitle() == "1:50 left wrist"


def test_a_second_session_starts_afresh(run: Run) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_S)
    run.page.stop_session.click()
    run.begin()
    assert run.at == 0
    assert not run.page.signs.isVisible()
    run.go(WRISTS.total)
    assert [finished for finished, _ in run.ends] == [False, True]
    assert not run.ends[-1][1].unwell


def _frames(page: SessionPage) -> bool:
    return page._frames.isActive()


def test_it_paints_often_only_while_something_moves_and_can_be_seen(run: Run) -> None:
    run.go(PRESSING)
    assert _frames(run.page)
    run.key(Qt.Key.Key_Space)
    assert not _frames(run.page)
    run.page.controls.main.click()
    assert _frames(run.page)
    run.page.hide()
    assert not _frames(run.page)
    run.page.show()
    assert _frames(run.page)


def test_minimised_it_paints_no_more_but_goes_on(run: Run) -> None:
    run.go(PRESSING)
    run.window.showMinimized()
    run.go(PRESSING + 2_000)
    assert not _frames(run.page)
    assert run.page.windowTitle() == "1:48 left wrist"


SIZES = {
    "wide": (1100, 760, 1.0),
    "large": (1600, 1000, 1.0),
    "medium": (800, 700, 1.0),
    "narrow": (480, 800, 1.0),
    "text at 150 %": (1100, 760, 1.5),
    "text at 200 %": (1100, 760, 2.0),
    "narrow, text at 200 %": (480, 800, 2.0),
}
LONG = compiled(
    routine(
        press("PC6", "each", seconds=120, stretches=[{"technique": "circles"}]),
        title="Tension headache without the hand",
    ),
    content=RULES,
    answers=yes("blood_thinners", "fever"),
)


def _moments(run: Run) -> Iterator[str]:
    yield "ready"
    run.go(FINDING)
    yield "find"
    run.key(Qt.Key.Key_W)
    yield "waiting"
    run.page.controls.main.click()
    yield "press"
    run.page.leave()
    yield "paused"
    run.key(Qt.Key.Key_S)
    yield "signs"
    run.key(Qt.Key.Key_Right)
    run.page.controls.main.click()
    yield "count-in"


@pytest.mark.parametrize(("width", "height", "text"), SIZES.values(), ids=SIZES.keys())
def test_no_words_are_clipped(qtbot: QtBot, width: int, height: int, text: float) -> None:
    theme = Theme(DARK, scale_for(10, text), FOLDERS.assets / "icons")
    run = Run(qtbot, theme)
    with qtbot.waitActive(run.window):
        run.window.show()
    run.begin(LONG, (width, height))
    clipped: dict[tuple[str, str], bool] = {}
    for moment in _moments(run):
        for _ in range(4):
            QApplication.processEvents()
        assert (run.window.width(), run.window.height()) == (width, height), moment
        clipped |= {(moment, words): True for words in _clipped(run.page)}
    assert clipped == {}


SCARCE = {
    "text at 200 %, half a screen": (720, 840, Scale(20, 32)),
    "text at 200 %, a whole screen": (1380, 940, Scale(20, 32)),
    "narrow": (480, 800, Scale(10, 16)),
}


@pytest.fixture(params=list(SCARCE.values()), ids=list(SCARCE))
def scarce(qtbot: QtBot, request: pytest.FixtureRequest) -> Run:
    width, height, scale = request.param
    run = Run(qtbot, Theme(LIGHT, scale, FOLDERS.assets / "icons"))
    with qtbot.waitActive(run.window):
        run.window.show()
    return run.begin(LONG, (width, height)).go(PRESSING)


def _settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


def _all_in_sight(widget: QWidget) -> bool:
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def test_where_room_is_scarce_time_and_first_finding_are_seen_at_once(scarce: Run) -> None:
    _settle()
    assert _all_in_sight(scarce.page.ring)
    first = next(label for label in scarce.page.cautions.findChildren(QLabel) if label.text())
    assert "light for blood_thinners." in first.text()
    assert _all_in_sight(first)


@pytest.mark.parametrize("way", ["end", "window"])
def test_where_room_is_scarce_a_question_and_its_answers_are_seen_at_once(
    scarce: Run, way: str
) -> None:
    if way == "end":
        scarce.page.bar.end.click()
    else:
        scarce.page.may_close()
    _settle()
    page = scarce.page
    for part in (page.headlines, page.headlines.todo, page.finish_here, page.controls.main):
        assert _all_in_sight(part)


def test_where_room_is_scarce_the_picture_can_be_had(scarce: Run) -> None:
    if scarce.page.bar.picture.isVisible():
        assert not scarce.page.picture.isVisible()
        scarce.key(Qt.Key.Key_P)
    assert scarce.page.picture.isVisible()


def test_the_ring_of_the_focus_has_room_around_the_main_button(scarce: Run) -> None:
    _settle()
    controls = scarce.page.controls
    ring = controls.main.geometry().adjusted(-6, -6, 6, 6)
    others = (controls.back, controls.strong, controls.more, controls.next)
    assert not any(ring.intersects(other.geometry()) for other in others)


def test_the_plus_of_thirty_seconds_is_said_once(scarce: Run) -> None:
    _settle()
    more = scarce.page.controls.more
    assert (more.text().count("+") == 0) is not more.icon().isNull()


def _clipped(page: SessionPage) -> Iterator[str]:
    """Words without room; what scrolls out of sight can be scrolled back."""
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text() and label.wordWrap():
            longest = max(re.sub(r"<[^>]+>", "", label.text()).split(), key=len)
            room = label.contentsRect()
            if label.heightForWidth(label.width()) > label.height():
                yield label.text()
            elif label.fontMetrics().horizontalAdvance(longest) > room.width() + 1:
                yield longest
    for button in page.findChildren(QPushButton):
        if button.isVisible() and button.sizeHint().width() > button.width():
            yield button.text()
    inside = page.rect()
    for widget in (page.bar, page.controls):
        if not inside.contains(widget.geometry()):
            yield type(widget).__name__
