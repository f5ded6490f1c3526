"""The first safety page: the warning signs of the symptom, asked before anything else."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from acupressure_app.core.content import Condition
from acupressure_app.core.wording import Wording
from acupressure_app.ui.check.asking import QuestionPage
from acupressure_app.ui.check.way_steps import ALL_STAGES, Stage, WaySteps
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.choices import Tick
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.parts import Card, Notice, NoticeKind, large, stop_button
from acupressure_app.ui.widgets.rating import Rating
from acupressure_app.ui.widgets.row import Row

_TWO_COLUMNS = 36
"""From this width in E on, the signs stand in two columns."""


class RedFlagsPage(QuestionPage):
    """Emits the ids of the signs that are true, none if there are none; `changed` at each tick."""

    answered = Signal(frozenset)
    changed = Signal(frozenset)

    def __init__(
        self,
        theme: Theme,
        wording: Wording,
        routine: str,
        flags: tuple[Condition, ...],
        ticked: frozenset[str] = frozenset(),
        *,
        stages: tuple[Stage, ...] = ALL_STAGES,
        symptom: str = "",
        last: str = "",
    ) -> None:
        """`routine` is the title of the routine, `ticked` the signs that are ticked at first.

        `stages` are those of this check. `symptom` is what is asked about, how strong it is; empty
        where nothing is asked. `last` tells what felt wrong the last time.
        """
        gettext = wording.tr.gettext
        super().__init__(
            theme,
            gettext("Is any of this true right now?"),
            gettext("If so, pressing is not the right help."),
            routine.replace("&", "&&"),
            gettext("Show the &rest"),
        )
        self.show_at_top(WaySteps(theme, wording, stages, Stage.SIGNS))
        self._gettext = gettext
        self._notice = Notice(theme, NoticeKind.CAUTION, "")
        self._notice.hide()
        self.column.addWidget(self._notice)
        self.ticks = {flag.id: Tick(theme, wording.text(flag.text)) for flag in flags}
        for flag, tick in self.ticks.items():
            tick.setChecked(flag in ticked)
            tick.toggled.connect(self._ticks_changed)
        self.column.addWidget(self._card(theme))
        if last:
            self.column.addWidget(Notice(theme, NoticeKind.CAUTION, gettext("Last time:"), last))
        question = gettext("How strong is it now: {symptom}?").format(symptom=symptom)
        self.rating = Rating(theme, wording.tr, question)
        rated = Card(theme)
        rated.column.addWidget(self.rating)
        self.column.addWidget(rated)
        if not symptom:
            rated.hide()
        self.yes = large(stop_button(theme, gettext("&Yes, at least one")))
        self.yes.clicked.connect(self._answer_yes)
        self.buttons.add(self.yes, 2)
        self.buttons.add(self.go_on, 3)
        self._show_words()

    def _card(self, theme: Theme) -> Card:
        """The signs, the later half of them beside the others where there is room."""
        card, row, ticks = (
            Card(theme),
            Row(theme, least=_TWO_COLUMNS, gap=0.5),
            list(self.ticks.values()),
        )
        half = (len(ticks) + 1) // 2
        for part in (ticks[:half], ticks[half:]):
            row.add(Column(theme, *part, gap=0), 1)
        card.column.addWidget(row)
        return card

    @property
    def ticked(self) -> frozenset[str]:
        """The ids of the signs that are ticked."""
        return frozenset(flag for flag, tick in self.ticks.items() if tick.isChecked())

    def list_ends(self) -> Iterable[QWidget]:
        """Every sign."""
        return self.ticks.values()

    def words(self) -> str:
        """The same with a tick: then it says why it does not go on."""
        return self._gettext("&None of these")

    def _ticks_changed(self) -> None:
        self._look()
        self._notice.hide()
        self.changed.emit(self.ticked)

    def _answer_yes(self) -> None:
        self._look()
        if self.ticked:
            self.answered.emit(self.ticked)
            return
        self._notice.set_words(
            self._gettext("Tick which."),
            self._gettext(
                "Each sign has its own advice. If it is serious, call 112, 911 or 999 now."
            ),
        )
        self.show_notice(self._notice)
        next(iter(self.ticks.values())).setFocus()

    def answer(self) -> None:
        """Go on if nothing is ticked."""
        if not self.ticked:
            self.answered.emit(self.ticked)
            return
        self._notice.set_words(
            self._gettext("One is ticked."),
            self._gettext("If it is true, press “Yes, at least one”. If not, take the tick away."),
        )
        self.show_notice(self._notice)
