"""The questions of the second safety page: each a tick, and then how sure, or where."""

from PySide6.QtCore import Signal

from acupressure_app.core.content import Condition
from acupressure_app.core.screening import Answer, Place
from acupressure_app.core.text import capitalised
from acupressure_app.core.wording import Wording
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.choices import IN_A_LIST, Tick, TickQuestion
from acupressure_app.ui.widgets.parts import Notice, NoticeKind
from acupressure_app.ui.widgets.segments import Segments


class GeneralQuestion(TickQuestion):
    """Something about the user: a tick, and then whether that is sure; tells of each change."""

    changed = Signal()

    def __init__(self, theme: Theme, wording: Wording, condition: Condition) -> None:
        """Yes is chosen at first once it is ticked."""
        question, gettext = wording.text(condition.text), wording.tr.gettext
        super().__init__(theme, wording.text(condition.short), question)
        answers = ((Answer.YES, gettext("Yes")), (Answer.NOT_SURE, gettext("Not sure")))
        self.segments = Segments(theme, question, answers)
        self.segments.choose(Answer.YES)
        self.more.addWidget(self.segments)
        self.tick.toggled.connect(self.changed)
        self.segments.chosen.connect(self.changed)

    def fill(self, answer: Answer) -> None:
        """Show an answer that was given before."""
        if answer is not Answer.NO:
            self.segments.choose(answer)
        self.tick.setChecked(answer is not Answer.NO)

    @property
    def answer(self) -> Answer:
        """No without a tick."""
        return Answer(self.segments.value or Answer.YES) if self.tick.isChecked() else Answer.NO


class LocalQuestion(TickQuestion):
    """Something that may be at some places: a tick, and then where; tells of each change."""

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        wording: Wording,
        condition: Condition,
        places: tuple[tuple[Place, str], ...],
    ) -> None:
        """The places appear once the question is ticked."""
        super().__init__(theme, wording.text(condition.short), wording.text(condition.text))
        self.notice = _where_notice(theme, wording)
        self.more.addWidget(self.notice)
        self.where = {place: Tick(theme, capitalised(name), IN_A_LIST) for place, name in places}
        self.elsewhere = Tick(theme, wording.tr.gettext("Somewhere else"), IN_A_LIST)
        self.tick.toggled.connect(self.notice.hide)
        for tick in (*self.where.values(), self.elsewhere):
            tick.toggled.connect(self.notice.hide)
            tick.toggled.connect(self.changed)
            self.more.addWidget(tick)
        self.tick.toggled.connect(self.changed)

    def fill(self, answer: Answer, places: frozenset[Place] | None) -> None:
        """Show an answer that was given before; no places are somewhere else, None leaves it open.

        What is left open is asked before the page goes on.
        """
        self.tick.setChecked(answer is not Answer.NO)
        for place, tick in self.where.items():
            tick.setChecked(place in (places or ()))
        self.elsewhere.setChecked(self.tick.isChecked() and places == frozenset())

    @property
    def answer(self) -> Answer:
        """No without a tick."""
        return Answer.YES if self.tick.isChecked() else Answer.NO

    @property
    def places(self) -> frozenset[Place]:
        """The ticked places, none of them for somewhere else."""
        return frozenset(place for place, tick in self.where.items() if tick.isChecked())

    @property
    def lacks_place(self) -> bool:
        """Whether it is ticked, but not where."""
        return self.tick.isChecked() and not (self.places or self.elsewhere.isChecked())

    def focus_places(self) -> None:
        """Take the focus to the first place."""
        next(iter((*self.where.values(), self.elsewhere))).setFocus()


def _where_notice(theme: Theme, wording: Wording) -> Notice:
    gettext = wording.tr.gettext
    where = gettext("Tick the places, or “Somewhere else”. Only those places are left out.")
    result = Notice(theme, NoticeKind.CAUTION, gettext("Where?"), where)
    result.hide()
    return result
