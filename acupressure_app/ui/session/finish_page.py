"""The end of a session: what was done, whether anything felt wrong, when to see someone."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal

from acupressure_app.core.content import Symptom
from acupressure_app.core.wording import Wording
from acupressure_app.ui.session.dial import Dial
from acupressure_app.ui.session.finish_view import Summary, what_to_do
from acupressure_app.ui.session.ring import Ring
from acupressure_app.ui.session.words import when_to_stop
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column, lines
from acupressure_app.ui.widgets.icon_line import IconLine
from acupressure_app.ui.widgets.pairs import Pairs
from acupressure_app.ui.widgets.parts import (
    Card,
    Notice,
    NoticeKind,
    Page,
    label,
    large,
    main_button,
    other_button,
    title,
)
from acupressure_app.ui.widgets.row import Row
from acupressure_app.ui.widgets.segments import Question

_YES, _NO = "yes", "no"
_FIRST = 10
"""How wide the column of what felt wrong is, in E."""
_BESIDE = 28
"""In E: in less room, what to do stands below that."""


class FinishPage(Page):
    """Made anew for each session that is over; the title has the focus on arrival.

    Between the title and the question there is room for a rating, below the question for a note.
    """

    again = Signal()
    home = Signal()

    def __init__(
        self, theme: Theme, wording: Wording, symptoms: Mapping[str, Symptom], summary: Summary
    ) -> None:
        """`symptoms` are those of the content, by id."""
        super().__init__(theme)
        gettext = wording.tr.gettext
        self.setWindowTitle(_window_title(summary, wording))
        self.heading = title(_heading(summary, wording))
        self.wrong = FeltWrong(theme, wording)
        self.column.addWidget(self._opening(theme, summary, wording))
        self.column.addWidget(self.wrong)
        if not summary.done or summary.left_out:
            self.column.addWidget(_done_card(theme, summary, wording))
        for name in summary.symptoms:
            if symptom := symptoms.get(name):
                text, first = wording.text(symptom.see_someone), gettext("When to see someone:")
                self.column.addWidget(IconLine(theme, "stethoscope", text, first))
        self._add_buttons(theme, gettext("&Once more"), gettext("&Home"))
        if summary.unwell:
            self.wrong.unfold()

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        super().set_theme(theme)
        self.column.setSpacing(theme.scale.px(1.25))

    def arrive(self) -> None:
        """Take the focus to the title."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_area.verticalScrollBar().setValue(0)

    def _opening(self, theme: Theme, summary: Summary, wording: Wording) -> Row:
        """A closed ring if the session was finished, beside the title."""
        row = Row(theme, least=28, gap=1.5)
        if summary.completed:
            row.add(ClosedRing(theme, wording.tr.gettext("Finished")))
        words = label("lead", _lead(summary, wording))
        row.add(lines(self.heading, words, gap=theme.scale.px(0.5)), 1)
        return row

    def _add_buttons(self, theme: Theme, again: str, home: str) -> None:
        self.again_button = large(other_button(theme, again, "repeat"))
        self.home_button = large(main_button(theme, home, "house"))
        self.again_button.clicked.connect(self.again)
        self.home_button.clicked.connect(self.home)
        row = Row(theme)
        row.add(self.again_button)
        row.add_space()
        row.add(self.home_button)
        self.footer.addWidget(row)


class ClosedRing(Ring):
    """A small closed ring with a tick."""

    def __init__(self, theme: Theme, finished: str) -> None:
        """`finished` is what a screen reader says."""
        super().__init__(theme)
        self.set_props(Dial("done", 0.0, "", finished, finished))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes from now on."""
        super().set_theme(theme)
        self.setFixedSize(theme.scale.px(6), theme.scale.px(6))


class FeltWrong(Column):
    """Asks whether anything felt wrong; yes unfolds when to call for help, and what to do."""

    def __init__(self, theme: Theme, wording: Wording) -> None:
        """No at first."""
        gettext, signs = wording.tr.gettext, when_to_stop(wording)
        answers = ((_NO, gettext("No")), (_YES, gettext("Yes")))
        question = Question(theme, gettext("Did anything feel wrong?"), answers)
        self.segments = question.segments
        self.segments.choose(_NO)
        asked, advice = Card(theme), Card(theme)
        asked.column.addWidget(question)
        pairs = [(wrong.what, wrong.do) for wrong in what_to_do(wording.tr)]
        advice.column.addWidget(Pairs(theme, pairs, _FIRST, _BESIDE))
        self._more = (Notice(theme, NoticeKind.STOP, signs.call, signs.call_for), advice)
        super().__init__(theme, asked, *self._more)
        self.segments.chosen.connect(self._answer)
        self._answer(_NO)

    def unfold(self) -> None:
        """Show what to do, as after a session that was stopped for it."""
        self.segments.choose(_YES)
        self._answer(_YES)

    def _answer(self, answer: str) -> None:
        for part in self._more:
            part.setVisible(answer == _YES)


def _window_title(summary: Summary, wording: Wording) -> str:
    gettext = wording.tr.gettext
    template = gettext("Done: {title}") if summary.completed else gettext("Stopped: {title}")
    return template.format(title=summary.title)


def _heading(summary: Summary, wording: Wording) -> str:
    if summary.finished and summary.too_strong:
        return wording.tr.gettext("That was too strong. Rest.")
    if summary.finished:
        return wording.tr.gettext("That’s it. Rest a moment.")
    return wording.tr.gettext("Stopped. Rest a moment.")


def _lead(summary: Summary, wording: Wording) -> str:
    """What was done in a few words, and what to mind now."""
    drowsy = wording.tr.gettext("If you feel drowsy, stand up slowly.")
    if not summary.pressed:
        return drowsy
    template = wording.tr.gettext("{time} of pressing.")
    if summary.done:
        template = wording.tr.gettext("{places}, {time} of pressing.")
    words = template.format(places=summary.done, time=wording.exactly(summary.pressed))
    return f"{words} {drowsy}"


def _done_card(theme: Theme, summary: Summary, wording: Wording) -> Card:
    card = Card(theme)
    card.column.addWidget(label("h3", wording.tr.gettext("What was done")))
    for place in summary.places:
        card.column.addWidget(label("body", f"{place.place}: {place.what}"))
    for left_out in summary.left_out:
        text = wording.tr.gettext("Left out: {place}").format(place=left_out)
        card.column.addWidget(label("body", text))
    return card
