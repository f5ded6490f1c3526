"""The running session: shows what the player's state means, and tells the player what is pressed.

Decisions are made in `core.player` and `session_view`; this page only assigns and hands on.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
    QWindow,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
)

from acupressure_app.audio.voice import Clips
from acupressure_app.core import player
from acupressure_app.core.notices import notice_text
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import VOICE_DELAY, Cue, CueKind, SegmentKind, Timeline
from acupressure_app.core.wording import Sentences, Wording
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.session.awake import KeepsAwake
from acupressure_app.ui.session.caption import reading_ms
from acupressure_app.ui.session.clock import SessionClock
from acupressure_app.ui.session.dial import dial
from acupressure_app.ui.session.finish_view import summary
from acupressure_app.ui.session.frame import SessionFrame
from acupressure_app.ui.session.here import Here
from acupressure_app.ui.session.props import Act, Choice, Panel, SessionProps, Stage
from acupressure_app.ui.session.view import derive, is_news
from acupressure_app.ui.session.voice import SessionVoice
from acupressure_app.ui.session.words import (
    Bookmark,
    about_to_press,
    announcement,
    bookmark,
    how_to_find,
    needs_line,
    told,
    when_to_stop,
)
from acupressure_app.ui.sound.sound import Sound
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import NoticeKind

_FRAME_MS = 33
"""Thirty pictures a second, only while the ring moves and can be seen."""

_UNDONE_BY_UNDO = (player.Notice.EASED, player.Notice.SKIPPED)

_MADE_UP_FOR: Ms = 200
"""A sound that comes later than this is simply late, as one after a pause."""

_TOLD_EVERY: Ms = 15_000
"""No more than this has to be pressed again after a power cut."""

NO_CLIPS = Clips()

_HAVE_A_PLACE = (SegmentKind.FIND, SegmentKind.PRESS, SegmentKind.CHANGE)


class SessionPage(SessionFrame):
    """Plays one session after the other.

    `ended` carries whether it was finished and a `Summary` for the finish page. The window's
    title is the page's: "1:48 left wrist". `sound_switched` tells what the user wants. `left`
    tells that the user will go on later: `bookmark` says where. `stepped` brings a Bookmark at
    each step and pause, and in between, so that a program that was ended by force can go on there.
    """

    ended = Signal(bool, object)
    left = Signal()
    stepped = Signal(object)
    announced = Signal(str)
    sound_switched = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        wording: Wording,
        sound: Sound,
        awake: KeepsAwake,
        sound_on: bool = True,
    ) -> None:
        """Nothing is shown before `begin`."""
        super().__init__(theme, pictures, wording)
        self._wording = wording
        self._sound, self._awake, self._sound_on = sound, awake, sound_on
        self._voice = SessionVoice(sound, self)
        self._tell_place = False
        self._last_said: Sentences = ()
        self._beside: Sentences = ()
        self._beside_until: Ms = 0
        self._clock: SessionClock | None = None
        self._props: SessionProps | None = None
        self._panel, self._unwell = Panel.NONE, False
        self._left_out: tuple[str, ...] = ()
        self._arrived: tuple[object, ...] | None = None
        self._compiled: Timeline | None = None
        self._bookmark: Bookmark | None = None
        self._step: object = None
        self._reminded = -1
        self._screen: QWindow | None = None
        self._connect()
        self._bind_keys()
        self._frames = QTimer(self)
        self._frames.setSingleShot(True)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self._frame)
        self.announced.connect(self._announce)

    def begin(
        self,
        clock: SessionClock,
        left_out: tuple[str, ...] = (),
        clips: Clips = NO_CLIPS,
        no_voice: str = "",
        leaving: str = "",
    ) -> None:
        """Show the session of this clock and start it, after a count-in if it was left before.

        `left_out` names the places that the health answers left out: "your left wrist". `clips`
        are what it says; `no_voice` tells why it says nothing though it should. `leaving` is the
        name of what leads out of it, where that is not to go on later.
        """
        self._let_go()
        self._clock, self._props, self._left_out = clock, None, left_out
        self._panel, self._unwell, self._arrived = Panel.NONE, False, None
        self._compiled, self._reminded, self._bookmark = clock.state.timeline, -1, None
        self._step = None
        self._voice.clips, self._voice.wanted = clips, self._sound_on
        self._last_said, self._beside = (), ()
        self._tell_place = resumes = bool(clock.state.mode.at)
        clock.effect.connect(self._perform)
        clock.moved.connect(self._moved)
        self.line.clear()
        self.choices.name_leaving(leaving)
        self._show_sound()
        self._report_sound(self._sound.problem or no_voice)
        clock.send(player.GoOn() if resumes else player.Start())

    def leave(self) -> None:
        """Pause, and show the choices."""
        self._send(player.Pause())
        self._show_panel(Panel.NONE)

    def may_close(self) -> bool:
        """Whether closing the window is fine: the first time, a session asks in place."""
        if self.under_way and self._panel is Panel.CLOSE:
            self._leave_for_later()
        if not self.under_way:
            return True
        self._ask(Panel.CLOSE)
        return not self.under_way

    @property
    def under_way(self) -> bool:
        """Whether a session would be cut off by closing the window now."""
        clock = self._clock
        return clock is not None and not isinstance(clock.state.mode, player.Over)

    @property
    def bookmark(self) -> Bookmark | None:
        """Where the session is, or was left to go on later; nothing once it is over."""
        clock, compiled = self._clock, self._compiled
        if clock is None or compiled is None or not self.under_way:
            return self._bookmark
        return bookmark(clock.state, clock.now, self._wording, compiled)

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and sizes, and move or be still."""
        super().set_theme(theme)
        self._refresh()

    def _connect(self) -> None:
        bar, controls = self.bar, self.controls
        for signal, act in (
            (controls.back.clicked, self._back),
            (controls.strong.clicked, self._too_strong),
            (controls.pause.clicked, self._pause),
            (controls.main.clicked, self._main),
            (controls.wait.clicked, self._wait_for_me),
            (controls.more.clicked, self._more),
            (controls.next.clicked, self._next),
            (bar.picture.clicked, self.swap_picture),
            (bar.sound.clicked, self._switch_sound),
            (bar.stop.clicked, self._ask_when_to_stop),
            (bar.end.clicked, self._end_or_not),
            (bar.full.clicked, self.switch_full_screen),
            (self.line.undo.clicked, self._undo),
            (self.close_find.clicked, self._close_panel),
            (self.choices.buttons[Choice.AGAIN].clicked, self._again),
            (self.choices.buttons[Choice.FIND].clicked, self._show_how_to_find),
            (self.choices.buttons[Choice.LEAVE].clicked, self._leave_for_later),
            (self.finish_here.clicked, self._finish_here),
            (self.stop_session.clicked, self._stop_unwell),
            (self.picture.clicked, self._pause),
            (self.ring.clicked, self._pause),
            (self.facts.ring.clicked, self._pause),
        ):
            signal.connect(act)
        self._sound.problem_changed.connect(self._report_sound)

    def _bind_keys(self) -> None:
        for keys, act in (
            ("Space", self._pause_or_go_on),
            ("Return", self._press_focused),
            ("Enter", self._press_focused),
            ("Left", self._back),
            ("Right", self._next),
            ("+", self._more),
            ("T", self._too_strong),
            ("S", self._ask_when_to_stop),
            ("W", self._wait_for_me),
            ("M", self._switch_sound),
            ("R", self._say_again),
            ("P", self.swap_picture),
            ("F11", self.switch_full_screen),
            ("Ctrl+Z", self._undo),
            ("Escape", self._ask_or_close),
            (Qt.Key.Key_MediaTogglePlayPause, self._pause_or_go_on),
            (Qt.Key.Key_MediaPlay, self._pause_or_go_on),
            (Qt.Key.Key_MediaPause, self._pause),
            (Qt.Key.Key_MediaNext, self._next),
            (Qt.Key.Key_MediaPrevious, self._back),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)

    def _send(self, event: player.Event) -> None:
        if self._clock is not None:
            self._clock.send(event)

    def _main(self) -> None:
        acts: dict[Act, Callable[[], None]] = {
            Act.PAUSE: self._pause,
            Act.GO_ON: self._go_on,
            Act.FOUND: lambda: self._leave_here(player.Found()),
        }
        if self._props is not None:
            acts[self._props.controls.act]()

    def _pause(self) -> None:
        self._send(player.Pause())

    def _go_on(self) -> None:
        self._leave_here(player.GoOn())

    def _pause_or_go_on(self) -> None:
        """A choice that has the focus is taken all the same: it was reached on purpose."""
        ways_out = (*self.choices.buttons.values(), self.stop_session, self.close_find)
        for button in (*ways_out, self.line.undo):
            if button.hasFocus():
                button.click()
                return
        paused = self._props is not None and self._props.stage is Stage.PAUSED
        (self._go_on if paused else self._pause)()

    def _back(self) -> None:
        self._tell_place = True
        self._leave_here(player.Back())

    def _next(self) -> None:
        done = self._props is not None and self._props.controls.next_is_done
        self._leave_here(player.Done() if done else player.Next())

    def _leave_here(self, event: player.Event) -> None:
        """Do something after which what was asked or told here is of no use any more."""
        self._show_panel(Panel.NONE)
        self.line.clear()
        self._send(event)

    def _again(self) -> None:
        self._leave_here(player.Again())
        self._tell_place = True
        self._go_on()

    def _undo(self) -> None:
        if self.line.offers_undo:
            self._leave_here(player.Undo())

    def _more(self) -> None:
        self._send(player.More())

    def _too_strong(self) -> None:
        self._send(player.TooStrong())

    def _wait_for_me(self) -> None:
        self._send(player.WaitForMe())

    def _finish_here(self) -> None:
        self._send(player.Stop())

    def _leave_for_later(self) -> None:
        """Let go of the session; what it takes to go on stays to be read."""
        self._send(player.Pause())
        self._bookmark = self.bookmark
        self._let_go()
        self._quieten()
        self._leave_full_screen()
        self.left.emit()

    def _stop_unwell(self) -> None:
        self._unwell = True
        self._send(player.Stop())

    def _ask_when_to_stop(self) -> None:
        self._ask(Panel.SIGNS)

    def _end_or_not(self) -> None:
        """Ask whether to end here; asked again, it was no."""
        self._ask(Panel.NONE if self._panel is Panel.END else Panel.END)

    def _ask_or_close(self) -> None:
        if self.window().isFullScreen():
            self._leave_full_screen()
            return
        self._ask(Panel.END if self._panel is Panel.NONE else Panel.NONE)

    def _ask(self, panel: Panel) -> None:
        """Pause, and ask this in place of the plain pause."""
        self.line.clear()
        self._send(player.Pause())
        self._show_panel(panel)
        if panel is Panel.SIGNS:
            self.announced.emit(when_to_stop(self._wording).spoken)
        elif panel is Panel.FIND and self._props is not None:
            self.announced.emit(how_to_find(self._props))
        elif panel is not Panel.NONE and self._props is not None:
            self.announced.emit(f"{self._props.headline} {self._props.todo}")

    def _show_how_to_find(self) -> None:
        self._ask(Panel.FIND)

    def _close_panel(self) -> None:
        self._show_panel(Panel.NONE)

    def switch_full_screen(self) -> None:
        """Fill the screen, or be a window again."""
        window = self.window()
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _leave_full_screen(self) -> None:
        if self.window().isFullScreen():
            self.switch_full_screen()

    def _show_panel(self, panel: Panel) -> None:
        if panel is not self._panel:
            self._panel = panel
            self._refresh()

    def _press_focused(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and self.isAncestorOf(focused):
            focused.click()

    def _switch_sound(self) -> None:
        self._sound_on = self._voice.wanted = not self._sound_on
        if not self._sound_on:
            self._quieten()
        elif self._clock is not None and _goes_on(self._clock.state):
            self._sound.background(on=True)
        self._show_sound()
        self.announced.emit(self.bar.sound.accessibleName())
        self.sound_switched.emit(self._sound_on)

    def _report_sound(self, problem: str) -> None:
        """Say why nothing is heard; the session goes on all the same."""
        self._show_sound()
        if problem and self._sound_on:
            self.line.tell(NoticeKind.CAUTION, problem)
            self.announced.emit(problem)

    def _show_sound(self) -> None:
        self.bar.show_sound(on=self._sound_on, problem=self._sound.problem or "")

    def _perform(self, effect: player.Effect) -> None:
        """Do what the player asks for."""
        match effect:
            case player.Played(cue):
                self._play(cue)
            case player.Entered(segment):
                self._arrive(segment)
            case player.Told(notice):
                self._tell(notice)
            case player.Moving():
                self._awake.hold()
                self._sound.background(on=self._sound_on)
            case player.Halted():
                self._halt()
            case player.Ended(finished):
                self._end(finished)

    def _play(self, cue: Cue) -> None:
        late = self._late(cue)
        if self._sound_on and cue.kind is not CueKind.SAY:
            self._sound.play(cue.kind.value, late)
        if cue.sentences:
            self._last_said, self._beside = cue.sentences, ()
            self._voice.add(cue.sentences, VOICE_DELAY, late)
            if is_news(cue):
                self.announced.emit(cue.text)

    def _late(self, cue: Cue) -> Ms:
        """How long ago a cue was due, as far as that can be made up for."""
        if self._clock is None:
            return 0
        at = player.position(self._clock.state, self._clock.now)
        return min(max(0, at - cue.at), _MADE_UP_FOR)

    def _arrive(self, segment: int) -> None:
        """Announce a segment, unless it was passed on the way to another."""
        clock = self._clock
        if clock is not None and clock.state.segment == segment:
            self.announced.emit(announcement(clock.state, clock.now, self._wording))

    def _tell(self, notice: player.Notice) -> None:
        if self._clock is None:
            return
        self._beside = ()
        self._voice.add((notice_text(notice, self._wording.tr),))
        text = told(notice, self._clock.state, self._clock.now, self._wording)
        if needs_line(notice):
            slept = notice is player.Notice.SLEPT
            kind = NoticeKind.CAUTION if slept else NoticeKind.INFO
            self.line.tell(kind, text, stay=slept, undoes=notice in _UNDONE_BY_UNDO)
        self.announced.emit(text)

    def _halt(self) -> None:
        self._awake.release()
        self._quieten()
        clock = self._clock
        if clock is not None and isinstance(clock.state.mode, player.Still):
            self._say_beside(self._wording.say_paused())
            self.announced.emit(announcement(clock.state, clock.now, self._wording))

    def _quieten(self) -> None:
        """Let everything that is heard fade out."""
        self._voice.stop()
        self._sound.stop()
        self._sound.background(on=False)

    def _say_beside(self, said: Sentences, *, first: bool = False) -> None:
        """Say and show something that is not in the plan."""
        clock = self._clock
        if clock is not None:
            self._voice.add(said, first=first)
            self._beside, self._beside_until = said, clock.now + reading_ms(said)

    def _say_again(self) -> None:
        """Say and show once more what the session said last."""
        if self._last_said:
            self._say_beside(self._last_said)
            self.announced.emit(" ".join(self._last_said))
            self._moved()

    def _say_place(self) -> None:
        """After a jump the place comes first: before what is said there, after the count-in."""
        clock = self._clock
        if clock is None or not self._tell_place or isinstance(clock.state.mode, player.CountIn):
            return
        self._tell_place = False
        here = Here.at_time(clock.state, clock.now, self._wording)
        if here.kind in _HAVE_A_PLACE:
            self._say_beside(self._wording.say_here(here.press), first=True)

    def _moved(self) -> None:
        """Say what came of an event, in turn, and show it."""
        self._say_place()
        self._voice.speak()
        self._refresh()
        self._tell_step()

    def _tell_step(self) -> None:
        """Tell where the session is, once at each step, pause or change, and in between."""
        clock, compiled = self._clock, self._compiled
        if clock is None or compiled is None:
            return
        here = Here.at_time(clock.state, clock.now, self._wording)
        state = clock.state
        span = here.at // _TOLD_EVERY
        step = (here.index, here.stage, span, state.eased, state.left, state.timeline.total)
        if step != self._step and here.kind in _HAVE_A_PLACE:
            self._step = step
            self.stepped.emit(bookmark(state, clock.now, self._wording, compiled))

    def _end(self, finished: bool) -> None:
        if clock := self._let_go():
            self._leave_full_screen()
            told = summary(clock.state, self._wording, unwell=self._unwell, left_out=self._left_out)
            self.ended.emit(finished, told)

    def _let_go(self) -> SessionClock | None:
        """Listen no more to the clock that was shown."""
        clock, self._clock = self._clock, None
        self._voice.stop()
        self._frames.stop()
        if clock is not None:
            clock.effect.disconnect(self._perform)
            clock.moved.disconnect(self._moved)
        return clock

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _refresh(self) -> None:
        """Show the moment if it can be seen; called at every event and at least once a second."""
        if self._clock is None:
            return
        state, now = self._clock.state, self._clock.now
        if not isinstance(state.mode, player.Still):
            self._panel = Panel.NONE
        still, said = self._theme.still, self._beside if now < self._beside_until else ()
        self._props = props = derive(state, now, self._wording, self._panel, still=still, said=said)
        self.setWindowTitle(props.window_title)
        self._remind(state.segment)
        if self._seen:
            self.show_moment(props, self._panel)
            self._focus_on_arrival(props)
        self._pace()

    def _remind(self, segment: int | None) -> None:
        """Announce once in a search that it will soon be over."""
        clock = self._clock
        if clock is None or segment is None or segment == self._reminded:
            return
        if text := about_to_press(clock.state, clock.now, self._wording):
            self._reminded = segment
            self.announced.emit(text)

    def _focus_on_arrival(self, props: SessionProps) -> None:
        """Once in each new state, put the focus where its next step is; then it is the user's."""
        arrived = (self._panel, props.stage, props.kind, props.plate.title)
        if arrived == self._arrived:
            return
        self._arrived = arrived
        signs = self._panel is Panel.SIGNS
        target = self.signs.title if signs else self.controls.main
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_to_top()

    @property
    def _seen(self) -> bool:
        """Whether anything of the page can be on the screen."""
        screen: QWindow | None = self.window().windowHandle()
        if screen is None or self.window().isMinimized():
            return False
        return self.isVisible() and screen.isExposed()

    def _pace(self) -> None:
        """Paint thirty times a second only what moves and is looked at, else once a second."""
        props, clock = self._props, self._clock
        if clock is None or props is None or not self._seen or not _moves(props):
            self._frames.stop()
        elif self._theme.still or not self.isActiveWindow():
            self._frames.start(clock.to_next_second)
        elif not self._frames.isActive() or self._frames.interval() != _FRAME_MS:
            self._frames.start(_FRAME_MS)

    def _frame(self) -> None:
        """Move the ring; once a second everything else moves too."""
        clock, props = self._clock, self._props
        if clock is None or props is None:
            return
        still = self._theme.still
        shown = dial(clock.state, clock.now, self._wording, still=still)
        if shown.digits != props.dial.digits or not self._seen:
            self._refresh()
        else:
            self.show_dial(shown)
            self._pace()

    def show_moment(self, props: SessionProps, panel: Panel) -> None:
        """Show it, with what is said over all of the picture's head."""
        super().show_moment(props, panel)
        self._cover_head()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width the picture's head may take another line."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._cover_head)

    def _cover_head(self) -> None:
        head = self.picture.findChild(QFrame, "head")
        if isinstance(head, QFrame) and self._shape.wide:
            self.line.setMinimumHeight(head.height())

    def showEvent(self, event: QShowEvent) -> None:
        """Paint again what can be seen again."""
        super().showEvent(event)
        self._watch_screen()
        self._refresh()
        if not event.spontaneous():
            self.controls.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Paint nothing that cannot be seen."""
        super().hideEvent(event)
        self._frames.stop()

    def _watch_screen(self) -> None:
        """Hear when the window is covered, minimised, uncovered or left for another."""
        screen = self.window().windowHandle()
        if screen is self._screen:
            return
        if self._screen is not None:
            self._screen.removeEventFilter(self)
        self._screen = screen
        if screen is not None:
            screen.installEventFilter(self)
            screen.activeChanged.connect(self._pace)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the moment again as soon as the window can be seen again."""
        if event.type() is QEvent.Type.Expose and watched is self._screen:
            QTimer.singleShot(0, self, self._refresh)
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on free room pauses, and never goes on."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pause()


def _goes_on(state: player.State) -> bool:
    """Whether it neither stands still nor is over."""
    return not isinstance(state.mode, player.Still | player.Over)


def _moves(props: SessionProps) -> bool:
    """Whether the ring moves by itself."""
    running = props.stage in (Stage.RUNNING, Stage.COUNT_IN)
    return running and props.kind is not SegmentKind.FINISH
