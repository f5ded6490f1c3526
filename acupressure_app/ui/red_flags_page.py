"""The first safety page: the warning signs of the symptom, asked before anything else."""

from PySide6.QtCore import Signal

from acupressure_app.core.content import Condition
from acupressure_app.core.wording import Wording
from acupressure_app.ui.choices import Tick
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.parts import Card, Notice, NoticeKind, large, main_button, stop_button
from acupressure_app.ui.theme import Theme


class RedFlagsPage(FlowPage):
    """Emits the ids of the signs that are true, none if there are none."""

    answered = Signal(frozenset)

    def __init__(
        self, theme: Theme, wording: Wording, routine: str, flags: tuple[Condition, ...]
    ) -> None:
        """`routine` is the title of the routine that the signs are asked for."""
        gettext = wording.tr.gettext
        super().__init__(
            theme,
            gettext("Is any of this true right now?"),
            gettext("If so, pressing is not the right help."),
            routine.replace("&", "&&"),
        )
        self._gettext = gettext
        self._notice = Notice(theme, NoticeKind.CAUTION, "")
        self._notice.hide()
        self.column.addWidget(self._notice)
        card = Card(theme)
        card.column.setSpacing(0)
        self.ticks = {flag.id: Tick(theme, wording.text(flag.text)) for flag in flags}
        for tick in self.ticks.values():
            tick.toggled.connect(self._notice.hide)
            card.column.addWidget(tick)
        self.column.addWidget(card)
        self.yes = large(stop_button(theme, gettext("&Yes, at least one")))
        self.none = large(main_button(theme, gettext("&None of these"), "arrow-right"))
        self.yes.clicked.connect(self._answer_yes)
        self.none.clicked.connect(self._answer_none)
        self.buttons.add(self.yes, 2)
        self.buttons.add(self.none, 3)

    @property
    def ticked(self) -> frozenset[str]:
        """The ids of the signs that are ticked."""
        return frozenset(flag for flag, tick in self.ticks.items() if tick.isChecked())

    def _answer_yes(self) -> None:
        if self.ticked:
            self.answered.emit(self.ticked)
            return
        self._notice.set_words(
            self._gettext("Tick which."), self._gettext("Each sign has its own advice.")
        )
        self.show_notice(self._notice)
        next(iter(self.ticks.values())).setFocus()

    def _answer_none(self) -> None:
        if not self.ticked:
            self.answered.emit(self.ticked)
            return
        self._notice.set_words(
            self._gettext("One is ticked."),
            self._gettext("If it is true, press “Yes, at least one”. If not, take the tick away."),
        )
        self.show_notice(self._notice)
