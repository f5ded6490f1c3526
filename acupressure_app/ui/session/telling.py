"""What somebody says of a session: how strong it is now, what felt wrong, and a note."""

from msgspec import Struct
from PySide6.QtWidgets import QPlainTextEdit

from acupressure_app.core.entry import Felt
from acupressure_app.core.wording import Wording
from acupressure_app.ui.session.finish_view import what_to_do
from acupressure_app.ui.session.words import when_to_stop
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.choices import IN_A_LIST, Tick
from acupressure_app.ui.widgets.column import Column, lines
from acupressure_app.ui.widgets.parts import Card, Notice, NoticeKind, label
from acupressure_app.ui.widgets.segments import Question

_YES, _NO = "yes", "no"


class Told(Struct, frozen=True):
    """What the user says of a session: how strong it is now, what felt wrong, and a note."""

    after: int | None = None
    felt: tuple[Felt, ...] = ()
    note: str = ""


class FeltWrong(Column):
    """Asks whether anything felt wrong; yes unfolds what, and for each what to do.

    `call` says when to call for help; it may be put elsewhere.
    """

    def __init__(self, theme: Theme, wording: Wording) -> None:
        """No at first."""
        gettext, signs = wording.tr.gettext, when_to_stop(wording)
        answers = ((_NO, gettext("No")), (_YES, gettext("Yes")))
        question = Question(theme, gettext("Did anything feel wrong?"), answers)
        self.segments = question.segments
        self.segments.choose(_NO)
        asked, advice = Card(theme), Card(theme)
        asked.column.addWidget(question)
        self.ticks: dict[Felt, Tick] = {}
        for wrong in what_to_do(wording.tr):
            self.ticks[wrong.felt] = tick = Tick(theme, wrong.what, IN_A_LIST)
            tick.setAccessibleDescription(wrong.do)
            advice.column.addWidget(lines(tick, label("body", wrong.do)))
        self.call = Notice(theme, NoticeKind.STOP, signs.call, signs.call_for)
        self._more = (self.call, advice)
        super().__init__(theme, asked, *self._more)
        self.segments.chosen.connect(self._answer)
        self._answer(_NO)

    def choose(self, felt: tuple[Felt, ...]) -> None:
        """Tick what was told before."""
        for one, tick in self.ticks.items():
            tick.setChecked(one in felt)
        if felt:
            self.unfold()

    @property
    def felt(self) -> tuple[Felt, ...]:
        """What is ticked, if anything felt wrong at all; something, where it is not said what."""
        if self.segments.value != _YES:
            return ()
        return tuple(one for one, tick in self.ticks.items() if tick.isChecked()) or (Felt.OTHER,)

    def unfold(self) -> None:
        """Show what to do, as after a session that was stopped for it."""
        self.segments.choose(_YES)
        self._answer(_YES)

    def _answer(self, answer: str) -> None:
        for part in self._more:
            part.setVisible(answer == _YES)


class Note(Card):
    """A few words of the user's own."""

    def __init__(self, theme: Theme, wording: Wording) -> None:
        """Empty."""
        self._field = QPlainTextEdit()
        super().__init__(theme)
        gettext = wording.tr.gettext
        name = label("h3", gettext("Note"))
        self._field.setPlaceholderText(gettext("For example: after the bus, in a quiet room"))
        self._field.setAccessibleName(gettext("Note"))
        self._field.setTabChangesFocus(True)
        self.column.addWidget(name)
        self.column.addWidget(self._field)

    def set_theme(self, theme: Theme) -> None:
        """Room for two lines or three."""
        super().set_theme(theme)
        self._field.setFixedHeight(theme.scale.px(5))

    def write(self, text: str) -> None:
        """Put in what was written before."""
        self._field.setPlainText(text)

    @property
    def text(self) -> str:
        """What was written."""
        return self._field.toPlainText().strip()[:_LONGEST]


_LONGEST = 10_000
"""Characters of a note."""
