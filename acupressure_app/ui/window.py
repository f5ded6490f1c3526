"""The one window: it knows all pages, and leads from one to the next."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

import msgspec
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from acupressure_app.core import player
from acupressure_app.core.body import Side
from acupressure_app.core.content import Condition, Kind
from acupressure_app.core.profile import remember
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import (
    Answer,
    Answers,
    Cleared,
    Refused,
    clear,
    places,
    point_of,
    questions,
)
from acupressure_app.core.timeline import Pace, Timeline, compile_timeline
from acupressure_app.store.profile import load_profile, save_profile
from acupressure_app.store.settings import save_settings
from acupressure_app.ui.bug_page import BugPage
from acupressure_app.ui.context import Context
from acupressure_app.ui.finish_page import FinishPage
from acupressure_app.ui.finish_view import Summary
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.focus import FocusRing
from acupressure_app.ui.health_page import Asked, HealthAnswers, HealthPage
from acupressure_app.ui.home_page import HomePage
from acupressure_app.ui.parts import Notice, NoticeKind
from acupressure_app.ui.picture import Pictures
from acupressure_app.ui.ready_page import ReadyPage, has_something_to_say
from acupressure_app.ui.red_flags_page import RedFlagsPage
from acupressure_app.ui.refused_page import RefusedPage
from acupressure_app.ui.routine_page import RoutinePage
from acupressure_app.ui.session_clock import SessionClock
from acupressure_app.ui.session_page import KeepsAwake, SessionPage
from acupressure_app.ui.sound import Sound
from acupressure_app.ui.theme import Theme, dress

_SIZE = (1100, 760)
_LEAST = (360, 420)


@runtime_checkable
class Arriving(Protocol):
    """A page that says where the focus goes when it is reached."""

    def arrive(self) -> None:
        """Take the focus."""


@dataclass(frozen=True)
class Choice:
    """What is about to be screened and played."""

    routine: Routine
    pace: Pace
    one_side: Side


class MainWindow(QMainWindow):
    """Home, and on it the way that the user has gone: each page can be left for the one before."""

    def __init__(
        self,
        context: Context,
        theme: Theme,
        open_sound: Callable[[], Sound],
        awake: KeepsAwake,
    ) -> None:
        """`open_sound` is called when the first session starts."""
        super().__init__()
        self._context, self._theme = context, theme
        self._open_sound, self._awake = open_sound, awake
        self._wording, self._content = context.wording, context.library.content
        self._pictures = Pictures(context.folders.pictures)
        self._session: SessionPage | None = None
        self._clock: SessionClock | None = None
        self._choice: Choice | None = None
        self._leaving = False
        self._note = Notice(theme, NoticeKind.CAUTION, "")
        self._above, self._stack = QWidget(), QStackedWidget()
        self._build()
        self._focus_ring = FocusRing(theme, self)
        self._home = HomePage(
            theme, self._pictures, self._wording, context.library, context.settings.lengths
        )
        self._home.chosen.connect(self._show_routine)
        self._home.folder_asked.connect(_open_folder)
        self._way: list[QWidget] = []
        dress(self, theme)
        self._open(self._home)

    def _build(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        QVBoxLayout(self._above).addWidget(self._note)
        column.addWidget(self._above)
        column.addWidget(self._stack, 1)
        self._above.hide()
        self.setCentralWidget(whole)
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self._way[-1]

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and sizes from now on."""
        self._theme = theme
        dress(self, theme)

    def show_bug(self, report: str) -> None:
        """Show what failed; a running session pauses. A second failure changes nothing."""
        if isinstance(self.page, BugPage):
            return
        self._open(BugPage(self._theme, self._wording, report))
        if self._session is not None and self._session.under_way:
            self._session.leave()

    def _open(self, page: QWidget) -> None:
        """Go on to a page."""
        if isinstance(page, FlowPage):
            page.back.connect(self._back)
        page.windowTitleChanged.connect(self._show_title)
        self._way.append(page)
        self._stack.addWidget(page)
        self._show()

    def _back(self) -> None:
        """Return to the page before; on Home nothing is before."""
        if len(self._way) > 1:
            self._drop()
            self._show()

    def _go_home(self) -> None:
        self._leave_all()
        self._show()

    def _leave_all(self) -> None:
        """Leave every page but Home, which is not shown yet."""
        while len(self._way) > 1:
            self._drop()

    def _drop(self) -> None:
        page = self._way.pop()
        page.windowTitleChanged.disconnect(self._show_title)
        self._stack.removeWidget(page)
        if page is not self._session:
            page.deleteLater()

    def _show(self) -> None:
        for button in self.page.findChildren(QPushButton):
            button.setAutoDefault(True)  # Enter presses the button that has the focus
        self._stack.setCurrentWidget(self.page)
        self._show_title()
        if self.page is self._home:
            self._above.hide()
        if isinstance(self.page, Arriving):
            self.page.arrive()

    def _show_title(self) -> None:
        name = self._wording.tr.gettext("Acupressure")
        self.setWindowTitle(f"{self.page.windowTitle()} – {name}")

    def _show_routine(self, routine_id: str) -> None:
        """Open a routine from Home, or the other routine that a check offers."""
        listed = self._context.library.find(routine_id)
        if listed is None:
            return
        self._leave_all()
        routine, lengths = listed.routine, self._context.settings.lengths
        page = RoutinePage(
            self._theme, self._pictures, self._wording, self._content, lengths, routine
        )
        page.started.connect(lambda pace, side: self._check(Choice(routine, pace, side)))
        self._open(page)

    def _check(self, choice: Choice) -> None:
        """Ask for warning signs, if the symptoms have any, then about the user's health."""
        self._choice = choice
        flags = self._asked(choice.routine, Kind.RED_FLAG)
        if not flags:
            self._ask_health(choice)
            return
        title = self._wording.text(choice.routine.title)
        page = RedFlagsPage(self._theme, self._wording, title, flags)
        page.answered.connect(lambda ticked: self._flags_answered(choice, ticked))
        self._open(page)

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
        points = {step.place: point_of(step, self._content) for step in choice.routine.steps}
        named = tuple(
            (place, self._wording.place(points[place.point], place.side or Side.BOTH))
            for place in places(choice.routine)
        )
        profile = load_profile(self._context.folders.config)
        asked, today = Asked(conditions, named), self._context.today()
        page = HealthPage(self._theme, self._wording, asked, profile, today)
        page.answered.connect(lambda result: self._health_answered(choice, result))
        self._open(page)

    def _health_answered(self, choice: Choice, result: HealthAnswers) -> None:
        if result.remembered:
            self._remember(result)
        self._screen(choice, result.answers)

    def _remember(self, result: HealthAnswers) -> None:
        config, today = self._context.folders.config, self._context.today()
        profile = remember(load_profile(config), result.answers, result.remembered, today)
        try:
            save_profile(config, profile)
        except OSError as error:
            gettext = self._wording.tr.gettext
            self._tell(gettext("Your answers could not be kept, and will be asked again."), error)

    def _tell(self, text: str, error: OSError) -> None:
        """Say above the page what could not be written; everything else goes on."""
        self._note.set_words(text, error.strerror or str(error))
        self._above.show()

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
        if not has_something_to_say(cleared):
            self._begin(timeline)
            return
        page = ReadyPage(
            self._theme,
            self._pictures,
            self._wording,
            self._content,
            cleared,
            timeline.pressed,
            self._other(cleared.alternative),
        )
        page.started.connect(lambda: self._begin(timeline))
        page.alternative.connect(self._show_routine)
        self._open(page)

    def _refuse(self, refused: Refused) -> None:
        page = RefusedPage(
            self._theme,
            self._pictures,
            self._wording,
            self._content,
            refused,
            self._other(refused.alternative),
        )
        page.home.connect(self._go_home)
        page.alternative.connect(self._show_routine)
        self._open(page)

    def _other(self, routine_id: str | None) -> Routine | None:
        listed = self._context.library.find(routine_id) if routine_id else None
        return listed.routine if listed else None

    def _begin(self, timeline: Timeline) -> None:
        """Play it; from the session no way leads back to the questions."""
        self._leave_all()
        session = self._session_page()
        if self._clock is not None:
            self._clock.deleteLater()
        state = player.State(timeline)
        self._clock = SessionClock(state, self._context.reading, self._context.speed, self)
        self._clock.effect.connect(self._went_on)
        self._leaving = False
        self._open(session)
        session.begin(self._clock)

    def _session_page(self) -> SessionPage:
        """The page for all sessions: made for the first one, since sound takes time to load."""
        if self._session is None:
            self._session = SessionPage(
                self._theme,
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
        self._leave_all()
        self._home.search.clear()
        page = FinishPage(self._theme, self._wording, self._content.symptoms, summary)
        page.home.connect(self._go_home)
        page.again.connect(self._again)
        self._open(page)

    def _again(self) -> None:
        """The same once more, with the same questions."""
        if self._choice is not None:
            self._check(self._choice)

    def _keep_sound(self, on: bool) -> None:
        settings = msgspec.structs.replace(self._context.settings, sound=on)
        try:
            save_settings(self._context.folders.config, settings)
        except OSError as error:
            self._tell(self._wording.tr.gettext("This choice could not be kept."), error)

    def _went_on(self, effect: player.Effect) -> None:
        """Closing asks anew once a session goes on."""
        if isinstance(effect, player.Moving):
            self._leaving = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back; in a session the page itself takes it, to pause."""
        if event.key() == Qt.Key.Key_Escape and self.page is not self._session:
            self._back()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing during a session pauses it and shows the choices; closing again closes."""
        session = self._session
        if session is None or not session.under_way or self._leaving:
            super().closeEvent(event)
            return
        event.ignore()
        session.leave()
        self._leaving = True


def _open_folder(folder: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
