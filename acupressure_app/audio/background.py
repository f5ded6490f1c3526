"""A quiet background for a session: soft noise that rises and falls like calm water."""

import math
import random
import wave
from array import array
from io import BytesIO

from acupressure_app.audio.tones import RATE, KeptClips
from acupressure_app.core.text import Ms

LENGTH: Ms = 12_000
"""How long the background takes to come round again, without a seam."""

FADE: Ms = 4_000
"""How long it comes in, and goes out, in a session."""

_VERSION = 1
_LEVEL = -42.0
"""In dBFS, over its whole length: more than 20 dB below the tones."""

_SWELL = 0.35
"""How far it rises and falls, as a share of its middle strength."""

_CORNER = 400
"""Above this pitch the noise grows weaker, by 12 dB an octave."""


def background(clips: KeptClips) -> bytes:
    """The samples of the background, 16 bits each; the last leads back to the first."""
    wav = clips.wav(f"background-{_VERSION}", lambda: _as_wav(_water()))
    with wave.open(BytesIO(wav)) as clip:
        samples: bytes = clip.readframes(clip.getnframes())
    return samples


def _water() -> "array[int]":
    """Filtered noise, the same each time. The filters begin as they end, so there is no seam."""
    count = RATE * LENGTH // 1000
    noise = array("h", random.Random(1).randbytes(2 * count))
    smooth = 1 - math.exp(-2 * math.pi * _CORNER / RATE)
    turn = 2 * math.pi / count
    once = twice = 0.0
    heard = array("d", bytes(8 * count))
    for value in noise[-RATE // 10 :]:
        once += smooth * (value - once)
        twice += smooth * (once - twice)
    for index, value in enumerate(noise):
        once += smooth * (value - once)
        twice += smooth * (once - twice)
        heard[index] = twice * (1 - _SWELL * math.cos(turn * index))
    return _levelled(heard)


def _levelled(heard: "array[float]") -> "array[int]":
    middle = sum(heard) / len(heard)
    power = sum((value - middle) ** 2 for value in heard) / len(heard)
    factor = 32768 * 10 ** (_LEVEL / 20) / math.sqrt(power)
    return array("h", (round(factor * (value - middle)) for value in heard))


def _as_wav(samples: "array[int]") -> bytes:
    wav = BytesIO()
    with wave.open(wav, "wb") as clip:
        clip.setnchannels(1)
        clip.setsampwidth(2)
        clip.setframerate(RATE)
        clip.writeframes(samples.tobytes())
    return wav.getvalue()
