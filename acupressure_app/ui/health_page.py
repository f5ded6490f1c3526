"""The second safety page: the few things about the user that the rules ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acupressure_app.core.content import Condition, Kind
from acupressure_app.core.profile import Profile, fresh, may_be_remembered
from acupressure_app.core.screening import Answer, Answers, Place
from acupressure_app.core.wording import Wording
from acupressure_app.ui.choices import Question, Tick
from acupressure_app.ui.flow_page import AT_LEFT, FlowPage
from acupressure_app.ui.parts import (
    Card,
    Notice,
    NoticeKind,
    label,
    large,
    main_button,
    other_button,
)
from acupressure_app.ui.theme import Theme


@dataclass(frozen=True)
class Asked:
    """What is asked: the conditions without red flags, and the places with their names."""

    conditions: tuple[Condition, ...]
    places: tuple[tuple[Place, str], ...]

    def of(self, kind: Kind) -> tuple[Condition, ...]:
        """The conditions of one kind."""
        return tuple(condition for condition in self.conditions if condition.kind is kind)


@dataclass(frozen=True)
class HealthAnswers:
    """The answers, and the conditions whose answers shall be remembered."""

    answers: Answers
    remembered: tuple[Condition, ...]


class HealthPage(FlowPage):
    """Emits HealthAnswers; what was remembered is shown and confirmed, never used unseen."""

    answered = Signal(object)

    def __init__(
        self,
        theme: Theme,
        wording: Wording,
        asked: Asked,
        profile: Profile,
        today: date,
    ) -> None:
        """`profile` holds what was remembered; what of it is too old is asked again."""
        gettext = wording.tr.gettext
        super().__init__(
            theme,
            gettext("Is any of this true for you?"),
            gettext("Only what matters for this routine. “Not sure” is fine: it counts as yes."),
            gettext("&Back"),
        )
        self._wording, self._asked, self._profile = wording, asked, profile
        self._known: Mapping[str, Answer] = fresh(profile, asked.conditions, today).given
        self.questions: dict[str, Question] = {}
        self.local: dict[str, LocalQuestion] = {}
        self._build_known(theme, today)
        self._build_general(theme)
        self._build_local(theme)
        self._build_remember(theme)
        self.go_on = large(main_button(theme, "", "arrow-right"))
        self.go_on.clicked.connect(self._answer)
        self.buttons.add(label("small", gettext("Your answers stay on this computer.")), 1)
        self.buttons.add(self.go_on)
        self._update()

    def _build_known(self, theme: Theme, today: date) -> None:
        gettext = self._wording.tr.gettext
        self._known_card = Card(theme)
        self._known_card.column.addWidget(label("h3", gettext("Your answers from before")))
        for line in known_lines(self._known, self._asked, self._profile, self._wording, today):
            self._known_card.column.addWidget(label("body", line))
        self.ask_again = other_button(theme, gettext("Someone &else, or something changed"))
        self.ask_again.clicked.connect(self._ask_all_again)
        self._known_card.column.addWidget(self.ask_again, 0, AT_LEFT)
        self.column.addWidget(self._known_card)
        self._known_card.setVisible(bool(self._known))

    def _build_general(self, theme: Theme) -> None:
        gettext = self._wording.tr.gettext
        answers = (
            (Answer.NO, gettext("No")),
            (Answer.NOT_SURE, gettext("Not sure")),
            (Answer.YES, gettext("Yes")),
        )
        self._general = Card(theme)
        for condition in self._asked.of(Kind.GENERAL):
            question = Question(theme, self._wording.text(condition.text), "", answers)
            question.segments.chosen.connect(self._update)
            self.questions[condition.id] = question
            self._general.column.addWidget(question)
            question.setVisible(condition.id not in self._known)
        self.column.addWidget(self._general)
        self._general.setVisible(self._left_general() > 0)

    def _build_local(self, theme: Theme) -> None:
        local = self._asked.of(Kind.LOCAL)
        if not local:
            return
        card = Card(theme)
        card.column.setSpacing(0)
        names = ", ".join(name for _, name in self._asked.places)
        here = self._wording.tr.gettext("These places: {places}").format(places=names)
        card.column.addWidget(label("h3", here))
        for condition in local:
            question = LocalQuestion(theme, self._wording, condition, self._asked.places)
            question.tick.toggled.connect(self._update)
            self.local[condition.id] = question
            card.column.addWidget(question)
        self.column.addWidget(card)

    def _build_remember(self, theme: Theme) -> None:
        self.remember = Tick(
            theme, self._wording.tr.gettext("Remember these answers on this computer")
        )
        self.column.addWidget(self.remember)

    def _asked_now(self) -> tuple[Condition, ...]:
        """The general conditions that are asked, not taken from before."""
        return tuple(c for c in self._asked.of(Kind.GENERAL) if c.id not in self._known)

    def _left_general(self) -> int:
        """How many general questions have no answer yet."""
        return sum(self.questions[c.id].segments.value is None for c in self._asked_now())

    def _ask_all_again(self) -> None:
        self._known = {}
        self._known_card.hide()
        for question in self.questions.values():
            question.show()
        self._general.show()
        self._update()
        self.arrive()

    def _update(self) -> None:
        """Say on the button what it will do."""
        gettext, left = self._wording.tr.gettext, self._left_general()
        untouched = left == len(self._asked_now()) and not self._ticked()
        self.remember.setVisible(any(may_be_remembered(c) for c in self._asked_now()))
        if self._known and untouched and left == 0:
            self.go_on.setText(gettext("&Nothing changed"))
        elif untouched:
            self.go_on.setText(gettext("&None of these"))
        elif left:
            self.go_on.setText(gettext("&No to the rest"))
        else:
            self.go_on.setText(gettext("&Continue"))

    def _ticked(self) -> list["LocalQuestion"]:
        return [question for question in self.local.values() if question.tick.isChecked()]

    def _answer(self) -> None:
        """Go on, with no to whatever was not answered."""
        without_place = [question for question in self._ticked() if question.places is None]
        if without_place:
            self.show_notice(without_place[0].notice)
            without_place[0].focus_places()
            return
        given = {id_: Answer(q.segments.value or Answer.NO) for id_, q in self.questions.items()}
        for id_, question in self.local.items():
            given[id_] = Answer.YES if question.tick.isChecked() else Answer.NO
        places = {id_: q.places for id_, q in self.local.items() if q.places is not None}
        kept = self._asked_now() if self.remember.isChecked() else ()
        answers = Answers({**given, **self._known}, places)
        self.answered.emit(HealthAnswers(answers, kept))


class LocalQuestion(QWidget):
    """Something that may be at some places: a tick, and then where."""

    def __init__(
        self,
        theme: Theme,
        wording: Wording,
        condition: Condition,
        places: tuple[tuple[Place, str], ...],
    ) -> None:
        """The places appear once the question is ticked."""
        super().__init__()
        self.tick = Tick(theme, wording.text(condition.text))
        self.where = {place: Tick(theme, name[:1].upper() + name[1:]) for place, name in places}
        self.elsewhere = Tick(theme, wording.tr.gettext("Somewhere else"))
        self.notice = _where_notice(theme, wording)
        self._where = QWidget()
        self._column = QVBoxLayout(self._where)
        self._column.addWidget(self.notice)
        for tick in (*self.where.values(), self.elsewhere):
            tick.toggled.connect(self.notice.hide)
            self._column.addWidget(tick)
        self._where.hide()
        self.tick.toggled.connect(self._where.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tick)
        column.addWidget(self._where)
        self.set_theme(theme)

    @property
    def places(self) -> frozenset[Place] | None:
        """The ticked places, none of them for somewhere else; None while that is open."""
        chosen = frozenset(place for place, tick in self.where.items() if tick.isChecked())
        answered = self.tick.isChecked() and (chosen or self.elsewhere.isChecked())
        return chosen if answered else None

    def focus_places(self) -> None:
        """Take the focus to the first place."""
        next(iter((*self.where.values(), self.elsewhere))).setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        self._column.setContentsMargins(theme.scale.px(2.5), 0, 0, theme.scale.px(0.5))
        self._column.setSpacing(theme.scale.px(0.25))


def _where_notice(theme: Theme, wording: Wording) -> Notice:
    gettext = wording.tr.gettext
    where = gettext("Tick the places, or “Somewhere else”. Only those places are left out.")
    result = Notice(theme, NoticeKind.CAUTION, gettext("Where?"), where)
    result.hide()
    return result


def known_lines(
    known: Mapping[str, Answer], asked: Asked, profile: Profile, wording: Wording, today: date
) -> tuple[str, ...]:
    """What was remembered, one line for each day: "From 2 Nov. No: blood thinner; cancer."."""
    days: dict[date, dict[Answer, list[str]]] = {}
    for condition in asked.conditions:
        if condition.id in known:
            short = wording.text(condition.short)
            day = days.setdefault(profile.answers[condition.id].given, {})
            day.setdefault(known[condition.id], []).append(short[:1].lower() + short[1:])
    return tuple(_known_line(day, days[day], wording, today) for day in sorted(days))


def _known_line(day: date, answers: dict[Answer, list[str]], wording: Wording, today: date) -> str:
    gettext = wording.tr.gettext
    words = {
        Answer.YES: gettext("Yes"),
        Answer.NOT_SURE: gettext("Not sure"),
        Answer.NO: gettext("No"),
    }
    parts = [f"{words[a]}: {'; '.join(answers[a])}." for a in words if a in answers]
    since = gettext("From {day}.").format(day=_shown(day, wording, today))
    return " ".join((since, *parts))


def _shown(day: date, wording: Wording, today: date) -> str:
    form = "d MMM" if day.year == today.year else "d MMM yyyy"
    return QLocale(wording.language).toString(QDate(day.year, day.month, day.day), form)
