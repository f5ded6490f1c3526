"""What stands beside Save: whether the draft is saved, and whether it is right."""

from collections.abc import Collection

from PySide6.QtCore import QObject

from acupressure_app.core.judged import Judged, by_step
from acupressure_app.core.language import Translations
from acupressure_app.ui.editor.view import problem_words
from acupressure_app.ui.editor.writing import Writing
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.parts import label, large, link_button, main_button
from acupressure_app.ui.widgets.row import Row


class Verdict(QObject):
    """`state` says whether it is saved, `status` what is wrong; `show_problem` leads there.

    `told` is all of the status, also where there is no room for it.
    """

    def __init__(self, theme: Theme, tr: Translations, writing: Writing, row: Row) -> None:
        """Its parts stand in this row."""
        super().__init__(row)
        self._tr, self._writing = tr, writing
        self.state, self.status = label("small"), label("body")
        self.show_problem = link_button(theme, tr.gettext("Sho&w"))
        self.save = large(main_button(theme, tr.gettext("&Save"), "save"))
        self.told, self._short, self._brief = "", "", False
        beside = Row(theme)
        beside.add(Column(theme, self.state, self.status, gap=0), 1)
        beside.add(self.show_problem)
        row.add(beside, 1)
        row.add(self.save)

    def show_state(self, judged: Judged, *, saving: bool) -> None:
        """Say whether it is saved."""
        self.state.setText(self._state(judged, saving=saving))

    def show_judged(self, judged: Judged) -> bool:
        """Say what is wrong, or that nothing is; whether that is something new."""
        problems, ngettext = judged.problems, self._tr.ngettext
        before = self.told
        self.told = self._short = self._tr.gettext("Nothing to mend.")
        if problems:
            form = ngettext("{n} thing to mend", "{n} things to mend", len(problems))
            self._short = form.format(n=len(problems))
            self.told = f"{self._short}. {self.first_wrong(judged)}"
        self.show_problem.setVisible(bool(problems))
        self.be_brief(self._brief)
        return bool(before) and before != self.told

    def be_brief(self, brief: bool) -> None:
        """Where there is little room, the page alone names what is wrong."""
        self._brief = brief
        self.status.setText(self._short if brief else self.told)

    def first_wrong(self, judged: Judged, steps: Collection[int] = ()) -> str:
        """The first thing that is wrong, in words; rather with one of these steps."""
        routine = self._writing.routine
        wrong = by_step(judged.problems, routine)
        first = [problem for number in steps for problem in wrong.get(number, ())]
        found = (first or judged.problems)[:1]
        return "".join(problem_words(problem, routine, self._tr) for problem in found)

    def _state(self, judged: Judged, *, saving: bool) -> str:
        gettext = self._tr.gettext
        if saving:
            return gettext("Being saved")
        if not self._writing.stored:
            return gettext("New, not saved yet")
        if self._writing.history.changed:
            return gettext("Changed, not saved")
        return gettext("Saved, not finished yet") if judged.problems else gettext("Saved")
