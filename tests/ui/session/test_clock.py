"""The Qt shell of the player: readings are given by hand, so nothing here waits for time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from acupressure_app.core import player
from acupressure_app.core.player import Notice, Reading
from acupressure_app.core.timeline import CueKind
from acupressure_app.ui.session.clock import SessionClock
from tests.builders import compiled, press, routine

pytestmark = pytest.mark.usefixtures("qapp")

TIMELINE = compiled(routine(press("PC6", "each", seconds=60)))


@dataclass
class Clocks:
    """Both clocks of a machine, moved by the test."""

    steady: int = 70_000
    wall: int = 1_000_000

    def __call__(self) -> Reading:
        return Reading(self.steady, self.wall)

    def run(self, ms: int) -> None:
        """Time goes by while the machine is awake."""
        self.steady += ms
        self.wall += ms

    def sleep(self, ms: int) -> None:
        """Only the wall clock goes on."""
        self.wall += ms


class Heard:
    """Records what a clock sends, in order."""

    def __init__(self, clock: SessionClock) -> None:
        self.sent: list[object] = []
        clock.effect.connect(self.sent.append)
        clock.moved.connect(lambda: self.sent.append("moved"))

    @property
    def notices(self) -> list[Notice]:
        return [effect.notice for effect in self.sent if isinstance(effect, player.Told)]

    @property
    def tones(self) -> list[CueKind]:
        return [effect.cue.kind for effect in self.sent if isinstance(effect, player.Played)]


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


def _started(clocks: Clocks, speed: float = 1.0) -> tuple[SessionClock, Heard]:
    clock = SessionClock(player.State(TIMELINE), clocks, speed)
    heard = Heard(clock)
    clock.send(player.Start())
    return clock, heard


def _at(clock: SessionClock) -> int:
    return player.position(clock.state, clock.now)


def _tick(clock: SessionClock, clocks: Clocks, ms: Sequence[int]) -> None:
    for step in ms:
        clocks.run(step)
        clock.send(player.Tick())


def test_time_goes_by_as_the_steady_clock_does(clocks: Clocks) -> None:
    clock, _ = _started(clocks)
    clocks.run(1_234)
    assert _at(clock) == 1_234


def test_speed_scales_the_session_but_not_its_judgement_of_sleep(
    clocks: Clocks,
) -> None:
    clock, heard = _started(clocks, speed=10)
    _tick(clock, clocks, [1_000] * 6)
    assert _at(clock) == 60_000
    assert Notice.SLEPT not in heard.notices


def test_what_an_event_does_is_told_first_and_that_it_moved_once(
    clocks: Clocks,
) -> None:
    _, heard = _started(clocks)
    assert isinstance(heard.sent[0], player.Moving)
    assert heard.tones == [CueKind.START]
    assert heard.sent[-1] == "moved"
    assert heard.sent.count("moved") == 1


@pytest.mark.parametrize(("speed", "due"), [(1.0, 8_000), (4.0, 2_000), (3.0, 2_667)])
def test_it_wakes_at_the_next_cue_in_real_time(
    clocks: Clocks,
    speed: float,
    due: int,
) -> None:
    clock, _ = _started(clocks, speed)
    assert clock.due == due  # finding begins 8 s into the session


def test_it_wakes_by_itself_when_a_cue_is_due(qtbot: QtBot, clocks: Clocks) -> None:
    clock, heard = _started(clocks)
    _tick(clock, clocks, [4_000, 3_995])
    assert heard.tones == [CueKind.START]
    clocks.run(5)
    qtbot.waitUntil(lambda: heard.tones == [CueKind.START, CueKind.FIND], timeout=900)


def _beats(clock: SessionClock) -> list[int]:
    """The intervals of the timers that tick on and on."""
    timers = clock.findChildren(QTimer)
    return [t.interval() for t in timers if t.isActive() and not t.isSingleShot()]


def test_the_heart_beats_once_a_second_paused_or_not(clocks: Clocks) -> None:
    clock, _ = _started(clocks)
    assert _beats(clock) == [1_000]
    clock.send(player.Pause())
    assert clock.due is None
    assert _beats(clock) == [1_000]


def test_nothing_ticks_after_the_end(clocks: Clocks) -> None:
    clock, _ = _started(clocks)
    clock.send(player.Stop())
    assert not any(timer.isActive() for timer in clock.findChildren(QTimer))


SLEEPS: dict[str, Callable[[Clocks], None]] = {
    "the wall clock ran ahead": lambda clocks: clocks.sleep(2_001),
    "the program stood still": lambda clocks: clocks.run(5_001),
    "a night": lambda clocks: clocks.sleep(8 * 3_600_000),
}


@pytest.mark.parametrize("sleep", SLEEPS.values(), ids=SLEEPS.keys())
@pytest.mark.parametrize("event", [player.Tick(), player.Pause(), player.WaitForMe()])
def test_after_sleep_it_is_paused_where_the_user_last_was(
    clocks: Clocks,
    sleep: Callable[[Clocks], None],
    event: player.Event,
) -> None:
    clock, heard = _started(clocks)
    _tick(clock, clocks, [4_000, 1_500])
    sleep(clocks)
    clock.send(event)
    assert isinstance(clock.state.mode, player.Still)
    assert _at(clock) == 5_500
    assert heard.notices == [Notice.SLEPT]


def test_sleep_in_a_pause_is_no_news(clocks: Clocks) -> None:
    clock, heard = _started(clocks)
    clock.send(player.Pause())
    clocks.sleep(60_000)
    clock.send(player.Tick())
    clock.send(player.GoOn())
    assert heard.notices == [Notice.COUNT_IN]


def test_a_slow_drift_of_the_clocks_is_no_sleep(clocks: Clocks) -> None:
    clock, heard = _started(clocks)
    for _ in range(100):
        clocks.run(1_000)
        clocks.sleep(40)  # 4 s in all
        clock.send(player.Tick())
    assert Notice.SLEPT not in heard.notices


def test_a_late_tone_counts_as_late_in_real_time(clocks: Clocks) -> None:
    # At 20 times the speed a tick that comes 1.4 s late is 28 s late on the player's clock.
    clock, heard = _started(clocks, speed=20)
    half = next(cue.at for cue in TIMELINE.cues if cue.kind is CueKind.NEXT)
    _tick(clock, clocks, [half // 20 - 700, 700 + 1_400])
    assert CueKind.NEXT in heard.tones


@pytest.mark.parametrize(("speed", "wait"), [(1.0, 600), (2.0, 300)])
def test_it_knows_when_the_seconds_that_are_left_change(
    clocks: Clocks, speed: float, wait: int
) -> None:
    clock, _ = _started(clocks, speed)
    clocks.run(round(400 / speed))
    assert clock.to_next_second == wait
    clocks.run(wait)
    assert clock.to_next_second == round(1_000 / speed)
