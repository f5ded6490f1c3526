"""A timeline becomes one long track, block by block: what sounds is added into silence.

Memory does not grow with the length of the session: a block, the tones and what is spoken at the
moment are all that is held.
"""

import wave
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from heapq import merge
from io import BytesIO
from pathlib import Path
from typing import Final, Protocol

from msgspec import Struct

from acupressure_app.audio.background import FADE, background
from acupressure_app.audio.tones import (
    RATE,
    RECIPES,
    KeptClips,
    ToneFiles,
    ToneKind,
    load_audioop,
    load_pydub,
)
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import VOICE_DELAY, Cue, Timeline
from acupressure_app.core.wording import Sentences

BLOCK: Final[Ms] = 1_000
"""What is mixed at a time."""

_PER_MS: Final = RATE // 1000
_SAMPLE: Final = 2
"""Bytes of a sample."""

_LOWERED: Final = 10 ** (-12 / 20)
"""The factor of a tone while somebody speaks: 12 dB less."""

_RAMP: Final[Ms] = 50
_CUT: Final[Ms] = 150
"""How long it takes to lower a tone, and to fade out what is cut off."""

_REMEMBERED: Final = 64
"""Spoken clips that are kept at hand: rounds say the same again."""

_STEP: Final = 8
"""Samples that share a factor where it changes."""

_SPEECH_PEAK: Final = 0.8
"""No spoken sample is larger, so that a tone and the background have room beside it."""


class Clip(Protocol):
    """Something spoken, as a WAV file."""

    @property
    def path(self) -> Path:
        """Where the file is."""

    @property
    def length_ms(self) -> Ms:
        """How long it takes."""


class Clips(Protocol):
    """What a voice has spoken."""

    def of(self, sentences: Sentences) -> Clip | None:
        """The clip of these sentences, or nothing where they are not spoken."""


class NoVoice:
    """Nothing is spoken: tones only."""

    def of(self, sentences: Sentences) -> None:  # noqa: ARG002 - the shape of `Clips`
        """Nothing."""
        return


class Levels(Struct, frozen=True):
    """How loud each group is, as a factor of 0.0 to 1.0."""

    tones: float = 1.0
    voice: float = 1.0
    background: float = 0.0


FULL: Final = Levels()


class Speech(Struct, frozen=True):
    """A spoken clip, from this millisecond of the track, cut off after `lasts`."""

    at: Ms
    path: Path
    lasts: Ms

    @property
    def end(self) -> Ms:
        """When it is over."""
        return self.at + self.lasts


class Tone(Struct, frozen=True):
    """A tone; `lowered` milliseconds after its start somebody speaks, if anybody does."""

    at: Ms
    kind: ToneKind
    lowered: Ms | None = None


Part = Speech | Tone


def speeches(timeline: Timeline, clips: Clips) -> tuple[Speech, ...]:
    """What is spoken, and when: never two at once, and nothing after the end.

    Clips are made for their place; one that is too long all the same is cut off.
    """
    heard = [(cue.at + VOICE_DELAY, clip) for cue in timeline.cues if (clip := _clip(cue, clips))]
    ends = (*(at for at, _ in heard[1:]), timeline.total)
    found = (
        Speech(at, clip.path, min(clip.length_ms, end - at))
        for (at, clip), end in zip(heard, ends, strict=False)
    )
    return tuple(speech for speech in found if speech.lasts > 0)


def _clip(cue: Cue, clips: Clips) -> Clip | None:
    return clips.of(cue.sentences) if cue.sentences else None


def tones(timeline: Timeline, spoken: tuple[Speech, ...]) -> Iterator[Tone]:
    """The tones, each with the moment from which speech lowers it."""
    for cue in timeline.cues:
        if cue.kind in RECIPES:
            after = bisect_right(spoken, cue.at, key=lambda speech: speech.end)
            speech = spoken[after] if after < len(spoken) else None
            yield Tone(cue.at, cue.kind, max(0, speech.at - cue.at) if speech else None)


class Mixer:
    """Mixes timelines; the tones and the background are made once and kept in `folder`.

    Raises ImportError where pydub cannot be used, see `tones.tone`.
    """

    def __init__(self, folder: Path, levels: Levels = FULL) -> None:
        self._clips, self._levels = KeptClips(folder), levels
        self._tones = ToneFiles(folder)
        self._audioop = load_audioop()
        self._plain: dict[ToneKind, bytes] = {}
        self._whole: dict[Path, bytes] = {}

    def blocks(self, timeline: Timeline, clips: Clips) -> Iterator[bytes]:
        """The track: 16-bit samples of one channel, as many as the plan has milliseconds.

        Raises OSError where a spoken clip cannot be read.
        """
        spoken = speeches(timeline, clips)
        sounded: Iterator[Part] = tones(timeline, spoken)
        parts = merge(spoken, sounded, key=lambda part: part.at)
        return self._mixed(parts, timeline.total)

    def _mixed(self, parts: Iterable[Part], total: Ms) -> Iterator[bytes]:
        upcoming = iter(parts)
        following = next(upcoming, None)
        bed = self._bed(total)
        sounding: list[tuple[int, bytes]] = []
        for start in range(0, total, BLOCK):
            end = min(start + BLOCK, total)
            while following is not None and following.at < end:
                sounding.append((following.at * _PER_MS, self._samples(following)))
                following = next(upcoming, None)
            block = next(bed)
            if sounding:
                block = self._added(block, start * _PER_MS, sounding)
                sounding = [(at, pcm) for at, pcm in sounding if _end(at, pcm) > end * _PER_MS]
            yield block if end < total else self._faded(block)

    def _added(self, block: bytes, start: int, sounding: list[tuple[int, bytes]]) -> bytes:
        """The block from sample `start` on, with the part of each sound that falls into it.

        Adding takes long, so what falls into silence is copied.
        """
        mixed = bytearray(block)
        filled = len(mixed) if self._levels.background else 0
        for at, pcm in sounding:
            first, skipped = max(0, at - start) * _SAMPLE, max(0, start - at) * _SAMPLE
            piece = pcm[skipped : skipped + len(mixed) - first]
            last = first + len(piece)
            both = max(first, min(filled, last))
            shared = self._audioop.add(mixed[first:both], piece[: both - first], _SAMPLE)
            mixed[first:last] = shared + piece[both - first :]
            filled = max(filled, last)
        return bytes(mixed)

    def _bed(self, total: Ms) -> Iterator[bytes]:
        """What lies under everything, block by block: silence, or the background."""
        if not self._levels.background:
            yield from _cut_into_blocks(bytes(BLOCK * _PER_MS * _SAMPLE), total)
            return
        loop = self._louder(background(self._clips), self._levels.background)
        fade, last = min(FADE, total // 2) * _PER_MS, total * _PER_MS
        start = 0
        for block in _cut_into_blocks(loop, total):
            end = start + len(block) // _SAMPLE
            if start < fade or end > last - fade:
                yield self._shaped(block, partial(_in_and_out, start, last, fade))
            else:
                yield block
            start = end

    def _samples(self, part: Part) -> bytes:
        match part:
            case Speech(path=path, lasts=lasts):
                return self._spoken(path, lasts)
            case Tone(kind=kind, lowered=lowered):
                return self._lowered(self._tone(kind), lowered)

    def _tone(self, kind: ToneKind) -> bytes:
        if kind not in self._plain:
            with wave.open(BytesIO(self._tones.wav(kind))) as clip:
                pcm = clip.readframes(clip.getnframes())
            self._plain[kind] = self._louder(pcm, self._levels.tones)
        return self._plain[kind]

    def _lowered(self, pcm: bytes, since: Ms | None) -> bytes:
        """The tone, 12 dB softer from that moment on, and on its way there just before."""
        if since is None or since * _PER_MS * _SAMPLE >= len(pcm):
            return pcm
        ramp = min(since, _RAMP)
        full, soft = (moment * _PER_MS * _SAMPLE for moment in (since - ramp, since))
        step = (1 - _LOWERED) / max(1, ramp * _PER_MS)
        falling = self._shaped(pcm[full:soft], lambda sample: 1 - step * sample)
        return pcm[:full] + falling + self._louder(pcm[soft:], _LOWERED)

    def _spoken(self, path: Path, lasts: Ms) -> bytes:
        if path not in self._whole:
            if len(self._whole) == _REMEMBERED:
                del self._whole[next(iter(self._whole))]
            self._whole[path] = self._fitted_in(path.read_bytes())
        pcm, most = self._whole[path], lasts * _PER_MS * _SAMPLE
        # A clip is a fraction of a millisecond longer than the length that is told of it.
        return pcm if len(pcm) < most + _PER_MS * _SAMPLE else self._faded(pcm[:most])

    def _fitted_in(self, wav: bytes) -> bytes:
        """The samples of a clip, at the rate of the track, and no louder than it can bear."""
        clip = load_pydub().AudioSegment.from_wav(BytesIO(wav))
        clip = clip.set_channels(1).set_sample_width(_SAMPLE)
        peak = max(clip.max, 1) / 32768
        pcm = self._louder(clip.raw_data, self._levels.voice * min(1.0, _SPEECH_PEAK / peak))
        if clip.frame_rate == RATE:
            return pcm
        at_rate, _ = self._audioop.ratecv(pcm, _SAMPLE, 1, clip.frame_rate, RATE, None)
        return bytes(at_rate)

    def _faded(self, pcm: bytes) -> bytes:
        """The samples with their last moments fading to nothing."""
        last = pcm[-_CUT * _PER_MS * _SAMPLE :]
        count = len(last) // _SAMPLE
        return pcm[: -len(last)] + self._shaped(last, lambda sample: 1 - sample / count)

    def _shaped(self, pcm: bytes, factor: Callable[[int], float]) -> bytes:
        """The samples with a factor that goes by the number of the sample, in small steps."""
        steps = range(0, len(pcm) // _SAMPLE, _STEP)
        return b"".join(
            self._audioop.mul(pcm[_SAMPLE * at : _SAMPLE * (at + _STEP)], _SAMPLE, factor(at))
            for at in steps
        )

    def _louder(self, pcm: bytes, factor: float) -> bytes:
        return pcm if factor == 1.0 else bytes(self._audioop.mul(pcm, _SAMPLE, factor))


def _end(at: int, pcm: bytes) -> int:
    return at + len(pcm) // _SAMPLE


def _cut_into_blocks(loop: bytes, total: Ms) -> Iterator[bytes]:
    """The loop, round and round, in blocks that are `total` long together."""
    size = BLOCK * _PER_MS * _SAMPLE
    pieces = [loop[at : at + size] for at in range(0, len(loop), size)]
    whole, rest = divmod(total, BLOCK)
    for number in range(whole):
        yield pieces[number % len(pieces)]
    if rest:
        yield pieces[whole % len(pieces)][: rest * _PER_MS * _SAMPLE]


def _in_and_out(start: int, last: int, fade: int, sample: int) -> float:
    """The factor of a background's sample, in a block that begins at `start`."""
    return min(1.0, (start + sample) / fade, (last - start - sample) / fade)
