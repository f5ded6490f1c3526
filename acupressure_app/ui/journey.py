"""The way from a routine to the end of its session: routine, questions, session, finish.

It is imported when it is wanted, since Home is on the screen sooner without it.
"""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal

from acupressure_app.core import player
from acupressure_app.core.body import Side
from acupressure_app.core.content import Condition, Kind
from acupressure_app.core.entry import End
from acupressure_app.core.export_plan import with_warnings
from acupressure_app.core.language import Phrase
from acupressure_app.core.library import Listed
from acupressure_app.core.profile import Profile, fresh, remember
from acupressure_app.core.recent import Recent, still_open
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import (
    Answer,
    Answers,
    Cleared,
    Refused,
    clear,
    questions,
)
from acupressure_app.core.text import sentence, uncapitalised
from acupressure_app.core.timeline import Pace, Timeline, compile_timeline, unscreened_in_all
from acupressure_app.core.wording import Wording
from acupressure_app.store.profile import (
    UnreadableProfileError,
    load_profile,
    save_profile,
)
from acupressure_app.store.trouble import in_words
from acupressure_app.ui.check.findings import has_something_to_say, left_out_places
from acupressure_app.ui.check.given import Given, with_flags, with_health
from acupressure_app.ui.check.health_page import Asked, HealthAnswers, HealthPage
from acupressure_app.ui.check.ready_page import ReadyPage
from acupressure_app.ui.check.red_flags_page import RedFlagsPage
from acupressure_app.ui.check.refused_page import RefusedPage
from acupressure_app.ui.check.way_steps import Stage, stages
from acupressure_app.ui.context import Context
from acupressure_app.ui.export.exporting import Exporting, Job
from acupressure_app.ui.home.last_times import LastTimes
from acupressure_app.ui.journal.diary import Diary
from acupressure_app.ui.journal.recorder import Recorder
from acupressure_app.ui.journal.view import felt_wrong
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.routine.actions import Act
from acupressure_app.ui.routine.page import RoutinePage
from acupressure_app.ui.session.awake import KeepsAwake
from acupressure_app.ui.session.clock import SessionClock
from acupressure_app.ui.session.finish_page import FinishPage
from acupressure_app.ui.session.finish_view import Summary
from acupressure_app.ui.session.here import Here
from acupressure_app.ui.session.page import SessionPage
from acupressure_app.ui.session.preparing import Preparing, Spoken
from acupressure_app.ui.session.telling import Told
from acupressure_app.ui.session.words import Bookmark
from acupressure_app.ui.sound.sound import Sound
from acupressure_app.ui.sound.speech import Speech
from acupressure_app.ui.stock import Stock
from acupressure_app.ui.way import Way


class Choice(Struct, frozen=True):
    """What is about to be screened and played, and where it was left if it is gone on with.

    `to_file`: it is not played but saved as a sound file. `trial`: nothing of it is noted.
    """

    routine: Routine
    pace: Pace
    one_side: Side
    left: Recent | None = None
    to_file: bool = False
    trial: bool = False


class Journey(QObject):
    """Leads from page to page along the way.

    `tried` tells that a trial of a draft is over.
    `finished` tells that a session is over, `acted` what else is to be done with a routine,
    `point_wanted` which point is to be shown, and
    `reminder_wanted` for which Routine a reminder is; both with the name of the page they are
    wanted on.

    `tell` says above the page what could not be read or written, and why.
    """

    finished = Signal()
    tried = Signal()
    point_wanted = Signal(str, str)
    reminder_wanted = Signal(object, str)
    acted = Signal(object, object, str)

    def __init__(
        self,
        context: Context,
        preferences: Preferences,
        stock: Stock,
        last_times: LastTimes,
        diary: Diary,
        way: Way,
        open_sound: Callable[[], Sound],
        awake: KeepsAwake,
        tell: Callable[[str, str], None],
    ) -> None:
        """`open_sound` is called when the first session starts."""
        super().__init__(way)
        self._context, self._preferences, self._way = context, preferences, way
        self._library, self._pictures, self._wording = stock.library, stock.pictures, stock.wording
        self._content, self._last_times = stock.library.content, last_times
        self._open_sound, self._awake, self._tell = open_sound, awake, tell
        self._session: SessionPage | None = None
        self._clock: SessionClock | None = None
        self._choice: Choice | None = None
        self._playing: Choice | None = None
        self._given, self._visit_over = Given(), False
        self._before: int | None = None
        self._diary = diary
        self._recorder = Recorder(diary, stock.wording)
        self._recorder.not_kept.connect(self._tell_not_kept)
        speech = Speech(context.folders.cache / "voice", stock.wording.language)
        self._preparing = Preparing(speech, stock.wording, way)
        self._exporting = Exporting(speech, stock.wording, way, context.encoder)
        self._told: Phrase | None = None
        self.acts: Callable[[Listed], tuple[Act, ...]] = lambda _listed: ()

    def take(self, stock: Stock) -> None:
        """The library was read anew."""
        self._library, self._content = stock.library, stock.library.content

    def try_out(self, routine: Routine) -> None:
        """Play a routine that is being written, asking all as always."""
        if self._visit_over:
            self._given, self._visit_over = Given(), False
        self._warm(routine, None)
        self._check(Choice(routine, Pace.STANDARD, Side.LEFT, trial=True))

    @property
    def under_way(self) -> bool:
        """Whether a session would be cut off by closing the window now."""
        return self._session is not None and self._session.under_way

    def pause(self) -> None:
        """Pause a running session, and show the choices."""
        if self._session is not None:
            self._session.leave()

    def show_routine(self, routine_id: str, back: str = "", *, short: bool = False) -> None:
        """Open a routine from Home, or the other routine that a check offers.

        Where it is opened from elsewhere, `back` names that page, and the way back leads there.
        `short` opens it at the short pace, else it is that of the last time.
        """
        listed = self._library.find(routine_id)
        if listed is None:
            return
        self._begin_visit(on_top=bool(back))
        routine, before = listed.routine, self._answered_before(listed.routine)
        likely = self._likely(routine, before)
        page = RoutinePage(
            self._way.theme,
            self._pictures,
            self._wording,
            self._content,
            self._preferences.settings.lengths,
            routine,
            Pace.SHORT if short else self._pace_of(routine_id),
            likely=likely,
            other=self._other(likely.alternative) if likely else None,
            answered=min((r.given for r in before.answers.values()), default=None),
            back=back,
            acts=self.acts(listed),
        )
        page.acted.connect(lambda act: self.acted.emit(act, listed, page.windowTitle()))
        page.started.connect(lambda pace, side: self._check(Choice(routine, pace, side)))
        page.saving.connect(
            lambda pace, side: self._check(Choice(routine, pace, side, to_file=True))
        )
        page.alternative.connect(self._show_other)
        self._lead_to_points(page)
        page.reminder_wanted.connect(lambda: self.reminder_wanted.emit(routine, page.windowTitle()))
        self._way.open(page)
        self._warm(routine, likely)

    def _lead_to_points(self, page: RoutinePage | ReadyPage | RefusedPage) -> None:
        """Where a point is named, its page can be read; the way back leads here."""
        page.point_wanted.connect(lambda code: self.point_wanted.emit(code, page.windowTitle()))

    def _show_other(self, routine_id: str) -> None:
        self.show_routine(routine_id)

    def _warm(self, routine: Routine, likely: Cleared | Refused | None) -> None:
        """Make the voice for what will probably be said, and wake the sound, for they take time."""
        self._open_sound()
        screened = likely or clear(routine, self._content, Answers(otherwise=Answer.NO))
        if isinstance(screened, Cleared):
            choice = Choice(routine, self._pace_of(routine.id), Side.LEFT)
            timeline = self._compiled(choice, screened)
            self._preparing.warm(timeline, self._preferences.settings)

    def _answered_before(self, routine: Routine) -> Profile:
        """What is remembered of another day, still holds, and matters for this routine."""
        try:
            profile = load_profile(self._context.folders.config)
        except UnreadableProfileError:
            return Profile()  # said where the answers are asked for
        asked = self._asked(routine, Kind.GENERAL)
        holds = fresh(profile, asked, self._context.now().date()).given
        return Profile({name: profile.answers[name] for name in holds})

    def _likely(self, routine: Routine, before: Profile) -> Cleared | Refused | None:
        """What the remembered answers would lead to if all else were answered with no."""
        if not before.answers:
            return None
        given = {name: remembered.answer for name, remembered in before.answers.items()}
        answers = Answers(given, otherwise=Answer.NO)
        return clear(routine, self._content, answers, self._library.routines)

    def _pace_of(self, routine_id: str) -> Pace:
        """The pace of the last time."""
        played = (r.pace for r in self._last_times.recents if r.routine == routine_id)
        return next(played, Pace.STANDARD)

    def start_again(self, recent: Recent) -> None:
        """The same as last time, or the rest of it; what is asked is asked again."""
        listed = self._library.find(recent.routine)
        if listed is None:
            return
        self._begin_visit()
        left = recent if still_open(recent, self._context.now()) else None
        self._warm(listed.routine, None)
        self._check(Choice(listed.routine, recent.pace, recent.one_side, left))

    def start(self, routine_id: str) -> None:
        """Start it from its beginning, paced as the last time; all is asked as always."""
        before = (r for r in self._last_times.recents if r.routine == routine_id)
        first_time = Recent(routine_id, Pace.STANDARD, Side.LEFT, self._context.now())
        self.start_again(replace(next(before, first_time), kept=None))

    def _begin_visit(self, *, on_top: bool = False) -> None:
        """What was answered for a session that is over counts no longer."""
        if self._visit_over:
            self._given, self._visit_over, self._before = Given(), False, None
        if not on_top:
            self._way.leave_all()

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
        page = RedFlagsPage(
            self._way.theme,
            self._wording,
            title,
            flags,
            ticked,
            stages=self._stages(choice),
            symptom="" if choice.to_file or choice.trial else self._complaint(choice.routine),
            last=self._felt_last(choice.routine),
        )
        page.rating.choose(self._before)
        page.rating.chosen.connect(self._keep_strength)
        page.changed.connect(lambda ticked: self._keep_flags(flags, ticked))
        page.answered.connect(lambda ticked: self._flags_answered(choice, ticked))
        self._way.open(page)

    def _complaint(self, routine: Routine) -> str:
        """What is asked about, how strong it is; nothing where the routine is for several."""
        known = [self._content.symptoms.get(name) for name in routine.symptoms]
        titles = [uncapitalised(self._wording.text(each.title)) for each in known if each]
        return titles[0] if len(titles) == 1 else self._wording.tr.gettext("the complaint")

    def _felt_last(self, routine: Routine) -> str:
        """What felt wrong the last time that one of these places was pressed."""
        places = {step.place for step in routine.steps}
        return felt_wrong(self._diary.entries.values(), places, self._context.now(), self._wording)

    def _keep_strength(self, number: int | None) -> None:
        self._before = number

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

    def _stages(self, choice: Choice) -> tuple[Stage, ...]:
        return stages(questions(choice.routine, self._content))

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
        asked, today = Asked(conditions, named), self._context.now().date()
        page = HealthPage(
            self._way.theme,
            self._wording,
            asked,
            profile,
            today,
            self._given,
            stages=self._stages(choice),
        )
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
            self._tell(text, in_words(error, self._wording.tr))
            return Profile()

    def _health_answered(self, choice: Choice, asked: Asked, result: HealthAnswers) -> None:
        self._keep_health(asked, result.answers)
        if result.remembered:
            self._remember(result)
        self._screen(choice, result.answers)

    def _remember(self, result: HealthAnswers) -> None:
        config, today = self._context.folders.config, self._context.now().date()
        profile = remember(self._profile(), result.answers, result.remembered, today)
        try:
            save_profile(config, profile)
            self._given = replace(self._given, anew=False)
        except OSError as error:
            gettext = self._wording.tr.gettext
            self._tell(
                gettext("Your answers could not be kept, and will be asked again."),
                in_words(error, self._wording.tr),
            )

    def _screen(self, choice: Choice, answers: Answers) -> None:
        """Warning signs were all answered with no when this is reached."""
        flags = self._asked(choice.routine, Kind.RED_FLAG)
        given = {**answers.given, **{flag.id: Answer.NO for flag in flags}}
        everything = replace(answers, given=given)
        match clear(choice.routine, self._content, everything, self._library.routines):
            case Refused() as refused:
                self._refuse(refused)
            case Cleared() as cleared:
                self._prepare(choice, cleared)

    def _prepare(self, choice: Choice, cleared: Cleared) -> None:
        timeline = self._compiled(choice, cleared)
        if not has_something_to_say(cleared) and not choice.routine.prescribed:
            self._start(choice, cleared, timeline)
            return
        page = ReadyPage(
            self._way.theme,
            self._pictures,
            self._wording,
            self._content,
            cleared,
            timeline.pressed,
            self._other(cleared.alternative),
            before=unscreened_in_all(
                choice.routine,
                self._content,
                self._wording,
                choice.pace,
                self._preferences.settings.lengths,
            ),
            one_side=choice.one_side,
            stages=self._stages(choice),
        )
        self._lead_to_points(page)
        page.started.connect(lambda: self._start(choice, cleared, timeline))
        page.alternative.connect(self._show_other)
        self._way.open(page)
        if choice.to_file:
            page.start.setText(self._wording.tr.gettext("&Continue"))
        else:
            self._preparing.warm(timeline, self._preferences.settings)

    def _compiled(self, choice: Choice, cleared: Cleared) -> Timeline:
        """What is played; a file cannot wait for anybody."""
        lengths = self._preferences.settings.lengths
        if choice.to_file:
            lengths = replace(lengths, wait_for_me=False)
        return compile_timeline(
            cleared, self._content, self._wording, choice.pace, lengths, choice.one_side
        )

    def _start(self, choice: Choice, cleared: Cleared, timeline: Timeline) -> None:
        """Go on to the session as soon as its voice is ready, or to the page for its file."""
        settings = self._preferences.settings
        if choice.to_file:
            warned = with_warnings(timeline, cleared.findings)
            tones = self._context.folders.cache / "tones"
            self._exporting.open(Job(warned, settings, tones))
            return
        places = left_out_places(cleared.routine, self._content, cleared.left_out, self._wording)
        left_out = tuple(self._wording.place(point, side) for point, side, _ in places)
        self._preparing.begin(
            timeline, settings, lambda spoken: self._begin(choice, timeline, left_out, spoken)
        )

    def _refuse(self, refused: Refused) -> None:
        page = RefusedPage(
            self._way.theme,
            self._pictures,
            self._wording,
            self._content,
            refused,
            self._other(refused.alternative),
        )
        self._lead_to_points(page)
        page.home.connect(self._way.home)
        page.alternative.connect(self._show_other)
        self._way.open(page)

    def _other(self, routine_id: str | None) -> Routine | None:
        listed = self._library.find(routine_id) if routine_id else None
        return listed.routine if listed else None

    def _begin(
        self, choice: Choice, timeline: Timeline, left_out: tuple[str, ...], spoken: Spoken
    ) -> None:
        """Play it; from the session no way leads back to the questions."""
        self._way.leave_all()
        session = self._session_page()
        if self._clock is not None:
            self._clock.deleteLater()
        self._playing = choice
        state = _state(timeline, choice.left, self._wording)
        self._clock = SessionClock(state, self._context.reading, self._context.speed, self)
        self._way.open(session, kept=True)
        number = choice.left.entry if choice.left and state.mode.at else 0
        now = self._context.now()
        if not choice.trial:
            self._recorder.begin(state, now, choice.pace, left_out, self._before, number)
        leaving = self._wording.tr.gettext("&Back to the editor") if choice.trial else ""
        session.begin(self._clock, left_out, spoken.clips, self._news(spoken.problem), leaving)

    def _news(self, problem: Phrase | None) -> str:
        """Why nothing is said, in words; nothing if that was told before."""
        before, self._told = self._told, problem
        return problem(self._wording.tr) if problem and problem != before else ""

    def _session_page(self) -> SessionPage:
        """The page for all sessions: made for the first one, since sound takes time to load."""
        if self._session is None:
            self._session = SessionPage(
                self._way.theme,
                self._pictures,
                self._wording,
                self._open_sound(),
                self._awake,
                sound_on=self._preferences.settings.sound,
            )
            self._session.ended.connect(self._finish)
            self._session.left.connect(self._leave)
            self._session.stepped.connect(self._note_step)
            self._session.sound_switched.connect(lambda on: self._preferences.change(sound=on))
        return self._session

    @property
    def _trial(self) -> bool:
        """Whether a draft is being tried: of that nothing is noted."""
        return self._playing is not None and self._playing.trial

    def _finish(self, finished: bool, summary: Summary) -> None:
        self._visit_over = True
        if self._trial:
            self._end_trial(summary)
            return
        self.finished.emit()
        self._note(unwell=summary.unwell)
        self._record(End.FINISHED if finished else End.STOPPED)
        self._way.leave_all()
        symptoms, before = self._content.symptoms, self._before
        page = FinishPage(self._way.theme, self._wording, symptoms, summary, before)
        page.saved.connect(self._save_told)
        page.left.connect(self._tell_journal)
        page.felt.connect(lambda unwell: self._last_times.tell_unwell(unwell=unwell))
        page.dropped.connect(self._drop_session)
        page.again.connect(self._again)
        self._way.open(page)

    def _end_trial(self, summary: Summary) -> None:
        """Back to the draft; first to when to see somebody, where something felt wrong."""
        if not summary.unwell:
            self.tried.emit()
            return
        self._way.leave_all()
        page = FinishPage(self._way.theme, self._wording, self._content.symptoms, summary)
        page.be_of_a_trial()
        page.saved.connect(lambda _told: self.tried.emit())
        self._way.open(page)

    def _record(self, end: End) -> None:
        if self._clock is not None:
            self._recorder.end(self._clock.state, end)

    def _tell_journal(self, told: Told) -> None:
        self._recorder.tell(told.after, told.felt, told.note)

    def _save_told(self, told: Told) -> None:
        """Close once it has been kept; a page that is still there says if it could not be."""
        single = Qt.ConnectionType.SingleShotConnection
        self._recorder.kept.connect(self._way.home, single)
        self._tell_journal(told)

    def _drop_session(self) -> None:
        self._recorder.drop()
        self._way.home()

    def _tell_not_kept(self, why: str) -> None:
        gettext = self._wording.tr.gettext
        if isinstance(self._way.page, FinishPage):
            self._way.page.tell_not_saved(why)
        elif self._session is None or not self._session.under_way:
            self._tell(gettext("The journal could not be written."), sentence(why))

    def _again(self) -> None:
        """The same once more from its beginning, with the same questions."""
        if self._choice is not None:
            self._visit_over = False
            self._check(replace(self._choice, left=None))

    def _leave(self) -> None:
        """Keep the place, to go on later; a trial is just over."""
        self._visit_over = True
        if self._trial:
            self.tried.emit()
            return
        self._record(End.UNFINISHED)
        self._note()
        self._way.home()

    def _note(self, *, unwell: bool = False) -> None:
        """What was played counts as the last time, with the place in it if it was left."""
        if self._session is not None and self._playing is not None:
            recent = self._recent(self._playing, self._session.bookmark)
            self._last_times.note(replace(recent, unwell=unwell))

    def _note_step(self, mark: Bookmark) -> None:
        """Should the program end by force, the next start offers to go on from here."""
        if self._playing is not None and self._clock is not None and not self._trial:
            self._last_times.note_step(self._recent(self._playing, mark))
            state = self._clock.state
            self._recorder.note(state, player.position(state, self._clock.now))

    def _recent(self, choice: Choice, mark: Bookmark | None) -> Recent:
        recent = Recent(choice.routine.id, choice.pace, choice.one_side, self._context.now())
        if mark is None:
            return recent
        number = self._recorder.number
        return replace(recent, kept=mark.kept, place=mark.place, left=mark.left, entry=number)


def _state(timeline: Timeline, left: Recent | None, wording: Wording) -> player.State:
    """Where the session begins: where it was left, if that place is still in it."""
    if left is None or left.kept is None:
        return player.State(timeline)
    state = player.resumed(timeline, left.kept.at, left.kept.eased, left.kept.left, left.kept.added)
    same_place = Here.at_time(state, 0, wording).place == left.place
    return state if same_place else player.State(timeline)
