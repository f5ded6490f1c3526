"""Foretells when a sample that is handed to the system will be heard."""

from collections import deque
from typing import Final

from acupressure_app.core.text import Ms
from acupressure_app.ui.sound.playing_mix import PER_MS

BUFFER: Final[Ms] = 80
"""So much is handed to the system ahead: more could not fade out soon, less might stutter."""

_SEEN: Final[Ms] = 500
"""The system takes samples in portions; over this time its true pace shows."""

_JUMP: Final[Ms] = 40
"""More than a portion: the device began late, or had nothing to play for a while."""


class Pace:
    """Foretells when a sample will be heard, but for what the system adds, always the same.

    Each time the buffer is full again, its last sample is heard BUFFER later or sooner: the system
    takes samples in portions, and the fullest moment comes right after it took one.
    """

    def __init__(self) -> None:
        self._written = 0
        self._seen: deque[tuple[float, float]] = deque()

    def heard_at(self, now: float, count: int) -> float:
        """The moment of the first of `count` samples, with which the buffer is full again."""
        first = self._written
        self._written += count
        behind = now - self._written / PER_MS
        if self._seen and behind > min(value for _, value in self._seen) + _JUMP:
            self._seen.clear()
        while self._seen and self._seen[0][0] < now - _SEEN:
            self._seen.popleft()
        self._seen.append((now, behind))
        return first / PER_MS + min(value for _, value in self._seen) + BUFFER
