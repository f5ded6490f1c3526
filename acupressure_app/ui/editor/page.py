"""The editor: the steps of a routine beside what each says, judged while it is written."""

import re
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from acupressure_app.core import drafting
from acupressure_app.core.history import History
from acupressure_app.core.judged import Judged, Trial, by_step, place_in, trial
from acupressure_app.core.language import Translations
from acupressure_app.core.lengths import Lengths
from acupressure_app.core.problem import place_in_words
from acupressure_app.core.routine import Routine
from acupressure_app.ui.editor.asking import (
    DraftOffer,
    LeaveQuestion,
    Locked,
    OtherFile,
    TrialQuestion,
)
from acupressure_app.ui.editor.desk import Desk
from acupressure_app.ui.editor.form import Form
from acupressure_app.ui.editor.judging import Judging
from acupressure_app.ui.editor.leaving import Leaving
from acupressure_app.ui.editor.problems import ProblemList
from acupressure_app.ui.editor.sheet import Sheet
from acupressure_app.ui.editor.steps import StepList
from acupressure_app.ui.editor.view import problem_words, told_at, total_words, warnings
from acupressure_app.ui.editor.warned import Warned
from acupressure_app.ui.editor.writing import Writing
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.parts import (
    Notice,
    NoticeKind,
    label,
    large,
    link_button,
    main_button,
    other_button,
)
from acupressure_app.ui.widgets.row import Row
from acupressure_app.ui.widgets.wrap import Wrap

_WIDE, _LIST, _MOST = 52, 21, 76
"""From the first width in E on, steps and form stand side by side; the width of the steps."""
_TOOLS = 40
"""From this width in E on, undo and the like stand beside what is said of saving."""
_ANY_WIDTH = (1 << 24) - 1


class EditorPage(FlowPage):
    """Shows a draft in hand; whoever opened it keeps, saves and tries it.

    `save_wanted` asks to save what holds now; `try_wanted` brings what is to be tried.
    `point_wanted` asks for a point, for a new step or (True) in the place of the chosen one.
    `photo_wanted` asks for a picture of the chosen step's spot. `left` tells that it was left
    without saving. `other_taken` and `other_unwanted` bring what another program wrote into the
    file: it is taken over, or what stands here is kept.
    """

    save_wanted = Signal()
    try_wanted = Signal(object)
    point_wanted = Signal(bool)
    photo_wanted = Signal()
    left = Signal()
    other_taken = Signal(object)
    other_unwanted = Signal(object)

    def __init__(
        self, desk: Desk, pictures: Pictures, lengths: Lengths, writing: Writing, back: str
    ) -> None:
        """`back` names the page before."""
        gettext = desk.wording.tr.gettext
        self._built, self._wide = False, False
        super().__init__(desk.theme, gettext("Edit a routine"), "", back)
        self.heading.setProperty("role", "h2")  # a title of the user’s own may hold long words
        self._desk, self._gettext, self.writing = desk, gettext, writing
        self._other: Routine | None = None
        self._judging = Judging(writing, desk, lengths, self)
        self.steps, self._sheet = StepList(desk, pictures), Sheet(desk, pictures, writing)
        self._left, self._columns = QWidget(), QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out()
        self._leaving = Leaving(writing, self.question, self)
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
        return self._leaving.saving

    @saving.setter
    def saving(self, on: bool) -> None:
        self._leaving.saving = on
        self._show_state()

    def offer_draft(self) -> None:
        """The same file was being written when the program ended."""
        self.offer.show()

    def tell_tried(self) -> None:
        """It was tried; say so, and what of that is kept."""
        self.tried.show()
        self.try_.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_lacking(self, paths: tuple[str, ...]) -> None:
        """Name what the file says and no routine can, before it is saved without that."""
        tr, gettext = self._desk.wording.tr, self._gettext
        names = ", ".join(place_in_words(path, tr) for path in paths)
        text = gettext(
            "Saving leaves this out; the file as it is now stays beside it, as a copy that ends "
            "in .old. Not known: {names}."
        )
        self.lacking.set_words(
            gettext("The file says more than a routine can."), text.format(names=names)
        )
        self.lacking.show()

    def ask_about_file(self, other: Routine | None) -> None:
        """Something else stands in the file now; None where it is no routine."""
        self._other = other
        self.other_file.take.setVisible(other is not None)
        self.show_notice(self.other_file)
        self.other_file.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        self._announce(self.other_file.words.text())

    def _lay_out(self) -> None:
        theme, gettext = self._desk.theme, self._gettext
        self.column.addWidget(self._tools(theme))
        self._add_questions(theme, self._desk.wording.tr)
        if (prescribed := self.routine.prescribed) and self.writing.locked:
            self.lock = Locked(theme, self._desk.wording, prescribed)
            self.lock.unlocked.connect(self._unlock)
            self.column.addWidget(self.lock)
        self._build_left(theme)
        self._columns.addWidget(self._left)
        self._columns.addWidget(self._sheet, 1)
        self._columns.setAlignment(self._left, Qt.AlignmentFlag.AlignTop)
        self._columns.setAlignment(self._sheet, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._columns)
        self.status = QLabel()
        self.status.setWordWrap(True)
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.show_problem = link_button(theme, gettext("Sho&w"))
        self.save = large(main_button(theme, gettext("&Save"), "save"))
        self.buttons.add(self.status, 1)
        self.buttons.add(self.show_problem)
        self.buttons.add(self.save)

    def _add_questions(self, theme: Theme, tr: Translations) -> None:
        """All that may be asked or told above the steps, hidden at first."""
        self.question, self.offer = LeaveQuestion(theme, tr), DraftOffer(theme, tr)
        self.other_file, self.trial = OtherFile(theme, tr), TrialQuestion(theme, tr)
        self.failed, self.lacking = (Notice(theme, NoticeKind.CAUTION, "") for _ in range(2))
        kept = tr.gettext("A trial is not kept in the journal.")
        self.tried = Notice(theme, NoticeKind.INFO, tr.gettext("Tried."), kept)
        for notice in (self.failed, self.lacking, self.tried):
            notice.hide()
        for part in (
            self.question,
            self.failed,
            self.other_file,
            self.trial,
            self.tried,
            self.offer,
            self.lacking,
        ):
            self.column.addWidget(part)

    def _tools(self, theme: Theme) -> Row:
        gettext, tools, across = self._gettext, Wrap(theme), Row(theme, least=_TOOLS)
        self.state = label("small")
        self.undo = other_button(theme, gettext("&Undo"), "undo-2")
        self.redo = other_button(theme, gettext("&Redo"), "redo-2")
        self.try_ = other_button(theme, gettext("&Try from here"), "play")
        for button in (self.undo, self.redo, self.try_):
            tools.add(button)
        across.add(self.state, 1)
        across.add(tools)
        return across

    def _build_left(self, theme: Theme) -> None:
        gettext, column = self._gettext, QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scale.px(0.75))
        self.total, self.paces = label("h3"), label("small")
        self.empty = label("lead", gettext("Start with a point or your own spot"))
        self.add_point = other_button(theme, gettext("Add a &point"), "plus")
        self.add_spot = other_button(theme, gettext("&My own spot"), "plus")
        adding = Row(theme)
        adding.add(self.add_point, 1)
        adding.add(self.add_spot, 1)
        self._warned = Warned(self._desk.wording.tr)
        self.problems = ProblemList(theme, self._desk.wording.tr)
        for part in (
            Column(theme, self.total, self.paces, gap=0),
            self.steps,
            self.empty,
            adding,
            self.problems,
            self._warned,
        ):
            column.addWidget(part)

    def _connect(self) -> None:
        writing, leaving = self.writing, self._leaving
        self.undo.clicked.connect(writing.undo)
        self.redo.clicked.connect(writing.redo)
        self.try_.clicked.connect(self._try)
        self.save.clicked.connect(self.save_wanted)
        self.show_problem.clicked.connect(lambda: self._lead_to(self.judged.problems[0].where))
        self.problems.chosen.connect(self._lead_to)
        self.add_point.clicked.connect(lambda: self.point_wanted.emit(False))
        self.add_spot.clicked.connect(self._add_spot)
        self.steps.chosen.connect(self._choose)
        self._sheet.steps_wanted.connect(self._go_to_steps)
        self.steps.moved.connect(writing.move_to)
        self.steps.rounds_changed.connect(writing.with_rounds)
        self._sheet.point_wanted.connect(lambda: self.point_wanted.emit(True))
        self._sheet.photo_wanted.connect(self.photo_wanted)
        writing.replaced.connect(self._sheet.anew)
        writing.shown.connect(self._show)
        writing.gone_to.connect(self._focus_step)
        writing.said.connect(self._announce)
        self.other_file.taken.connect(lambda: self.other_taken.emit(self._other))
        self.other_file.kept.connect(lambda: self.other_unwanted.emit(self._other))
        self.trial.wanted.connect(lambda: self.try_wanted.emit(self._trial().routine))
        leaving.asked.connect(self._ask)
        leaving.save.connect(self.save_wanted)
        leaving.left.connect(self.left)
        leaving.stayed.connect(self.arrive)
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
        if name := self._sheet.control_of("point.name"):
            name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unlock(self) -> None:
        self.lock.hide()
        self.writing.unlock()
        self.steps.about.setFocus(Qt.FocusReason.OtherFocusReason)

    def _trial(self) -> Trial:
        return trial(self.routine, self.judged, self.writing.number or 0)

    def _try(self) -> None:
        """Try it from the step that is looked at, or say what of it cannot be tried."""
        self.judge_now()
        found = self._trial()
        if found.routine is None:
            self._tell(self._gettext("There is nothing to try from here yet."), self._first_wrong())
        elif found.left_out:
            self.trial.name(found.left_out)
            self.show_notice(self.trial)
            self.trial.go_on.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.try_wanted.emit(found.routine)

    # What is shown

    def _show(self) -> None:
        focused: QWidget | None = self.window().focusWidget()
        on_a_step = focused is not None and self.steps.isAncestorOf(focused)
        self._sheet.refresh()
        self._show_steps()
        if on_a_step and not self.steps.isAncestorOf(self.window().focusWidget()):
            self._focus_step(-1 if self.writing.number is None else self.writing.number)
        self._show_state()
        self._show_judged()

    def _show_state(self) -> None:
        """Say what it is called, and whether it is saved."""
        gettext, writing = self._gettext, self.writing
        self.heading.setText(writing.title or gettext("No title yet"))
        self.setWindowTitle(writing.title or gettext("Edit a routine"))
        self.state.setText(self._state())
        self.undo.setEnabled(bool(self.history.past))
        self.redo.setEnabled(bool(self.history.future))
        self.empty.setVisible(not self.routine.sets)
        for button in (self.add_point, self.add_spot):
            button.setEnabled(not writing.locked)

    def _state(self) -> str:
        """Whether it is saved, in words."""
        gettext = self._gettext
        if self.saving:
            return gettext("Being saved")
        if not self.writing.stored:
            return gettext("New, not saved yet")
        if self.history.changed:
            return gettext("Changed, not saved")
        return gettext("Saved, not finished yet") if self.judged.problems else gettext("Saved")

    def _show_steps(self) -> None:
        writing = self.writing
        wrong = by_step(self.judged.problems, self.routine)
        self.steps.show_routine(
            self.routine, writing.number, wrong, writing.title, locked=writing.locked
        )

    def _show_judged(self) -> None:
        desk, tr, problems = self._desk, self._desk.wording.tr, self.judged.problems
        total, paces = total_words(self.judged, desk.wording)
        self.total.setText(total)
        self.paces.setText(paces)
        self.paces.setHidden(not paces)
        self.try_.setEnabled(bool(self.routine.sets))
        self.show_problem.setVisible(bool(problems))
        told = self._first_wrong()
        if problems:
            form = tr.ngettext("{n} thing to mend", "{n} things to mend", len(problems))
            told = f"{form.format(n=len(problems))}. {told}"
        before = self.status.text()
        self.status.setText(told or tr.gettext("Nothing is wrong with it."))
        if before and before != self.status.text():
            self._announce(self.status.text())
        self.problems.show_problems(problems, self.routine)
        self._sheet.tell(told_at(problems, self.routine, self.writing.number, tr))
        self._show_steps()
        self._warned.tell(self._theme, warnings(self.judged, desk.content, desk.wording))

    def _first_wrong(self) -> str:
        """The first thing that is wrong, in words."""
        found, tr = self.judged.problems[:1], self._desk.wording.tr
        return "".join(problem_words(problem, self.routine, tr) for problem in found)

    def _lead_to(self, where: str) -> None:
        """Go to the control of what is wrong."""
        place = place_in(where, self.routine)
        self.writing.look_at(place[0] if place else -1)
        field = place[1] if place else where.removeprefix("$.")
        control = self._sheet.control_of(field) or self._control_of(field)
        if control is not None:
            self._sheet.lead_to(control)
            self._bring_into_view(control)

    def _control_of(self, field: str) -> QWidget | None:
        """The control of a set: its rounds, or what adds a step."""
        if found := re.fullmatch(r"sets\[(\d+)\]\.rounds", field):
            return self.steps.rounds[int(found[1])]
        return self.add_point if field.startswith("sets") else None

    def _choose(self, number: int) -> None:
        """Look at this step; where the form lies below all steps, go there."""
        self.writing.look_at(number)
        if not self._wide:
            self._sheet.title.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._show_form)

    def _show_form(self) -> None:
        """Scroll to the beginning of the form."""
        if (column := self.scroll_area.widget()) is not None:
            top = self._sheet.mapTo(column, QPoint(0, 0)).y()
            self.scroll_area.verticalScrollBar().setValue(top)

    def _go_to_steps(self) -> None:
        """Back from the form to the step that it is about."""
        self._focus_step(-1 if self.writing.number is None else self.writing.number)

    def _focus_step(self, number: int) -> None:
        card = self.steps.about if number < 0 else self.steps.cards[number]
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self._bring_into_view(card)

    def _bring_into_view(self, part: QWidget) -> None:
        QTimer.singleShot(0, part, lambda: self.scroll_area.ensureWidgetVisible(part))

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
        self._columns.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._columns.setSpacing(px(1.5 if wide else 1))
        self._left.setMinimumWidth(px(_LIST) if wide else 0)
        self._left.setMaximumWidth(px(_LIST) if wide else _ANY_WIDTH)
        self._columns.setAlignment(
            self._left, Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag(0)
        )

    # Leaving and saving

    def may_leave(self, then: Callable[[], None]) -> bool:
        """Whether nothing would be lost; else it asks, and does `then` once it may."""
        return self._leaving.may_leave(then)

    def may_close(self) -> bool:
        """Closing asks once; closing again keeps the draft for the next start."""
        return self._leaving.may_close(self._close)

    def _close(self) -> None:
        self.window().close()

    def _ask(self) -> None:
        self.show_notice(self.question)
        self.question.saving.setFocus(Qt.FocusReason.OtherFocusReason)

    def was_saved(self) -> None:
        """What held when saving began is stored; go on to where somebody wanted to."""
        self.failed.hide()
        self.lacking.hide()
        self._leaving.was_saved()
        self._show_state()
        self._announce(f"{self._state()}.")

    def tell_photo(self, bold: str, why: str) -> None:
        """A photo that was chosen cannot be used."""
        self._tell(bold, why)

    def tell_failed(self, why: str) -> None:
        """It could not be stored; all that was written is still here."""
        self._leaving.was_not_saved()
        self._show_state()
        self._tell(self._gettext("Not saved. All of it still stands here."), why)

    def _tell(self, bold: str, why: str) -> None:
        self.failed.set_words(bold, why)
        self.show_notice(self.failed)
        self._announce(f"{bold} {why}")
