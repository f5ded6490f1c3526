"""Gets what a session says ready before it starts, and shows that where it takes a while."""

import logging
from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from acupressure_app.audio.voice import Clips, Prepared
from acupressure_app.core.guidance import Guidance
from acupressure_app.core.language import N_, Phrase
from acupressure_app.core.timeline import Timeline
from acupressure_app.core.wording import Wording
from acupressure_app.store.settings import Settings
from acupressure_app.ui.session.preparing_page import PreparingPage
from acupressure_app.ui.sound.speech import Speech
from acupressure_app.ui.way import Way
from acupressure_app.ui.worker import Worker

_UNSEEN_MS = 330
"""What is ready sooner is not worth a page."""

_log = logging.getLogger(__name__)


class Spoken(Struct, frozen=True):
    """What a session says, or why it says nothing though it should."""

    clips: Clips = Clips()
    problem: Phrase | None = None


SILENT = Spoken()
_READER = Spoken(problem=N_("A screen reader is on, so the voice keeps quiet."))
_BROKEN = N_("The voice does not work here. Tones, pictures and words go on.")


class Preparing(QObject):
    """One preparation at a time; it ends when the page it was asked for on is left."""

    def __init__(self, speech: Speech, wording: Wording, way: Way) -> None:
        super().__init__(way)
        self._speech, self._wording, self._way = speech, wording, way
        self._worker: Worker | None = None
        self._warming: Worker | None = None
        self._then: Callable[[Spoken], None] | None = None
        self._so_far = Prepared(0, 0)
        self._page: PreparingPage | None = None
        self._on: QWidget | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_UNSEEN_MS)
        self._soon.timeout.connect(self._show)
        way.moved.connect(self._moved)

    def warm(self, timeline: Timeline, settings: Settings) -> None:
        """Make what will probably be said, so that it is there sooner; nobody waits for it."""
        self.cancel()
        if why_silent(settings) is None:
            self._warming = Worker(lambda: self._speech.prepare(timeline, settings), self)
            self._warming.start()

    def begin(self, timeline: Timeline, settings: Settings, then: Callable[[Spoken], None]) -> None:
        """Call `then` when all is ready, or could not be; at once where nothing is to be said."""
        self.cancel()
        if (silent := why_silent(settings)) is not None:
            then(silent)
            return
        self._then, self._on = then, self._way.page
        self._worker = Worker(lambda: self._speech.prepare(timeline, settings), self)
        self._worker.came.connect(self._go_on)
        self._worker.ended.connect(self._end)
        self._soon.start()
        self._worker.start()

    def cancel(self) -> None:
        """Prepare nothing any more."""
        self._soon.stop()
        for worker in (self._worker, self._warming):
            if worker is not None:
                worker.cancel()
        self._worker = self._warming = None
        self._then, self._page, self._so_far = None, None, Prepared(0, 0)

    def _show(self) -> None:
        self._page = PreparingPage(self._way.theme, self._wording)
        self._page.without.connect(lambda: self._ready(SILENT))
        self._page.show_share(self._so_far.done, self._so_far.total)
        self._way.open(self._page)

    def _moved(self) -> None:
        """Whoever goes elsewhere does not want the session any more."""
        if self._then is not None and self._way.page is not (self._page or self._on):
            self.cancel()

    def _go_on(self, prepared: Prepared) -> None:
        self._so_far = prepared
        if self._page is not None:
            self._page.show_share(prepared.done, prepared.total)

    def _end(self, error: Exception | None) -> None:
        if error is not None:
            _log.error("The voice failed", exc_info=error)
        problem = _BROKEN if error else self._so_far.problem
        self._ready(Spoken(problem=problem) if problem else Spoken(self._so_far.clips))

    def _ready(self, spoken: Spoken) -> None:
        then = self._then
        self.cancel()
        if then is not None:
            then(spoken)


def why_silent(settings: Settings) -> Spoken | None:
    """What is said where no voice is wanted; None where one is."""
    if settings.guidance is Guidance.OFF:
        return SILENT
    if QAccessible.isActive() and not settings.voice_with_screen_reader:
        return _READER
    return None
