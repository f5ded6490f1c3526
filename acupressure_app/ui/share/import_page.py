"""Files that somebody handed on: what they hold, what it meets here, and what becomes of it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from acupressure_app.core.language import Translations
from acupressure_app.core.lengths import Lengths
from acupressure_app.core.library import Content
from acupressure_app.core.shared import Choice, Offer
from acupressure_app.core.wording import Wording
from acupressure_app.store.bundle import Written
from acupressure_app.ui.check.findings import prescribed_card
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.share.view import Looked, about_replacing, choices, lead, told
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import (
    Card,
    Notice,
    NoticeKind,
    breakable,
    label,
    large,
    main_button,
    other_button,
)
from acupressure_app.ui.widgets.segments import Segments


class ImportPage(FlowPage):
    """Emits what was chosen for each routine, as (offer, choice), once that is confirmed."""

    taken = Signal(object)
    home = Signal()

    def __init__(
        self,
        theme: Theme,
        wording: Wording,
        content: Content,
        lengths: Lengths,
        looked: tuple[Looked, ...],
        back: str,
    ) -> None:
        """`looked` are the files, also those that are refused."""
        gettext = wording.tr.gettext
        super().__init__(theme, gettext("Take over routines"), lead(looked, wording.tr), back)
        self._wording, self._content, self._lengths = wording, content, lengths
        self._chosen: list[tuple[Offer, Segments | None]] = []
        self._form: list[QWidget] = []
        self.problem = Notice(theme, NoticeKind.CAUTION, "")
        self.problem.hide()
        for one in looked:
            for part in self._file(theme, one):
                self._form.append(part)
                self.column.addWidget(part)
        self.column.addWidget(self.problem)
        self.done = Card(theme)
        self.done.hide()
        self.column.addWidget(self.done)
        self._add_buttons(theme)

    def _file(self, theme: Theme, one: Looked) -> Iterable[QWidget]:
        """What a file holds, or why it is refused."""
        if one.refused:
            form = self._wording.tr.gettext("“{name}” is not taken:")
            bold = form.format(name=breakable(one.path.name))
            yield Notice(theme, NoticeKind.STOP, bold, f"{one.reason(self._wording.tr)}.")
        for offer in one.offers:
            routine = offer.shared.routine
            if routine is not None and routine.prescribed:
                yield prescribed_card(theme, self._wording, routine.prescribed)
            yield self._card(theme, offer)

    def _card(self, theme: Theme, offer: Offer) -> Card:
        gettext, card = self._wording.tr.gettext, Card(theme)
        shown = told(offer, self._content, self._wording, self._lengths)
        card.column.addWidget(label("h2", shown.title))
        for text in filter(None, (shown.length, shown.points, shown.pictures)):
            card.column.addWidget(label("body", text))
        if shown.not_for:
            card.column.addWidget(label("h3", gettext("Who should not")))
        for what, who in shown.not_for:
            card.column.addWidget(label("small", f"{what} {who}"))
        if shown.problems:
            card.column.addWidget(label("h3", gettext("It can’t be used yet, and is left out")))
        for problem in shown.problems:
            card.column.addWidget(label("body", problem))
        if shown.clash:
            card.column.addWidget(label("h3", shown.clash))
        if Choice.REPLACE in offer.choices:
            card.column.addWidget(label("small", about_replacing(self._wording.tr)))
        segments = None
        if len(offer.choices) > 1:
            offered = choices(offer, self._wording.tr)
            segments = Segments(theme, shown.title, offered, tight=True)
            segments.choose(offer.choices[0].value)
            segments.chosen.connect(lambda _value: self._fit_button())
            card.column.addWidget(segments)
        self._chosen.append((offer, segments))
        return card

    def _add_buttons(self, theme: Theme) -> None:
        gettext = self._wording.tr.gettext
        self.take = large(main_button(theme, gettext("&Take over"), "check"))
        self.take.clicked.connect(lambda: self.taken.emit(self.chosen))
        self.leave = large(other_button(theme, gettext("&Cancel"), "x"))
        self.leave.clicked.connect(self.back)
        self.to_home = large(main_button(theme, gettext("&Home"), "house"))
        self.to_home.clicked.connect(self.home)
        self.to_home.hide()
        self._why_not = label("small", _why_not(self._wording.tr, choosing=self._can_choose))
        self.buttons.add(self._why_not, 1)
        self.buttons.add_space()
        for button in (self.leave, self.take, self.to_home):
            self.buttons.add(button)
        self._fit_button()

    @property
    def _can_choose(self) -> bool:
        return any(segments for _, segments in self._chosen)

    @property
    def chosen(self) -> list[tuple[Offer, Choice]]:
        """What shall become of each."""
        return [
            (offer, Choice(segments.value or "") if segments else offer.choices[0])
            for offer, segments in self._chosen
        ]

    def _fit_button(self) -> None:
        """There is something to take over unless all is left out."""
        self.problem.hide()
        some = any(choice is not Choice.LEAVE_OUT for _, choice in self.chosen)
        self.take.setEnabled(some)
        self._why_not.setVisible(bool(self.chosen) and not some)

    def show_problem(self, why: str) -> None:
        """It could not be written; nothing of it was, and all that was chosen is still there."""
        self.problem.set_words(self._wording.tr.gettext("Nothing was written."), why)
        self.show_notice(self.problem)

    def show_done(self, written: tuple[Written, ...]) -> None:
        """It is there now."""
        gettext = self._wording.tr.gettext
        for part in (*self._form, self.intro, self.problem, self._why_not, self.take, self.leave):
            part.hide()
        self.done.column.addWidget(label("h2", gettext("Taken over")))
        for one in written:
            self.done.column.addWidget(label("body", self._wording.text(one.routine.title)))
            if one.kept:
                kept = gettext("What it replaced is kept as {name}.").format(name=one.kept.name)
                self.done.column.addWidget(label("small", kept))
        self.done.show()
        self.to_home.show()
        self.to_home.setFocus(Qt.FocusReason.OtherFocusReason)


def _why_not(tr: Translations, *, choosing: bool) -> str:
    """Why there is nothing to take over, and what would change that."""
    if choosing:
        return tr.gettext("All of it is left out. Choose above what to do with it.")
    return tr.gettext("All of it is left out.")
