"""The parts of the session page and where they stand in windows of every size."""

from enum import Enum
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import delete

from acupressure_app.core.wording import Wording
from acupressure_app.ui.parts import large, other_button, stop_button
from acupressure_app.ui.picture import BodyPicture, PictureProps, Pictures
from acupressure_app.ui.ring import Ring
from acupressure_app.ui.session_bars import ControlBar, TopBar
from acupressure_app.ui.session_dial import Dial
from acupressure_app.ui.session_parts import (
    Cautions,
    Facts,
    FindSteps,
    Headlines,
    Line,
    Room,
    SignsPanel,
    TrackBar,
)
from acupressure_app.ui.session_props import Plate, SessionProps, Stage
from acupressure_app.ui.session_words import when_to_stop
from acupressure_app.ui.theme import Theme

_SETTLED_MS = 50
"""After this the layout knows how high every line is."""

_NARROW, _LOW = 44, 34
"""Sizes in E: in a narrower window all is stacked, in a lower one picture and ring share a place.
"""


_AT_LEFT = Qt.AlignmentFlag.AlignLeft


class Shape(Enum):
    """How the page is laid out."""

    WIDE = "wide"
    STACKED = "stacked"
    LOW = "low"
    SMALL = "small"

    @property
    def stacked(self) -> bool:
        """Whether everything stands in one column."""
        return self in (Shape.STACKED, Shape.SMALL)


class SessionFrame(QWidget):
    """Shows a moment of a session; what happens in it is for the page to say."""

    def __init__(self, theme: Theme, pictures: Pictures, wording: Wording) -> None:
        """Nothing is shown before the first moment."""
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._gettext = wording.tr.gettext
        self._shown: tuple[SessionProps, bool] | None = None
        self._picture_wanted = False
        self._shape = Shape.WIDE
        self._make_parts(theme, pictures, wording)
        self._make_page()
        self.set_theme(theme)

    def show_moment(self, props: SessionProps, signs: bool) -> None:
        """Show it; with `signs`, when to stop stands in the place of the headline."""
        self._shown = props, signs
        self.bar.title.setText(props.title)
        self.track.show_track(props.track)
        self.line.set_caption(props.caption)
        self.headlines.show_props(props)
        self.picture.set_props(_picture_props(props.plate, self._shape))
        self.cautions.show_cautions(props.cautions)
        self.steps.show_steps(() if signs else props.steps)
        small = self._shape is Shape.SMALL
        self.facts.show_facts(props.then, props.in_all, ring=bool(props.steps) and not small)
        main = self._gettext("I’m fine, go on") if signs else props.controls.main.text
        self.controls.show_controls(props.controls, main)
        self._show_right_parts(props, signs)
        self.show_dial(props.dial)

    def _show_right_parts(self, props: SessionProps, signs: bool) -> None:
        """Everything has its place in every shape; which of it is there now."""
        wide, low = self._shape is Shape.WIDE, self._shape is Shape.LOW
        finding, paused = bool(props.steps), props.stage is Stage.PAUSED
        small = self._shape is Shape.SMALL
        cautions = bool(props.cautions) and (wide or not signs) and not (small and paused)
        dial = not signs and (not paused if small else not finding)
        picture = not paused and (finding or self._picture_wanted) if low else True
        if small:
            picture = self._picture_wanted
        _set_visible(
            (self._plate, picture and not (signs and self._shape.stacked)),
            (self._dial, not picture if low else dial),
            (self.finish_here, paused and not signs),
            (self.signs, signs),
            (self.headlines, not signs),
            (self.facts, not signs),
            (self.cautions, cautions),
            (self.headlines.todo, bool(props.todo) and not signs),
            (self.bar.picture, small or (low and not finding and not paused)),
            (self.bar.title, not small),
        )
        words = self._gettext
        other = words("No picture") if small else words("Ring")
        self.bar.picture.setText(other if self._picture_wanted else words("Picture"))
        self.bar.fit()

    def show_dial(self, dial: Dial) -> None:
        """Move the ring that is there now."""
        searching = self._shown is not None and bool(self._shown[0].steps)
        searching = searching and self._shape is not Shape.SMALL
        (self.facts.ring if searching else self.ring).set_props(dial)

    def swap_picture(self) -> None:
        """Show the picture, or leave it out again, where there is no room for it all the time."""
        if self._shape in (Shape.LOW, Shape.SMALL) and self._shown is not None:
            self._picture_wanted = not self._picture_wanted
            self.show_moment(*self._shown)

    def scroll_to_top(self) -> None:
        """Show the headline again."""
        self._scroll.verticalScrollBar().setValue(0)

    def set_theme(self, theme: Theme) -> None:
        """Use these sizes."""
        self._theme = theme
        px = theme.scale.px
        self._head.setContentsMargins(px(1.5), 0, px(1.5), 0)
        self._head.setSpacing(px(0.25))
        self._lay_out(self._shape_for(), anew=True)

    def _make_parts(self, theme: Theme, pictures: Pictures, wording: Wording) -> None:
        gettext = wording.tr.gettext
        self.bar, self.track, self.line = TopBar(theme, gettext), TrackBar(theme), Line(theme)
        self.picture = BodyPicture(theme, pictures, gettext)
        self.ring = Ring(theme)
        self.finish_here = large(other_button(theme, gettext("Finish here")))
        self.stop_session = large(stop_button(theme, gettext("Stop the session")))
        self.headlines, self.steps, self.facts = Headlines(theme), FindSteps(theme), Facts(theme)
        self.cautions = Cautions(theme)
        signs = when_to_stop(wording)
        self.signs = SignsPanel(theme, signs, gettext("Paused"), self.stop_session)
        self.controls = ControlBar(theme, gettext)
        self._plate = Room(theme, self.picture, least=9)
        self._ring_room = Room(theme, self.ring, least=9)
        self._dial = QWidget()

    def _make_page(self) -> None:
        column = QVBoxLayout(self._dial)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._ring_room, 1)
        self._side, self._body, self._foot = QWidget(), QWidget(), QWidget()
        self._body.setProperty("role", "column")
        self.steps.lit.connect(self._bring_into_view)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._head = QVBoxLayout()
        self._head.addWidget(self.track)
        self._head.addWidget(self.line)
        middle, right = QHBoxLayout(), QVBoxLayout()
        right.addWidget(self._scroll, 1)
        right.addWidget(self._foot)
        for box in (middle, right):
            box.setSpacing(0)
        middle.addWidget(self._side, 40)
        middle.addLayout(right, 60)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addLayout(self._head)
        whole.addLayout(middle, 1)
        whole.addWidget(self.controls)
        for part in (self._dial, self.finish_here, self.steps, self.signs):
            part.hide()

    def _set_tab_order(self) -> None:
        bar, controls = self.bar, self.controls
        order = (
            *(controls.back, controls.strong, controls.pause),
            *(self.signs.title, self.stop_session, self.finish_here),
            *(controls.main, controls.wait, controls.more, controls.next),
            *(bar.stop, bar.end, bar.sound, bar.picture),
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _bring_into_view(self, row: QWidget) -> None:
        """Scroll to a row, once the layout knows where it is."""

        def show() -> None:
            if row.isVisible():
                self._scroll.ensureWidgetVisible(row)

        QTimer.singleShot(_SETTLED_MS, row, show)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the layout that fits."""
        super().resizeEvent(event)
        self._lay_out(self._shape_for())

    def _shape_for(self) -> Shape:
        px = self._theme.scale.px
        low = self.height() < px(_LOW)
        if self.width() < px(_NARROW):
            return Shape.SMALL if low else Shape.STACKED
        return Shape.LOW if low else Shape.WIDE

    def _lay_out(self, shape: Shape, *, anew: bool = False) -> None:
        if shape is not self._shape or anew or self._body.layout() is None:
            self._shape = shape
            for holder in (self._side, self._body, self._foot):
                _forget_layout(holder)
            if shape is not Shape.SMALL:
                self.headlines.take_todo()
            {
                Shape.WIDE: self._lay_out_wide,
                Shape.STACKED: self._lay_out_stacked,
                Shape.LOW: self._lay_out_low,
                Shape.SMALL: self._lay_out_small,
            }[shape]()
            self._set_tab_order()
            self._side.setVisible(shape is Shape.LOW)
            self._foot.setVisible(shape in (Shape.STACKED, Shape.LOW))
            low = shape in (Shape.LOW, Shape.SMALL)
            self.headlines.fit(narrow=shape is not Shape.WIDE, low=low)
            self._ring_room.ask_for(6 if shape is Shape.SMALL else 9)
            self.cautions.fit(compact=shape is not Shape.WIDE)
            self.line.keep_free(shape is Shape.WIDE)
            self.facts.fit(
                narrow=shape.stacked, small=shape is Shape.LOW, below=shape is Shape.SMALL
            )
            if self._shown is not None:
                self.show_moment(*self._shown)

    def _box(self, holder: QWidget | None, across: bool = False) -> QBoxLayout:
        """A layout with the page's gaps; with its edges too if it is that of a holder."""
        way = QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        px = self._theme.scale.px
        edge = px(1.5) if holder is not None else 0
        box = QBoxLayout(way, holder) if holder is not None else QBoxLayout(way)
        tight = self._shape in (Shape.WIDE, Shape.SMALL) or holder is self._foot
        above = px(0.25 if tight else 0.75)
        box.setContentsMargins(edge, above if edge else 0, edge, px(0.75) if edge else 0)
        box.setSpacing(px(0.75))
        return box

    def _lay_out_wide(self) -> None:
        left, right, both = self._box(None), self._box(None), self._box(self._body, across=True)
        both.setSpacing(self._theme.scale.px(2))
        left.addWidget(self._plate, 1)
        left.addWidget(self.cautions)
        right.addWidget(self.headlines)
        right.addWidget(self.finish_here, 0, _AT_LEFT)
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
        column.addWidget(self.finish_here, 0, _AT_LEFT)
        column.addLayout(pair)
        column.addWidget(self.cautions)
        column.addWidget(self.steps)
        column.addWidget(self.signs)
        self._box(self._foot).addWidget(self.facts)

    def _lay_out_small(self) -> None:
        """Time left, place and findings at the top; what to do, picture and the rest below."""
        column, top = self._box(self._body), self._box(None, across=True)
        top.addWidget(self._dial)
        top.addWidget(self.headlines, 1)
        column.addLayout(top)
        column.addWidget(self.cautions)
        column.addWidget(self.headlines.give_todo())
        column.addWidget(self.finish_here, 0, _AT_LEFT)
        column.addWidget(self.steps)
        column.addWidget(self._plate)
        column.addWidget(self.signs)
        column.addWidget(self.facts)
        column.addStretch(1)

    def _lay_out_low(self) -> None:
        left, right = self._box(self._side), self._box(self._body)
        left.addWidget(self._plate, 1)
        left.addWidget(self._dial, 1)
        right.addWidget(self.headlines)
        right.addWidget(self.finish_here, 0, _AT_LEFT)
        right.addWidget(self.cautions)
        right.addWidget(self.steps)
        right.addWidget(self.signs)
        right.addStretch(1)
        self._box(self._foot).addWidget(self.facts)


def _picture_props(plate: Plate, shape: Shape) -> PictureProps:
    """The plate as the picture takes it; without a head line where there is little room."""
    return PictureProps(
        view=plate.picture,
        code=plate.code,
        side=plate.side,
        title=plate.title if shape is Shape.WIDE else "",
        description=f"{plate.title}. {plate.description}",
        zone_px=plate.zone,
        direction=plate.direction,
    )


def _set_visible(*parts: tuple[QWidget, bool]) -> None:
    """Hide first, then show, so that for no moment more is there than the window can hold."""
    for part, visible in sorted(parts, key=lambda pair: pair[1]):
        if part.isHidden() is visible:
            part.setVisible(visible)


def _forget_layout(holder: QWidget) -> None:
    """Free the parts of a layout for another one."""
    if layout := holder.layout():
        delete(layout)
