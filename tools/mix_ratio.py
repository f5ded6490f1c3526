"""Measures how long mixing a session of half an hour takes, against writing the same bytes plainly.

Run alone it prints the figures; `mix_ratio` gives them to the benchmark.
"""

import gettext
import statistics
import tempfile
import time
import wave
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from acupressure_app.audio.encode import Labels, write_wav
from acupressure_app.audio.mix import Mixer
from acupressure_app.audio.tones import RATE
from acupressure_app.core.screening import Answer, Answers, Cleared, clear
from acupressure_app.core.timeline import Pace, Timeline, compile_timeline
from acupressure_app.core.wording import Wording, speech_ms
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_library

HALF_AN_HOUR = 30
"""In minutes."""

RUNS = 7


class Figures(NamedTuple):
    """Medians in seconds."""

    mixed: float
    plain: float

    @property
    def ratio(self) -> float:
        """How many times as long mixing takes."""
        return self.mixed / self.plain


class StandIn(Struct, frozen=True):
    """A hum as long as a voice would take."""

    path: Path
    length_ms: int


class StandIns(Struct, frozen=True):
    """A voice that hums, each text a file of its own."""

    folder: Path

    def of(self, sentences: tuple[str, ...]) -> StandIn:
        """The hum for these sentences, made when it is first wanted."""
        length = speech_ms(sentences)
        path = self.folder / f"{abs(hash(sentences))}.wav"
        if not path.exists():
            with wave.open(str(path), "wb") as file:
                file.setnchannels(1)
                file.setsampwidth(2)
                file.setframerate(RATE)
                count = RATE * length // 1000
                hum = array("h", (9_000 if n // 100 % 2 else -9_000 for n in range(count)))
                file.writeframes(hum.tobytes())
        return StandIn(path, length)


def mix_ratio() -> Figures:
    """Mix and write in turn, `RUNS` times each, and compare the medians."""
    timeline = lasting(HALF_AN_HOUR)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clips = StandIns(folder)

        def mix() -> None:
            blocks = Mixer(folder).blocks(timeline, clips)
            labels = Labels("half an hour", (), timeline.total)
            for _ in write_wav(folder / "mixed.wav", labels, blocks):
                pass

        def plain() -> None:
            with (folder / "plain.wav").open("wb") as file:
                for block in blocks:
                    file.write(block)

        mix()  # once for nothing: tones and hums are made
        samples = (folder / "mixed.wav").read_bytes()
        blocks = [samples[at : at + 2**16] for at in range(0, len(samples), 2**16)]
        taken = [(_seconds(mix), _seconds(plain)) for _ in range(RUNS)]
    mixed, plainly = (statistics.median(times) for times in zip(*taken, strict=True))
    return Figures(mixed, plainly)


def _seconds(do: Callable[[], None]) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started


def lasting(minutes: int) -> Timeline:
    """The busiest shipped routine, again and again for at least so many minutes."""
    library = load_library(folders())
    entry = library.find("tension-headache-head-neck")
    assert entry
    cleared = clear(entry.routine, library.content, Answers(otherwise=Answer.NO))
    assert isinstance(cleared, Cleared)
    wording = Wording(gettext.NullTranslations())
    once = compile_timeline(cleared, library.content, wording, Pace.LONG)
    return once.with_presses(once.presses * (1 + minutes * 60_000 // once.total))


if __name__ == "__main__":
    figures = mix_ratio()
    print(
        f"half an hour mixed: {figures.mixed:.3f} s against {figures.plain:.3f} s written plainly"
    )
    print(f"                    ratio {figures.ratio:.2f}, aim at most 2")
