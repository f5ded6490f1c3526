"""A routine before it starts: places, time, pace, what studies say, and who should not."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from acupressure_app.core.body import Side, as_one
from acupressure_app.core.lengths import Lengths
from acupressure_app.core.library import Content
from acupressure_app.core.routine import Routine, SideChoice, Step
from acupressure_app.core.screening import Refused, Screened, point_of
from acupressure_app.core.text import capitalised
from acupressure_app.core.timeline import Pace
from acupressure_app.core.wording import Wording, clock
from acupressure_app.ui.check.findings import Kit, card_of, prescribed_card, ways_to
from acupressure_app.ui.check.offer import Offer
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.pictures.thumbnail import Thumbnail, small_picture
from acupressure_app.ui.routine.actions import KEYS, WORDS, Act
from acupressure_app.ui.routine.cards import Studies, expect_card, who_should_not_card
from acupressure_app.ui.routine.likely import Likely, changes_anything
from acupressure_app.ui.routine.view import (
    Times,
    how_long,
    in_turn,
    paces,
    rounds,
    times,
    which,
)
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column, lines
from acupressure_app.ui.widgets.icons import Icon, primary
from acupressure_app.ui.widgets.parts import (
    Card,
    IconButton,
    label,
    large,
    link_button,
    main_button,
)
from acupressure_app.ui.widgets.row import Row
from acupressure_app.ui.widgets.segments import Question
from acupressure_app.ui.widgets.wrap import Wrap

_WIDE = 54
"""From this width in E on, what decides the start stands beside the rest, else above it."""
_MAIN, _BESIDE, _GAP = 46, 19.25, 1.5
"""The widest main column, the column beside it, and the gap between them, in E."""


_ROWS = 26
"""From this width in E on, picture, place and time stand side by side."""
_ANY_WIDTH = (1 << 24) - 1
"""What Qt takes for no limit."""


class OneSided(Struct, frozen=True):
    """A step that is pressed on the chosen side alone, and what shows it."""

    step: Step
    where: QLabel
    pictures: Mapping[Side, QWidget]


class RoutinePage(FlowPage):
    """Everything worth knowing before a start; emits the pace and side chosen with it.

    `saving` does so too, where the session is wanted as a sound file. `alternative` brings the id
    of the other routine that was chosen instead. `reminder_wanted` asks to be reminded of it.
    """

    started = Signal(Pace, Side)
    saving = Signal(Pace, Side)
    alternative = Signal(str)
    point_wanted = Signal(str)
    reminder_wanted = Signal()
    acted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        wording: Wording,
        content: Content,
        lengths: Lengths,
        routine: Routine,
        pace: Pace = Pace.STANDARD,
        *,
        likely: Screened | None = None,
        other: Routine | None = None,
        answered: date | None = None,
        back: str = "",
        acts: tuple[Act, ...] = (),
    ) -> None:
        """`likely` is what remembered answers, given on the day `answered`, would lead to.

        `other` is a routine that loses less with the same answers. `back` names the page before,
        if that is not Home.
        """
        gettext = wording.tr.gettext
        summary = wording.text(routine.summary) if routine.summary else ""
        self._wide: bool | None = None  # not laid out yet
        super().__init__(theme, wording.text(routine.title), summary, back or gettext("&Home"))
        self._kit = Kit(theme, pictures, wording, content, self.point_wanted.emit)
        self._wording, self._content, self._lengths = wording, content, lengths
        self._routine, self._pace, self._side = routine, pace, Side.LEFT
        self._one_sided: list[OneSided] = []
        self._step_told: list[tuple[Step, QLabel, QLabel]] = []
        self._at_right: list[QLabel] = []
        self._deciding = self._time_card(theme)
        shelf = Wrap(theme)
        for act in acts:
            shelf.add(self._act_button(theme, act))
        self._beside = Column(theme, self._deciding, expect_card(theme, wording, content, routine))
        told = self._from_before(likely, other, answered)
        places: QWidget = self._places()
        if routine.prescribed:
            places = Column(theme, prescribed_card(theme, wording, routine.prescribed), places)
        first = (*told, places) if isinstance(likely, Refused) else (places, *told)
        self._rest = Column(theme, *first, *self._reading(), *((shelf,) if acts else ()))
        self._main, self._across = QVBoxLayout(), QHBoxLayout()
        self._lay_out()
        self._show_side()
        self._show_time()

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        super().set_theme(theme)
        self._theme, px = theme, theme.scale.px
        for held in (self._body, self._bar):
            held.setMaximumWidth(px(_MAIN + _GAP + _BESIDE + 4))
        if self._wide is not None:
            self._fit()

    def arrive(self) -> None:
        """Take the focus to Start: the questions come after it."""
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_area.verticalScrollBar().setValue(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys scroll also from Start, where Qt would move the focus."""
        if watched is self.start and isinstance(event, QKeyEvent):
            moves = event.type() is QEvent.Type.KeyPress
            if moves and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what decides the start beside the rest, or between head and places."""
        self._fit()
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        self.column.removeItem(self.head)
        self._main.addLayout(self.head)
        self._main.addWidget(self._rest)
        self._main.addStretch(1)
        self._across.addLayout(self._main, 1)
        self.column.addLayout(self._across)
        self.buttons.hide()
        self._fit()

    def _fit(self) -> None:
        """In a narrow window Start stands in the footer, so that it never has to be looked for."""
        px, gettext = self._theme.scale.px, self._wording.tr.gettext
        wide = self.width() >= px(_WIDE)
        sides = Qt.AlignmentFlag
        for words in self._at_right:
            words.setAlignment(sides.AlignRight if self.width() >= px(_ROWS) else sides.AlignLeft)
        long, short = gettext("Save as a sound &file"), gettext("Sound &file")
        self.save.setText(long if self.width() >= px(_ROWS) else short)
        self._across.setSpacing(px(_GAP))
        self._main.setSpacing(px(0.75))
        self._beside.setMinimumWidth(px(_BESIDE) if wide else 0)
        self._beside.setMaximumWidth(px(_BESIDE) if wide else _ANY_WIDTH)
        if wide is self._wide:
            return
        self._wide = wide
        focused = self.window().focusWidget() is self.start
        if wide:
            self._across.addWidget(self._beside)
            place = self._deciding.column.indexOf(self._first)
            self._deciding.column.insertWidget(place, self.start)
        else:
            self._main.insertWidget(1, self._beside)
            self.footer.addWidget(self.start, 1)
        self.foot.setHidden(wide)
        self._order_tabs()
        if focused:
            self.start.show()
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_tabs(self) -> None:
        """Tab goes as one reads: in a wide window the main column first, then the one beside it."""
        parts = [self._rest, self._beside] if self._wide else [self._beside, self._rest]
        widgets = [child for part in parts for child in part.findChildren(QWidget)]
        stops = [w for w in widgets if w.focusPolicy() is not Qt.FocusPolicy.NoFocus]
        stops = [stop for stop in stops if stop is not self.start] + [self.start]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _time_card(self, theme: Theme) -> Card:
        """The time, what can be chosen about it, and Start."""
        gettext = self._wording.tr.gettext
        card = Card(theme)
        self.time = label("h2" if self._lengths.wait_for_me else "h1", " ")
        self.pressing = label("small", " ")
        row = Row(theme)
        row.add(Icon(theme, "clock", primary, 2))
        row.add(lines(self.time, self.pressing), 1)
        card.column.addWidget(row)
        if len({self._times(pace).in_all for pace in Pace}) > 1:
            offered = paces(self._wording.tr)
            self.pace = Question(theme, gettext("Pace"), offered, tight=True)
            self.pace.segments.choose(self._pace)
            self.pace.segments.chosen.connect(self._choose_pace)
            card.column.addWidget(self.pace)
        if any(step.side is SideChoice.ONE for step in self._routine.steps):
            card.column.addWidget(self._side_question(theme))
        self.start = large(main_button(theme, gettext("&Start"), "arrow-right"))
        self.start.installEventFilter(self)
        self.start.clicked.connect(lambda: self.started.emit(self._pace, self._side))
        self._first = label("small", gettext("First a few questions about your health"))
        self._first.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card.column.addWidget(self._first)
        self.save = link_button(theme, gettext("Sound &file"), "save")
        self.save.setAccessibleName(gettext("Save as a sound file"))
        self.save.clicked.connect(lambda: self.saving.emit(self._pace, self._side))
        card.column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignHCenter)
        self.remind = link_button(theme, gettext("&Remind me"), "bell")
        self.remind.clicked.connect(self.reminder_wanted)
        card.column.addWidget(self.remind, 0, Qt.AlignmentFlag.AlignHCenter)
        return card

    def _act_button(self, theme: Theme, act: Act) -> IconButton:
        words, icon = WORDS[act]
        button = link_button(theme, words(self._wording.tr), icon)
        button.clicked.connect(lambda: self.acted.emit(act))
        if keys := KEYS.get(act):
            button.setShortcut(QKeySequence(keys))
            button.setToolTip(keys)
        return button

    def _side_question(self, theme: Theme) -> Question:
        question, wording = self._wording.tr.gettext("Your side"), self._wording
        sides = [(side.value, capitalised(wording.side(side))) for side in (Side.LEFT, Side.RIGHT)]
        self.side = Question(theme, question, sides, tight=True)
        self.side.segments.choose(self._side)
        self.side.segments.chosen.connect(self._choose_side)
        return self.side

    def _from_before(
        self, likely: Screened | None, other: Routine | None, answered: date | None
    ) -> tuple[QWidget, ...]:
        """What remembered answers would change, and the other routine if there is one."""
        if likely is None or not changes_anything(likely):
            return ()
        told = Likely(self._kit, likely, answered)
        if other is None:
            return (told,)
        offer = Offer(self._kit.theme, self._wording, other, likely)
        offer.chosen.connect(self.alternative)
        self.instead = offer.look
        return told, offer

    def _places(self) -> Card:
        places: list[QWidget] = [self._place(step) for step in self._routine.steps]
        if repeated := rounds(self._routine, self._wording):
            places.insert(0, label("body", repeated))
        return card_of(self._kit.theme, places)

    def _place(self, step: Step) -> Row:
        """One step: picture, place, how to press, how long on which sides."""
        theme, wording, point = self._kit.theme, self._wording, point_of(step, self._content)
        where, row = label("h3", self._where(step)), Row(theme, gap=1)
        one = step.side is SideChoice.ONE
        pictures = {
            side: Thumbnail(
                theme, self._kit.pictures, wording.tr.gettext, small_picture(point, side), 5
            )
            for side in (step.sides if one else step.sides[:1])
        }
        for picture in pictures.values():
            row.add(picture)
        if one:
            self._one_sided.append(OneSided(step, where, pictures))
        way, time = label("small", " "), label("h3", " ")
        names = (where, label("small", which(point, wording)), way, *ways_to(self._kit, point))
        row.add(lines(*names), 1)
        self._step_told.append((step, way, time))
        told = (time, label("small", in_turn(step, wording)))
        self._at_right += told
        row.add(lines(*told))
        return row

    def _reading(self) -> tuple[QWidget, ...]:
        """What studies say, and who should not."""
        theme, wording, content = self._kit.theme, self._wording, self._content
        studies = Studies(theme, wording, content, self._routine)
        return studies, who_should_not_card(theme, wording, content, self._routine)

    def _choose_pace(self, value: str) -> None:
        self._pace = Pace(value)
        self._show_time()

    def _choose_side(self, value: str) -> None:
        self._side = Side(value)
        self._show_side()

    def _show_side(self) -> None:
        for shown in self._one_sided:
            shown.where.setText(self._where(shown.step))
            for side, picture in shown.pictures.items():
                picture.setHidden(side is not self._side)

    def _where(self, step: Step) -> str:
        """The place in words, on the chosen side where one is pressed alone."""
        side = self._side if step.side is SideChoice.ONE else as_one(step.sides)
        return capitalised(self._wording.place(point_of(step, self._content), side))

    def _show_time(self) -> None:
        gettext, shown = self._wording.tr.gettext, self._times(self._pace)
        total = self._wording.exactly(shown.in_all)
        if self._lengths.wait_for_me:
            total = gettext("about {time}").format(time=total)
        self.time.setText(total)
        pressing = gettext("of which pressing {time}").format(time=clock(shown.pressing))
        self.pressing.setText(pressing if shown.pressing else "")
        for number, (step, way, time) in enumerate(self._step_told):
            press = shown.presses.get(number)
            time.setText(how_long(step, press.length if press else None, self._wording))
            way.setText("\n".join(self._wording.way(press)) if press else "")
            way.setVisible(press is not None)

    def _times(self, pace: Pace) -> Times:
        return times(self._routine, self._content, self._wording, pace, self._lengths)
