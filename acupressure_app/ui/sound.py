"""The sound of a session, as the window sees it: tones, or silence and the reason for it."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from acupressure_app.audio.tones import ToneFiles, ToneKind
from acupressure_app.core.language import Translations
from acupressure_app.ui import libraries


class Sound(Protocol):
    """Sounds the tones of the cues. No call waits for the device, and none raises."""

    @property
    def problem(self) -> str | None:
        """Why nothing is heard, in a sentence to show; None while all is well."""

    @property
    def problem_changed(self) -> SignalInstance:
        """Sent with the new problem, or with "" when sound is back."""

    def play(self, kind: ToneKind) -> None:
        """Sound the tone of this kind of cue; a kind without a tone is passed over."""

    def stop(self) -> None:
        """Fade out what sounds."""

    def set_volume(self, volume: int) -> None:
        """From the next tone on this loud, 0 to 100."""


class Silent(QObject):
    """No sound, because of `problem`, or because the user wants none."""

    problem_changed = Signal(str)

    def __init__(self, problem: str | None = None) -> None:
        super().__init__()
        self.problem = problem

    def play(self, kind: ToneKind) -> None:
        """Stay silent."""

    def stop(self) -> None:
        """Stay silent."""

    def set_volume(self, volume: int) -> None:
        """Stay silent."""


def open_sound(folder: Path, volume: int, tr: Translations) -> Sound:
    """The tones at this volume (0 to 100), their clips kept in `folder`; or silence, saying why.

    Without the system's sound libraries QtMultimedia cannot even be imported.
    """
    try:
        from acupressure_app.ui.speaker import Tones  # noqa: PLC0415 - may fail, and loads slowly
    except ImportError:
        return Silent(_lacking(tr))
    no_sound = tr.gettext("No sound found. Pictures and words go on.")
    return Tones(ToneFiles(folder), volume, no_sound)


def _lacking(tr: Translations) -> str:
    packages = {library.package for library in libraries.missing(False, for_sound=True)}
    if not packages:
        return tr.gettext("Sound is not installed. Pictures and words go on.")
    return tr.gettext("Sound needs {packages}. Pictures and words go on.").format(
        packages=", ".join(sorted(packages))
    )
