"""The way from a routine to the end of its session: routine, questions, session, finish.

It is imported when it is wanted, since Home is on the screen sooner without it.
"""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from acupressure_app.core import player
from acupressure_app.core.body import Side
from acupressure_app.core.content import Condition, Kind
from acupressure_app.core.profile import Profile, remember
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import (
    Answer,
    Answers,
    Cleared,
    Refused,
    clear,
    questions,
)
from acupressure_app.core.timeline import Pace, Timeline, compile_timeline
from acupressure_app.store.profile import (
    UnreadableProfileError,
    load_profile,
    save_profile,
)
from acupressure_app.store.settings import save_settings
from acupressure_app.ui.awake import KeepsAwake
from acupressure_app.ui.context import Context
from acupressure_app.ui.findings import left_out_places
from acupressure_app.ui.finish_page import FinishPage
from acupressure_app.ui.finish_view import Summary
from acupressure_app.ui.given import Given, with_flags, with_health
from acupressure_app.ui.health_page import Asked, HealthAnswers, HealthPage
from acupressure_app.ui.picture import Pictures
from acupressure_app.ui.ready_page import ReadyPage, has_something_to_say
from acupressure_app.ui.red_flags_page import RedFlagsPage
from acupressure_app.ui.refused_page import RefusedPage
from acupressure_app.ui.routine_page import RoutinePage
from acupressure_app.ui.session_clock import SessionClock
from acupressure_app.ui.session_page import SessionPage
from acupressure_app.ui.sound import Sound
from acupressure_app.ui.way import Way


class Choice(Struct, frozen=True):
    """What is about to be screened and played."""

    routine: Routine
    pace: Pace
    one_side: Side


class Journey(QObject):
    """Leads from page to page along the way.

    `finished` tells that a session is over.

    `tell` says above the page what could not be read or written, and why.
    """

    finished = Signal()

    def __init__(
        self,
        context: Context,
        way: Way,
        pictures: Pictures,
        open_sound: Callable[[], Sound],
        awake: KeepsAwake,
        tell: Callable[[str, str], None],
    ) -> None:
        """`open_sound` is called when the first session starts."""
        super().__init__(way)
        self._context, self._way, self._pictures = context, way, pictures
        self._open_sound, self._awake, self._tell = open_sound, awake, tell
        self._wording, self._content = context.wording, context.library.content
        self._session: SessionPage | None = None
        self._clock: SessionClock | None = None
        self._choice: Choice | None = None
        self._given, self._visit_over = Given(), False

    @property
    def under_way(self) -> bool:
        """Whether a session would be cut off by closing the window now."""
        return self._session is not None and self._session.under_way

    def pause(self) -> None:
        """Pause a running session, and show the choices."""
        if self._session is not None:
            self._session.leave()

    def show_routine(self, routine_id: str) -> None:
        """Open a routine from Home, or the other routine that a check offers."""
        listed = self._context.library.find(routine_id)
        if listed is None:
            return
        if self._visit_over:
            self._given, self._visit_over = Given(), False
        self._way.leave_all()
        routine, lengths = listed.routine, self._context.settings.lengths
        page = RoutinePage(
            self._way.theme, self._pictures, self._wording, self._content, lengths, routine
        )
        page.started.connect(lambda pace, side: self._check(Choice(routine, pace, side)))
        self._way.open(page)

    def _check(self, choice: Choice) -> None:
        """Ask for warning signs, if the symptoms have any, then about the user's health."""
        self._choice = choice
        flags = self._asked(choice.routine, Kind.RED_FLAG)
        if not flags:
            self._ask_health(choice)
            return
        title = self._wording.text(choice.routine.title)
        before = self._given.answers.given
        ticked = frozenset(f.id for f in flags if before.get(f.id) is Answer.YES)
        page = RedFlagsPage(self._way.theme, self._wording, title, flags, ticked)
        page.changed.connect(lambda ticked: self._keep_flags(flags, ticked))
        page.answered.connect(lambda ticked: self._flags_answered(choice, ticked))
        self._way.open(page)

    def _keep_flags(self, flags: tuple[Condition, ...], ticked: frozenset[str]) -> None:
        self._given = with_flags(self._given, (flag.id for flag in flags), ticked)

    def _keep_health(self, asked: Asked, answers: Answers) -> None:
        self._given = with_health(self._given, answers, asked.where)

    def _answer_anew(self) -> None:
        """What was kept on another day is out of date: what is on the page counts from now on."""
        self._given = replace(self._given, anew=True)

    def _forget_given(self) -> None:
        """Somebody else may answer now, so nothing of before is ticked any more."""
        self._given = Given(anew=self._given.anew)

    def _asked(self, routine: Routine, *kinds: Kind) -> tuple[Condition, ...]:
        return tuple(c for c in questions(routine, self._content) if c.kind in kinds)

    def _flags_answered(self, choice: Choice, ticked: frozenset[str]) -> None:
        if not ticked:
            self._ask_health(choice)
            return
        answers = Answers(dict.fromkeys(ticked, Answer.YES), otherwise=Answer.NO)
        screened = clear(choice.routine, self._content, answers)
        if isinstance(screened, Refused):
            self._refuse(screened)

    def _ask_health(self, choice: Choice) -> None:
        conditions = self._asked(choice.routine, Kind.GENERAL, Kind.LOCAL)
        if not conditions:
            self._screen(choice, Answers())
            return
        named = tuple(self._wording.places(choice.routine, self._content).items())
        profile = self._profile()
        asked, today = Asked(conditions, named), self._context.today()
        page = HealthPage(self._way.theme, self._wording, asked, profile, today, self._given)
        page.changed.connect(lambda answers: self._keep_health(asked, answers))
        page.anew.connect(self._answer_anew)
        page.cleared.connect(self._forget_given)
        page.answered.connect(lambda result: self._health_answered(choice, asked, result))
        self._way.open(page)

    def _profile(self) -> Profile:
        try:
            return load_profile(self._context.folders.config)
        except UnreadableProfileError as error:
            gettext = self._wording.tr.gettext
            text = gettext("Your earlier answers could not be read, so they are asked again.")
            self._tell(text, str(error))
            return Profile()

    def _health_answered(self, choice: Choice, asked: Asked, result: HealthAnswers) -> None:
        self._keep_health(asked, result.answers)
        if result.remembered:
            self._remember(result)
        self._screen(choice, result.answers)

    def _remember(self, result: HealthAnswers) -> None:
        config, today = self._context.folders.config, self._context.today()
        profile = remember(self._profile(), result.answers, result.remembered, today)
        try:
            save_profile(config, profile)
            self._given = replace(self._given, anew=False)
        except OSError as error:
            gettext = self._wording.tr.gettext
            self._tell(
                gettext("Your answers could not be kept, and will be asked again."), str(error)
            )

    def _screen(self, choice: Choice, answers: Answers) -> None:
        """Warning signs were all answered with no when this is reached."""
        flags = self._asked(choice.routine, Kind.RED_FLAG)
        given = {**answers.given, **{flag.id: Answer.NO for flag in flags}}
        everything = replace(answers, given=given)
        library = self._context.library
        match clear(choice.routine, self._content, everything, library.routines):
            case Refused() as refused:
                self._refuse(refused)
            case Cleared() as cleared:
                self._prepare(choice, cleared)

    def _prepare(self, choice: Choice, cleared: Cleared) -> None:
        timeline = compile_timeline(
            cleared,
            self._content,
            self._wording,
            choice.pace,
            self._context.settings.lengths,
            choice.one_side,
        )
        places = left_out_places(cleared.routine, self._content, cleared.left_out, self._wording)
        left_out = tuple(self._wording.place(point, side) for point, side, _ in places)
        if not has_something_to_say(cleared):
            self._begin(timeline, left_out)
            return
        page = ReadyPage(
            self._way.theme,
            self._pictures,
            self._wording,
            self._content,
            cleared,
            timeline.pressed,
            self._other(cleared.alternative),
        )
        page.started.connect(lambda: self._begin(timeline, left_out))
        page.alternative.connect(self.show_routine)
        self._way.open(page)

    def _refuse(self, refused: Refused) -> None:
        page = RefusedPage(
            self._way.theme,
            self._pictures,
            self._wording,
            self._content,
            refused,
            self._other(refused.alternative),
        )
        page.home.connect(self._way.home)
        page.alternative.connect(self.show_routine)
        self._way.open(page)

    def _other(self, routine_id: str | None) -> Routine | None:
        listed = self._context.library.find(routine_id) if routine_id else None
        return listed.routine if listed else None

    def _begin(self, timeline: Timeline, left_out: tuple[str, ...]) -> None:
        """Play it; from the session no way leads back to the questions."""
        self._way.leave_all()
        session = self._session_page()
        if self._clock is not None:
            self._clock.deleteLater()
        state = player.State(timeline)
        self._clock = SessionClock(state, self._context.reading, self._context.speed, self)
        self._way.open(session, kept=True)
        session.begin(self._clock, left_out)

    def _session_page(self) -> SessionPage:
        """The page for all sessions: made for the first one, since sound takes time to load."""
        if self._session is None:
            self._session = SessionPage(
                self._way.theme,
                self._pictures,
                self._wording,
                self._open_sound(),
                self._awake,
                sound_on=self._context.settings.sound,
            )
            self._session.ended.connect(self._finish)
            self._session.sound_switched.connect(self._keep_sound)
        return self._session

    def _finish(self, _finished: bool, summary: Summary) -> None:
        self.finished.emit()
        self._visit_over = True
        self._way.leave_all()
        page = FinishPage(self._way.theme, self._wording, self._content.symptoms, summary)
        page.home.connect(self._way.home)
        page.again.connect(self._again)
        self._way.open(page)

    def _again(self) -> None:
        """The same once more, with the same questions."""
        if self._choice is not None:
            self._visit_over = False
            self._check(self._choice)

    def _keep_sound(self, on: bool) -> None:
        settings = replace(self._context.settings, sound=on)
        try:
            save_settings(self._context.folders.config, settings)
        except OSError as error:
            self._tell(self._wording.tr.gettext("This choice could not be kept."), str(error))
