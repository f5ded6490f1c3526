"""The second safety page: the few things about the user that the rules ask for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acupressure_app.core.content import Condition, Kind
from acupressure_app.core.profile import Profile, fresh, may_be_remembered
from acupressure_app.core.screening import Answer, Answers, Place
from acupressure_app.core.wording import Wording
from acupressure_app.ui.choices import Segments, Tick, TickQuestion
from acupressure_app.ui.flow_page import AT_LEFT, FlowPage
from acupressure_app.ui.parts import (
    Card,
    Notice,
    NoticeKind,
    hairline,
    label,
    large,
    main_button,
    other_button,
)
from acupressure_app.ui.row import Row
from acupressure_app.ui.theme import Theme

_TWO_COLUMNS = 44
"""From this width in E on, what is asked stands in two columns."""
_WIDEST = 60
"""The columns are together at most so wide in E, wider than a page to read."""


@dataclass(frozen=True)
class Asked:
    """What is asked: the conditions without red flags, and the places with their names."""

    conditions: tuple[Condition, ...]
    places: tuple[tuple[Place, str], ...]

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


@dataclass(frozen=True)
class HealthAnswers:
    """The answers, and the conditions whose answers shall be remembered."""

    answers: Answers
    remembered: tuple[Condition, ...]


class HealthPage(FlowPage):
    """Emits HealthAnswers; what was remembered is shown and confirmed, never used unseen.

    What is true gets a tick. What has none when the user goes on is answered with no.
    """

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
            gettext("Tick what is true, and what you are not sure about: that counts as yes."),
            gettext("&Back"),
        )
        self._wording, self._asked = wording, asked
        self._known: Mapping[str, Answer] = fresh(profile, asked.conditions, today).given
        self.general: dict[str, GeneralQuestion] = {}
        self.local: dict[str, LocalQuestion] = {}
        known = known_lines(self._known, asked, profile, wording, today)
        self._known_card = self._build_known(theme, known)
        self._lasting_card = self._build_lasting(theme)
        today_card = self._build_group(theme, gettext("Today"), self._build_general(theme, asked.today))
        self._add_columns(theme, (self._known_card, self._lasting_card), (today_card, self._build_local(theme)))
        self.go_on = large(main_button(theme, "", "arrow-right"))
        self.go_on.clicked.connect(self._answer)
        self.buttons.add(label("small", gettext("Your answers stay on this computer.")), 1)
        self.buttons.add(self.go_on)
        self._update()
