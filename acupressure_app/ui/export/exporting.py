"""Writes a session as a sound file beside the window, and tells its page how far it is."""

from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, QStandardPaths

from acupressure_app.audio.encode import Encoders, NotExported, find_encoders
from acupressure_app.audio.export import AlreadyThere, Export, export
from acupressure_app.audio.mix import Levels
from acupressure_app.audio.voice import Clips
from acupressure_app.core.export_plan import title
from acupressure_app.core.guidance import Guidance
from acupressure_app.core.language import N_
from acupressure_app.core.timeline import Timeline
from acupressure_app.core.wording import Wording
from acupressure_app.store.settings import Settings
from acupressure_app.ui import libraries
from acupressure_app.ui.export.page import ExportPage
from acupressure_app.ui.export.view import Order, Writing
from acupressure_app.ui.sound.speech import Speech
from acupressure_app.ui.user_folder import user_folder
from acupressure_app.ui.way import Way
from acupressure_app.ui.worker import Worker

_VOICE_SHARE = 0.2
"""The part of the bar that the voice takes; the file takes longer."""

_TIDYING = 3.0
"""Seconds that closing the window waits until a half-written file is gone."""


class Job(Struct, frozen=True):
    """A session to write: its timeline with the warnings, the settings, the tones' folder."""

    timeline: Timeline
    settings: Settings
    tones: Path


def written(
    job: Job, order: Order, speech: Speech, encoders: Encoders
) -> Generator[Writing, None, None]:
    """Make the voice, then the file; closing it leaves what was there before.

    Raises as `export`.
    """
    clips, problem = Clips(), None
    for prepared in speech.prepare(job.timeline, job.settings):
        clips, problem = prepared.clips, prepared.problem
        words = N_("The voice: {done} of {total} phrases", done=prepared.done, total=prepared.total)
        yield Writing(words, _VOICE_SHARE * prepared.done / max(1, prepared.total), problem)
    wanted = Export(
        timeline=job.timeline,
        clips=clips,
        out=order.out,
        cache=job.tones,
        levels=Levels(background=1.0 if order.background else 0.0),
        force=order.agreed,
    )
    with closing(export(wanted, encoders)) as writing:
        for done in writing:
            share = done / job.timeline.total
            words = N_("The file: {percent} %", percent=round(100 * share))
            yield Writing(words, _VOICE_SHARE + (1 - _VOICE_SHARE) * share, problem)


class Exporting(QObject):
    """Opens the page for a session's file, and does what it asks for."""

    def __init__(
        self, speech: Speech, wording: Wording, way: Way, encoder: tuple[str, ...] = ()
    ) -> None:
        """`encoder` is how this program calls itself as Qt's encoder."""
        super().__init__(way)
        self._encoder = encoder
        self._speech, self._wording, self._way = speech, wording, way

    def open(self, job: Job) -> None:
        """Let the user choose where to, and how."""
        encoders = encoders_here(self._encoder)
        page = ExportPage(
            self._way.theme,
            self._wording,
            title(job.timeline),
            encoders.formats,
            job.timeline.total,
            str(user_folder(QStandardPaths.StandardLocation.MusicLocation)),
            background=job.settings.background_volume > 0,
            spoken=job.settings.guidance is not Guidance.OFF,
        )
        page.wanted.connect(
            lambda order: self._write(
                page, order, lambda: written(job, order, self._speech, encoders)
            )
        )
        page.home.connect(self._way.home)
        self._way.open(page)

    def _write(
        self, page: ExportPage, order: Order, work: Callable[[], Generator[Writing, None, None]]
    ) -> None:
        worker = Worker(work, self)
        last: list[Writing] = []

        def tell(writing: Writing) -> None:
            last[:] = [writing]
            page.show_writing(writing)

        def end(error: Exception | None) -> None:
            if error is None:
                page.show_written(order.out, last[-1].voice_problem if last else None)
            else:
                self._tell_failure(page, order, error)

        def cancel(*, wait: bool) -> None:
            worker.cancel()
            if wait:
                worker.wait(_TIDYING)

        worker.came.connect(tell)
        worker.ended.connect(end)
        page.begin(cancel)
        worker.start()

    def _tell_failure(self, page: ExportPage, order: Order, error: Exception) -> None:
        tr = self._wording.tr
        match error:
            case AlreadyThere():
                page.ask_to_replace(order)
            case NotExported():
                page.show_problem(error.why(tr))
            case ImportError():
                page.show_problem(tr.gettext("Sound needs the Python package audioop-lts."))
            case _:
                page.show_problem(tr.gettext("The file could not be written."))
                raise error


def encoders_here(qt: tuple[str, ...]) -> Encoders:
    """What can write on this computer; Qt's encoder only where its libraries are."""
    lacking = libraries.missing(for_window=False, for_sound=True)
    return find_encoders(None if lacking or not qt else qt)
