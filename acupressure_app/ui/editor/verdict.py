"""What stands beside Save: whether the draft is saved, and whether it is right."""

from PySide6.QtCore import QObject

from acupressure_app.core.judged import Judged
from acupressure_app.core.language import Translations
from acupressure_app.ui.editor.view import problem_words
from acupressure_app.ui.editor.writing import Writing
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.parts import label, large, link_button, main_button
from acupressure_app.ui.widgets.row import Row


class Verdict(QObject):
    """`state` says whether it is saved, `status` what is wrong; `show_problem` leads there."""

    def __init__(self, theme: Theme, tr: Translations, writing: Writing, row: Row) -> None:
        """Its parts stand in this row."""
        super().__init__(row)
        self._tr, self._writing = tr, writing
        self.state, self.status = label("small"), label("body")
        self.show_problem = link_button(theme, tr.gettext("Sho&w"))
        self.save = large(main_button(theme, tr.gettext("&Save"), "save"))
        row.add(Column(theme, self.state, self.status, gap=0), 1)
        row.add(self.show_problem)
        row.add(self.save)

    def show_state(self, judged: Judged, *, saving: bool) -> None:
        """Say whether it is saved."""
        self.state.setText(self._state(judged, saving=saving))

    def show_judged(self, judged: Judged) -> bool:
        """Say what is wrong, or that nothing is; whether that is something new."""
        problems, ngettext = judged.problems, self._tr.ngettext
        told = self.first_wrong(judged)
        if problems:
            form = ngettext("{n} thing to mend", "{n} things to mend", len(problems))
            told = f"{form.format(n=len(problems))}. {told}"
        before = self.status.text()
        self.status.setText(told or self._tr.gettext("Nothing to mend."))
        self.show_problem.setVisible(bool(problems))
        return bool(before) and before != self.status.text()

    def first_wrong(self, judged: Judged) -> str:
        """The first thing that is wrong, in words."""
        routine = self._writing.routine
        return "".join(problem_words(one, routine, self._tr) for one in judged.problems[:1])

    def _state(self, judged: Judged, *, saving: bool) -> str:
        gettext = self._tr.gettext
        if saving:
            return gettext("Being saved")
        if not self._writing.stored:
            return gettext("New, not saved yet")
        if self._writing.history.changed:
            return gettext("Changed, not saved")
        return gettext("Saved, not finished yet") if judged.problems else gettext("Saved")
