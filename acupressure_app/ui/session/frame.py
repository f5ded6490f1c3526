"""The parts of the session page and where they stand in windows of every size."""

from enum import Enum
from itertools import pairwise

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import delete

from acupressure_app.core.wording import Wording
from acupressure_app.ui.pictures.picture import BodyPicture, PictureProps
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.session.bars import ControlBar, TopBar
from acupressure_app.ui.session.buttons import DeliberateButton
from acupressure_app.ui.session.choices import Choices, HandOver
from acupressure_app.ui.session.dial import Dial
from acupressure_app.ui.session.line import Line
from acupressure_app.ui.session.parts import Cautions, Facts, FindSteps, Room, SignsPanel, TrackBar
from acupressure_app.ui.session.props import Choice, Panel, Plate, SessionProps, Stage
from acupressure_app.ui.session.ring import Ring
from acupressure_app.ui.session.titles import Headlines
from acupressure_app.ui.session.words import when_to_stop
from acupressure_app.ui.theme import Scale, Theme, Themed, dress
from acupressure_app.ui.widgets.parts import large, other_button

_SETTLED_MS = 50
"""After this the layout knows how high every line is."""

_NARROW, _MEDIUM, _LOW = 44, 60, 34
"""Sizes in E: in a narrower window all is stacked, or what is beside the ring stands above it; in a
lower one picture and ring share a place.
"""

_DESIGNED = 68.0, 47.0
"""Width and height in E that the page is drawn for; a larger window shows it larger."""

_FEW_LINES = 48
"""Pixels of height for each point of the font: above 150 % the text grows on, and E does not."""

_LARGER_FROM, _LARGEST = 1.2, 3.0

_WORDS = 60
"""In a low window, the share of the width for the words, in percent; the rest is the ring's."""

_AT_LEFT = Qt.AlignmentFlag.AlignLeft


class Shape(Enum):
    """How the page is laid out; `LARGE` is to be read from two metres."""

    LARGE = "large"
    WIDE = "wide"
    MEDIUM = "medium"
    STACKED = "stacked"
    LOW = "low"
    SMALL = "small"

    @property
    def stacked(self) -> bool:
        """Whether everything stands in one column."""
        return self in (Shape.STACKED, Shape.SMALL)

    @property
    def wide(self) -> bool:
        """Whether picture and words stand beside each other, each with all its parts."""
        return self in (Shape.MEDIUM, Shape.WIDE, Shape.LARGE)


def enlargement(size: QSize, scale: Scale) -> float:
    """How much larger than designed the page is shown in a window of this size, in eighths."""
    wide, high = _DESIGNED
    fits = min(size.width() / (wide * scale.unit), size.height() / (high * scale.unit))
    return 1.0 if fits < _LARGER_FROM else min(_LARGEST, fits * 8 // 1 / 8)


def shape_for(size: QSize, scale: Scale, *, large: bool) -> Shape:
    """The layout for a window of this size; `large` where it shall be read from afar."""
    few_lines = size.height() < _FEW_LINES * scale.base
    low = size.height() < scale.px(_LOW) or few_lines
    if size.width() < scale.px(_NARROW):
        return Shape.SMALL if low else Shape.STACKED
    if low:
        return Shape.LOW
    if size.width() < scale.px(_MEDIUM):
        return Shape.MEDIUM
    return Shape.LARGE if large else Shape.WIDE


class SessionFrame(QWidget):
    """Shows a moment of a session; what happens in it is for the page to say."""

    def __init__(self, theme: Theme, pictures: Pictures, wording: Wording) -> None:
        """Nothing is shown before the first moment."""
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._gettext = wording.tr.gettext
        self._shown: tuple[SessionProps, Panel] | None = None
        self._picture_wanted = False
        self._shape, self._enlarged = Shape.WIDE, 1.0
        self._make_parts(theme, pictures, wording)
        self._make_page()
        SessionFrame.set_theme(self, theme)

    def show_moment(self, props: SessionProps, panel: Panel) -> None:
        """Show it; with the panel of the signs, these stand in the place of the headline."""
        self._shown, signs = (props, panel), panel is Panel.SIGNS
        self.bar.show_titles(props.title, props.subtitle)
        self.track.show_track(props.track)
        crowded = self._is_crowded(props, panel)
        self.line.set_caption("" if crowded else props.caption)
        self.line.allow_undo(can_undo=props.can_undo)
        self.headlines.show_props(_said_in_place(props) if crowded else props)
        self.picture.set_props(_picture_props(props.plate, self._shape))
        self.cautions.show_cautions(props.cautions)
        self.steps.show_steps(() if signs else props.steps)
        self.choices.show_choices(props.choices)
        small = self._shape is Shape.SMALL
        self.facts.show_facts(props.then, props.in_all, ring=bool(props.steps) and not small)
        main = self._gettext("I’m fine, go on") if signs else props.controls.main.text
        self.controls.show_controls(props.controls, main)
        self._show_right_parts(props, panel)
        self.show_dial(props.dial)

    def _show_right_parts(self, props: SessionProps, panel: Panel) -> None:
        """Everything has its place in every shape; which of it is there now."""
        shape, signs = self._shape, panel is Panel.SIGNS
        low, small = shape is Shape.LOW, shape is Shape.SMALL
        finding, paused = bool(props.steps), props.stage is Stage.PAUSED
        searched = panel is Panel.FIND
        aside = signs or searched or (small and paused)
        cautions = bool(props.cautions) and (shape.wide or not aside)
        dial = not signs and (not paused if small else not finding)
        wanted = searched or (not paused and (finding or self._picture_wanted))
        picture = wanted if low else True
        if small:
            picture = self._picture_wanted
        foot = shape is Shape.STACKED or (low and not paused) or (signs and not shape.wide)
        scarce = Choice.FIND in props.choices and (low or small)
        handed = props.handed if shape.wide and not paused else None
        self.hand_over.show_handed(handed)
        _set_visible(
            (self.picture, picture and not (signs and shape.stacked)),
            (self._dial, not picture if low else dial),
            (self.choices, bool(props.choices)),
            (self.signs, signs),
            (self.stop_session, signs),
            (self.close_find, searched),
            (self.headlines, not signs),
            (self.facts, not (signs or (low and paused) or self._is_crowded(props, panel))),
            (self._foot, foot),
            (self._top, small and not signs),
            (self.cautions, cautions),
            (self.headlines.todo, bool(props.todo) and not signs and not scarce),
            (self.bar.picture, small or (low and not finding and not paused)),
            (self.bar.full, shape.wide or self.window().isFullScreen()),
            (self.bar.title, not small),
        )
        words = self._gettext
        other = words("No picture") if small else words("Ring")
        self.bar.picture.setText(other if self._picture_wanted else words("Picture"))
        self.bar.want_subtitle(wanted=shape is Shape.WIDE)
        self._make_room()

    def event(self, event: QEvent) -> bool:
        """When a part needs another height, see again what there is room for."""
        taken = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._make_room()
        return taken

    def _make_room(self) -> None:
        """While hands are busy in a low window nobody can scroll, so what can be spared goes.

        The cautions go under ring and headline, over the whole width; then the facts go.
        """
        self.line.cover(self.picture.head_height)
        if self._shown is None or self._shape is not Shape.LOW:
            self._strip.hide()
            return
        props, panel = self._shown
        busy = _is_busy(props, panel)
        room = self._free_height() - self._words_height()
        beneath = busy and bool(props.cautions)
        if beneath:
            room -= self._strip_height()
            beneath = room >= 0
        self._put_cautions(beneath=beneath)
        if busy:
            crowded = bool(props.cautions) and not beneath
            self._foot.setVisible(not crowded and room >= self._foot.sizeHint().height())

    def _is_crowded(self, props: SessionProps, panel: Panel) -> bool:
        """Whether cautions need the room of what may be spared while hands are busy."""
        return self._shape is Shape.SMALL and bool(props.cautions) and _is_busy(props, panel)

    def _put_cautions(self, *, beneath: bool) -> None:
        """Under everything, or among the words at the right."""
        if beneath is not self._strip.isAncestorOf(self.cautions):
            (self._beneath if beneath else self._among).addWidget(self.cautions)
        _set_visible((self._strip, beneath))

    def _free_height(self) -> int:
        """What the bars leave, also when a notice with its button is told."""
        line = max(self.line.minimumSizeHint().height(), self._theme.scale.px(2.5))
        head = self._head.contentsMargins().bottom() + self.track.height() + line
        return self.height() - self.bar.height() - head - self.controls.height()

    def _words_height(self) -> int:
        """What the headline and what to do need beside the ring."""
        px = self._theme.scale.px
        width = self.width() * _WORDS // 100 - 2 * px(1.5)
        return self.headlines.heightForWidth(width)

    def _strip_height(self) -> int:
        """What the cautions need over the whole width."""
        edges = self._beneath.contentsMargins()
        width = self.width() - edges.left() - edges.right()
        return self.cautions.heightForWidth(width) + edges.top() + edges.bottom()

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

    @property
    def finish_here(self) -> DeliberateButton:
        """The choice of a pause that ends the session."""
        return self.choices.buttons[Choice.FINISH]

    def set_theme(self, theme: Theme) -> None:
        """Use these sizes, or larger ones in a large window.

        Whoever dresses the page dresses its parts next, so they are made larger after that.
        """
        self._plain = theme
        self._use_sizes(enlargement(self.size(), theme.scale))
        if self._enlarged > 1:
            QTimer.singleShot(0, self, self._dress_parts)

    def _use_sizes(self, enlarged: float) -> None:
        self._enlarged, plain = enlarged, self._plain
        scale = Scale(plain.scale.base * enlarged, round(plain.scale.unit * enlarged))
        self._theme = replace(plain, scale=scale) if enlarged > 1 else plain
        px = self._theme.scale.px
        self._head.setSpacing(px(0.25))
        self._scroll.setMinimumHeight(px(3))
        self._lay_out(self._shape_for(), anew=True)

    def _dress_parts(self) -> None:
        """Give the parts the sizes of the page, which may be larger than those of the window."""
        if self._enlarged > 1:
            dress(self, self._theme)
            return
        self.setStyleSheet("")
        for part in self.findChildren(QWidget):
            if isinstance(part, Themed):
                part.set_theme(self._theme)

    def _make_parts(self, theme: Theme, pictures: Pictures, wording: Wording) -> None:
        gettext = wording.tr.gettext
        self.bar, self.track = TopBar(theme, gettext), TrackBar(theme)
        self.line = Line(theme, gettext)
        self.picture = BodyPicture(theme, pictures, gettext)
        self.ring, self.choices = Ring(theme), Choices(theme, gettext)
        self.hand_over = HandOver(theme, pictures, gettext)
        stop, back = gettext("Stop the session"), gettext("Back to the pause")
        self.stop_session = DeliberateButton(theme, "stop", stop)
        large(self.stop_session)
        self.close_find = other_button(theme, back, "chevron-left")
        self.headlines, self.steps, self.facts = Headlines(theme), FindSteps(theme), Facts(theme)
        self.cautions = Cautions(theme)
        self.signs = SignsPanel(theme, when_to_stop(wording), gettext("Paused"))
        self.controls = ControlBar(theme, gettext)
        self._ring_room = Room(theme, self.ring, least=9)

    def _make_page(self) -> None:
        self._dial, self._beside_ring = QWidget(), QHBoxLayout()
        column = QVBoxLayout(self._dial)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._beside_ring)
        self._beside_ring.addWidget(self.hand_over)
        self._beside_ring.addWidget(self._ring_room, 1)
        self._side, self._body, self._foot, self._top = QWidget(), QWidget(), QWidget(), QWidget()
        self._strip, self._beneath = QWidget(), QVBoxLayout()
        self._strip.setLayout(self._beneath)
        self._body.setProperty("role", "column")
        self.steps.lit.connect(self._bring_into_view)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._head = QVBoxLayout()
        self._head.addWidget(self.track)
        middle, right = QHBoxLayout(), QVBoxLayout()
        right.addWidget(self._top)
        right.addWidget(self._scroll, 1)
        right.addWidget(self._foot)
        for box in (middle, right):
            box.setSpacing(0)
        middle.addWidget(self._side, 100 - _WORDS)
        middle.addLayout(right, _WORDS)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addLayout(self._head)
        whole.addLayout(middle, 1)
        whole.addWidget(self._strip)
        whole.addWidget(self.controls)
        self._strip.hide()
        parts = (self._dial, self.choices, self.steps, self.signs, self.stop_session)
        for part in (*parts, self.close_find, self.hand_over):
            part.hide()

    def _set_tab_order(self) -> None:
        bar, controls = self.bar, self.controls
        order = (
            *(self.line.undo, controls.back, controls.strong, controls.pause),
            *(self.signs.title, self.stop_session, self.close_find),
            *self.choices.buttons.values(),
            *(controls.main, controls.wait, controls.more, controls.next),
            *(bar.stop, bar.end, bar.sound, bar.full, bar.picture),
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
        """Choose the layout and the sizes that fit."""
        super().resizeEvent(event)
        self.bar.show_full(full=self.window().isFullScreen())
        enlarged = enlargement(self.size(), self._plain.scale)
        if enlarged != self._enlarged:
            self._use_sizes(enlarged)
            self._dress_parts()
        self._lay_out(self._shape_for())

    def _shape_for(self) -> Shape:
        large = self._enlarged > 1 or self.window().isFullScreen()
        return shape_for(self.size(), self._theme.scale, large=large)

    def _lay_out(self, shape: Shape, *, anew: bool = False) -> None:
        if shape is self._shape and not anew and self._body.layout() is not None:
            return
        self._shape, px = shape, self._theme.scale.px
        small = shape is Shape.SMALL
        side, below = px(0.5 if small else 1.5), px(0.25 if small or shape is Shape.LOW else 0.75)
        self._head.setContentsMargins(side, 0, side, below)
        for holder in (self._side, self._body, self._foot, self._top):
            _forget_layout(holder)
        if shape is not Shape.SMALL:
            self.headlines.take_todo()
        self._beside_ring.setSpacing(px(1.5))
        {
            Shape.LARGE: self._lay_out_wide,
            Shape.WIDE: self._lay_out_wide,
            Shape.MEDIUM: self._lay_out_wide,
            Shape.STACKED: self._lay_out_stacked,
            Shape.LOW: self._lay_out_low,
            Shape.SMALL: self._lay_out_small,
        }[shape]()
        self._side.setVisible(shape is Shape.LOW)
        self._set_tab_order()
        self._fit_parts(shape)
        if self._shown is not None:
            self.show_moment(*self._shown)

    def _fit_parts(self, shape: Shape) -> None:
        low, small = shape is Shape.LOW, shape is Shape.SMALL
        medium = shape is Shape.MEDIUM
        self.headlines.fit(
            narrow=medium or not shape.wide, low=low or small, large=shape is Shape.LARGE
        )
        self._ring_room.ask_for(5 if small else 7 if medium else 9)
        self.picture.ask_for(9)
        self.cautions.fit(compact=medium or not shape.wide, foot=shape.wide, small=small)
        self.choices.fit(beside=shape.wide and not medium, low=small or medium)
        self.line.lie_over(over=shape.wide)
        self.signs.fit(roomy=shape.wide and not medium, low=low or small)
        self.facts.fit(
            narrow=shape.stacked or medium, small=low or medium, below=small, keeps=shape.wide
        )
        low_button = f"min-height: {self._theme.scale.px(2.75)}px"
        self.stop_session.setStyleSheet(low_button if small else "")

    def _box(self, holder: QWidget | None, across: bool = False) -> QBoxLayout:
        """A layout with the page's gaps; with its edges too if it is that of a holder."""
        way = QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        px = self._theme.scale.px
        small, low = self._shape is Shape.SMALL, self._shape is Shape.LOW
        edge = px(0.5 if small else 1.5) if holder is not None else 0
        box = QBoxLayout(way, holder) if holder is not None else QBoxLayout(way)
        tight = self._shape.wide or small or low or holder is self._foot
        above = px(0.25 if tight else 0.75)
        below = px(0.25 if holder is self._top or low or small else 0.75)
        if (low or small) and holder is self._body:
            above = below = 0
        box.setContentsMargins(edge, above if edge else 0, edge, below if edge else 0)
        box.setSpacing(px(0.25 if small else 0.75))
        return box

    def _lay_out_wide(self) -> None:
        left, right, both = QGridLayout(), self._box(None), self._box(self._body, across=True)
        both.setSpacing(self._theme.scale.px(2))
        left.addWidget(self.picture, 0, 0)
        left.addWidget(self.line, 0, 0, Qt.AlignmentFlag.AlignTop)
        self.line.raise_()
        self.picture.take_foot(self.cautions)
        right.addWidget(self.headlines)
        if self._shape is Shape.MEDIUM:
            right.addWidget(self.choices)
        else:
            self._beside_ring.addWidget(self.choices)
        right.addWidget(self._dial, 100)
        right.addWidget(self.steps)
        right.addWidget(self.close_find, 0, _AT_LEFT)
        right.addWidget(self.signs)
        right.addStretch(1)
        right.addWidget(self.stop_session)
        right.addWidget(self.facts)
        both.addLayout(left, 54)
        both.addLayout(right, 46)

    def _lay_out_foot(self) -> None:
        self._head.addWidget(self.line)
        foot = self._box(self._foot)
        foot.addWidget(self.stop_session)
        if self._shape is not Shape.SMALL:
            foot.addWidget(self.facts)

    def _lay_out_stacked(self) -> None:
        column, pair = self._box(self._body), self._box(None, across=True)
        pair.addWidget(self.picture, 1)
        pair.addWidget(self._dial, 1)
        column.addWidget(self.headlines)
        column.addWidget(self.choices)
        column.addLayout(pair)
        column.addWidget(self.cautions)
        column.addWidget(self.steps)
        column.addWidget(self.close_find, 0, _AT_LEFT)
        column.addWidget(self.signs)
        self._lay_out_foot()

    def _lay_out_small(self) -> None:
        """Time left and place stay in sight; the rest scrolls below them."""
        top, column = self._box(self._top, across=True), self._box(self._body)
        top.addWidget(self._dial)
        top.addWidget(self.headlines, 1)
        column.addWidget(self.headlines.give_todo())
        column.addWidget(self.cautions)
        column.addWidget(self.choices)
        column.addWidget(self.steps)
        column.addWidget(self.close_find, 0, _AT_LEFT)
        column.addWidget(self.picture)
        column.addWidget(self.signs)
        column.addWidget(self.facts)
        column.addStretch(1)
        self._lay_out_foot()

    def _lay_out_low(self) -> None:
        left, right = self._box(self._side), self._box(self._body)
        left.addWidget(self.picture, 1)
        left.addWidget(self._dial, 1)
        self._among = self._box(None)
        right.addWidget(self.headlines)
        right.addWidget(self.choices)
        right.addLayout(self._among)
        self._among.addWidget(self.cautions)
        right.addWidget(self.steps)
        right.addWidget(self.close_find, 0, _AT_LEFT)
        right.addWidget(self.signs)
        right.addStretch(1)
        self._lay_out_foot()
        edge = self._theme.scale.px(1.5)
        self._beneath.setContentsMargins(edge, edge // 6, edge, edge // 4)


def _said_in_place(props: SessionProps) -> SessionProps:
    """Where no line has room, an aside stands for as long in the place of what to do."""
    return replace(props, todo=props.caption) if props.caption and props.aside else props


def _is_busy(props: SessionProps, panel: Panel) -> bool:
    """Whether the hands may be pressing, so that they cannot scroll."""
    return panel is Panel.NONE and props.stage is not Stage.PAUSED and not props.steps


def _picture_props(plate: Plate, shape: Shape) -> PictureProps:
    """The plate as the picture takes it; without a head line where there is little room."""
    return PictureProps(
        view=plate.picture,
        code=plate.code,
        side=plate.side,
        title=plate.title if shape.wide else "",
        description=f"{plate.title}. {plate.description}",
        zone_px=plate.zone,
        direction=plate.direction,
        can_mirror=not shape.stacked,
        landmarks=plate.landmarks,
        hand=plate.hand,
        photo=plate.photo,
        photo_mark=plate.photo_mark,
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
