"""The sound of a session, as the window sees it: tones and speech, or silence and its reason."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from acupressure_app.audio.loudness import Levels
from acupressure_app.audio.tones import ToneKind
from acupressure_app.audio.voice import Clip
from acupressure_app.core.language import Translations
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import VOICE_DELAY
from acupressure_app.ui import libraries
from acupressure_app.ui.sound.speaker import PLAYER, Devices, Problems, Speaker


class Sound(Protocol):
    """Sounds what a session wants. No call waits for the device, and none raises.

    Everything is heard a constant moment after it is due, which a call may tell by being `late`.
    """

    @property
    def problem(self) -> str | None:
        """Why nothing is heard, in a sentence to show; None while all is well."""

    @property
    def problem_changed(self) -> SignalInstance:
        """Sent with the new problem, or with "" when sound is back."""

    @property
    def devices_changed(self) -> SignalInstance:
        """Sent when there are other `devices`."""

    def play(self, kind: ToneKind, late: Ms = 0) -> None:
        """Sound the tone of this kind of cue, which was due `late` ago; others are passed over."""

    def say(self, clip: Clip, after: Ms = VOICE_DELAY, late: Ms = 0) -> None:
        """Speak the clip this long after its cue, in the place of what is being said.

        While it sounds, tones are 12 dB softer.
        """

    def stop(self) -> None:
        """Fade out what sounds, the background too, and forget what was to sound soon."""

    def set_levels(self, levels: Levels) -> None:
        """From now on this loud, also what sounds already."""

    def background(self, on: bool) -> None:
        """Let the quiet background come in, or go out."""

    def use_device(self, id_: str | None) -> None:
        """Play on this device while it is there; None follows the system."""

    def devices(self) -> Devices:
        """The devices that can be chosen, by id and name; none are known at first."""


class Silent(QObject):
    """No sound, because of `problem`, or because the user wants none."""

    problem_changed = Signal(str)
    devices_changed = Signal()

    def __init__(self, problem: str | None = None) -> None:
        super().__init__()
        self.problem = problem

    def play(self, kind: ToneKind, late: Ms = 0) -> None:
        """Stay silent."""

    def say(self, clip: Clip, after: Ms = VOICE_DELAY, late: Ms = 0) -> None:
        """Stay silent."""

    def stop(self) -> None:
        """Stay silent."""

    def set_levels(self, levels: Levels) -> None:
        """Stay silent."""

    def background(self, on: bool) -> None:
        """Stay silent."""

    def use_device(self, id_: str | None) -> None:
        """Stay silent."""

    def devices(self) -> Devices:
        """None."""
        return ()


def open_sound(
    folder: Path, levels: Levels, tr: Translations, player: Sequence[str] = PLAYER
) -> Speaker:
    """Sound at these levels; tones are kept in `folder`.

    `player` is the program that plays. It takes a moment to start: open sound before it is needed.
    """
    no_sound = tr.gettext("No sound found. Pictures and words go on.")
    return Speaker(folder, levels, Problems(no_sound, lambda: _lacking(tr)), player)


def _lacking(tr: Translations) -> str:
    packages = {library.package for library in libraries.missing(False, for_sound=True)}
    if not packages:
        return tr.gettext("Sound is not installed. Pictures and words go on.")
    return tr.gettext("Sound needs {packages}. Pictures and words go on.").format(
        packages=", ".join(sorted(packages))
    )
