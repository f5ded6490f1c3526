"""The editor: the steps of a routine beside what each says, judged while it is written."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QBoxLayout, QWidget

from acupressure_app.core import drafting
from acupressure_app.core.history import History
from acupressure_app.core.judged import Judged, Trial, trial
from acupressure_app.core.lengths import Lengths
from acupressure_app.core.routine import Routine
from acupressure_app.ui.editor.above import Above
from acupressure_app.ui.editor.asking import Locked
from acupressure_app.ui.editor.desk import Desk
from acupressure_app.ui.editor.form import Form
from acupressure_app.ui.editor.judging import Judging
from acupressure_app.ui.editor.leading import Leading
from acupressure_app.ui.editor.overview import Overview
from acupressure_app.ui.editor.sheet import Sheet
from acupressure_app.ui.editor.verdict import Room, Verdict
from acupressure_app.ui.editor.view import told_at
from acupressure_app.ui.editor.writing import Writing
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.unsaved import GuardedPage, Unsaved
from acupressure_app.ui.widgets.parts import other_button
from acupressure_app.ui.widgets.wrap import Wrap

_WIDE, _LIST, _MOST = 52, 21, 76
"""From the first width in E on, steps and form stand side by side; the width of the steps."""
_ROOMY = 26
"""In less, in E, the footer says as little as it can: large text would fill the window."""
_ANY_WIDTH = (1 << 24) - 1


class EditorPage(GuardedPage):
    """Shows a draft in hand; whoever opened it keeps, saves and tries it.

    `save_wanted` asks to save what holds now; `try_wanted` brings what is to be tried.
    `point_wanted` asks for a point, for a new step or (True) in the place of the chosen one.
    `photo_wanted` asks for a picture of the chosen step's spot. `left` tells that it was left
    without saving.
    """

    save_wanted = Signal()
    try_wanted = Signal(object)
    point_wanted = Signal(bool)
    photo_wanted = Signal()
    left = Signal()

    def __init__(
        self, desk: Desk, pictures: Pictures, lengths: Lengths, writing: Writing, back: str
    ) -> None:
        """`back` names the page before."""
        gettext = desk.wording.tr.gettext
        self._built = self._wide = self._reached = False
        super().__init__(desk.theme, gettext("Edit a routine"), "", back)
        self.heading.setProperty("role", "h2")  # a title of the user’s own may hold long words
        self._desk, self._gettext, self.writing = desk, gettext, writing
        self._judging = Judging(writing, desk, lengths, self)
        self._sheet, self.overview = (
            Sheet(desk, pictures, writing),
            Overview(desk, pictures, writing),
        )
        self.steps = self.overview.steps
        self._leading = Leading(writing, self.overview, self._sheet, self.scroll_area)
        tr = desk.wording.tr
        self.asks, self.verdict = (
            Above(desk.theme, tr, self),
            Verdict(desk.theme, tr, writing, self.buttons),
        )
        self.unsaved = Unsaved(desk.theme, tr, self, writing)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self._built = True
        self._show()
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        super().set_theme(theme)
        self._theme = theme
        for held in (self._body, self._bar):
            held.setMaximumWidth(theme.scale.px(_MOST))
        if self._built:
            self._fit()

    @property
    def history(self) -> History:
        """All states of the draft."""
        return self.writing.history

    @property
    def routine(self) -> Routine:
        """What is written now."""
        return self.writing.routine

    @property
    def form(self) -> Form | None:
        """The form of what is looked at."""
        return self._sheet.form

    @property
    def judged(self) -> Judged:
        """What the draft came to when it was judged last."""
        return self._judging.judged

    def judge_now(self) -> None:
        """Say now what the draft comes to."""
        self._judging.now()

    @property
    def saving(self) -> bool:
        """Whether it is being saved."""
        return self.unsaved.saving

    @saving.setter
    def saving(self, on: bool) -> None:
        self.unsaved.saving = on
        self._show_state()

    def arrive(self) -> None:
        """Go on where somebody was, after a page above this one; at first to the title."""
        left: QWidget | None = self.focusWidget()
        if self._reached and left is not None and left.isVisible():
            left.setFocus(Qt.FocusReason.OtherFocusReason)
            self.bring_into_view(left)
        else:
            super().arrive()
        self._reached = True

    def ask_for_title(self) -> None:
        """Its title is typed first; the page's own name is told before, as on every page."""
        self._announce(self.windowTitle())
        self._leading.to_title()

    def tell_tried(self) -> None:
        """It was tried; say so, and what of that is kept."""
        self.asks.tried.show()
        self.try_.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        theme = self._desk.theme
        self.column.addWidget(self._tools(theme))
        for part in (self.unsaved, *self.asks.parts):
            self.column.addWidget(part)
        if (prescribed := self.routine.prescribed) and self.writing.locked:
            self.lock = lock = Locked(theme, self._desk.wording, prescribed)
            lock.unlocked.connect(self._unlock)
            self.writing.shown.connect(lambda: lock.setVisible(self.writing.locked))
            self.column.addWidget(lock)
        self._columns.addWidget(self.overview)
        self._columns.addWidget(self._sheet, 1)
        for part in (self.overview, self._sheet):
            self._columns.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._columns)

    def _tools(self, theme: Theme) -> Wrap:
        gettext, tools = self._gettext, Wrap(theme)
        self.undo = other_button(theme, gettext("&Undo"), "undo-2")
        self.redo = other_button(theme, gettext("&Redo"), "redo-2")
        self.try_ = other_button(theme, gettext("&Try from here"), "play")
        for button in (self.undo, self.redo, self.try_):
            tools.add(button)
        return tools

    def _connect(self) -> None:
        writing = self.writing
        self.undo.clicked.connect(writing.undo)
        self.redo.clicked.connect(writing.redo)
        self.try_.clicked.connect(self._try)
        verdict, overview = self.verdict, self.overview
        verdict.save.clicked.connect(self.save_wanted)
        verdict.show_problem.clicked.connect(lambda: self._lead_to(self.judged.problems[0].where))
        overview.problems.chosen.connect(self._lead_to)
        overview.point_wanted.connect(lambda: self.point_wanted.emit(False))
        overview.spot_wanted.connect(self._add_spot)
        self.steps.chosen.connect(self._choose)
        self._sheet.steps_wanted.connect(self._leading.to_steps)
        self._sheet.point_wanted.connect(lambda: self.point_wanted.emit(True))
        self._sheet.photo_wanted.connect(self.photo_wanted)
        writing.replaced.connect(self._sheet.anew)
        writing.shown.connect(self._show)
        writing.gone_to.connect(self._leading.to_step)
        writing.set_begun.connect(self._leading.to_rounds)
        writing.said.connect(self._announce)
        self.asks.shown.connect(self._show_above)
        self.asks.said.connect(self._announce)
        writing.changed.connect(self.asks.was_changed)
        self.asks.trial.wanted.connect(lambda: self.try_wanted.emit(self._trial().routine))
        self.unsaved.wanted.connect(self.save_wanted)
        self.unsaved.left.connect(self.left)
        self._judging.told.connect(self._show_judged)

    def _add_shortcuts(self) -> None:
        writing = self.writing
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+Z", writing.undo),
            ("Ctrl+Y", writing.redo),
            ("Ctrl+Shift+Z", writing.redo),
            ("Ctrl+S", self.save_wanted.emit),
            ("Ctrl+D", writing.duplicate),
            ("Alt+Up", lambda: writing.move(drafting.moved_up)),
            ("Alt+Down", lambda: writing.move(drafting.moved_down)),
            ("F5", self._try),
        )
        for each, act in keys:
            self._shortcut(each, self, act)
        self._shortcut("Del", self.steps, writing.remove)

    def _shortcut(self, keys: str, within: QWidget, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), within)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _add_spot(self) -> None:
        self.writing.add_spot()
        self._leading.to_name()

    def _unlock(self) -> None:
        self.writing.unlock()
        self.steps.about.setFocus(Qt.FocusReason.OtherFocusReason)

    def _trial(self) -> Trial:
        return trial(self.routine, self.judged, self.writing.number or 0)

    def _try(self) -> None:
        """Try it from the step that is looked at, or say what of it cannot be tried."""
        self.judge_now()
        found = self._trial()
        if found.routine is None:
            self.asks.refuse_trial(self.verdict.first_wrong(self.judged, found.left_out))
        elif found.left_out:
            self.asks.ask_about_trial(found.left_out)
        else:
            self.try_wanted.emit(found.routine)

    # What is shown

    def _show(self) -> None:
        focused: QWidget | None = self.window().focusWidget()
        on_a_step = focused is not None and self.steps.isAncestorOf(focused)
        if self._sheet.refresh():
            self._leading.show_focus()
        self.overview.show_steps(self.judged)
        if on_a_step and not self.steps.isAncestorOf(self.window().focusWidget()):
            self._leading.to_steps()
        self._show_state()
        self._show_judged()

    def _show_state(self) -> None:
        """Say what it is called, and whether it is saved."""
        gettext, title = self._gettext, self.writing.title
        self.heading.setText(title or gettext("No title yet"))
        self.setWindowTitle(gettext("Edit: {title}").format(title=title or gettext("No title yet")))
        self.verdict.show_state(self.judged, saving=self.saving)
        self.undo.setEnabled(bool(self.history.past))
        self.redo.setEnabled(bool(self.history.future))

    def _show_judged(self) -> None:
        self.try_.setEnabled(bool(self.routine.sets))
        self.overview.show_judged(self.judged)
        told = told_at(
            self.judged.problems, self.routine, self.writing.number, self._desk.wording.tr
        )
        self._sheet.tell(told)
        self.verdict.show_state(self.judged, saving=self.saving)
        if self.verdict.show_judged(self.judged):
            self._announce(self.verdict.told)
        self.order_tabs()

    def _lead_to(self, where: str) -> None:
        self._leading.to_problem(where, self.lock.unlock if self.writing.locked else None)

    def _choose(self, number: int) -> None:
        """Look at this step; where the form lies below all steps, go there."""
        self.writing.look_at(number)
        if not self._wide:
            self._leading.to_form()

    def _show_above(self, part: QWidget, words: str) -> None:
        self.show_notice(part)
        self._announce(words)

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Steps and form stand side by side where there is room."""
        if self._built:
            self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        px, ways = self._theme.scale.px, QBoxLayout.Direction
        self._wide = wide = self.width() >= px(_WIDE)
        self._sheet.show_way_back(not wide)
        room = Room.NARROW if self.width() >= px(_ROOMY) else Room.LITTLE
        self.around_foot = 0.5 if room is Room.LITTLE else 1.0
        self.verdict.fit(Room.WIDE if wide else room)
        self.verdict.show_state(self.judged, saving=self.saving)
        self._columns.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._columns.setSpacing(px(1.5 if wide else 1))
        self.overview.setMinimumWidth(px(_LIST) if wide else 0)
        self.overview.setMaximumWidth(px(_LIST) if wide else _ANY_WIDTH)
        self._columns.setAlignment(
            self.overview, Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag(0)
        )

    # Leaving and saving

    def was_saved(self) -> None:
        """What held when saving began is stored; go on to where somebody wanted to."""
        self.asks.was_saved()
        self.saving = False
        self._announce(f"{self.verdict.state.text()}.")
        self.unsaved.was_saved()

    def tell_failed(self, why: str) -> None:
        """It could not be stored; all that was written is still here."""
        self.unsaved.was_not_saved()
        self._show_state()
        self.asks.tell(self._gettext("Not saved. All of it still stands here."), why)
