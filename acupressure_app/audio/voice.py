"""The voice of a session: everything that may be said, made into clips before it starts.

A `Clip` is a WAV file of 16 bits, one channel, `RATE` samples a second, without silence at its
ends and level with every other. `Clips.of(sentences)` finds the one for what is to be said now:
for a cue `clips.of(cue.sentences)`, for a notice `clips.of((notice_text(…),))`. It says as much
of them as the user wants to hear and as fits; None means that nothing is said. A clip fits its
place when it begins `VOICE_DELAY` after its cue. The quiet lead-in for a sleeping device belongs
to whoever plays it.
"""

import hashlib
import logging
import sys
import wave
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from acupressure_app.audio.tones import RATE, load_pydub
from acupressure_app.audio.voice_engines import PATIENCE, Engine, VoiceError, recorded, voices
from acupressure_app.core.guidance import Guidance
from acupressure_app.core.language import N_, Phrase
from acupressure_app.core.pronouncing import spoken
from acupressure_app.core.spoken import HURRY, Line, fitted, lines
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import Timeline
from acupressure_app.core.wording import Sentences
from acupressure_app.store.files import write_whole

if TYPE_CHECKING:
    from pydub import AudioSegment

SLOWEST: Final = 0.8
FASTEST: Final = 1.3
"""The rates that the user can choose from; 1.0 is three words a second."""

KEPT: Final = 100_000_000
"""Bytes of clips that stay on the disk; the ones unused for longest go first."""

_VERSION = 1
"""Raised when the way of making a clip changes."""

_LOUDEST = -16.0
"""dBFS of the loudest tenth of a second. Speech has gaps, so it lies above that of the tones."""

_QUIET = -40.0
"""What is this far below the loudest is silence, in dB."""

_FADE: Ms = 5
_FAILURES = 3
"""After so many in a row the speech program is left alone for this time."""

_log = logging.getLogger(__name__)


class Clip(Struct, frozen=True):
    """Something said: where its file is, and how long it lasts."""

    path: Path
    length_ms: Ms


class Clips(Struct, frozen=True):
    """What was made, by what is shown."""

    by_text: Mapping[str, Clip] = MappingProxyType({})

    def of(self, sentences: Sentences) -> Clip | None:
        """The clip for what is shown in these sentences, or None if none of it is said."""
        return self.by_text.get(" ".join(sentences))


class Voice(Struct, frozen=True):
    """Who speaks: a speech program, one of its voices (or none for its usual one), how fast."""

    engine: Engine
    language: str = "en"
    id: str | None = None
    rate: float = 1.0
    patience: float = PATIENCE


class Prepared(Struct, frozen=True):
    """How far the preparing is: `done` of `total` lines, the clips so far, what went wrong."""

    done: int
    total: int
    clips: Clips = Clips()
    problem: Phrase | None = None


class NoVoiceError(Exception):
    """Why there is no clip, as a sentence for the user."""

    def __init__(self, problem: Phrase) -> None:
        super().__init__(problem.message)
        self.problem = problem


def voice_of(engine: Engine, language: str, wanted: str | None, rate: float) -> Voice:
    """The voice that the user chose, or the usual one if it is there no more."""
    known = wanted is not None and wanted in {listed.id for listed in voices(engine, language)}
    return Voice(engine, language, wanted if known else None, min(max(rate, SLOWEST), FASTEST))


def no_engine(platform: str = sys.platform) -> Phrase:
    """What to tell a user without a speech program."""
    if platform in ("darwin", "win32"):
        return N_("No voice was found on this computer. Tones, pictures and words go on.")
    return N_("Voice needs espeak-ng. Tones, pictures and words go on.")


def prepare(
    timeline: Timeline, guidance: Guidance, voice: Voice, folder: Path
) -> Iterator[Prepared]:
    """Make what may be said in the session, line by line; clips in `folder` are used again.

    Yields before the first line and after each; the last one holds everything. Never raises:
    what went wrong is the `problem`. Whoever stops asking has cancelled.
    """
    wanted = [line for line in lines(timeline, guidance) if _sayable(line, voice)]
    made: dict[str, Clip] = {}
    failures = 0
    problem = None
    yield Prepared(0, len(wanted))
    for done, line in enumerate(wanted, 1):
        try:
            if clip := _clip_for(line, voice, folder):
                made[line.text] = clip
            failures = 0
        except VoiceError as error:
            _log.warning("“%s” cannot be said: %s", line.text, error)
            failures += 1
            problem = _stopped(voice) if failures == _FAILURES else None
        except NoVoiceError as error:
            problem = error.problem
        yield Prepared(done, len(wanted), Clips(MappingProxyType(dict(made))), problem)
        if problem:
            return
    tidy(folder, {clip.path for clip in made.values()})


def say(text: str, voice: Voice, folder: Path, faster: float = 1.0) -> Clip:
    """The text as one clip, made now or found in the folder.

    Raises VoiceError for the speech program, and NoVoiceError for all else that is lacking.
    """
    said = spoken(text, voice.language)
    path = folder / f"{_key(said, voice, faster)}.wav"
    if (length := _length(path)) is not None:
        with suppress(OSError):
            path.touch()
        return Clip(path, length)
    by = voice.id or voice.language
    sound = recorded(voice.engine, said, by, voice.rate * faster, voice.patience)
    try:
        wav = _finished(sound)
        path.unlink(missing_ok=True)
        write_whole(path, wav)
    except ImportError as error:
        raise NoVoiceError(_NO_PYDUB) from error
    except OSError as error:
        _log.warning("Clips cannot be kept: %s", error)
        raise NoVoiceError(_NOT_KEPT) from error
    return Clip(path, _lasting(wav))


def tidy(folder: Path, used: set[Path], most: int = KEPT) -> None:
    """Delete the clips unused for longest until no more than `most` bytes are left."""
    with suppress(OSError):
        files = [(path.stat(), path) for path in folder.glob("*.wav")]
        newest_first = sorted(files, key=lambda file: file[0].st_mtime, reverse=True)
        sizes = accumulate(status.st_size for status, _ in newest_first)
        for size, (_, path) in zip(sizes, newest_first, strict=True):
            if size > most and path not in used:
                path.unlink(missing_ok=True)


_NO_PYDUB = N_("Voice needs the Python package audioop-lts. Tones, pictures and words go on.")

_NOT_KEPT = N_("The voice cannot be kept on this disk. Tones, pictures and words go on.")


def _stopped(voice: Voice) -> Phrase:
    return N_(
        "The voice ({program}) does not work here. Tones, pictures and words go on.",
        program=voice.engine.name,
    )


def _sayable(line: Line, voice: Voice) -> bool:
    return any(map(str.isalnum, spoken(" ".join(line.sentences), voice.language)))


def _clip_for(line: Line, voice: Voice, folder: Path) -> Clip | None:
    """The line in its room. A slow voice may become as fast as a usual one in a hurry."""

    def length_of(sentences: Sentences, faster: float) -> Ms:
        return say(" ".join(sentences), voice, folder, faster).length_ms

    fit = fitted(line, length_of, HURRY * max(1.0, 1 / voice.rate))
    if fit is None:
        _log.warning("There is no time to say “%s”", line.text)
        return None
    return say(" ".join(fit.sentences), voice, folder, fit.faster)


def _key(said: str, voice: Voice, faster: float) -> str:
    """The name of a clip: the same only for what sounds the same."""
    rate = round(voice.rate * faster, 3)
    parts = (_VERSION, voice.engine.name, voice.language, voice.id, rate, said)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


def _length(path: Path) -> Ms | None:
    """How long a kept clip lasts; None if there is none, or not a whole one."""
    try:
        return _lasting(path.read_bytes())
    except (OSError, EOFError, wave.Error):
        return None


def _lasting(wav: bytes) -> Ms:
    with wave.open(BytesIO(wav)) as clip:
        frames: int = clip.getnframes()
        form = clip.getparams()[:3]
        if form != (1, 2, RATE) or len(clip.readframes(frames)) != 2 * frames:
            raise wave.Error("not a whole clip")
    return frames * 1000 // RATE


def _finished(wav: bytes) -> bytes:
    """The clip without its silent ends, at the common level and in the common form.

    Raises VoiceError if there is nothing to hear, and ImportError without pydub.
    """
    clip = _cut(_read(wav).set_channels(1).set_sample_width(2).set_frame_rate(RATE))
    clip = clip.apply_gain(_LOUDEST - _loudest(clip)).fade_in(_FADE).fade_out(_FADE)
    made = BytesIO()
    clip.export(made, format="wav")
    return made.getvalue()


def _read(wav: bytes) -> "AudioSegment":
    try:
        with wave.open(BytesIO(wav)) as file:
            pcm = file.readframes(file.getnframes())
            whole = len(pcm) - len(pcm) % (file.getsampwidth() * file.getnchannels())
            return load_pydub().AudioSegment(
                pcm[:whole],
                sample_width=file.getsampwidth(),
                frame_rate=file.getframerate(),
                channels=file.getnchannels(),
            )
    except (EOFError, wave.Error) as error:
        raise VoiceError(f"what was written is no sound: {error}") from error


def _cut(clip: "AudioSegment") -> "AudioSegment":
    loud_enough = _loudest(clip) + _QUIET
    heard = [at for at in range(0, len(clip), 10) if clip[at : at + 10].dBFS > loud_enough]
    if not heard:
        raise VoiceError("nothing is to be heard")
    return clip[heard[0] : heard[-1] + 10]


def _loudest(clip: "AudioSegment") -> float:
    return max((clip[at : at + 100].dBFS for at in range(0, len(clip), 50)), default=float("-inf"))
