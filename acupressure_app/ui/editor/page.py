"""The editor: the steps of a routine beside what each says, judged while it is written."""

import re
from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from acupressure_app.core import drafting, history
from acupressure_app.core.body import Region
from acupressure_app.core.history import Draft, History
from acupressure_app.core.judged import Judged, by_step, from_step, judge, place_in
from acupressure_app.core.lengths import Lengths
from acupressure_app.core.practice import routine_of
from acupressure_app.core.routine import Routine, SideChoice, Spot, Step
from acupressure_app.ui.editor import routine_form, step_form
from acupressure_app.ui.editor.asking import DraftOffer, LeaveQuestion, Locked
from acupressure_app.ui.editor.desk import Desk
from acupressure_app.ui.editor.form import Form
from acupressure_app.ui.editor.problems import ProblemList
from acupressure_app.ui.editor.routine_form import RoutineForm
from acupressure_app.ui.editor.step_form import StepForm
from acupressure_app.ui.editor.steps import StepList
from acupressure_app.ui.editor.view import heading, problem_words, told_at, total_words, warnings
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.fold import Fold
from acupressure_app.ui.widgets.icon_line import IconLine
from acupressure_app.ui.widgets.icons import caution
from acupressure_app.ui.widgets.pairs import Pairs
from acupressure_app.ui.widgets.parts import (
    Card,
    IconButton,
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
_ROOMY = 26
_ANY_WIDTH = (1 << 24) - 1
_JUDGE_MS = 120
"""What is written is judged once nothing was changed for so long."""
_WHO, _BESIDE, _AT_ONCE = 14, 30, 3


class Sheet(Card):
    """The card of the form; where it is narrow its controls get the room of its edges."""

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        super().set_theme(theme)
        self._px = theme.scale.px
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        edge = self._px(1.25 if self.width() >= self._px(_ROOMY) else 0.5)
        self.column.setContentsMargins(edge, edge, edge, edge)


class EditorPage(FlowPage):
    """Holds all states of one draft; whoever opened it keeps, saves and tries them.

    `save_wanted` asks to save what holds now; `try_wanted` brings what is to be tried.
    `point_wanted` asks for a point, for a new step or (True) in the place of the chosen one.
    `photo_wanted` asks for a picture of the chosen step's spot. `changed` tells of each change,
    `left` that it was left without saving. `draft_wanted` goes on with what was kept of before.
    """

    changed = Signal()
    save_wanted = Signal()
    try_wanted = Signal(object)
    point_wanted = Signal(bool)
    photo_wanted = Signal()
    left = Signal()
    draft_wanted = Signal()
    draft_unwanted = Signal()

    def __init__(
        self, desk: Desk, pictures: Pictures, lengths: Lengths, written: History, back: str
    ) -> None:
        """`back` names the page before."""
        gettext = desk.wording.tr.gettext
        self._built, self._wide = False, False
        super().__init__(desk.theme, gettext("Edit a routine"), "", back)
        self.heading.setProperty("role", "h2")  # a title of the user’s own may hold long words
        self._desk, self._gettext, self._lengths = desk, gettext, lengths
        self.history = written
        self._then: Callable[[], None] | None = None
        self._asked_to_close = False
        self._locked = written.now.routine.prescribed is not None
        self._shape: object = None
        self._opened: frozenset[str] = frozenset()
        self.form: Form | None = None
        self.judged = self._judge()
        self.steps = StepList(desk, pictures)
        self._left, self._right = QWidget(), Sheet(desk.theme)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._judging = QTimer(self, singleShot=True, interval=_JUDGE_MS)
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
            self._desk = replace(self._desk, theme=theme)
            self._fit()

    def offer_draft(self, title: str) -> None:
        """There is something that was being written when the program ended."""
        self.offer = DraftOffer(self._theme, self._desk.wording.tr, title)
        self.offer.wanted.connect(self.draft_wanted)
        self.offer.unwanted.connect(self.draft_unwanted)
        self.offer.unwanted.connect(self.offer.hide)
        self.column.insertWidget(1, self.offer)

    def _lay_out(self) -> None:
        theme, gettext = self._desk.theme, self._gettext
        self.state = label("small")
        self.undo = other_button(theme, gettext("&Undo"), "undo-2")
        self.redo = other_button(theme, gettext("&Redo"), "redo-2")
        self.try_ = other_button(theme, gettext("&Try from here"), "play")
        tools = Wrap(theme)
        for button in (self.undo, self.redo, self.try_):
            tools.add(button)
        across = Row(theme, least=_TOOLS)
        across.add(self.state, 1)
        across.add(tools, 2)
        self.column.addWidget(across)
        self.question = LeaveQuestion(theme, self._desk.wording.tr)
        self.failed = Notice(theme, NoticeKind.CAUTION, "")
        self.failed.hide()
        self.column.addWidget(self.question)
        self.column.addWidget(self.failed)
        if (prescribed := self.history.now.routine.prescribed) and self._locked:
            self.lock = Locked(theme, self._desk.wording, prescribed)
            self.lock.unlocked.connect(self._unlock)
            self.column.addWidget(self.lock)
        self._build_left(theme)
        self._columns.addWidget(self._left)
        self._columns.addWidget(self._right, 1)
        self._columns.setAlignment(self._left, Qt.AlignmentFlag.AlignTop)
        self._columns.setAlignment(self._right, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._columns)
        self.status = QLabel()
        self.status.setWordWrap(True)
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.show_problem = link_button(theme, gettext("Sho&w"))
        self.save = large(main_button(theme, gettext("&Save"), "save"))
        self.buttons.add(self.status, 1)
        self.buttons.add(self.show_problem)
        self.buttons.add(self.save)

    def _build_left(self, theme: Theme) -> None:
        gettext, column = self._gettext, QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scale.px(0.75))
        self.total = label("h3")
        self.empty = label("lead", gettext("Start with a point or your own spot"))
        self.add_point = other_button(theme, gettext("Add a &point"), "plus")
        self.add_spot = other_button(theme, gettext("&My own spot"), "plus")
        adding = Row(theme)
        adding.add(self.add_point, 1)
        adding.add(self.add_spot, 1)
        self._warnings = Card(theme)
        self.problems = ProblemList(theme, self._desk.wording.tr)
        for part in (
            self.total,
            self.steps,
            self.empty,
            adding,
            self.problems,
            self._warnings,
        ):
            column.addWidget(part)

    def _connect(self) -> None:
        self.undo.clicked.connect(self._undo)
        self.redo.clicked.connect(self._redo)
        self.try_.clicked.connect(self._try)
        self.save.clicked.connect(self.save_wanted)
        self.show_problem.clicked.connect(lambda: self._lead_to(self.judged.problems[0].where))
        self.problems.chosen.connect(self._lead_to)
        self.add_point.clicked.connect(lambda: self.point_wanted.emit(False))
        self.add_spot.clicked.connect(self._add_spot)
        self.steps.chosen.connect(self._choose)
        self.steps.moved.connect(self._move_to)
        self.steps.rounds_changed.connect(self._change_rounds)
        self.question.save.connect(self.save_wanted)
        self.question.leave.connect(self._leave)
        self.question.stay.connect(self._stay)
        self._judging.timeout.connect(self.judge_now)

    def _add_shortcuts(self) -> None:
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+Z", self._undo),
            ("Ctrl+Y", self._redo),
            ("Ctrl+Shift+Z", self._redo),
            ("Ctrl+S", self.save_wanted.emit),
            ("Ctrl+D", self._duplicate),
            ("Alt+Up", lambda: self._move(drafting.moved_up)),
            ("Alt+Down", lambda: self._move(drafting.moved_down)),
            ("F5", self._try),
        )
        for each, act in keys:
            shortcut = QShortcut(QKeySequence(each), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        delete = QShortcut(QKeySequence("Del"), self.steps)
        delete.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        delete.activated.connect(self._remove)

    # What changes the draft

    @property
    def routine(self) -> Routine:
        """What is written now."""
        return self.history.now.routine

    @property
    def step(self) -> Step | None:
        """The step that is looked at."""
        number = self.history.now.step
        return None if number is None else self.routine.steps[number]

    def _become(self, draft: Draft, what: str = "") -> None:
        before = self.history
        self.history = history.changed(self.history, draft, what)
        if self.history.now.routine != before.now.routine:
            self.changed.emit()
            self._judging.start()
        self._show()

    def _edit_routine(self, routine: Routine, field: str) -> None:
        assert isinstance(self.form, RoutineForm)
        self.form.take(routine)
        self._become(Draft(routine), field)

    def _edit_step(self, step: Step, field: str) -> None:
        number = self.history.now.step
        if number is not None and isinstance(self.form, StepForm):
            self.form.take(step)
            changed = drafting.with_step(self.routine, number, step)
            self._become(Draft(changed, number), f"{number}.{field}")

    def _choose(self, number: int) -> None:
        self._look_at(None if number < 0 else number)

    def _look_at(self, number: int | None) -> None:
        self.history = history.looked_at(self.history, number)
        self._show()

    def _move(self, way: Callable[[Routine, int], tuple[Routine, int]]) -> None:
        number = self.history.now.step
        if number is not None and not self._locked:
            routine, now = way(self.routine, number)
            self._become(Draft(routine, now))
            self._focus_step(now)

    def _move_to(self, number: int, index: int, at: int) -> None:
        if self._locked:
            return
        step = self.routine.steps[number]
        routine = drafting.moved(self.routine, number, index, at)
        now = next(n for n, each in enumerate(routine.steps) if each is step)
        self._become(Draft(routine, now))

    def _change_rounds(self, index: int, rounds: int) -> None:
        what = f"rounds {index}"
        changed = drafting.with_rounds(self.routine, index, rounds)
        self._become(Draft(changed, self.history.now.step), what)

    def _duplicate(self) -> None:
        if (step := self.step) and not self._locked:
            self.add_step(step)

    def _remove(self) -> None:
        number = self.history.now.step
        if number is None or self._locked:
            return
        routine = drafting.without_step(self.routine, number)
        left = len(routine.steps)
        now = min(number, left - 1) if left else None
        self._become(Draft(routine, now))
        self._focus_step(now)

    def add_step(self, step: Step) -> None:
        """One more, after the one that is looked at, or at the end of the last set."""
        number = self.history.now.step
        after = number if number is not None else (len(self.routine.steps) - 1)
        place = after if self.routine.steps else None
        routine, now = drafting.with_added(self.routine, place, step)
        self._become(Draft(routine, now))
        self._focus_step(now)

    def add_code(self, code: str) -> None:
        """A step with this point, as it is practised."""
        self.add_step(self._practised(code))

    def replace_code(self, code: str) -> None:
        """This point in the place of the one that is looked at; a side it lacks becomes its own."""
        step, number = self.step, self.history.now.step
        if step is None or number is None:
            return
        fresh = self._practised(code)
        midline = SideChoice.MIDLINE
        fits = (step.side is midline) is (fresh.side is midline)
        new = replace(step, point=code, side=step.side if fits else fresh.side)
        self._become(Draft(drafting.with_step(self.routine, number, new), number))

    def set_picture(self, name: str) -> None:
        """The photo of the spot that is looked at; where the mark was says nothing of this one."""
        step, number = self.step, self.history.now.step
        if step and number is not None and isinstance(step.point, Spot):
            new = replace(step, point=replace(step.point, picture=name, mark=None))
            self._become(Draft(drafting.with_step(self.routine, number, new), number))

    def _practised(self, code: str) -> Step:
        return routine_of(self._desk.content.points[code]).steps[0]

    def _add_spot(self) -> None:
        spot = Spot(name="", where="", region=Region.FOREARM_INNER)
        self.add_step(Step(point=spot, side=SideChoice.EACH, seconds=60))
        if self.form and (name := self.form.control_of("point.name")):
            name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _part(self) -> None:
        number = self.history.now.step
        if number is not None and not self._locked:
            self._become(Draft(drafting.parted(self.routine, number), number))

    def _join(self) -> None:
        number = self.history.now.step
        if number is not None and not self._locked:
            index, _ = drafting.place_of(self.routine, number)
            self._become(Draft(drafting.joined(self.routine, index), number))

    def _undo(self) -> None:
        self._go(history.undone(self.history))

    def _redo(self) -> None:
        self._go(history.redone(self.history))

    def _go(self, to: History) -> None:
        if to is not self.history:
            self.history, self._shape = to, None
            self.changed.emit()
            self._judging.start()
            self._show()

    def _unlock(self) -> None:
        self._locked, self._shape = False, None
        self.lock.hide()
        self._show()
        self.steps.about.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        """Try what can be played of the routine, from the step that is looked at."""
        self.judge_now()
        able = self.judged.playable
        if able is not None:
            number = self.history.now.step or 0
            whole = able.steps == self.routine.steps
            self.try_wanted.emit(from_step(able, number) if whole else able)

    # What is shown

    def _judge(self) -> Judged:
        return judge(self.routine, self._desk.content, self._desk.wording, self._lengths)

    def judge_now(self) -> None:
        """Say now what the draft comes to."""
        self._judging.stop()
        self.judged = self._judge()
        self._show_judged()

    def _show(self) -> None:
        self._show_form()
        self._show_steps()
        self._show_state()
        self._show_judged()

    def _show_state(self) -> None:
        gettext = self._gettext
        title = self._desk.wording.text(self.routine.title) if self.routine.title else ""
        self.heading.setText(title or gettext("No title yet"))
        self.setWindowTitle(title or gettext("Edit a routine"))
        self.state.setText(
            gettext("Changed, not saved") if self.history.changed else gettext("Saved")
        )
        self.undo.setEnabled(bool(self.history.past))
        self.redo.setEnabled(bool(self.history.future))
        self.empty.setVisible(not self.routine.sets)
        for button in (self.add_point, self.add_spot):
            button.setEnabled(not self._locked)

    def _show_steps(self) -> None:
        about = self._desk.wording.text(self.routine.title) if self.routine.title else ""
        wrong = by_step(self.judged.problems, self.routine)
        now = self.history.now
        self.steps.show_routine(now.routine, now.step, wrong, about, locked=self._locked)

    def _show_judged(self) -> None:
        tr, problems = self._desk.wording.tr, self.judged.problems
        self.total.setText(total_words(self.judged, self._desk.wording))
        self.try_.setEnabled(self.judged.playable is not None)
        self.show_problem.setVisible(bool(problems))
        if problems:
            form = tr.ngettext("{n} thing to mend", "{n} things to mend", len(problems))
            first = problem_words(problems[0], self.routine, tr)
            self.status.setText(f"{form.format(n=len(problems))}. {first}")
        else:
            self.status.setText(tr.gettext("Nothing is wrong with it."))
        self.problems.show_problems(problems, self.routine)
        self._tell_problems()
        self._show_steps()
        self._show_warnings()

    def _tell_problems(self) -> None:
        """Say at each control what is wrong with it."""
        if self.form:
            number, tr = self.history.now.step, self._desk.wording.tr
            self.form.tell(told_at(self.judged.problems, self.routine, number, tr))

    def _show_warnings(self) -> None:
        told = warnings(self.judged, self._desk.content, self._desk.wording)
        if told == getattr(self, "_warned", None):
            return
        self._warned = told
        card, gettext = Card(self._desk.theme), self._gettext
        form = self._desk.wording.tr.ngettext(
            "Warnings it will raise: {n}", "Warnings it will raise: {n}", len(told)
        )
        card.column.addWidget(label("h3", form.format(n=len(told))))
        for who, what in told[:_AT_ONCE]:
            line = IconLine(self._desk.theme, "triangle-alert", what, f"{who}.", caution)
            card.column.addWidget(line)
        if rest := told[_AT_ONCE:]:
            pairs = Pairs(self._desk.theme, rest, _WHO, _BESIDE)
            words = gettext("All {n}").format(n=len(told))
            card.column.addWidget(Fold(self._desk.theme, words, gettext("Less"), pairs))
        old, self._warnings = self._warnings, card
        layout = self._left.layout()
        assert layout is not None
        layout.replaceWidget(old, card)
        old.hide()
        old.deleteLater()
        card.setVisible(bool(told))

    def _lead_to(self, where: str) -> None:
        """Go to the control of what is wrong."""
        place = place_in(where, self.routine)
        self._look_at(place[0] if place else None)
        field = place[1] if place else where.removeprefix("$.")
        control = (self.form.control_of(field) if self.form else None) or self._control_of(field)
        if control is not None and self.form:
            self.form.lead_to(control)
            shown = control
            QTimer.singleShot(0, shown, lambda: self.scroll_area.ensureWidgetVisible(shown))

    def _control_of(self, field: str) -> QWidget | None:
        """The control of a set: its rounds, or what adds a step."""
        if found := re.fullmatch(r"sets\[(\d+)\]\.rounds", field):
            return self.steps.rounds[int(found[1])]
        return self.add_point if field.startswith("sets") else None

    def _show_form(self) -> None:
        now, step = self.history.now, self.step
        if step is None or now.step is None:
            shape: object = (None, routine_form.shape(now.routine))
        else:
            place = drafting.place_of(now.routine, now.step)
            shape = (now.step, step_form.shape(step), place, len(now.routine.steps))
        if shape == self._shape:
            return
        self._shape = shape
        before = self.form
        field = before.field_with_focus() if before else ""
        self._opened = before.opened if before else self._opened
        self._fill_right(self._made_form())
        if field and self.form and (control := self.form.control_of(field)):
            control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made_form(self) -> Form:
        step, number = self.step, self.history.now.step
        if step is None or number is None:
            about = RoutineForm(self._desk, self.routine, locked=self._locked, opened=self._opened)
            about.edited.connect(self._edit_routine)
            return about
        first = drafting.place_of(self.routine, number)[1] == 0
        form = StepForm(
            self._desk, step, locked=self._locked, first_in_set=first, opened=self._opened
        )
        form.edited.connect(self._edit_step)
        form.photo_wanted.connect(self.photo_wanted)
        form.another_wanted.connect(lambda: self.point_wanted.emit(True))
        form.parted.connect(self._part)
        form.joined.connect(self._join)
        return form

    def _fill_right(self, form: Form) -> None:
        while item := self._right.column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self.form = form
        self._right.column.addWidget(self._form_head())
        self._right.column.addWidget(form)

    def _form_head(self) -> QWidget:
        step, number, theme, gettext = (
            self.step,
            self.history.now.step,
            self._desk.theme,
            self._gettext,
        )
        if step is None or number is None:
            return label("h2", gettext("About the routine"))
        place = gettext("Step {n} of {all}").format(n=number + 1, all=len(self.routine.steps))
        name = label("h2", heading(step, self._desk.content, self._desk.wording))
        buttons = Wrap(theme, gap=0.5)
        acts: tuple[tuple[str, str, Callable[[], None]], ...] = (
            (gettext("Duplicate"), "copy", self._duplicate),
            (gettext("Remove"), "trash-2", self._remove),
            (gettext("Move up"), "chevron-up", lambda: self._move(drafting.moved_up)),
            (gettext("Move down"), "chevron-down", lambda: self._move(drafting.moved_down)),
        )
        for text, icon, act in acts:
            button: IconButton = link_button(theme, text, icon)
            button.setEnabled(not self._locked)
            button.clicked.connect(act)
            buttons.add(button)
        return Column(theme, label("small", place), name, buttons, gap=0.25)

    def _focus_step(self, number: int | None) -> None:
        card = self.steps.about if number is None else self.steps.cards[number]
        card.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, card, lambda: self.scroll_area.ensureWidgetVisible(card))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Steps and form stand side by side where there is room."""
        if self._built:
            self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        px, ways = self._theme.scale.px, QBoxLayout.Direction
        wide = self.width() >= px(_WIDE)
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
        if not self.history.changed:
            return True
        self._then = then
        self.show_notice(self.question)
        self.question.saving.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def may_close(self) -> bool:
        """Closing asks once; closing again keeps the draft for the next start."""
        if self._asked_to_close or self.may_leave(self._close):
            return True
        self._asked_to_close = True
        return False

    def _close(self) -> None:
        self.window().close()

    def _leave(self) -> None:
        self.history = history.kept(self.history)
        self.left.emit()
        self._go_then()

    def _stay(self) -> None:
        self._then, self._asked_to_close = None, False
        self.question.hide()
        self.arrive()

    def was_saved(self) -> None:
        """What holds now is stored; go on to where somebody wanted to."""
        self.failed.hide()
        self.history = history.kept(self.history)
        self._show_state()
        self._go_then()

    def _go_then(self) -> None:
        then, self._then = self._then, None
        self.question.hide()
        if then is not None:
            QTimer.singleShot(0, self, then)

    def name_it(self, routine_id: str) -> None:
        """The id under which it was saved, which is no change of its own."""
        now = self.history.now
        named = Draft(replace(now.routine, id=routine_id), now.step)
        self.history = replace(self.history, now=named)

    def tell_photo(self, bold: str, why: str) -> None:
        """A photo that was chosen cannot be used."""
        self.failed.set_words(bold, why)
        self.show_notice(self.failed)

    def tell_failed(self, why: str) -> None:
        """It could not be stored; all that was written is still here."""
        self._asked_to_close = False
        bold = self._gettext("Not saved. All of it still stands here.")
        self.failed.set_words(bold, why)
        self.show_notice(self.failed)
