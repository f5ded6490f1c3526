"""The running session as a user meets it: keys, clicks, words, sound, and nothing clipped."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from acupressure_app.audio.voice import Clip, Clips
from acupressure_app.core import player
from acupressure_app.core.content import Action
from acupressure_app.core.guidance import Guidance
from acupressure_app.core.player import Reading
from acupressure_app.core.spoken import lines
from acupressure_app.core.timeline import VOICE_DELAY, CueKind, Timeline
from acupressure_app.store.folders import folders
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.session.clock import SessionClock
from acupressure_app.ui.session.finish_view import Summary
from acupressure_app.ui.session.line import Line
from acupressure_app.ui.session.page import SessionPage
from acupressure_app.ui.session.props import Choice
from acupressure_app.ui.session.titles import SideTitle
from acupressure_app.ui.theme import DARK, LIGHT, Scale, Theme, dress, scale_for
from acupressure_app.ui.widgets.parts import NoticeKind
from tests.builders import WORDS, compiled, content, press, routine, rule, yes
from tests.ui.hearing import Tones

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


def clips_of(timeline: Timeline) -> Clips:
    """A clip for all that may be said, called like its words, and hardly any time long."""
    said = lines(timeline, Guidance.FULL)
    return Clips({line.text: Clip(Path(f"{line.text.rstrip('.')}.wav"), 1) for line in said})


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
        self.page.begin(self.clock, (), clips_of(timeline))
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
    assert "Close again to leave. Your place is kept." in run.words
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
    line = Line(THEME, str, stays=1)
    qtbot.addWidget(line)
    line.set_caption("Half-way.")
    line.tell(NoticeKind.INFO, "Ease off.")
    assert line.text == "Ease off.\nHalf-way."
    qtbot.waitUntil(lambda: line.text == "Half-way.", timeout=2_000)


def test_a_caution_and_what_can_be_undone_stand_above_what_is_said(qtbot: QtBot) -> None:
    line = Line(THEME, str)
    qtbot.addWidget(line)
    line.set_caption("Half-way.")
    line.allow_undo(can_undo=True)
    line.tell(NoticeKind.INFO, "Ease off.", undoes=True)
    line.tell(NoticeKind.CAUTION, "No sound found.")
    assert line.text == "No sound found.\nEase off.\nHalf-way."
    assert line.offers_undo
    line.tell(NoticeKind.INFO, "As it was.")
    assert line.text == "No sound found.\nAs it was.\nHalf-way."
    assert not line.offers_undo


def test_what_stays_is_not_replaced_by_what_passes(qtbot: QtBot) -> None:
    line = Line(THEME, str, stays=1)
    qtbot.addWidget(line)
    line.tell(NoticeKind.CAUTION, "The computer slept.", stay=True)
    line.tell(NoticeKind.CAUTION, "No sound found.")
    line.tell(NoticeKind.INFO, "Ease off.")
    qtbot.waitUntil(lambda: "Ease off." not in line.text)
    assert line.text == "The computer slept. No sound found."
    line.clear()
    assert line.text == ""


def test_what_is_said_can_be_read_also_while_an_end_is_asked_for(run: Run) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_Escape)
    assert run.page.choices.buttons[Choice.LEAVE].isVisible()
    assert "Paused. Let your hands rest." in run.words


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


class Paints(QObject):
    """Counts how often anything in a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        for part in (widget, *widget.findChildren(QWidget)):
            part.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 (named by Qt)
        self.count += event.type() is QEvent.Type.Paint
        return False


def test_minimised_nothing_is_painted_and_it_stays_on_time(run: Run) -> None:
    run.go(PRESSING)
    run.window.showMinimized()
    _settle()
    paints = Paints(run.page)
    for second in range(1, 6):
        run.go(PRESSING + second * 1_000)
        _settle()
    assert paints.count == 0
    run.window.showNormal()
    _settle()
    assert paints.count > 0
    assert run.page.ring.accessibleDescription() == "1 minute 45 seconds"


def test_covered_nothing_is_painted(run: Run) -> None:
    run.go(PRESSING)
    run.window.windowHandle().setVisible(False)
    _settle()
    paints = Paints(run.page)
    run.go(PRESSING + 3_000)
    _settle()
    assert paints.count == 0
    assert not _frames(run.page)
    assert run.page.windowTitle() == "1:47 left wrist"


STILL = Theme(LIGHT, scale_for(10), FOLDERS.assets / "icons", still=True)


def test_with_reduced_motion_it_steps_once_a_second(run: Run) -> None:
    run.go(PRESSING + 300)
    run.page.set_theme(STILL)
    assert run.page._frames.remainingTime() > 600, "until the next whole second"
    _settle()
    paints = Paints(run.page.ring)
    run.clocks.steady += 600
    run.clock.send(player.Tick())
    _settle()
    assert paints.count == 0
    run.clocks.steady += 100
    run.clock.send(player.Tick())
    _settle()
    assert paints.count == 1


def test_in_the_background_it_steps_once_a_second(run: Run, qtbot: QtBot) -> None:
    run.go(PRESSING + 300)
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    assert run.page._frames.interval() > 600


def test_what_was_too_strong_can_be_undone_for_a_while(run: Run) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_T)
    assert run.page.line.undo.isVisible()
    assert run.clock.state.eased == {0}
    run.page.line.undo.click()
    assert run.clock.state.eased == frozenset()
    assert "Undone. Press as before." in run.words
    assert not run.page.line.undo.isVisible()
    assert "Undone. Press as before." in run.said


def test_ctrl_z_returns_into_the_side_that_was_skipped(run: Run) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_T)
    run.key(Qt.Key.Key_T)
    assert run.at == LEFT.end
    QTest.keyClick(run.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert run.at == PRESSING
    assert run.mode == "Running"


def test_ctrl_z_means_nothing_once_the_offer_is_gone(run: Run) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_T)
    run.page.line.clear()
    QTest.keyClick(run.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert run.clock.state.eased == {0}


def _choose(run: Run, choice: Choice) -> None:
    run.page.choices.buttons[choice].click()


def test_a_pause_offers_what_can_be_done(run: Run) -> None:
    run.go(PRESSING)
    assert not run.page.choices.isVisible()
    run.key(Qt.Key.Key_Space)
    seen = [b.text().replace("&", "") for b in run.page.choices.buttons.values() if b.isVisible()]
    assert seen == ["This side again", "How to find it", "Leave, go on later", "Finish here"]
    assert run.page.ring.isVisible()
    assert run.page.picture.isVisible()


def test_this_side_again_counts_in_from_its_start(run: Run) -> None:
    run.go(LEFT.start + 1_000)
    run.key(Qt.Key.Key_Space)
    _choose(run, Choice.AGAIN)
    assert (run.mode, run.at) == ("CountIn", LEFT.start)


def test_how_to_find_it_is_shown_in_the_pause_and_moves_nothing(run: Run) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_Space)
    _choose(run, Choice.FIND)
    _settle()
    step = WORDS.find_steps(WRISTS.presses[0])[0]
    assert step in run.words
    assert any(step in said for said in run.said)
    assert (run.mode, run.at) == ("Still", PRESSING)
    run.page.close_find.click()
    assert step not in run.words
    assert "Let your hands rest" in run.words


def test_leave_go_on_later_tells_where_it_was_left(run: Run) -> None:
    left: list[bool] = []
    run.page.left.connect(lambda: left.append(True))
    run.go(PRESSING)
    run.key(Qt.Key.Key_Space)
    _choose(run, Choice.LEAVE)
    assert left == [True]
    assert not run.page.under_way
    assert run.ends == []
    assert not run.awake.held
    bookmark = run.page.bookmark
    assert bookmark is not None
    assert (bookmark.place, bookmark.left) == ("your left wrist", 110_000)
    again = player.resumed(WRISTS, bookmark.kept.at)
    assert again.mode == player.Still(PRESSING)


def test_closing_twice_leaves_and_keeps_the_place(run: Run) -> None:
    left: list[bool] = []
    run.page.left.connect(lambda: left.append(True))
    run.go(PRESSING)
    assert not run.page.may_close()
    assert left == []
    assert run.page.may_close()
    assert left == [True]
    assert run.page.bookmark is not None


def test_what_was_left_goes_on_after_a_count_in(run: Run) -> None:
    run.clock = SessionClock(player.resumed(WRISTS, PRESSING), run.clocks)
    run.page.begin(run.clock)
    assert "Going on in 3" in run.words
    run.clocks.steady += 3_000
    run.clock.send(player.Tick())
    assert (run.mode, run.at) == ("Running", PRESSING)
    assert any(said.startswith("Press now. Your left wrist") for said in run.said)


def test_once_it_is_over_there_is_nothing_to_go_on_with(run: Run) -> None:
    run.go(WRISTS.total)
    assert run.page.bookmark is None


def test_a_double_click_on_end_finishes_nothing(run: Run) -> None:
    run.go(PRESSING)
    QTest.mouseDClick(run.page.bar.end, Qt.MouseButton.LeftButton)
    assert run.ends == []
    assert run.page.under_way


@pytest.mark.parametrize("size", [(1100, 760), (480, 800)])
def test_the_second_click_of_a_double_click_chooses_nothing(
    run: Run, size: tuple[int, int]
) -> None:
    run.window.resize(*size)
    run.go(PRESSING)
    run.key(Qt.Key.Key_Space)
    left: list[bool] = []
    run.page.left.connect(lambda: left.append(True))
    run.key(Qt.Key.Key_S)
    for button in (run.page.stop_session, *run.page.choices.buttons.values()):
        _second_click(button)
    assert run.ends == []
    assert left == []
    assert run.mode == "Still"


def _second_click(button: QPushButton) -> None:
    at = QPointF(button.rect().center())
    left = Qt.MouseButton.LeftButton
    for kind, held in (
        (QEvent.Type.MouseButtonDblClick, left),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        modifiers = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(button, QMouseEvent(kind, at, at, left, held, modifiers))


def test_f11_fills_the_screen_and_escape_leaves_it_before_it_pauses(run: Run) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_F11)
    assert run.window.isFullScreen()
    run.key(Qt.Key.Key_Escape)
    assert not run.window.isFullScreen()
    assert run.mode == "Running"
    run.key(Qt.Key.Key_Escape)
    assert run.mode == "Still"


def test_the_full_screen_ends_with_the_session(run: Run) -> None:
    run.go(PRESSING)
    run.page.bar.full.click()
    assert run.window.isFullScreen()
    run.key(Qt.Key.Key_Space)
    run.page.finish_here.click()
    assert not run.window.isFullScreen()


def _height_share(label: QLabel, window: QWidget) -> float:
    """The height of a small letter, as a share of the window's."""
    return label.fontMetrics().xHeight() / window.height()


@pytest.mark.parametrize("size", [(1920, 1080), (2560, 1440), (3840, 2160)])
def test_a_large_window_is_read_from_two_metres(run: Run, size: tuple[int, int]) -> None:
    run.window.resize(*size)
    run.go(PRESSING)
    _settle()
    page = run.page
    headline = page.findChild(SideTitle)
    assert isinstance(headline, SideTitle)
    assert _height_share(headline, run.window) > 0.03
    assert _height_share(page.headlines.todo, run.window) > 0.015
    assert page.ring.height() > run.window.height() * 0.3
    assert page.controls.main.fontMetrics().capHeight() > run.window.height() * 0.012


def test_a_large_window_that_shrinks_is_as_small_as_ever(run: Run) -> None:
    run.go(PRESSING)
    _settle()
    before = (run.page.headlines.todo.font().pointSizeF(), run.page.controls.height())
    run.window.resize(1920, 1080)
    _settle()
    assert run.page.headlines.todo.font().pointSizeF() > before[0]
    run.window.resize(1100, 760)
    _settle()
    assert (run.window.width(), run.window.height()) == (1100, 760)
    assert (run.page.headlines.todo.font().pointSizeF(), run.page.controls.height()) == before


def test_a_new_theme_keeps_a_large_window_large(run: Run) -> None:
    run.window.resize(1920, 1080)
    run.go(PRESSING)
    _settle()
    before = run.page.controls.main.fontMetrics().height()
    dress(run.window, Theme(DARK, scale_for(10), FOLDERS.assets / "icons"))
    _settle()
    assert run.page.controls.main.fontMetrics().height() == before


MEDIA = {
    Qt.Key.Key_MediaTogglePlayPause: "Still",
    Qt.Key.Key_MediaPause: "Still",
    Qt.Key.Key_MediaNext: "Running",
}


@pytest.mark.parametrize("key", MEDIA)
def test_the_keys_for_media_work_too(run: Run, key: Qt.Key) -> None:
    run.go(PRESSING)
    plain = Qt.KeyboardModifier.NoModifier
    QTest.sendKeyEvent(QTest.KeyAction.Click, run.page.controls.main, key, "", plain)
    assert run.mode == MEDIA[key]
    assert run.at == (LEFT.end if key is Qt.Key.Key_MediaNext else PRESSING)


def test_at_a_change_over_the_place_just_done_is_shown(run: Run) -> None:
    run.go(LEFT.end + 1_000)
    assert run.page.hand_over.isVisible()
    assert "Left: done" in run.words
    run.go(RIGHT.start)
    assert not run.page.hand_over.isVisible()


def test_picture_and_headline_keep_their_place_from_find_to_pause(run: Run) -> None:
    places = []
    for at in (FINDING, PRESSING):
        run.go(at)
        _settle()
        places.append(_places(run.page))
    run.key(Qt.Key.Key_T)
    _settle()
    places.append(_places(run.page))
    run.key(Qt.Key.Key_Space)
    _settle()
    places.append(_places(run.page))
    assert places == [places[0]] * 4


def _places(page: SessionPage) -> list[tuple[int, int]]:
    parts = (page.picture, page.headlines, page.controls)
    corners = [part.mapTo(page, QPoint(0, 0)) for part in parts]
    size = page.picture.size()
    return [(size.width(), size.height()), *((at.x(), at.y()) for at in corners)]


def test_a_search_that_ends_soon_is_announced_once(run: Run) -> None:
    run.go(LEFT.start)
    told = [text for text in run.said if text == "Pressing starts in 5 seconds."]
    assert len(told) == 1


def test_a_screen_reader_is_not_told_every_percent(run: Run) -> None:
    run.go(LEFT.start)
    seen: list[int] = []
    for second in range(120):
        run.go(LEFT.start + second * 1_000)
        if not seen or seen[-1] != run.page.ring.value():
            seen.append(run.page.ring.value())
    assert seen == [100, 50, 8]


def test_the_key_of_the_main_button_is_shown(run: Run) -> None:
    run.go(FINDING)
    with_enter = run.page.controls.main.grab().toImage()
    run.page.controls.main.show_key("")
    assert run.page.controls.main.grab().toImage() != with_enter


SIZES = {
    "wide": (1100, 760, 1.0),
    "large": (1600, 1000, 1.0),
    "medium": (800, 700, 1.0),
    "narrow": (480, 800, 1.0),
    "text at 150 %": (1100, 760, 1.5),
    "text at 200 %": (1100, 760, 2.0),
    "narrow, text at 200 %": (480, 800, 2.0),
    "medium, text at 200 %": (720, 840, 2.0),
    "full screen": (1920, 1080, 1.0),
    "full screen, text at 200 %": (1920, 1080, 2.0),
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
    run.key(Qt.Key.Key_T)
    yield "too strong"
    run.page.leave()
    yield "paused"
    _choose(run, Choice.FIND)
    yield "how to find it"
    run.page.close_find.click()
    run.page.bar.end.click()
    yield "end"
    run.key(Qt.Key.Key_S)
    yield "signs"
    run.key(Qt.Key.Key_Right)
    run.page.controls.main.click()
    yield "count-in"
    run.clocks.steady += 3_000
    run.clock.send(player.Tick())
    yield "change over"


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


@pytest.mark.parametrize(("width", "height", "text"), SIZES.values(), ids=SIZES.keys())
def test_half_way_can_be_read_in_every_window(
    qtbot: QtBot, width: int, height: int, text: float
) -> None:
    run = Run(qtbot, Theme(DARK, scale_for(10, text), FOLDERS.assets / "icons"))
    with qtbot.waitActive(run.window):
        run.window.show()
    run.begin(LONG, (width, height)).go(LEFT.start + 60_000)
    assert "Half-way on this side." in run.words
    assert run.page.cautions.isVisible()


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


def test_where_room_is_scarce_the_way_to_stop_is_seen_at_once(scarce: Run) -> None:
    scarce.key(Qt.Key.Key_S)
    _settle()
    for part in (scarce.page.stop_session, scarce.page.controls.main):
        assert _all_in_sight(part)


def test_where_room_is_scarce_the_time_is_seen_whatever_step_of_finding_is_lit(
    scarce: Run, qtbot: QtBot
) -> None:
    scarce.key(Qt.Key.Key_Left)
    scarce.key(Qt.Key.Key_Left)
    scarce.go(LEFT.start - 500)
    last = scarce.page.steps.findChildren(QLabel)[-1]
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty(), timeout=2_000)
    rings = (scarce.page.ring, scarce.page.facts.ring)
    assert any(_all_in_sight(ring) for ring in rings)


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
        if button.isVisible() and button.minimumSizeHint().width() > button.width():
            yield button.text()
    inside = page.rect()
    for widget in (page.bar, page.controls):
        if not inside.contains(widget.geometry()):
            yield type(widget).__name__


def test_cues_are_said_after_their_tone_and_what_the_user_does_at_once(run: Run) -> None:
    run.sound.heard.clear()
    run.go(LEFT.start)
    words, after = run.sound.spoken[-1]
    assert words.startswith("Press now, slowly.")
    assert after == VOICE_DELAY
    run.key(Qt.Key.Key_T)
    assert run.sound.spoken[-1] == ("Ease off. Light is enough", 0)


def test_pausing_and_going_on_are_said(run: Run) -> None:
    run.go(PRESSING)
    stopped, _ = run.sound.stopped, run.sound.heard
    run.key(Qt.Key.Key_Space)
    assert run.sound.stopped == stopped + 1
    assert run.sound.heard == ["Paused. Let your hands rest"]
    run.key(Qt.Key.Key_Space)
    assert run.sound.heard == ["Going on in 3, 2, 1"]


def test_what_a_pause_cut_off_is_said_again(run: Run) -> None:
    run.go(LEFT.start + 1_000)
    begun = run.sound.heard[-1]
    run.key(Qt.Key.Key_Space)
    run.key(Qt.Key.Key_Space)
    run.clocks.steady += player.COUNT_IN
    run.clock.send(player.Tick())
    assert run.sound.heard == ["Paused. Let your hands rest", "Going on in 3, 2, 1", begun]


def test_back_says_where_it_is_before_what_to_do(qtbot: QtBot, run: Run) -> None:
    run.go(RIGHT.start + 10_000)
    assert run.sound.heard
    run.key(Qt.Key.Key_Left)
    assert [words for words, _ in run.sound.spoken] == ["Now at your right wrist"]
    assert "Now at your right wrist." in run.words
    qtbot.waitUntil(lambda: len(run.sound.spoken) == 2)
    assert run.sound.spoken[1][0].startswith("Press now, slowly.")


def test_back_in_a_pause_says_where_it_is_at_once(run: Run) -> None:
    run.go(RIGHT.start + 10_000)
    run.key(Qt.Key.Key_Space)
    assert run.sound.heard
    run.key(Qt.Key.Key_Left)
    assert run.sound.heard == ["Now at your right wrist"]


def test_this_side_again_counts_in_first_and_then_says_where(qtbot: QtBot, run: Run) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_Space)
    assert run.sound.heard
    run.page.choices.buttons[Choice.AGAIN].click()
    assert run.sound.heard == ["Going on in 3, 2, 1"]
    run.clocks.steady += player.COUNT_IN
    run.clock.send(player.Tick())
    qtbot.waitUntil(lambda: len(run.sound.spoken) == 2)
    where, what = run.sound.heard
    assert where == "Now at your left wrist"
    assert what.startswith("Press now, slowly.")


def test_a_session_that_is_gone_on_with_says_where(run: Run) -> None:
    kept = player.resumed(WRISTS, PRESSING)
    run.clock = SessionClock(kept, run.clocks)
    assert run.sound.heard
    run.page.begin(run.clock, (), clips_of(WRISTS))
    assert run.sound.heard == ["Going on in 3, 2, 1"]
    run.clocks.steady += player.COUNT_IN
    run.clock.send(player.Tick())
    assert run.sound.heard == ["Now at your left wrist"]


def test_a_point_that_is_skipped_is_said_before_the_change_over(qtbot: QtBot, run: Run) -> None:
    run.go(PRESSING)
    run.key(Qt.Key.Key_T)
    assert run.sound.heard
    run.key(Qt.Key.Key_T)
    qtbot.waitUntil(lambda: len(run.sound.spoken) == 2)
    skipped, change = run.sound.heard
    assert skipped == "Let go. This point is skipped"
    assert change.startswith("Let go slowly. Change over to your right wrist.")


def test_after_a_pause_nothing_of_before_is_said_any_more(qtbot: QtBot, run: Run) -> None:
    run.go(RIGHT.start + 10_000)
    run.key(Qt.Key.Key_Left)
    run.key(Qt.Key.Key_Space)
    assert run.sound.heard[-1] == "Paused. Let your hands rest"
    qtbot.wait(0)
    QApplication.processEvents()
    assert run.sound.heard == []


def test_r_says_and_shows_the_last_thing_again(run: Run) -> None:
    half = LEFT.start + LEFT.length // 2
    run.go(half)
    assert run.sound.heard[-1] == "Half-way on this side"
    run.go(half + 8_000)
    assert "Half-way on this side." not in run.words
    run.key(Qt.Key.Key_R)
    assert run.sound.heard == ["Half-way on this side"]
    assert "Half-way on this side." in run.words
    assert run.said[-1] == "Half-way on this side."
    run.key(Qt.Key.Key_Space)
    run.key(Qt.Key.Key_R)
    assert run.sound.heard[-1] == "Half-way on this side"


def test_m_silences_voice_and_background_too(run: Run) -> None:
    run.go(PRESSING)
    assert run.sound.background_on
    run.key(Qt.Key.Key_M)
    assert not run.sound.background_on
    assert run.sound.heard
    run.go(LEFT.end)
    assert run.sound.heard == []
    run.key(Qt.Key.Key_M)
    assert run.sound.background_on


def test_the_background_is_there_while_the_session_runs(run: Run) -> None:
    assert run.sound.background_on
    run.key(Qt.Key.Key_Space)
    assert not run.sound.background_on
    run.key(Qt.Key.Key_M)
    run.key(Qt.Key.Key_M)
    assert not run.sound.background_on, "a pause is quiet"
    run.key(Qt.Key.Key_Space)
    assert run.sound.background_on
    run.go(WRISTS.total)
    assert not run.sound.background_on


def test_why_there_is_no_voice_is_said_once(qtbot: QtBot) -> None:
    run = Run(qtbot)
    run.window.show()
    run.clock = SessionClock(player.State(WRISTS), run.clocks)
    run.page.begin(run.clock, (), Clips(), "Voice needs espeak-ng.")
    assert "Voice needs espeak-ng." in run.words
    assert run.said.count("Voice needs espeak-ng.") == 1
    run.go(PRESSING)
    assert run.sound.spoken == []
    assert run.sound.played


def test_the_sound_hears_how_late_a_cue_is(run: Run) -> None:
    run.go(LEFT.start - 1_000)
    run.sound.late.clear()
    run.clocks.steady += 1_017
    run.clock.send(player.Tick())
    assert run.sound.late == [17, 17], "its tone, and its words"
