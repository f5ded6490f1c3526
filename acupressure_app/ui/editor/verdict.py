"""What stands beside Save: whether the draft is saved, and whether it is right."""

from collections.abc import Collection
from enum import Enum

from PySide6.QtCore import QObject

from acupressure_app.core.judged import Judged, by_step
from acupressure_app.core.language import Translations
from acupressure_app.ui.editor.view import problem_words
from acupressure_app.ui.editor.writing import Writing
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import lines
from acupressure_app.ui.widgets.parts import label, large, link_button, main_button
from acupressure_app.ui.widgets.row import Row


class Room(Enum):
    """How much there is for the footer."""

    WIDE = "wide"
    NARROW = "narrow"
    LITTLE = "little"


class Verdict(QObject):
    """`state` says whether it is saved, `status` what is wrong; `show_problem` leads there.

    `told` is all of the status, also where there is no room for it.
    """

    def __init__(self, theme: Theme, tr: Translations, writing: Writing, row: Row) -> None:
        """Its parts stand in this row."""
        super().__init__(row)
        self._tr, self._writing = tr, writing
        self.state = label("small", tr.gettext("Saved"))
        self.status = label("body", tr.gettext("Nothing to mend."))
        self.show_problem = link_button(theme, tr.gettext("Sho&w"))
        self.save = large(main_button(theme, tr.gettext("&Save"), "save"))
        self.told, self._count, self._room = "", 0, Room.WIDE
        beside = Row(theme, gap=0.25)
        beside.add(lines(self.state, self.status, gap=0), 1)
        beside.add(self.show_problem)
        row.add(beside, 1)
        row.add(self.save)

    def show_state(self, judged: Judged, *, saving: bool) -> None:
        """Say whether it is saved."""
        self.state.setText(self._state(judged, saving=saving))

    def show_judged(self, judged: Judged) -> bool:
        """Say what is wrong, or that nothing is; whether that is something new."""
        before, self._count = self.told, len(judged.problems)
        self.told = self._short
        if self._count:
            self.told = f"{self._short}. {self.first_wrong(judged)}"
        self.fit(self._room)
        return bool(before) and before != self.told

    @property
    def _short(self) -> str:
        if not self._count:
            return self._tr.gettext("Nothing to mend.")
        form = self._tr.ngettext("{n} thing to mend", "{n} things to mend", self._count)
        return form.format(n=self._count)

    def fit(self, room: Room) -> None:
        """Where there is little room, the page alone names what is wrong; in less, it is counted.

        There the count leads to it, and that nothing is wrong is not said.
        """
        self._room, little = room, room is Room.LITTLE
        self.status.setText(self.told if room is Room.WIDE else self._short)
        self.status.setHidden(little)
        self.show_problem.setText(self._to_mend() if little else self._tr.gettext("Sho&w"))
        self.show_problem.setVisible(bool(self._count))
        large(self.save, on=not little)

    def _to_mend(self) -> str:
        return self._tr.gettext("{n} to m&end").format(n=self._count)

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
        unsaved = not self._writing.stored or self._writing.unsaved
        if unsaved and self._room is Room.LITTLE:
            return gettext("Not saved")
        if not self._writing.stored:
            return gettext("New, not saved yet")
        if self._writing.unsaved:
            return gettext("Changed, not saved")
        return gettext("Saved, not finished yet") if judged.problems else gettext("Saved")
