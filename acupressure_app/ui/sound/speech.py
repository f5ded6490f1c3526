"""The speech program of this computer, as the window uses it; all of it may take a while."""

from collections.abc import Callable, Generator
from pathlib import Path
from threading import Lock

from acupressure_app.audio.voice import (
    Clip,
    NoVoiceError,
    Prepared,
    Voice,
    no_engine,
    prepare,
    say,
    voice_of,
)
from acupressure_app.audio.voice_engines import Engine, Listed, find_engine, voices
from acupressure_app.core.guidance import Guidance
from acupressure_app.core.timeline import Timeline
from acupressure_app.store.settings import Settings


class Speech:
    """Makes clips with the voice that is set; call it beside the window only.

    A program that was found is not looked for again; where none was, one may come. Two threads
    never make a clip at the same time: they would be in each other's way in the folder.
    """

    def __init__(
        self, folder: Path, language: str, find: Callable[[str], Engine | None] = find_engine
    ) -> None:
        """Clips are kept in `folder`."""
        self._folder, self._language, self._find = folder, language, find
        self._engine: Engine | None = None
        self._busy = Lock()

    def voices(self) -> tuple[Listed, ...]:
        """The voices to choose from. Raises NoVoiceError where nothing can speak."""
        return voices(self._found(), self._language)

    def sample(self, text: str, settings: Settings) -> Clip:
        """The text as the voice that is set says it. Raises NoVoiceError and VoiceError."""
        with self._busy:
            return say(text, self._voice(settings), self._folder)

    def prepare(self, timeline: Timeline, settings: Settings) -> Generator[Prepared, None, None]:
        """Make what is said in the session; never raises, as `voice.prepare`."""
        if settings.guidance is Guidance.OFF:
            return
        try:
            voice = self._voice(settings)
        except NoVoiceError as error:
            yield Prepared(0, 0, problem=error.problem)
            return
        steps = prepare(timeline, settings.guidance, voice, self._folder)
        while True:
            with self._busy:
                prepared = next(steps, None)
            if prepared is None:
                return
            yield prepared

    def _voice(self, settings: Settings) -> Voice:
        return voice_of(self._found(), self._language, settings.voice, settings.rate / 100)

    def _found(self) -> Engine:
        if self._engine is None:
            self._engine = self._find(self._language)
        if self._engine is None:
            raise NoVoiceError(no_engine())
        return self._engine
