"""The end of a session: what was done, whether anything felt wrong, when to see someone."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from acupressure_app.core.content import RedFlag, Symptom
from acupressure_app.core.entry import worsened
from acupressure_app.core.exclusions import red_flags
from acupressure_app.core.text import capitalised, uncapitalised
from acupressure_app.core.wording import Wording
from acupressure_app.ui.flow_page import Following
from acupressure_app.ui.session.dial import Dial
from acupressure_app.ui.session.finish_view import Summary
from acupressure_app.ui.session.ring import Ring
from acupressure_app.ui.session.telling import FeltWrong, Note, Told
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import lines
from acupressure_app.ui.widgets.icon_line import IconLine
from acupressure_app.ui.widgets.parts import (
    Card,
    Notice,
    NoticeKind,
    Page,
    label,
    large,
    link_button,
    main_button,
    other_button,
    title,
)
from acupressure_app.ui.widgets.rating import Rating
from acupressure_app.ui.widgets.row import Row

_LARGEST_DIGIT = 9


class FinishPage(Page):
    """Made anew for each session that is over; the title has the focus on arrival.

    `saved` brings what was Told and asks to close, `left` brings it where the page was left in
    another way. `dropped` asks not to keep the session. `felt` tells after each answer whether
    something felt wrong or became clearly stronger.
    """

    again = Signal()
    saved = Signal(object)
    left = Signal(object)
    dropped = Signal()
    felt = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        wording: Wording,
        symptoms: Mapping[str, Symptom],
        summary: Summary,
        before: int | None = None,
    ) -> None:
        """`symptoms` are those of the content, by id; `before` is how strong it was."""
        super().__init__(theme)
        self._wording, self._before, self._over = wording, before, False
        gettext = wording.tr.gettext
        known = [symptoms[name] for name in summary.symptoms if name in symptoms]
        self.setWindowTitle(_window_title(summary, wording))
        self.heading = title(_heading(summary, wording))
        self.rating = self._ask_how_it_is(theme, known)
        self.worse = _stronger(theme, wording, known)
        self.rating.chosen.connect(self._weigh)
        self.wrong = FeltWrong(theme, wording)
        self.note = Note(theme, wording)
        self.problem = Notice(theme, NoticeKind.CAUTION, "")
        self.problem.hide()
        self._rated = rated = Card(theme)
        rated.column.addWidget(self.rating)
        rated.column.addWidget(self.worse)
        self._flags = red_flags(known)
        self._signs = _signs_card(theme, wording, self._flags)
        asked: tuple[QWidget, ...] = (rated, self.wrong, self._signs)
        if summary.unwell:
            asked = (self.wrong.call, self.wrong, self._signs, rated)
        for part in (self._opening(theme, summary, wording), self.problem, *asked):
            self.column.addWidget(part)
        self.column.addWidget(self.note)
        if not summary.done or summary.left_out:
            self.column.addWidget(_done_card(theme, summary, wording))
        for symptom in known:
            text, first = wording.text(symptom.see_someone), gettext("When to see someone:")
            self.column.addWidget(IconLine(theme, "stethoscope", text, first))
        self._add_buttons(theme)
        if summary.unwell:
            self.wrong.unfold()
        self.wrong.segments.chosen.connect(self._weigh)
        self._weigh()

    def _ask_how_it_is(self, theme: Theme, symptoms: list[Symptom]) -> Rating:
        gettext, before = self._wording.tr.gettext, self._before
        question = gettext("How strong is it now?")
        if len(symptoms) == 1:
            name = uncapitalised(self._wording.text(symptoms[0].title))
            question = gettext("How strong is it now: {symptom}?").format(symptom=name)
        note = "" if before is None else gettext("Before: {number}").format(number=before)
        return Rating(theme, self._wording.tr, question, note)

    def be_of_a_trial(self) -> None:
        """Ask for nothing to keep, and lead back to the editor."""
        self.save_button.setText(self._wording.tr.gettext("&Back to the editor"))
        for part in (self._rated, self.wrong, self.note, self.drop_button, self.again_button):
            part.hide()

    @property
    def told(self) -> Told:
        """What has been said so far."""
        return Told(self.rating.number, self.wrong.felt, self.note.text)

    @property
    def unwell(self) -> bool:
        """Whether something felt wrong, or it is clearly stronger than before."""
        return bool(self.wrong.felt) or worsened(self._before, self.rating.number)

    def _weigh(self) -> None:
        """Remark on what is clearly stronger; nobody is offered more of what felt wrong."""
        stronger = worsened(self._before, self.rating.number)
        if stronger and self.worse.isHidden():
            words = QAccessibleAnnouncementEvent(self, self.worse.words)
            QAccessible.updateAccessibility(words)
            Following(self.scroll_area, self.worse)
        self.worse.setVisible(stronger)
        self._signs.setVisible(self.unwell and bool(self._flags))
        self.again_button.setHidden(self.unwell)
        self.felt.emit(self.unwell)

    def tell_not_saved(self, why: str) -> None:
        """Say that it could not be kept, and how nothing is lost."""
        gettext = self._wording.tr.gettext
        bold = gettext("Could not be saved.")
        text = gettext("{why}. Your note is still here.").format(why=capitalised(why))
        self._over = False
        self.problem.set_words(bold, text)
        self.problem.show()
        self.save_button.setText(gettext("&Try again"))
        self.copy_button.show()
        self.scroll_area.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit says how strong it is, wherever the focus is but in the note."""
        digit = event.key() - Qt.Key.Key_0.value
        if 0 <= digit <= _LARGEST_DIGIT and not event.modifiers():
            self.rating.choose(digit)
            self._weigh()
            self.rating.first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was said is kept also where the page is left by another way."""
        super().hideEvent(event)
        if not event.spontaneous() and not self._over and self.told != Told():
            self.left.emit(self.told)

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

    def _add_buttons(self, theme: Theme) -> None:
        gettext = self._wording.tr.gettext
        self.again_button = large(other_button(theme, gettext("&Once more"), "repeat"))
        self.copy_button = other_button(theme, gettext("&Copy the text"), "copy")
        self.drop_button = link_button(theme, gettext("&Don’t keep this"))
        self.save_button = large(main_button(theme, gettext("&Save and close")))
        self.again_button.clicked.connect(self._repeat)
        self.copy_button.clicked.connect(lambda: QApplication.clipboard().setText(self.note.text))
        self.drop_button.clicked.connect(self._drop)
        self.save_button.clicked.connect(self._save)
        self.copy_button.hide()
        row = Row(theme)
        row.add(self.again_button)
        row.add_space()
        row.add(self.save_button)
        self.footer.addWidget(row)
        beside = Row(theme)
        beside.add(self.drop_button)
        beside.add(self.copy_button)
        beside.add_space()
        self.column.addWidget(beside)

    def _save(self) -> None:
        self._over = True
        self.saved.emit(self.told)

    def _drop(self) -> None:
        self._over = True
        self.dropped.emit()

    def _repeat(self) -> None:
        self._over = True
        self.left.emit(self.told)
        self.again.emit()


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
    mind = wording.tr.gettext("If you feel drowsy, stand up slowly.")
    if summary.unwell:
        mind = wording.tr.gettext("Press no more today. Sit or lie down until it has passed.")
    if not summary.pressed:
        return mind
    template = wording.tr.gettext("{time} of pressing.")
    if summary.done:
        template = wording.tr.gettext("{places}, {time} of pressing.")
    words = template.format(places=summary.done, time=wording.exactly(summary.pressed))
    return f"{words} {mind}"


def _stronger(theme: Theme, wording: Wording, symptoms: Iterable[Symptom]) -> Notice:
    """What to do where it is clearly stronger than before."""
    gettext = wording.tr.gettext
    bold = gettext("Clearly stronger than before.")
    words = gettext("Press no more today. If a warning sign is there now, get help.")
    seen = (wording.text(symptom.see_someone) for symptom in symptoms)
    return Notice(theme, NoticeKind.CAUTION, bold, " ".join((words, *seen)))


def _signs_card(theme: Theme, wording: Wording, flags: Iterable[RedFlag]) -> Card:
    """The warning signs that were asked about before, each with what to do."""
    card = Card(theme)
    card.column.addWidget(label("h3", wording.tr.gettext("Is one of the warning signs there now?")))
    told = dict.fromkeys((wording.text(flag.text), wording.text(flag.advice)) for flag in flags)
    for sign, advice in told:
        card.column.addWidget(lines(label("h3", sign), label("body", advice)))
    return card


def _done_card(theme: Theme, summary: Summary, wording: Wording) -> Card:
    card = Card(theme)
    card.column.addWidget(label("h3", wording.tr.gettext("What was done")))
    for place in summary.places:
        card.column.addWidget(label("body", f"{place.place}: {place.what}"))
    for left_out in summary.left_out:
        text = wording.tr.gettext("Left out: {place}").format(place=left_out)
        card.column.addWidget(label("body", text))
    return card
