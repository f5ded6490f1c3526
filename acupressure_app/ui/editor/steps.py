"""The steps of a draft as a list: chosen, dragged elsewhere, under the rounds of their set."""

from collections.abc import Mapping

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QVBoxLayout,
    QWidget,
)

from acupressure_app.core.problem import Problem
from acupressure_app.core.routine import Routine, Step, StepSet
from acupressure_app.ui.editor import options
from acupressure_app.ui.editor.chosen import Chosen
from acupressure_app.ui.editor.desk import Desk
from acupressure_app.ui.editor.fields import Number
from acupressure_app.ui.editor.step_picture import step_picture
from acupressure_app.ui.editor.view import StepWords, step_words
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.icons import Icon, ink2
from acupressure_app.ui.widgets.parts import label
from acupressure_app.ui.widgets.row import Row, side_by_side
from acupressure_app.ui.widgets.told import Told, ranged

_PICTURE = 3.25


class StepCard(Chosen):
    """One step; `dragged` brings where the mouse is, `dropped` where it was let go."""

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, desk: Desk, pictures: Pictures, step: Step) -> None:
        """Its words come with `show_words`."""
        super().__init__(desk.theme)
        self._start: QPoint | None = None
        self._moving = False
        self._title, self._detail = label("h3"), label("small")
        self._time, self._wrong = label("body"), label("small")
        self.row.addWidget(Icon(desk.theme, "grip-vertical", ink2))
        self._picture = step_picture(desk, pictures, step, _PICTURE)
        self.row.addWidget(self._picture)
        self.words.addStretch(1)
        for words in (self._title, self._detail, self._wrong, self._time):
            self.words.addWidget(words)
        self.words.addStretch(1)
        self.row.addLayout(self.words, 1)
        self.see_through()
        self.set_theme(desk.theme)

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and sizes."""
        super().set_theme(theme)
        if hasattr(self, "_wrong"):
            self._wrong.setStyleSheet(f"color: {theme.tokens.stop_ink}; font-weight: 600")

    def minimumSizeHint(self) -> QSize:
        """The least size without the picture: a long word gets its room."""
        least = super().minimumSizeHint()
        shown = not self._picture.isHidden()
        beside = self._picture.width() + self.row.spacing() if shown else 0
        return QSize(least.width() - beside, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the picture out where a word needs its room."""
        super().resizeEvent(event)
        beside = self._picture.width() + self.row.spacing()
        self._picture.setVisible(self.width() >= self.minimumSizeHint().width() + beside)

    def show_words(self, words: StepWords, keys: str) -> None:
        """Say this; `keys` tells screen readers how it is moved."""
        for part, text in (
            (self._title, words.title),
            (self._detail, words.detail),
            (self._time, words.time),
            (self._wrong, words.wrong),
        ):
            part.setText(text)
            part.setHidden(not text)
        told = (words.title, words.detail, words.time, words.wrong)
        self.setAccessibleName(". ".join(filter(None, told)))
        self.setAccessibleDescription(keys)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """It may be dragged from here."""
        self._start = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it, once it is clear that this is no click."""
        if self._start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        way = (event.position().toPoint() - self._start).manhattanLength()
        if self._moving or way >= QApplication.startDragDistance():
            self._moving = True
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop it, or choose it."""
        moving, self._moving, self._start = self._moving, False, None
        if moving:
            self.setDown(False)
            self.dropped.emit(event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)


class StepList(QWidget):
    """Emits the number of the chosen step (-1: the routine), a step's new place, a set's rounds."""

    chosen = Signal(int)
    moved = Signal(int, int, int)
    rounds_changed = Signal(int, int)

    def __init__(self, desk: Desk, pictures: Pictures) -> None:
        """Shows nothing before `show_routine`."""
        super().__init__()
        self._desk, self._pictures = desk, pictures
        self.cards: list[StepCard] = []
        self.rounds: list[Number] = []
        self.about = self._about()
        self._shape: object = None
        self._sets: list[tuple[int, int]] = []  # set and place of each card
        self._box, self._room = QVBoxLayout(self), QWidget()
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.about)
        self._box.addWidget(self._room)
        self._line = QFrame(self)
        self._line.hide()
        self.set_theme(desk.theme)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing, also for what is made later."""
        self._desk = replace(self._desk, theme=theme)
        self._box.setSpacing(theme.scale.px(0.5))
        self._line.setStyleSheet(f"background: {theme.tokens.primary}")

    def _about(self) -> Chosen:
        card, gettext = Chosen(self._desk.theme), self._desk.wording.tr.gettext
        card.words.addWidget(label("h3", gettext("About the routine")))
        self._told = label("small")
        card.words.addWidget(self._told)
        card.row.addWidget(Icon(self._desk.theme, "pencil", ink2))
        card.row.addLayout(card.words, 1)
        card.see_through()
        card.clicked.connect(lambda: self.chosen.emit(-1))
        return card

    def show_routine(
        self,
        routine: Routine,
        selected: int | None,
        wrong: Mapping[int, tuple[Problem, ...]],
        about: str,
        *,
        locked: bool,
    ) -> None:
        """Show these steps; `about` is said of the routine as a whole."""
        shape = (tuple(tuple((s.point, s.side) for s in g.steps) for g in routine.sets), locked)
        if shape != self._shape:
            self._shape = shape
            self._build(routine, selected, locked=locked)
        for rounds, group in zip(self.rounds, routine.sets, strict=True):
            rounds.set_value(group.rounds)
        self._told.setText(about)
        self.about.setAccessibleName(
            f"{self._desk.wording.tr.gettext('About the routine')}. {about}"
        )
        self.about.setChecked(selected is None)
        keys = self._desk.wording.tr.gettext("Alt with the arrow keys up and down moves it")
        for number_, (card, step) in enumerate(zip(self.cards, routine.steps, strict=True)):
            words = step_words(
                number_, step, self._desk.content, self._desk.wording, wrong.get(number_, ())
            )
            card.show_words(words, keys)
            card.setChecked(number_ == selected)

    def _build(self, routine: Routine, selected: int | None, *, locked: bool) -> None:
        room, column = QWidget(), QVBoxLayout()
        room.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._desk.theme.scale.px(0.5))
        self.cards, self.rounds, self._sets = [], [], []
        for index, group in enumerate(routine.sets):
            column.addWidget(self._head(index, group, locked=locked))
            for at, step in enumerate(group.steps):
                card = self._card(step, len(self.cards))
                column.addWidget(card)
                self.cards.append(card)
                self._sets.append((index, at))
        old, self._room = self._room, room
        self._box.replaceWidget(old, room)
        room.show()
        focused: QWidget | None = self.window().focusWidget()
        if focused is not None and old.isAncestorOf(focused):  # it never strays elsewhere
            (self.about if selected is None else self.cards[selected]).setFocus(
                Qt.FocusReason.OtherFocusReason
            )
        old.hide()
        old.deleteLater()

    def _head(self, index: int, group: StepSet, *, locked: bool) -> Told:
        gettext = self._desk.wording.tr.gettext
        name = gettext("Set {n}").format(n=index + 1)
        row = Row(self._desk.theme)
        words = label("h3", name)
        words.setWordWrap(False)
        row.add(side_by_side(self._desk.theme, Icon(self._desk.theme, "repeat", ink2), words), 1)
        ends, theme = options.ends(StepSet, "rounds"), self._desk.theme
        told = gettext("Rounds of set {n}").format(n=index + 1)
        template = options.TIMES.one(self._desk.wording.tr)
        rounds = Number(theme, told, ends, template, group.rounds)
        reach = options.TIMES.ends(ends, self._desk.wording.tr)
        rounds.setToolTip(reach)
        rounds.setAccessibleDescription(reach)
        rounds.valueChanged.connect(lambda n: self.rounds_changed.emit(index, n))
        rounds.setEnabled(not locked)
        self.rounds.append(rounds)
        row.add(rounds)
        return ranged(theme, self._desk.wording.tr, row, rounds)

    def _card(self, step: Step, number_: int) -> StepCard:
        card = StepCard(self._desk, self._pictures, step)
        card.clicked.connect(lambda: self.chosen.emit(number_))
        card.dragged.connect(self._show_line)
        card.dropped.connect(lambda at: self._drop(number_, at))
        return card

    def _before(self, at: QPoint) -> int:
        """How many cards lie above a place on the screen."""
        y = self.mapFromGlobal(at).y()
        middles = (card.mapTo(self, card.rect().center()).y() for card in self.cards)
        return sum(middle < y for middle in middles)

    def _show_line(self, at: QPoint) -> None:
        """Show where it would come to."""
        before, gap = self._before(at), self._box.spacing()
        card = self.cards[min(before, len(self.cards) - 1)]
        top = card.mapTo(self, QPoint(0, 0)).y() - gap // 2
        y = top if before < len(self.cards) else top + card.height() + gap
        self._line.setGeometry(0, y - 2, self.width(), 4)
        self._line.show()
        self._line.raise_()

    def _drop(self, number_: int, at: QPoint) -> None:
        """Bring it before the card that lies below, in the set of that, or to the very end."""
        self._line.hide()
        before = self._before(at)
        if before in (number_, number_ + 1):
            return
        if before < len(self.cards):
            index, place = self._sets[before]
        else:
            index, place = self._sets[-1][0], self._sets[-1][1] + 1
        own, where = self._sets[number_]
        if own == index and where < place:
            place -= 1
        self.moved.emit(number_, index, place)
