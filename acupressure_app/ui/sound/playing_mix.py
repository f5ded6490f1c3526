"""What sounds now, and what soon will, as one stream of samples."""

from collections.abc import Iterator
from typing import Any, Final

from acupressure_app.audio.background import FADE
from acupressure_app.audio.loudness import Group, Levels
from acupressure_app.audio.tones import RATE, load_audioop
from acupressure_app.core.text import Ms

PER_MS: Final = RATE // 1000
SAMPLE: Final = 2
"""Bytes of a sample."""

_STALE: Final[Ms] = 2_000
"""What could not begin for so long is not wanted any more."""

_LOWERED: Final = 10 ** (-12 / 20)
"""The factor of a tone while somebody speaks: 12 dB less."""

_RAMP: Final[Ms] = 50
"""How long it takes to lower a tone, to go to another level, and to fade out what is cut off."""

_STEP: Final = 16
"""Samples that share a factor where it changes."""


class _Part:
    """One sound. Its factor walks to the one it shall have; the background begins at nothing."""

    def __init__(self, pcm: bytes, at: float, group: Group) -> None:
        self.pcm, self.at, self.group = pcm, at, group
        self.loops = group is Group.BACKGROUND
        self.fade: Ms = FADE if self.loops else _RAMP
        self.leaving = False
        self.taken = 0
        self._factor: float | None = 0.0 if self.loops else None
        self._aim, self._step = (-1.0, 0), 0.0

    @property
    def over(self) -> bool:
        """Whether nothing more is to be heard of it."""
        return (self.leaving and not self._factor) or self.taken >= len(self.pcm)

    def leave(self, fade: Ms) -> None:
        """Fade out, in this time."""
        self.leaving, self.fade = True, fade

    def samples(self, count: int, wanted: float, audioop: Any) -> bytes:
        """The next `count` samples, fewer at the end, on their way to the `wanted` factor."""
        if self._factor is None:
            self._factor = wanted
        if self._aim != (wanted, self.fade):
            self._aim = (wanted, self.fade)
            self._step = (wanted - self._factor) / (self.fade * PER_MS)
        return b"".join(
            audioop.mul(pcm, SAMPLE, self._next_factor(wanted, len(pcm) // SAMPLE))
            for pcm in self._pieces(self._next(count * SAMPLE), wanted)
        )

    def _next(self, size: int) -> bytes:
        start, self.taken = self.taken, self.taken + size
        pcm = self.pcm[start : self.taken]
        if self.loops and self.taken >= len(self.pcm):
            self.taken -= len(self.pcm)
            pcm += self.pcm[: self.taken]
        return pcm

    def _pieces(self, pcm: bytes, wanted: float) -> Iterator[bytes]:
        """Small ones for as long as the factor changes, then the rest."""
        at = 0
        while at < len(pcm) and self._factor != wanted:
            yield pcm[at : at + _STEP * SAMPLE]
            at += _STEP * SAMPLE
        yield pcm[at:]

    def _next_factor(self, wanted: float, samples: int) -> float:
        factor = self._factor or 0.0
        step = self._step * samples
        self._factor = wanted if abs(step) >= abs(wanted - factor) else factor + step
        return self._factor


class Mix:
    """Takes sounds with the moment at which each is to be heard, and gives the samples.

    Moments are milliseconds of any steady clock. Raises ImportError without audioop.
    """

    def __init__(self, levels: Levels) -> None:
        """With these `levels`; they may be set anew at any time."""
        self.levels = levels
        self._audioop = load_audioop()
        self._waiting: list[_Part] = []
        self._sounding: list[_Part] = []

    @property
    def silent(self) -> bool:
        """Whether there is nothing to be heard, now or soon."""
        return not self._waiting and not self._sounding

    def add(self, pcm: bytes, at: float, group: Group) -> None:
        """A sound to begin at this moment. What is spoken takes the place of what was."""
        if group is Group.VOICE:
            self._waiting = [part for part in self._waiting if part.group is not group]
        self._waiting.append(_Part(pcm, at, group))

    def begin_background(self, pcm: bytes) -> None:
        """Let it come in slowly, round and round, unless it is there."""
        if not any(part.loops and not part.leaving for part in self._sounding):
            self._sounding.append(_Part(pcm, 0, Group.BACKGROUND))

    def end_background(self) -> None:
        """Let it go out slowly."""
        for part in self._sounding:
            if part.loops and not part.leaving:
                part.leave(FADE)

    def stop(self) -> None:
        """Let everything fade out soon."""
        self._waiting.clear()
        for part in self._sounding:
            part.leave(_RAMP)

    def clear(self) -> None:
        """Be silent at once."""
        self._waiting.clear()
        self._sounding.clear()

    def take(self, count: int, at: float) -> bytes:
        """The next samples; the first of them is heard at this moment."""
        end = at + count / PER_MS
        for part in [part for part in self._waiting if part.at < end]:
            self._waiting.remove(part)
            if part.at >= at - _STALE:
                self._begin(part)
        speaks = self._speaks(end)
        mixed = bytes(count * SAMPLE)
        for part in self._sounding:
            late = 0 if part.taken or part.loops else max(0, round((part.at - at) * PER_MS))
            pcm = part.samples(count - late, self._factor(part, speaks=speaks), self._audioop)
            whole = (bytes(late * SAMPLE) + pcm).ljust(len(mixed), b"\0")
            mixed = self._audioop.add(mixed, whole, SAMPLE)
        self._sounding = [part for part in self._sounding if not part.over]
        return mixed

    def _begin(self, part: _Part) -> None:
        if part.group is Group.VOICE:
            for other in self._sounding:
                if other.group is Group.VOICE:
                    other.leave(_RAMP)
        self._sounding.append(part)

    def _speaks(self, end: float) -> bool:
        """Whether somebody speaks, or is about to."""
        return any(
            part.group is Group.VOICE and not part.leaving and part.at - _RAMP < end
            for part in (*self._waiting, *self._sounding)
        )

    def _factor(self, part: _Part, *, speaks: bool) -> float:
        if part.leaving:
            return 0.0
        factor = self.levels.factor(part.group)
        lowered = speaks and part.group in (Group.TONES, Group.BEAT)
        return factor * _LOWERED if lowered else factor
