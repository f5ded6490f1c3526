"""The running session: shows what the player's state means, and tells the player what is pressed.

Decisions are made in `core.player` and `session_view`; this page only assigns and hands on.
"""

from collections.abc import Callable
from enum import Enum
from itertools import pairwise
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import delete

from acupressure_app.core import player
from acupressure_app.core.timeline import Cue, CueKind, SegmentKind
from acupressure_app.core.wording import Wording
from acupressure_app.ui.finish_view import summary
from acupressure_app.ui.parts import NoticeKind, large, other_button, stop_button
from acupressure_app.ui.picture import BodyPicture, PictureProps, Pictures
from acupressure_app.ui.ring import Ring
from acupressure_app.ui.session_bars import ControlBar, TopBar
from acupressure_app.ui.session_clock import SessionClock
from acupressure_app.ui.session_dial import dial
from acupressure_app.ui.session_parts import (
    Cautions,
    Facts,
    FindSteps,
    Headlines,
    Line,
    Room,
    SignsPanel,
    TrackBar,
    ring_props,
)
from acupressure_app.ui.session_props import Act, Plate, SessionProps, Stage
from acupressure_app.ui.session_view import derive, is_news
from acupressure_app.ui.session_words import announcement, needs_line, told, when_to_stop
from acupressure_app.ui.sound import Sound
from acupressure_app.ui.theme import Theme

_FRAME_MS = 33
"""Thirty pictures a second, only while the ring moves and can be seen."""

_WIDE, _NARROW, _LOW = 60, 44, 34
"""Window sizes in E: from `wide` the plate has its full width, below `narrow` all is stacked;
below `low` picture and ring share one place."""


class KeepsAwake(Protocol):
    """What keeps the machine awake while a session runs."""

    def hold(self) -> None:
        """Stay awake."""

    def release(self) -> None:
        """Sleep when you want to."""


class Shape(Enum):
    """How the page is laid out."""

    WIDE = "wide"
    STACKED = "stacked"
    LOW = "low"


class SessionPage(QWidget):
    """Plays one session after the other.

    `ended` carries whether it was finished and a `Summary` for the finish page. The window's
    title is the page's: "1:48 left wrist". `sound_switched` tells what the user wants.
    """

    ended = Signal(bool, object)
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
        parent: QWidget | None = None,
    ) -> None:
        """Nothing is shown before `begin`."""
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme, self._wording = theme, wording
        self._sound, self._awake, self._sound_on = sound, awake, sound_on
        self._clock: SessionClock | None = None
        self._props: SessionProps | None = None
        self._signs_open = self._unwell = self._picture_wanted = False
        self._shape = Shape.WIDE
        self._make_parts(theme, pictures)
        self._make_page()
        self._connect()
        self._bind_keys()
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME_MS)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self._frame)
        self.announced.connect(self._announce)
        self.set_theme(theme)

    def begin(self, clock: SessionClock) -> None:
        """Show the session of this clock and start it."""
        self._let_go()
        self._clock, self._props = clock, None
        self._signs_open = self._unwell = self._picture_wanted = False
        clock.effect.connect(self._perform)
        clock.moved.connect(self._refresh)
        self.line.clear()
        self._show_sound()
        self._report_sound(self._sound.problem or "")
        clock.send(player.Start())

    def leave(self) -> None:
        """Pause, and show the choices."""
        self._open_signs(False)
        self._send(player.Pause())

    @property
    def under_way(self) -> bool:
        """Whether a session would be cut off by closing the window now."""
        clock = self._clock
        return clock is not None and not isinstance(clock.state.mode, player.Over)

    def set_theme(self, theme: Theme) -> None:
        """Use these sizes."""
        self._theme = theme
        px = theme.scale.px
        self._head.setContentsMargins(px(1.5), 0, px(1.5), 0)
        self._head.setSpacing(px(0.25))
        self._lay_out(self._shape_for(), anew=True)

    def _make_parts(self, theme: Theme, pictures: Pictures) -> None:
        gettext = self._wording.tr.gettext
        self.bar, self.track, self.line = TopBar(theme, gettext), TrackBar(theme), Line(theme)
        self.picture = BodyPicture(theme, pictures, gettext)
        self.ring = Ring(theme)
        self.finish_here = large(other_button(theme, gettext("Finish here")))
        self.stop_session = large(stop_button(theme, gettext("Stop the session")))
        self.headlines, self.steps, self.facts = Headlines(theme), FindSteps(theme), Facts(theme)
        self.cautions = Cautions(theme)
        signs = when_to_stop(self._wording)
        self.signs = SignsPanel(theme, signs, gettext("Paused"), self.stop_session)
        self.controls = ControlBar(theme, gettext)
        self._plate = Room(theme, self.picture, least=12)
        self._ring_room = Room(theme, self.ring, least=11)
        self._dial = QWidget()

    def _make_page(self) -> None:
        column = QVBoxLayout(self._dial)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._ring_room, 1)
        column.addWidget(self.finish_here, 0, Qt.AlignmentFlag.AlignHCenter)
        self._side, self._body = QWidget(), QWidget()
        self._body.setProperty("role", "column")
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._head = QVBoxLayout()
        self._head.addWidget(self.track)
        self._head.addWidget(self.line)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._side, 45)
        middle.addWidget(self._scroll, 55)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addLayout(self._head)
        whole.addLayout(middle, 1)
        whole.addWidget(self.controls)
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        bar, controls = self.bar, self.controls
        order = (
            *(controls.back, controls.strong, controls.pause, controls.main),
            *(controls.wait, controls.more, controls.next),
            *(self.finish_here, self.stop_session),
            *(bar.stop, bar.end, bar.sound, bar.picture),
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

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
            (bar.picture.clicked, self._swap_picture),
            (bar.sound.clicked, self._switch_sound),
            (bar.stop.clicked, self._ask_when_to_stop),
            (bar.end.clicked, self.leave),
            (self.finish_here.clicked, self._finish_here),
            (self.stop_session.clicked, self._stop_unwell),
            (self.picture.clicked, self._pause),
            (self.ring.clicked, self._pause),
            (self.facts.ring.clicked, self._pause),
        ):
            signal.connect(act)
        self._sound.problem_changed.connect(self._report_sound)
        self.steps.lit.connect(self._scroll.ensureWidgetVisible)

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
            ("P", self._swap_picture),
            ("Escape", self.leave),
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
            Act.FOUND: lambda: self._send(player.Found()),
        }
        if self._props is not None:
            acts[self._props.controls.act]()

    def _pause(self) -> None:
        self._send(player.Pause())

    def _go_on(self) -> None:
        self._open_signs(False)
        self.line.clear()
        self._send(player.GoOn())

    def _pause_or_go_on(self) -> None:
        paused = self._props is not None and self._props.stage is Stage.PAUSED
        (self._go_on if paused else self._pause)()

    def _back(self) -> None:
        self._open_signs(False)
        self._send(player.Back())

    def _next(self) -> None:
        self._open_signs(False)
        done = self._props is not None and self._props.controls.next_is_done
        self._send(player.Done() if done else player.Next())

    def _more(self) -> None:
        self._send(player.More())

    def _too_strong(self) -> None:
        self._send(player.TooStrong())

    def _wait_for_me(self) -> None:
        self._send(player.WaitForMe())

    def _finish_here(self) -> None:
        self._send(player.Stop())

    def _stop_unwell(self) -> None:
        self._unwell = True
        self._send(player.Stop())

    def _ask_when_to_stop(self) -> None:
        self._send(player.Pause())
        self._open_signs(True)
        self.announced.emit(when_to_stop(self._wording).spoken)

    def _open_signs(self, opened: bool) -> None:
        if opened is not self._signs_open:
            self._signs_open = opened
            self._refresh()

    def _swap_picture(self) -> None:
        if self._shape is Shape.LOW:
            self._picture_wanted = not self._picture_wanted
            self._refresh()

    def _press_focused(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and self.isAncestorOf(focused):
            focused.click()

    def _switch_sound(self) -> None:
        self._sound_on = not self._sound_on
        if not self._sound_on:
            self._sound.stop()
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
            case player.Halted():
                self._halt()
            case player.Ended(finished):
                self._end(finished)

    def _play(self, cue: Cue) -> None:
        if self._sound_on and cue.kind is not CueKind.SAY:
            self._sound.play(cue.kind.value)
        if cue.sentences and is_news(cue):
            self.announced.emit(cue.text)

    def _arrive(self, segment: int) -> None:
        """Announce a segment, unless it was passed on the way to another."""
        clock = self._clock
        if clock is not None and clock.state.segment == segment:
            self.announced.emit(announcement(clock.state, clock.now, self._wording))

    def _tell(self, notice: player.Notice) -> None:
        if self._clock is None:
            return
        text = told(notice, self._clock.state, self._clock.now, self._wording)
        if needs_line(notice):
            slept = notice is player.Notice.SLEPT
            self.line.tell(NoticeKind.CAUTION if slept else NoticeKind.INFO, text, stay=slept)
        self.announced.emit(text)

    def _halt(self) -> None:
        self._awake.release()
        self._sound.stop()
        clock = self._clock
        if clock is not None and isinstance(clock.state.mode, player.Still):
            self.announced.emit(announcement(clock.state, clock.now, self._wording))

    def _end(self, finished: bool) -> None:
        if clock := self._let_go():
            self.ended.emit(finished, summary(clock.state, self._wording, unwell=self._unwell))

    def _let_go(self) -> SessionClock | None:
        """Listen no more to the clock that was shown."""
        clock, self._clock = self._clock, None
        self._frames.stop()
        if clock is not None:
            clock.effect.disconnect(self._perform)
            clock.moved.disconnect(self._refresh)
        return clock

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _refresh(self) -> None:
        """Show the moment; called at every event and at least once a second."""
        if self._clock is None:
            return
        before = self._props
        self._props = props = derive(self._clock.state, self._clock.now, self._wording)
        self._signs_open = self._signs_open and props.stage is Stage.PAUSED
        self.setWindowTitle(props.window_title)
        self.bar.title.setText(props.title)
        self.track.show_track(props.track)
        self.line.set_caption(props.caption)
        self.headlines.show_props(props)
        self.picture.set_props(_picture_props(props.plate))
        self.cautions.show_cautions(props.cautions)
        self.steps.show_steps(() if self._signs_open else props.steps)
        self.facts.show_facts(props.then, props.in_all)
        self.controls.show_controls(props.controls, self._main_words(props))
        self._show_right_parts(props)
        self._show_dial()
        self._focus_on_arrival(before, props)
        self._pace()

    def _main_words(self, props: SessionProps) -> str:
        if self._signs_open:
            return self._wording.tr.gettext("I’m fine, go on")
        return props.controls.main.text

    def _show_right_parts(self, props: SessionProps) -> None:
        """What stands where it stands in every shape; which of it is there now."""
        low, signs = self._shape is Shape.LOW, self._signs_open
        finding, paused = bool(props.steps), props.stage is Stage.PAUSED
        picture = not paused and (finding or self._picture_wanted) if low else True
        stacked = self._shape is Shape.STACKED
        _set_visible(self._plate, picture and not (signs and stacked))
        _set_visible(self._dial, not picture if low else not finding and not signs)
        _set_visible(self.finish_here, paused and not signs)
        _set_visible(self.signs, signs)
        _set_visible(self.headlines, not signs)
        _set_visible(self.facts.ring, finding)
        _set_visible(self.bar.picture, low and not finding and not paused)
        words = self._wording.tr.gettext
        self.bar.picture.setText(words("Ring") if self._picture_wanted else words("Picture"))

    def _show_dial(self) -> None:
        if self._props is not None:
            props = ring_props(self._props.dial)
            (self.facts.ring if self._props.steps else self.ring).set_props(props)

    def _focus_on_arrival(self, before: SessionProps | None, props: SessionProps) -> None:
        """Each new state puts the focus where its next step is: the main button, or the signs."""
        if self._signs_open:
            self.signs.title.setFocus(Qt.FocusReason.OtherFocusReason)
        elif before is None or _arrival(before) != _arrival(props) or self.signs.title.hasFocus():
            self.controls.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pace(self) -> None:
        """Paint thirty times a second only what moves and can be seen."""
        props = self._props
        moving = (
            props is not None
            and self._clock is not None
            and props.stage is Stage.RUNNING
            and props.kind is not SegmentKind.FINISH
            and self.isVisible()
            and not self.window().isMinimized()
        )
        if moving is not self._frames.isActive():
            (self._frames.start if moving else self._frames.stop)()

    def _frame(self) -> None:
        """Move the ring; once a second everything else moves too."""
        if self._clock is None or self._props is None:
            return
        shown = dial(self._clock.state, self._clock.now, self._wording)
        if shown.digits != self._props.dial.digits or self.window().isMinimized():
            self._refresh()
        else:
            (self.facts.ring if self._props.steps else self.ring).set_props(ring_props(shown))

    def showEvent(self, event: QShowEvent) -> None:
        """Paint again what can be seen again."""
        super().showEvent(event)
        self._refresh()
        self.controls.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Paint nothing that cannot be seen."""
        super().hideEvent(event)
        self._frames.stop()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on free room pauses, and never goes on."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pause()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the layout that fits."""
        super().resizeEvent(event)
        self._lay_out(self._shape_for())

    def _shape_for(self) -> Shape:
        px = self._theme.scale.px
        if self.width() < px(_NARROW):
            return Shape.STACKED
        return Shape.LOW if self.height() < px(_LOW) else Shape.WIDE

    def _lay_out(self, shape: Shape, *, anew: bool = False) -> None:
        if shape is not self._shape or anew or self._body.layout() is None:
            self._shape = shape
            for holder in (self._side, self._body):
                _forget_layout(holder)
            {
                Shape.WIDE: self._lay_out_wide,
                Shape.STACKED: self._lay_out_stacked,
                Shape.LOW: self._lay_out_low,
            }[shape]()
            self._set_tab_order()
            self._side.setVisible(shape is Shape.LOW)
            self.headlines.set_narrow(shape is Shape.STACKED)
            self._refresh()

    def _box(self, holder: QWidget | None, across: bool = False) -> QBoxLayout:
        """A layout with the page's gaps; with its edges too if it is that of a holder."""
        way = QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        px = self._theme.scale.px
        edge = px(1.5) if holder is not None else 0
        box = QBoxLayout(way, holder) if holder is not None else QBoxLayout(way)
        box.setContentsMargins(edge, px(0.25) if edge else 0, edge, px(1) if edge else 0)
        box.setSpacing(px(0.75))
        return box

    def _lay_out_wide(self) -> None:
        left, right, both = self._box(None), self._box(None), self._box(self._body, across=True)
        both.setSpacing(self._theme.scale.px(2))
        left.addWidget(self._plate, 1)
        left.addWidget(self.cautions)
        right.addWidget(self.headlines)
        right.addWidget(self._dial, 100)
        right.addWidget(self.steps)
        right.addWidget(self.signs)
        right.addStretch(1)
        right.addWidget(self.facts)
        both.addLayout(left, 54)
        both.addLayout(right, 46)

    def _lay_out_stacked(self) -> None:
        column, pair = self._box(self._body), self._box(None, across=True)
        pair.addWidget(self._plate, 1)
        pair.addWidget(self._dial, 1)
        column.addWidget(self.headlines)
        column.addLayout(pair, 100)
        column.addWidget(self.cautions)
        column.addWidget(self.steps)
        column.addWidget(self.signs)
        column.addStretch(1)
        column.addWidget(self.facts)

    def _lay_out_low(self) -> None:
        left, right = self._box(self._side), self._box(self._body)
        left.addWidget(self._plate, 1)
        left.addWidget(self._dial, 1)
        right.addWidget(self.headlines)
        right.addWidget(self.cautions)
        right.addWidget(self.steps)
        right.addWidget(self.signs)
        right.addStretch(1)
        right.addWidget(self.facts)


def _arrival(props: SessionProps) -> tuple[object, ...]:
    """What the focus follows: another segment, a pause, the way on from it."""
    return props.stage, props.kind, props.plate.title


def _picture_props(plate: Plate) -> PictureProps:
    return PictureProps(
        view=plate.picture,
        code=plate.code,
        side=plate.side,
        title=plate.title,
        description=plate.description,
        zone_px=plate.zone,
        direction=plate.direction,
    )


def _set_visible(widget: QWidget, visible: bool) -> None:
    """Show or hide, without a layout run where nothing changes."""
    if widget.isHidden() is visible:
        widget.setVisible(visible)


def _forget_layout(holder: QWidget) -> None:
    """Free the parts of a layout for another one."""
    if layout := holder.layout():
        delete(layout)
