"""A stand-in for what is heard: a sound that only records."""

from PySide6.QtCore import QObject, Signal

from acupressure_app.audio.loudness import Levels
from acupressure_app.audio.voice import Clip
from acupressure_app.core.timeline import VOICE_DELAY


class Tones(QObject):
    """Records what would sound."""

    problem_changed = Signal(str)
    devices_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.problem: str | None = None
        self.played: list[str] = []
        self.spoken: list[tuple[str, int]] = []
        self.late: list[int] = []
        self.stopped = 0
        self.background_on = False
        self.there: tuple[tuple[str, str], ...] = ()

    def play(self, kind: str, late: int = 0) -> None:
        self.played.append(kind)
        self.late.append(late)

    def say(self, clip: Clip, after: int = VOICE_DELAY, late: int = 0) -> None:
        self.spoken.append((clip.path.stem, after))
        self.late.append(late)

    def stop(self) -> None:
        self.stopped += 1

    def set_levels(self, levels: Levels) -> None:
        """Nothing is heard here."""

    def background(self, on: bool) -> None:
        self.background_on = on

    def use_device(self, id_: str | None) -> None:
        """Nothing is heard here."""

    def devices(self) -> tuple[tuple[str, str], ...]:
        return self.there

    @property
    def heard(self) -> list[str]:
        """What was said since it was last asked for."""
        told = [words for words, _ in self.spoken]
        self.spoken.clear()
        return told
