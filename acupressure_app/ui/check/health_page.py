"""The second safety page: the few things about the user that the rules ask for."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from acupressure_app.core.content import Condition, Kind
from acupressure_app.core.profile import Profile, fresh, may_be_remembered
from acupressure_app.core.screening import Answer, Answers, Place
from acupressure_app.core.text import capitalised, uncapitalised
from acupressure_app.core.wording import Wording
from acupressure_app.ui.check.asking import QuestionPage
from acupressure_app.ui.check.given import Given, places_among
from acupressure_app.ui.check.health_questions import GeneralQuestion, LocalQuestion
from acupressure_app.ui.check.way_steps import ALL_STAGES, Stage, WaySteps
from acupressure_app.ui.flow_page import AT_LEFT
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.choices import IN_A_LIST, Tick, TickQuestion
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.days import day_words
from acupressure_app.ui.widgets.icon_line import IconLine
from acupressure_app.ui.widgets.parts import Card, hairline, label, large, other_button
from acupressure_app.ui.widgets.row import Row

_TWO_COLUMNS = 44
"""From this width in E on, what is asked stands in two columns."""
_WIDEST = 60
"""The columns are together at most so wide in E, wider than a page to read."""


class Asked(Struct, frozen=True):
    """What is asked: the conditions without red flags, and the places with their names."""

    conditions: tuple[Condition, ...]
    places: tuple[tuple[Place, str], ...]

    @property
    def where(self) -> frozenset[Place]:
        """The places alone."""
        return frozenset(place for place, _ in self.places)

    @property
    def lasting(self) -> tuple[Condition, ...]:
        """The conditions whose answers may be remembered."""
        return tuple(c for c in self.conditions if may_be_remembered(c))

    @property
    def today(self) -> tuple[Condition, ...]:
        """The general conditions that are asked each time."""
        return tuple(c for c in self._of(Kind.GENERAL) if not may_be_remembered(c))

    @property
    def local(self) -> tuple[Condition, ...]:
        """The conditions that are asked for each place."""
        return self._of(Kind.LOCAL)

    def _of(self, kind: Kind) -> tuple[Condition, ...]:
        return tuple(condition for condition in self.conditions if condition.kind is kind)


class HealthAnswers(Struct, frozen=True):
    """The answers, and the conditions whose answers shall be remembered."""

    answers: Answers
    remembered: tuple[Condition, ...]


class HealthPage(QuestionPage):
    """Emits HealthAnswers; what was remembered is shown and confirmed, never used unseen.

    What is true gets a tick. What has none when the user goes on is answered with no.

    `changed` brings the Answers at each tick, `anew` tells that what was remembered counts no
    longer, `cleared` that all ticks were taken away at once.
    """

    above = 0.25

    answered = Signal(object)
    changed = Signal(object)
    anew = Signal()
    cleared = Signal()

    def __init__(
        self,
        theme: Theme,
        wording: Wording,
        asked: Asked,
        profile: Profile,
        today: date,
        before: Given | None = None,
        *,
        stages: tuple[Stage, ...] = ALL_STAGES,
    ) -> None:
        """`profile` holds what was remembered; what of it is too old is asked again.

        `before` is what was answered in this run; where it differs, it stands as ticks. `stages`
        are those of this check.
        """
        gettext = wording.tr.gettext
        super().__init__(
            theme,
            gettext("Is any of this true for you?"),
            gettext("Tick what is true, and what you are not sure about: that counts as yes."),
            gettext("&Back"),
            gettext("Show the &rest"),
        )
        self.show_at_top(WaySteps(theme, wording, stages, Stage.HEALTH))
        self._wording, self._asked, self._profile = wording, asked, profile
        self._before = before or Given()
        self._kept = fresh(profile, asked.conditions, today).given
        self._known = still_known(self._kept, self._before)
        self.questions: dict[str, GeneralQuestion] = {}
        self.local: dict[str, LocalQuestion] = {}
        # Tab goes from part to part in the order in which they are made here.
        stay = IconLine(theme, "lock", gettext("Your answers stay on this computer."), role="small")
        asked_once = self._build_known(theme, today), self._build_lasting(theme)
        self._left = Column(theme, *asked_once, gap=0.5, foot=stay)
        self._right = Column(theme, self._build_today(theme), self._build_local(theme), gap=0.5)
        columns = Row(theme, least=_TWO_COLUMNS)
        columns.add(self._left, 1)
        columns.add(self._right, 1)
        self.column.addWidget(columns)
        self._add_buttons(theme)
        self._fill(self._before.answers.given)
        for general in self.questions.values():
            general.changed.connect(self._tell)
        for local in self.local.values():
            local.changed.connect(self._tell)
        self._show_asked()

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        super().set_theme(theme)
        px = theme.scale.px
        self.column.setSpacing(px(0.25))
        for held in (self._body, self._bar):
            held.setMaximumWidth(px(_WIDEST + 4))

    def _add_buttons(self, theme: Theme) -> None:
        gettext = self._wording.tr.gettext
        self.clear = large(other_button(theme, gettext("Clear all &ticks")))
        self.clear.clicked.connect(self._clear)
        self.buttons.add_space()
        self.buttons.add(self.clear)
        self.buttons.add(self.go_on)

    def _build_known(self, theme: Theme, today: date) -> Card:
        gettext = self._wording.tr.gettext
        since = known_since(self._known, self._profile, self._wording, today)
        self._known_card = Group(theme, gettext("Your answers from before"), since, gap=0.5)
        for line in known_lines(self._known, self._asked, self._wording):
            self._known_card.column.addWidget(label("body", line))
        self.ask_again = other_button(theme, gettext("Someone &else, or something changed"))
        self.ask_again.clicked.connect(self._ask_all_again)
        self._known_card.column.addWidget(self.ask_again, 0, AT_LEFT)
        return self._known_card

    def _build_lasting(self, theme: Theme) -> Card:
        gettext = self._wording.tr.gettext
        self._lasting = Group(theme, gettext("About you"))
        self._add_general(theme, self._lasting, self._asked.lasting)
        self.remember = Tick(theme, gettext("Remember these answers on this computer"), IN_A_LIST)
        self._lasting.column.addSpacing(theme.scale.px(0.25))
        self._lasting.column.addWidget(hairline())
        self._lasting.column.addWidget(self.remember)
        if self._kept:
            stays = gettext("Leave unticked: what is kept stays as it is.")
            self._lasting.column.addWidget(label("small", stays))
        return self._lasting

    def _build_today(self, theme: Theme) -> Card:
        card = Group(theme, self._wording.tr.gettext("Today"))
        self._add_general(theme, card, self._asked.today)
        if not self._asked.today:
            card.hide()
        return card

    def _add_general(self, theme: Theme, card: Card, asked: Iterable[Condition]) -> None:
        for condition in asked:
            question = GeneralQuestion(theme, self._wording, condition)
            self.questions[condition.id] = question
            card.column.addWidget(question)

    def _build_local(self, theme: Theme) -> Card:
        names = ", ".join(name for _, name in self._asked.places)
        card = Group(theme, self._wording.tr.gettext("At these places"), capitalised(names))
        for condition in self._asked.local:
            question = LocalQuestion(theme, self._wording, condition, self._asked.places)
            self.local[condition.id] = question
            card.column.addWidget(question)
        if not self._asked.local:
            card.hide()
        return card

    def _fill(self, given: Mapping[str, Answer]) -> None:
        """Tick what was answered with yes, also where it is not shown while it is known."""
        for condition, question in self.questions.items():
            question.fill(given.get(condition, self._kept.get(condition, Answer.NO)))
        for condition, local in self.local.items():
            at = places_among(self._before, condition, self._asked.where)
            local.fill(given.get(condition, Answer.NO), at)

    def _asked_now(self) -> tuple[Condition, ...]:
        """The conditions to remember that are asked, not taken from before."""
        return tuple(c for c in self._asked.lasting if c.id not in self._known)

    def _ask_all_again(self) -> None:
        """Ask everything, with the answers from before as ticks: often only one has changed."""
        self._known = {}
        self.anew.emit()
        self._show_asked()
        self.arrive()

    def _clear(self) -> None:
        for question in self._shown():
            question.tick.setChecked(False)
        self.cleared.emit()
        self.changed.emit(self.answers)
        self.arrive()

    def _show_asked(self) -> None:
        """Show what is asked, and what is known instead."""
        for condition in self._asked.lasting:
            self.questions[condition.id].setHidden(condition.id in self._known)
        self._known_card.setHidden(not self._known)
        self._lasting.setHidden(not self._asked_now())
        self._left.hide_if_empty()
        self._right.hide_if_empty()
        self._update()

    def _tell(self) -> None:
        self._look()
        self._update()
        self.changed.emit(self.answers)

    def _update(self) -> None:
        """Say on the buttons what they will do."""
        self.clear.setVisible(self._ticked())
        self._show_words()

    def _ticked(self) -> bool:
        return any(question.tick.isChecked() for question in self._shown())

    def words(self) -> str:
        """What going on says; never a word that would take back what was remembered."""
        gettext = self._wording.tr.gettext
        if self._ticked():
            return gettext("&Continue")
        if any(answer is not Answer.NO for answer in self._known.values()):
            return gettext("St&ill so, nothing else") if self._shown() else gettext("St&ill so")
        return gettext("&None of these") if self._shown() else gettext("&Nothing changed")

    def list_ends(self) -> Iterable[QWidget]:
        """Every question that is shown."""
        return [question.tick for question in self._shown()]

    def _shown(self) -> list[TickQuestion]:
        general = (q for id_, q in self.questions.items() if id_ not in self._known)
        return [*general, *self.local.values()]

    @property
    def answers(self) -> Answers:
        """What is ticked now; a local condition whose places are still open has none."""
        given = {id_: question.answer for id_, question in self.questions.items()}
        given |= {id_: question.answer for id_, question in self.local.items()}
        where = {id_: q.places for id_, q in self.local.items() if q.tick.isChecked()}
        places = {id_: at for id_, at in where.items() if not self.local[id_].lacks_place}
        return Answers({**given, **self._known}, places)

    def answer(self) -> None:
        """Go on, with no to whatever has no tick."""
        without_place = next((q for q in self.local.values() if q.lacks_place), None)
        if without_place is not None:
            self.show_notice(without_place.notice)
            without_place.focus_places()
            return
        kept = self._asked_now() if self.remember.isChecked() else ()
        self.answered.emit(HealthAnswers(self.answers, kept))


def still_known(kept: Mapping[str, Answer], before: Given) -> Mapping[str, Answer]:
    """What was remembered, without what was answered otherwise in this run."""
    if before.anew:
        return {}
    given = before.answers.given
    return {id_: answer for id_, answer in kept.items() if given.get(id_, answer) is answer}


class Group(Card):
    """A card with a small heading, which holds as much as it can in little room."""

    def __init__(self, theme: Theme, heading: str, detail: str = "", gap: float = 0) -> None:
        """`detail` may be empty; `gap` is the space between the parts in E."""
        self._gap = gap
        texts = (("h3", heading), ("small", detail))
        self._head = [label(role, text) for role, text in texts if text]
        super().__init__(theme)
        for words in self._head:
            self.column.addWidget(words)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        px = theme.scale.px
        self._head[-1].setContentsMargins(0, 0, 0, px(0.25))
        self.column.setContentsMargins(px(1), px(0.5), px(0.75), px(0.5))
        self.column.setSpacing(px(self._gap))


def known_lines(known: Mapping[str, Answer], asked: Asked, wording: Wording) -> tuple[str, ...]:
    """What was remembered, one line for each answer: "Yes: blood thinner", "No: cancer"."""
    gettext = wording.tr.gettext
    words = {
        Answer.YES: gettext("Yes: {names}"),
        Answer.NOT_SURE: gettext("Not sure: {names}"),
        Answer.NO: gettext("No: {names}"),
    }
    names: dict[Answer, list[str]] = {}
    for condition in asked.conditions:
        if condition.id in known:
            short = wording.text(condition.short)
            names.setdefault(known[condition.id], []).append(uncapitalised(short))
    return tuple(words[a].format(names="; ".join(names[a])) for a in words if a in names)


def known_since(
    known: Mapping[str, Answer], profile: Profile, wording: Wording, today: date
) -> str:
    """The days on which that was answered: "From 2 Nov, 12 Nov"; empty if nothing is known."""
    days = sorted({profile.answers[condition].given for condition in known})
    this_year, before = "d MMM", "d MMM yyyy"
    forms = {day: this_year if day.year == today.year else before for day in days}
    shown = ", ".join(day_words(day, wording, form) for day, form in forms.items())
    return wording.tr.gettext("From {days}").format(days=shown) if days else ""
