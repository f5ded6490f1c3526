"""What is wrong with a draft, as a list that leads to each control."""

from collections.abc import Iterable
from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acupressure_app.core.language import Translations
from acupressure_app.core.problem import Problem
from acupressure_app.core.routine import Routine
from acupressure_app.ui.editor.chosen import Wordy
from acupressure_app.ui.editor.view import problem_words
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.icons import Icon, stop
from acupressure_app.ui.widgets.parts import label

_AT_ONCE = 5


class ProblemList(QWidget):
    """Emits where the chosen problem is; hidden while nothing is wrong."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, tr: Translations) -> None:
        super().__init__()
        self._tr = tr
        self._told: tuple[tuple[str, str], ...] = ()
        self.links: list[Wordy] = []
        self._heading, self._rest = label("h3"), label("small")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._rest)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing, also for what comes later."""
        self._theme = theme
        self._column.setSpacing(theme.scale.px(0.5))

    def show_problems(self, problems: tuple[Problem, ...], routine: Routine) -> None:
        """List the first of these, each in a sentence with its place."""
        self.setHidden(not problems)
        told = ((each.where, problem_words(each, routine, self._tr)) for each in problems)
        shown = tuple(islice(dict.fromkeys(told), _AT_ONCE))
        form = self._tr.ngettext("{n} thing to mend", "{n} things to mend", len(problems))
        self._heading.setText(form.format(n=len(problems)))
        self._rest.setHidden(len(problems) <= _AT_ONCE)
        self._rest.setText(self._tr.gettext("The others are shown as these are mended."))
        if shown != self._told:
            self._told = shown
            self._list(shown)

    def _list(self, told: Iterable[tuple[str, str]]) -> None:
        for link in self.links:
            link.hide()
            link.deleteLater()
        self.links = [self._link(where, words) for where, words in told]
        for place, link in enumerate(self.links, start=1):
            self._column.insertWidget(place, link)

    def _link(self, where: str, words: str) -> Wordy:
        link = Wordy(self._theme)
        link.row.addWidget(Icon(self._theme, "octagon-alert", stop))
        link.row.addLayout(link.words, 1)
        link.words.addWidget(label("body", words))
        link.setAccessibleName(words)
        link.see_through()
        link.clicked.connect(lambda: self.chosen.emit(where))
        return link
