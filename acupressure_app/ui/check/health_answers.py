"""The remembered answers as a card: see them, change them, forget one or all."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from acupressure_app.core.content import Condition
from acupressure_app.core.profile import Profile, Remembered, change, forget, grown_old, listed
from acupressure_app.core.screening import Answer
from acupressure_app.core.wording import Wording
from acupressure_app.ui.settings.row import CardRow, Line
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.days import day_words
from acupressure_app.ui.widgets.parts import (
    Card,
    Notice,
    NoticeKind,
    label,
    other_button,
)
from acupressure_app.ui.widgets.row import Row
from acupressure_app.ui.widgets.segments import Segments


class HealthAnswersCard(Card):
    """Emits the Profile as it is after each change; without answers nothing shall be kept.

    What was forgotten can be had back until the next change, or until the card is left.
    """

    changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        wording: Wording,
        profile: Profile | None,
        conditions: Iterable[Condition],
        today: date,
    ) -> None:
        """`profile` is None where what is stored could not be read."""
        super().__init__(theme)
        self._wording, self._today = wording, today
        self._profile: Profile | None = profile
        self._before: Profile | None = None
        self.answers = {
            condition.id: self._answer(theme, condition)
            for condition in listed(profile or Profile(), conditions)
        }
        self._said = label("body")
        for answer in self.answers.values():
            self.column.addWidget(answer)
        self.column.addWidget(self._said)
        self._add_notice(theme)
        self._add_undo(theme)
        self._add_end(theme)
        self._show()

    def hide_undo(self) -> None:
        """What was forgotten is gone for good."""
        self._before = None
        self._undo_row.hide()

    @property
    def words(self) -> str:
        """What a search looks through."""
        return " ".join(answer.name for answer in self._shown())

    def _add_notice(self, theme: Theme) -> None:
        gettext = self._wording.tr.gettext
        self._unreadable = Notice(
            theme,
            NoticeKind.CAUTION,
            gettext("Your earlier answers could not be read."),
            gettext("They are asked again. “Forget all” removes the file they are in."),
        )
        self.column.addWidget(self._unreadable)

    def _add_undo(self, theme: Theme) -> None:
        gettext = self._wording.tr.gettext
        self._undo_row = Row(theme)
        self._forgotten = label("body")
        self.undo = other_button(theme, gettext("&Undo"), "undo-2")
        self.undo.clicked.connect(self._undo)
        self._undo_row.add(self._forgotten, 1)
        self._undo_row.add(self.undo)
        self._undo_row.hide()
        self.column.addWidget(self._undo_row)

    def _add_end(self, theme: Theme) -> None:
        gettext = self._wording.tr.gettext
        row = Row(theme)
        self.forget_all = other_button(theme, gettext("&Forget all"), "trash-2")
        self.forget_all.clicked.connect(self._forget_all)
        row.add(label("small", gettext("Your answers stay on this computer.")), 1)
        row.add(self.forget_all)
        self._end = CardRow(theme, row)
        self.column.addWidget(self._end)

    def _shown(self) -> "list[RememberedAnswer]":
        kept = (self._profile or Profile()).answers
        return [answer for id_, answer in self.answers.items() if id_ in kept]

    def _show(self) -> None:
        """Show what is remembered now."""
        profile, shown = self._profile or Profile(), self._shown()
        for id_, answer in self.answers.items():
            answer.setVisible(answer in shown)
            answer.line.setVisible(answer is not shown[0] if shown else False)
            if id_ in profile.answers:
                answer.show_kept(profile.answers[id_])
        self._unreadable.setVisible(self._profile is None)
        self._end.setVisible(self._profile is None or bool(profile.answers))
        self._say_what_is_not_listed(profile)

    def _say_what_is_not_listed(self, profile: Profile) -> None:
        gettext = self._wording.tr.gettext
        words = gettext("What is remembered is no longer asked for.")
        if not profile.answers:
            words = gettext("Nothing is remembered.")
        self._said.setText(words)
        self._said.setVisible(self._profile is not None and not self._shown())

    def _answer(self, theme: Theme, condition: Condition) -> "RememberedAnswer":
        result = RememberedAnswer(theme, self._wording, condition, self._today)
        result.segments.chosen.connect(lambda answer: self._change(condition, Answer(answer)))
        result.forget.clicked.connect(lambda: self._forget(condition))
        return result

    def _change(self, condition: Condition, answer: Answer) -> None:
        self._profile = change(self._profile or Profile(), condition, answer, self._today)
        self.answers[condition.id].show_kept(self._profile.answers[condition.id])
        self.hide_undo()
        self.changed.emit(self._profile)

    def _forget(self, condition: Condition) -> None:
        before = self._profile or Profile()
        template = self._wording.tr.gettext("Forgotten: {name}")
        words = template.format(name=self._wording.text(condition.short))
        self._keep(forget(before, condition.id), before, words)

    def _forget_all(self) -> None:
        self._keep(Profile(), self._profile, self._wording.tr.gettext("All answers are forgotten."))

    def _undo(self) -> None:
        self._keep(self._before or Profile(), None, "")
        next((answer.forget for answer in self._shown()), self.forget_all).setFocus()

    def _keep(self, profile: Profile, before: Profile | None, forgotten: str) -> None:
        """Go on with a profile; the one `before` can be had back, None cannot."""
        self._profile, self._before = profile, before
        self._forgotten.setText(forgotten)
        self.undo.setAccessibleDescription(forgotten)
        self._undo_row.setVisible(before is not None)
        if before is not None:
            self.undo.setFocus()
        self._show()
        self.changed.emit(profile)


class RememberedAnswer(CardRow):
    """One remembered answer: what it is about, its day, the answer, and a way to forget it."""

    def __init__(
        self,
        theme: Theme,
        wording: Wording,
        condition: Condition,
        today: date,
    ) -> None:
        """`today` tells whether it has grown old; the answer comes later."""
        self._wording, self._condition, self._today = wording, condition, today
        gettext, name = wording.tr.gettext, wording.text(condition.short)
        self.name = name
        answers = (
            (Answer.NO, gettext("No")),
            (Answer.YES, gettext("Yes")),
            (Answer.NOT_SURE, gettext("Not sure")),
        )
        self.segments = Segments(theme, wording.text(condition.text), answers)
        self.forget = other_button(theme, "", "trash-2")
        template = gettext("Forget: {name}")
        self.forget.setAccessibleName(template.format(name=name))
        self.forget.setToolTip(template.format(name=name))
        both = Row(theme, gap=0.5)
        both.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        both.add(self.segments)
        both.add(self.forget)
        self._words = Line(theme, name, " ", both)
        super().__init__(theme, self._words)

    def show_kept(self, kept: Remembered) -> None:
        """Show the answer, when it was given, and whether it is asked again."""
        self.segments.choose(kept.answer)
        shown = day_words(kept.given, self._wording, "d MMM yyyy")
        gettext = self._wording.tr.gettext
        template = gettext("Answered on {day}")
        if grown_old(kept, self._condition, self._today):
            template = gettext("Answered on {day}. That is long ago, so it is asked again.")
        self._words.set_detail(template.format(day=shown))
