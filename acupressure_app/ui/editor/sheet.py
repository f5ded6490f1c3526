"""The form of what is looked at, a step or the routine, and what can be done with a step."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from acupressure_app.core import drafting
from acupressure_app.core.routine import Routine, Spot, Step
from acupressure_app.ui.editor import routine_form, step_form
from acupressure_app.ui.editor.desk import Desk
from acupressure_app.ui.editor.form import Form, entrance
from acupressure_app.ui.editor.routine_form import RoutineForm
from acupressure_app.ui.editor.step_form import StepForm
from acupressure_app.ui.editor.step_picture import step_picture
from acupressure_app.ui.editor.view import heading
from acupressure_app.ui.editor.writing import Writing
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.parts import Card, IconButton, label, link_button, title
from acupressure_app.ui.widgets.row import Row
from acupressure_app.ui.widgets.wrap import Wrap

_PICTURE = 6.5
_ROOMY = 26
"""A narrower card, in E, leaves the room of its edges to its controls."""


class Sheet(Card):
    """Made anew only where other controls are wanted; focus and open folds stay.

    `point_wanted` asks for another point for the step, `photo_wanted` for a photo of its spot,
    `steps_wanted` to go back to the list of steps.
    """

    point_wanted = Signal()
    photo_wanted = Signal()
    steps_wanted = Signal()

    def __init__(self, desk: Desk, pictures: Pictures, writing: Writing) -> None:
        """Empty before `refresh`."""
        super().__init__(desk.theme)
        self._desk, self._writing, self._gettext = desk, writing, desk.wording.tr.gettext
        self._pictures, self._needs_way_back = pictures, False
        self.title, self._way_back = QLabel(), QWidget()
        self._shape: object = None
        self._opened: frozenset[str] = frozenset()
        self.form: Form | None = None

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing, also for what is made later."""
        super().set_theme(theme)
        self._px = theme.scale.px
        if hasattr(self, "_desk"):
            self._desk = replace(self._desk, theme=theme)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        edge = self._px(1.25 if self.width() >= self._px(_ROOMY) else 0.5)
        self.column.setContentsMargins(edge, edge, edge, edge)

    def refresh(self) -> bool:
        """Show what is looked at now; while its controls fit, they stay. Whether they went."""
        shape = self._shape_now()
        if shape == self._shape:
            self._take()
            return False
        self._shape = shape
        before = self.form
        field = before.field_with_focus() if before else ""
        self._opened = before.opened if before else self._opened
        self._fill(self._made_form(), field)
        return True

    def show_way_back(self, needed: bool) -> None:
        """Whether the list of steps is far from here."""
        self._needs_way_back = needed
        self._way_back.setVisible(needed)

    def anew(self) -> None:
        """Make all controls anew at the next refresh: their values are others now."""
        self._shape = None

    def control_of(self, field: str) -> QWidget | None:
        """The control of a field."""
        return self.form.control_of(field) if self.form else None

    def tell(self, wrong: Mapping[str, str]) -> None:
        """Say at each control what is wrong with it."""
        if self.form:
            self.form.tell(wrong)

    def lead_to(self, control: QWidget) -> None:
        """Bring the focus to a control, also out of a fold."""
        if self.form:
            self.form.lead_to(control)

    def _shape_now(self) -> object:
        writing, step, number = self._writing, self._writing.step, self._writing.number
        if step is None or number is None:
            return (None, routine_form.shape(writing.routine), writing.locked)
        place = drafting.place_of(writing.routine, number)
        of = len(writing.routine.steps)
        return (number, step_form.shape(step), place, of, writing.locked)

    def _take(self) -> None:
        """The form goes on from what is written now."""
        step = self._writing.step
        if isinstance(self.form, StepForm) and step is not None:
            self.form.take(step)
            self.title.setText(heading(step, self._desk.content, self._desk.wording))
        elif isinstance(self.form, RoutineForm):
            self.form.take(self._writing.routine)

    def _edit_routine(self, routine: Routine, field: str) -> None:
        if isinstance(self.form, RoutineForm):
            self._writing.become(routine, None, field)

    def _edit_step(self, step: Step, field: str) -> None:
        if isinstance(self.form, StepForm):
            self._writing.with_step(step, f"{self._writing.number}.{field}")

    def _made_form(self) -> Form:
        writing = self._writing
        if (step := writing.step) is None:
            about = RoutineForm(
                self._desk, writing.routine, locked=writing.locked, opened=self._opened
            )
            about.edited.connect(self._edit_routine)
            return about
        form = StepForm(self._desk, step, locked=writing.locked, opened=self._opened)
        form.edited.connect(self._edit_step)
        form.photo_wanted.connect(self.photo_wanted)
        form.another_wanted.connect(self.point_wanted)
        return form

    def _fill(self, form: Form, field: str) -> None:
        """Show another form; the focus stays in its field or goes to the title, never away."""
        old = self._taken_out()
        focused: QWidget | None = self.window().focusWidget()
        had_focus = focused is not None and any(part.isAncestorOf(focused) for part in old)
        self.form = form
        for part in (self._head(), form):
            self.column.addWidget(part)
            part.show()
        for kind in (QLineEdit, QPlainTextEdit):
            for text in form.findChildren(kind):
                text.installEventFilter(self)
        if had_focus:
            control = self.control_of(field) if field else None
            target = entrance(control) if control else self.title
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        for part in old:
            part.hide()
            part.setParent(None)
            part.deleteLater()

    def _taken_out(self) -> list[QWidget]:
        items = [self.column.takeAt(0) for _ in range(self.column.count())]
        return [part for item in items if item and (part := item.widget())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo in a field of text is that of the whole draft, as everywhere else on the page."""
        keys = QKeySequence.StandardKey
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and (event.matches(keys.Undo) or event.matches(keys.Redo))
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _head(self) -> QWidget:
        writing, theme, gettext = self._writing, self._desk.theme, self._gettext
        self._way_back = link_button(theme, gettext("All steps"), "chevron-up")
        self._way_back.clicked.connect(self.steps_wanted)
        if not self._needs_way_back:
            self._way_back.hide()
        if (step := writing.step) is None or (number := writing.number) is None:
            self.title = _heading(gettext("About the routine"))
            return Column(theme, self._at_left(self._way_back), self.title, gap=0.25)
        place = gettext("Step {n} of {all}").format(n=number + 1, all=len(writing.routine.steps))
        self.title = _heading(heading(step, self._desk.content, self._desk.wording))
        words = Column(theme, label("small", place), self.title, self._buttons(number), gap=0.25)
        way_back = self._at_left(self._way_back)
        if isinstance(step.point, Spot):
            return Column(theme, way_back, words, gap=0.25)
        about = Row(theme, least=_ROOMY)
        about.add(step_picture(self._desk, self._pictures, step, _PICTURE))
        about.add(words, 1)
        return Column(theme, way_back, about, gap=0.25)

    def _at_left(self, part: QWidget) -> Row:
        row = Row(self._desk.theme)
        row.add(part)
        row.add_space()
        return row

    def _buttons(self, number: int) -> Wrap:
        writing, theme, gettext = self._writing, self._desk.theme, self._gettext
        buttons = Wrap(theme, gap=0.5)
        acts: list[tuple[str, str, Callable[[], None]]] = [
            (gettext("Duplicate"), "copy", writing.duplicate),
            (gettext("Remove"), "trash-2", writing.remove),
            (gettext("Move up"), "chevron-up", lambda: writing.move(drafting.moved_up)),
            (gettext("Move down"), "chevron-down", lambda: writing.move(drafting.moved_down)),
        ]
        index, at = drafting.place_of(writing.routine, number)
        if at:
            acts.append((gettext("Begin a set here"), "repeat", writing.part))
        elif index:
            acts.append((gettext("Join the set before"), "repeat", writing.join))
        for text, icon, act in acts:
            button: IconButton = link_button(theme, text, icon)
            button.setEnabled(not writing.locked)
            button.clicked.connect(act)
            buttons.add(button)
        return buttons


def _heading(text: str) -> QLabel:
    """A title that the focus can come to, one size smaller than the page's."""
    result = title(text)
    result.setProperty("role", "h2")
    return result
