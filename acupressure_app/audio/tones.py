"""The tones of the cues: short, gentle clips, made from recipes when they are first needed."""

import warnings
from collections.abc import Callable, Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from zlib import crc32

from msgspec import Struct

from acupressure_app.core.text import Ms
from acupressure_app.store.files import read_at_most, write_whole

if TYPE_CHECKING:
    from pydub import AudioSegment

ToneKind = str
"""The kind of a cue that has a tone; `RECIPES` names them all."""

RATE = 48_000
"""Samples per second of every sound: one channel of 16 bits. Whole ones make a millisecond."""

_VERSION = 2
"""Raised when the way of making a clip changes; a changed recipe is noticed by itself."""

_LARGEST = 4_000_000
"""Bytes of a clip's file; a larger one is not ours."""

_ATTACK: Ms = 12
_HEADROOM = 12.0
_OVERTONES = ((1, 0.0), (2, -14.0), (3, -22.0))
"""Multiples of a note's pitch, each with its level in dB: warm, and heard on small speakers."""

_NORMAL, _SOFT, _FAINT = -20.0, -26.0, -34.0


class Note(Struct, frozen=True):
    """One note that begins `at` this moment of the clip, and fades for as long as it `lasts`."""

    hz: int
    at: Ms
    lasts: Ms


class Recipe(Struct, frozen=True):
    """The notes of a clip, and the level in dBFS of its loudest tenth of a second."""

    notes: tuple[Note, ...]
    level: float = _NORMAL


RECIPES: Mapping[ToneKind, Recipe] = MappingProxyType(
    {
        "start": Recipe((Note(392, 0, 300), Note(587, 220, 500))),
        "find": Recipe((Note(880, 0, 450),)),
        "press": Recipe((Note(262, 0, 700),)),
        "half": Recipe((Note(659, 0, 260), Note(659, 280, 400))),
        "next": Recipe((Note(440, 0, 160),), _SOFT),
        "count": Recipe((Note(1175, 0, 90),), _SOFT),
        "change": Recipe((Note(784, 0, 300), Note(523, 220, 500))),
        "end": Recipe((Note(523, 0, 900), Note(659, 300, 1_200), Note(784, 600, 2_400))),
        "beat": Recipe((Note(1568, 0, 40),), _FAINT),
    }
)


class KeptClips:
    """A folder of clips, so that each is made only once on this computer.

    The folder is a convenience only: where it cannot be read or written, the clip is made anew.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def wav(self, stem: str, make: Callable[[], bytes]) -> bytes:
        """The clip of this name; `make` gives the content of its WAV file where none is kept."""
        if (kept := self._kept(stem)) is not None:
            return kept
        made = make()
        with suppress(OSError):
            write_whole(self._folder / f"{stem}-{crc32(made):08x}.wav", made)
        return made

    def _kept(self, stem: str) -> bytes | None:
        """The clip in the folder, unless it is missing or damaged: the name ends in a checksum."""
        with suppress(OSError):
            for path in self._folder.glob(f"{stem}-????????.wav"):
                wav = read_at_most(path, _LARGEST)
                if path.stem.endswith(f"-{crc32(wav):08x}"):
                    return wav
                path.unlink()
        return None


class ToneFiles:
    """The tones, made once and then kept in a folder."""

    def __init__(self, folder: Path) -> None:
        self._clips = KeptClips(folder)

    def wav(self, kind: ToneKind) -> bytes:
        """The clip as the content of a WAV file; errors as in `tone`."""
        return self._clips.wav(_stem(kind), lambda: tone(kind))


def tone(kind: ToneKind) -> bytes:
    """Make the clip of this kind, as the content of a WAV file: the same bytes each time.

    Raises KeyError for a kind without a recipe, and ImportError where pydub cannot be used:
    since Python 3.13 it needs the package audioop-lts.
    """
    recipe = RECIPES[kind]
    clip = _levelled(_joined(recipe.notes), recipe.level)
    wav = BytesIO()
    clip.export(wav, format="wav")
    return wav.getvalue()


def _joined(notes: tuple[Note, ...]) -> "AudioSegment":
    clip = _silence(max(note.at + note.lasts for note in notes))
    for note in notes:
        clip = clip.overlay(_sounded(note), position=note.at)
    return clip


def _sounded(note: Note) -> "AudioSegment":
    """One note that swells softly and dies away like a small bell, from zero to zero."""
    sine = load_pydub().generators.Sine
    sound = _silence(note.lasts)
    for multiple, level in _OVERTONES:
        wave = sine(note.hz * multiple, sample_rate=RATE)
        sound = sound.overlay(wave.to_audio_segment(note.lasts, volume=level - _HEADROOM))
    return sound.fade_in(_ATTACK).fade_out(note.lasts).fade_out(note.lasts)


def _levelled(clip: "AudioSegment", level: float) -> "AudioSegment":
    loudest = max(clip[at : at + 100].dBFS for at in range(0, max(1, len(clip) - 99), 10))
    return clip.apply_gain(level - loudest)


def _silence(lasts: Ms) -> "AudioSegment":
    return load_pydub().AudioSegment.silent(lasts, frame_rate=RATE)


def load_pydub() -> Any:
    """Import pydub late, and without its warnings: about ffmpeg, and of its own old syntax.

    Raises ImportError as in `tone`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pydub.generators  # noqa: PLC0415 - not every command makes sound
    return pydub


def load_audioop() -> Any:
    """Import audioop late, and without its warning that it leaves the standard library.

    Raises ImportError as in `tone`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import audioop  # noqa: PLC0415 - not every command makes sound
    return audioop


def _stem(kind: ToneKind) -> str:
    """The beginning of a file's name, which changes with the recipe and with `_VERSION`."""
    return f"{kind}-{_VERSION}-{crc32(repr(RECIPES[kind]).encode()):08x}"
