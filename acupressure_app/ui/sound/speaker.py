"""Has the sounds of a session played by a program of its own, and starts it again if it ends."""

import logging
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final
from weakref import finalize

import msgspec
from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal, Slot

from acupressure_app.audio.loudness import Levels
from acupressure_app.audio.tones import ToneKind
from acupressure_app.audio.voice import Clip
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import VOICE_DELAY
from acupressure_app.ui.sound.playing_orders import (
    LACKING,
    REPORTS,
    Background,
    Order,
    Play,
    Report,
    Say,
    SetLevels,
    Stop,
    UseDevice,
    line,
    moment,
)

_log = logging.getLogger(__name__)

PLAYER: Final = (sys.executable, "-P", "-m", "acupressure_app.ui.sound.playing_program")
"""The program that plays; it is told the folder of the tones."""

_STARTING: Final[Ms] = 5_000
_PATIENCE: Final[Ms] = 2_000
"""So long the program may take to start, and to answer. It hangs where the sound server does."""

_PAUSES: Final[tuple[Ms, ...]] = (200, 1_000, 2_000, 4_000, 8_000, 15_000)
"""Before each new start; the last one again and again."""

_LONG: Final[Ms] = 10_000
"""What ran for so long did not fail at once, and another will run too."""

_AT_LAST: Final[Ms] = 300

Devices = tuple[tuple[str, str], ...]


class Problems(Struct, frozen=True):
    """What to tell: there is no sound; what has to be installed, which takes a look."""

    no_sound: str
    lacking: Callable[[], str]


class Speaker(QObject):
    """Orders sounds, and forgets them where nobody can play them: no call waits for anything.

    What lasts (levels, device, background) is told to each new program.
    """

    problem_changed = Signal(str)
    devices_changed = Signal()

    def __init__(
        self, folder: Path, levels: Levels, problems: Problems, player: Sequence[str] = PLAYER
    ) -> None:
        """Tones are kept in `folder`; `player` is the program."""
        super().__init__()
        self.problem: str | None = None
        self._levels, self._background = levels, False
        self._device: str | None = None
        self._problems = problems
        self._devices: Devices = ()
        self._sent = self._failed = 0
        self._started = 0.0
        self._program = _program([*player, str(folder)])
        self._program.finished.connect(self._ended)
        self._program.errorOccurred.connect(self._not_started)
        self._program.readyReadStandardOutput.connect(self._read)
        self._program.readyReadStandardError.connect(self._log_errors)
        self._answer = QTimer(self, singleShot=True)
        self._answer.timeout.connect(self._give_up)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._start)
        self._tidy = finalize(self, _end, self._program)
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(self._leave)
        self._start()

    def play(self, kind: ToneKind, late: Ms = 0) -> None:
        """Sound the tone of this kind of cue, which was due `late` ago; others are passed over."""
        self._order(Play(kind, moment() - late))

    def say(self, clip: Clip, after: Ms = VOICE_DELAY, late: Ms = 0) -> None:
        """Speak the clip this long after its cue, which was due `late` ago."""
        self._order(Say(str(clip.path), moment() - late + after))

    def stop(self) -> None:
        """Fade out what sounds, the background too, and forget what was to sound soon."""
        self._background = False
        self._order(Stop())

    def set_levels(self, levels: Levels) -> None:
        """From now on this loud, also what sounds already."""
        self._levels = levels
        self._order(SetLevels(levels))

    def background(self, on: bool) -> None:
        """Let the quiet background come in, or go out."""
        self._background = on
        self._order(Background(on))

    def use_device(self, id_: str | None) -> None:
        """Play on this device while it is there; None follows the system."""
        self._device = id_
        self._order(UseDevice(id_))

    def devices(self) -> Devices:
        """The devices that were there last, by id and name."""
        return self._devices

    @Slot()
    def _start(self) -> None:
        self._sent, self._started = 0, moment()
        self._program.start()
        self._answer.start(_STARTING)
        self._order(SetLevels(self._levels))
        self._order(UseDevice(self._device))
        if self._background:
            self._order(Background(on=True))

    def _order(self, order: Order) -> None:
        if self._program.state() is QProcess.ProcessState.NotRunning:
            return
        self._program.write(line(order))
        self._sent += 1
        if not self._answer.isActive():
            self._answer.start(_PATIENCE)

    @Slot()
    def _read(self) -> None:
        while self._program.canReadLine():
            with suppress(msgspec.DecodeError):
                self._take(REPORTS.decode(self._program.readLine().data()))

    def _take(self, report: Report) -> None:
        if report.done < self._sent:
            self._answer.start(_PATIENCE)
        else:
            self._answer.stop()
        if report.devices != self._devices:
            self._devices = report.devices
            self.devices_changed.emit()
        self._tell(None if report.heard else self._problems.no_sound)

    @Slot()
    def _give_up(self) -> None:
        """End a program that does not answer."""
        self._tell(self._problems.no_sound)
        self._program.kill()

    @Slot(int)
    def _ended(self, code: int) -> None:
        """Start another, at once the first time: then nobody needs to be told."""
        self._answer.stop()
        if code == LACKING:
            self._tell(self._problems.lacking())
            return
        if moment() - self._started > _LONG:
            self._failed = 0
        if self._failed:
            self._tell(self._problems.no_sound)
        self._pause.start(_PAUSES[min(self._failed, len(_PAUSES) - 1)])
        self._failed += 1

    @Slot(QProcess.ProcessError)
    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._ended(LACKING)

    @Slot()
    def _log_errors(self) -> None:
        for error in bytes(self._program.readAllStandardError().data()).splitlines():
            _log.debug("Sound: %s", error.decode(errors="replace"))

    @Slot()
    def _leave(self) -> None:
        self._pause.stop()
        self._answer.stop()
        self._tidy()

    def _tell(self, problem: str | None) -> None:
        if problem != self.problem:
            self.problem = problem
            self.problem_changed.emit(problem or "")


def _program(command: Sequence[str]) -> QProcess:
    program = QProcess()
    program.setProgram(command[0])
    program.setArguments(list(command[1:]))
    return program


def _end(program: QProcess) -> None:
    """Let it end; Qt complains of one that outlives its owner."""
    program.blockSignals(True)
    program.closeWriteChannel()
    if not program.waitForFinished(_AT_LAST):
        program.kill()
        program.waitForFinished(_AT_LAST)
