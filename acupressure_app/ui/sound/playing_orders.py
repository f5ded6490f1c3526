"""What the window and the program that plays its sounds say to each other, a line each."""

from typing import Final

import msgspec
from msgspec import Struct
from PySide6.QtCore import QDeadlineTimer, Qt

from acupressure_app.audio.loudness import Levels
from acupressure_app.audio.tones import ToneKind

GONE: Final = 4
"""The program's exit code when the sound server is gone or hangs: another program may find it."""

LACKING: Final = 3
"""Its exit code when something has to be installed first."""


class Play(Struct, frozen=True, tag=True):
    """A tone, due at this `moment`."""

    kind: ToneKind
    due: float


class Say(Struct, frozen=True, tag=True):
    """A spoken clip, due at this `moment`."""

    path: str
    due: float


class Stop(Struct, frozen=True, tag=True):
    """Fade out everything that was ordered so far."""


class Background(Struct, frozen=True, tag=True):
    """Let the background come in, or go out."""

    on: bool


class SetLevels(Struct, frozen=True, tag=True):
    """From now on this loud, also what sounds already."""

    levels: Levels


class UseDevice(Struct, frozen=True, tag=True):
    """Play there; None follows the system."""

    id: str | None


Order = Play | Say | Stop | Background | SetLevels | UseDevice


class Report(Struct, frozen=True):
    """How it stands: the number of orders carried out, the devices by id and name.

    `heard` tells whether there is a device that plays.
    """

    done: int
    heard: bool
    devices: tuple[tuple[str, str], ...]


def line(said: Order | Report) -> bytes:
    """As it goes through a pipe."""
    return msgspec.json.encode(said) + b"\n"


ORDERS: Final = msgspec.json.Decoder(Order)
REPORTS: Final = msgspec.json.Decoder(Report)


def moment() -> float:
    """The steady clock of this computer in ms: the same in every program."""
    return QDeadlineTimer.current(Qt.TimerType.PreciseTimer).deadlineNSecs() / 1e6
