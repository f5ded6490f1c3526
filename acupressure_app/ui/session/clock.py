"""The Qt shell of the player: feeds it the clock, and hands on what it says shall be done."""

import math
from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from acupressure_app.core import player
from acupressure_app.core.text import Ms


class SessionClock(QObject):
    """One session. Emits `effect` for each effect of an event, then `moved` once.

    `reading` gives both unscaled clocks; `speed` scales the player's clock alone, so sleep is
    judged on real time.
    """

    effect = Signal(object)
    moved = Signal()

    def __init__(
        self,
        state: player.State,
        reading: Callable[[], player.Reading],
        speed: float = 1.0,
        parent: QObject | None = None,
    ) -> None:
        """A session that stands at `state` until the first event; `speed` is above zero."""
        super().__init__(parent)
        self._reading, self._speed = reading, speed
        self._start = self._last = reading()
        self.state = replace(state, grace=round(state.grace * speed))
        self._heartbeat = QTimer(self)
        self._heartbeat.setInterval(player.HEARTBEAT)
        self._heartbeat.timeout.connect(self._tick)
        self._aimed = QTimer(self)
        self._aimed.setSingleShot(True)
        self._aimed.setTimerType(Qt.TimerType.PreciseTimer)
        self._aimed.timeout.connect(self._tick)

    @property
    def now(self) -> Ms:
        """The player's clock."""
        return self._scaled(self._reading())

    @property
    def due(self) -> Ms | None:
        """Real milliseconds until something happens by itself, nothing while the session stands."""
        due = player.next_due(self.state, self.now)
        return None if due is None else math.ceil(due / self._speed)

    @property
    def to_next_second(self) -> Ms:
        """Real milliseconds until the seconds that are left show one less, at least one."""
        counting = player.count_in_left(self.state, self.now)
        at = player.position(self.state, self.now)
        left = counting or self.state.timeline.segment_at(at).end - at
        return max(1, math.ceil(((left - 1) % 1_000 + 1) / self._speed))

    def send(self, event: player.Event) -> None:
        """Tell the player, unless the machine slept meanwhile: then it is told of that first."""
        before, self._last = self._last, self._reading()
        slept = player.slept(before, self._last)
        effects = [*self._reduced(player.Slept())] if slept else []
        effects += self._reduced(event)
        self._aim()
        for effect in effects:
            self.effect.emit(effect)
        self.moved.emit()

    def _tick(self) -> None:
        self.send(player.Tick())

    def _reduced(self, event: player.Event) -> tuple[player.Effect, ...]:
        self.state, effects = player.reduce(self.state, event, self._scaled(self._last))
        return effects

    def _scaled(self, reading: player.Reading) -> Ms:
        return round((reading.steady - self._start.steady) * self._speed)

    def _aim(self) -> None:
        """Keep the heart beating until the end, and wake at the next cue."""
        if isinstance(self.state.mode, player.Over):
            self._heartbeat.stop()
            self._aimed.stop()
            return
        if not self._heartbeat.isActive():
            self._heartbeat.start()
        due = self.due
        if due is None:
            self._aimed.stop()
        else:
            self._aimed.start(due)
