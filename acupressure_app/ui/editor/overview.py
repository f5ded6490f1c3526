"""The steps of a draft with what it comes to: its times, what is wrong, and whom it warns."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acupressure_app.core.judged import Judged, by_step
from acupressure_app.ui.editor.desk import Desk
from acupressure_app.ui.editor.problems import ProblemList
from acupressure_app.ui.editor.steps import StepList
from acupressure_app.ui.editor.view import total_words, warnings
from acupressure_app.ui.editor.warned import Warned
from acupressure_app.ui.editor.writing import Writing
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.parts import label, other_button
from acupressure_app.ui.widgets.row import Row


class Overview(QWidget):
    """`point_wanted` asks for a point to add, `spot_wanted` for a spot of the user's own."""

    point_wanted = Signal()
    spot_wanted = Signal()

    def __init__(self, desk: Desk, pictures: Pictures, writing: Writing) -> None:
        """Says nothing before `show_steps` and `show_judged`."""
        super().__init__()
        theme, gettext = desk.theme, desk.wording.tr.gettext
        self._desk, self._writing = desk, writing
        self.total, self.paces = label("h3"), label("small")
        self.steps = StepList(desk, pictures)
        self.empty = label("lead", gettext("Start with a point or your own spot"))
        self.add_point = other_button(theme, gettext("Add a &point"), "plus")
        self.add_spot = other_button(theme, gettext("&My own spot"), "plus")
        self.problems = ProblemList(theme, desk.wording.tr)
        self._warned = Warned(desk.wording.tr)
        self._lay_out()
        self.set_theme(theme)
        self.add_point.clicked.connect(self.point_wanted)
        self.add_spot.clicked.connect(self.spot_wanted)
        self.steps.moved.connect(writing.move_to)
        self.steps.rounds_changed.connect(writing.with_rounds)

    def _lay_out(self) -> None:
        theme = self._desk.theme
        adding = Row(theme)
        adding.add(self.add_point, 1)
        adding.add(self.add_spot, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        times = Column(theme, self.total, self.paces, gap=0)
        for part in (times, self.steps, self.empty, adding, self.problems, self._warned):
            self._column.addWidget(part)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing, also for what is made later."""
        self._theme = theme
        self._column.setSpacing(theme.scale.px(0.75))

    def show_steps(self, judged: Judged) -> None:
        """Show the steps as they are now, with what was wrong when they were judged last."""
        writing = self._writing
        routine, locked = writing.routine, writing.locked
        wrong = by_step(judged.problems, routine)
        self.steps.show_routine(routine, writing.number, wrong, writing.title, locked=locked)
        self.empty.setVisible(not routine.sets)
        for button in (self.add_point, self.add_spot):
            button.setEnabled(not locked)

    def show_judged(self, judged: Judged) -> None:
        """Say what the draft comes to."""
        content, wording = self._desk.content, self._desk.wording
        total, paces = total_words(judged, wording)
        self.total.setText(total)
        self.paces.setText(paces)
        self.paces.setHidden(not paces)
        self.problems.show_problems(judged.problems, self._writing.routine)
        self._warned.tell(self._theme, warnings(judged, content, wording))
        self.show_steps(judged)
