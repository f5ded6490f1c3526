"""The track as one would measure it: where sounds begin, how loud they are, how long all is."""

import itertools
import math
import tracemalloc
import wave
from array import array
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from acupressure_app.audio.mix import BLOCK, FULL, Clips, Levels, Mixer, NoVoice
from acupressure_app.audio.tones import RATE, tone
from acupressure_app.core.timeline import Cue, CueKind, Segment, Timeline
from tests.builders import compiled, press, routine

PER_MS = 48
LOUD = 32_000
SPEECH_DELAY_MS = 300
WORDS = ("Something is said.",)


class Clip(Struct, frozen=True):
    path: Path
    length_ms: int


class Same(Struct, frozen=True):
    """A voice that says the same clip whatever the words."""

    clip: Clip

    def of(self, sentences: tuple[str, ...]) -> Clip:
        assert sentences
        return self.clip


def hum(path: Path, length_ms: int, peak: int = LOUD, rate: int = RATE) -> Clip:
    """A clip of a steady level that begins and ends at once."""
    count = length_ms * rate // 1000
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(array("h", (peak if n % 2 else -peak for n in range(count))).tobytes())
    return Clip(path, length_ms)


@cache
def clip_of(kind: str) -> "array[int]":
    with wave.open(BytesIO(tone(kind))) as clip:
        return array("h", clip.readframes(clip.getnframes()))


def plan(total: int, *cues: Cue) -> Timeline:
    """A timeline of nothing but these cues."""
    timeline = compiled(routine(press()))
    only = (Segment(0, total, timeline.segments[0].kind),)
    return replace(timeline, segments=only, cues=cues)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tones")


def mixed(
    timeline: Timeline, folder: Path, clips: Clips | None = None, levels: Levels = FULL
) -> "array[int]":
    blocks = Mixer(folder, levels).blocks(timeline, clips or NoVoice())
    return array("h", b"".join(blocks))


def onset(track: "array[int]", after_ms: int) -> int:
    """The first sample that is heard after this moment."""
    return next(n for n in range(after_ms * PER_MS, len(track)) if abs(track[n]) > 40)


def level_db(samples: "array[int]") -> float:
    return 10 * math.log10(sum(v * v for v in samples) / len(samples))


@given(total=st.integers(200, 9_999))
def test_the_track_is_as_long_as_the_plan_to_the_sample(
    total: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp() / "kept"
    track = mixed(plan(total, Cue(0, CueKind.COUNT), Cue(total - 1, CueKind.COUNT)), folder)
    assert len(track) * 1000 == total * RATE


@pytest.mark.parametrize("at", [0, 999, 1_000, 1_234, 4_567])
def test_a_tone_begins_at_its_millisecond_to_the_sample(at: int, folder: Path) -> None:
    track = mixed(plan(9_000, Cue(at, CueKind.CHANGE)), folder)
    start, clip = at * PER_MS, clip_of("change")
    assert track[start : start + len(clip)] == clip
    assert not any(track[:start])
    assert not any(track[start + len(clip) :])


def test_every_cue_of_a_whole_session_is_heard_when_the_plan_says(folder: Path) -> None:
    beating = press(seconds=60, stretches=[{"technique": "tap", "per_minute": 60}])
    timeline = compiled(routine(beating, press("LI4", "right")))
    track = mixed(timeline, folder)
    previous_end = 0
    measured = 0
    for cue in timeline.cues:
        if cue.kind is CueKind.SAY:
            continue
        clip = clip_of(cue.kind)
        if cue.at * PER_MS >= previous_end:
            assert onset(track, cue.at) - onset(clip, 0) == cue.at * PER_MS
            measured += 1
        previous_end = max(previous_end, cue.at * PER_MS + len(clip))
    assert measured > 60


@pytest.mark.parametrize("rate", [22_050, 44_100, 48_000])
def test_speech_begins_300_ms_after_its_cue(rate: int, folder: Path, tmp_path: Path) -> None:
    voice = Same(hum(tmp_path / "said.wav", 1_000, rate=rate))
    track = mixed(plan(5_000, Cue(2_000, CueKind.SAY, WORDS)), folder, voice)
    begins = (2_000 + SPEECH_DELAY_MS) * PER_MS
    assert begins <= onset(track, 0) <= begins + 2
    assert max(map(abs, track[begins + PER_MS : begins + 900 * PER_MS])) > 20_000
    assert max(map(abs, track[begins + 1_001 * PER_MS :])) == 0


def test_a_tone_is_12_db_softer_while_somebody_speaks(folder: Path, tmp_path: Path) -> None:
    voice = Same(hum(tmp_path / "said.wav", 3_000, peak=0))
    track = mixed(plan(5_000, Cue(1_000, CueKind.END, WORDS)), folder, voice)
    clip, start = clip_of("end"), 1_000 * PER_MS
    before, under = 250 * PER_MS, SPEECH_DELAY_MS * PER_MS
    assert track[start : start + before] == clip[:before]
    softer = level_db(clip[under : 4 * under]) - level_db(track[start + under : start + 4 * under])
    assert softer == pytest.approx(12, abs=0.1)


def test_a_tone_in_the_middle_of_speech_is_softer_from_its_start(
    folder: Path, tmp_path: Path
) -> None:
    voice = Same(hum(tmp_path / "said.wav", 2_000, peak=0))
    cues = Cue(0, CueKind.SAY, WORDS), Cue(1_000, CueKind.FIND), Cue(3_000, CueKind.FIND)
    track, clip = mixed(plan(5_000, *cues), folder, voice), clip_of("find")
    heard = [level_db(track[at * PER_MS :][: len(clip)]) for at in (1_000, 3_000)]
    assert heard[1] == pytest.approx(level_db(clip), abs=0.01)
    assert heard[1] - heard[0] == pytest.approx(12, abs=0.1)


@pytest.mark.parametrize("kind", sorted(set(CueKind) - {CueKind.SAY}))
def test_nothing_clips_where_loud_speech_two_tones_and_the_background_meet(
    kind: CueKind, folder: Path, tmp_path: Path
) -> None:
    voice = Same(hum(tmp_path / "said.wav", 4_000, peak=32_767))
    cues = Cue(0, CueKind.SAY, WORDS), Cue(1_000, kind), Cue(1_000, CueKind.COUNT)
    track = mixed(plan(6_000, *cues), folder, voice, Levels(background=1.0))
    assert 25_000 < max(map(abs, track)) < 32_767


def test_speech_that_is_too_long_fades_out_before_the_next(folder: Path, tmp_path: Path) -> None:
    voice = Same(hum(tmp_path / "said.wav", 3_000))
    cues = Cue(0, CueKind.SAY, WORDS), Cue(2_000, CueKind.SAY, WORDS)
    track = mixed(plan(9_000, *cues), folder, voice)
    edge = (2_000 + SPEECH_DELAY_MS) * PER_MS
    assert max(map(abs, track[edge - 10 * PER_MS : edge])) < 3_000
    assert max(map(abs, track[edge : edge + 10 * PER_MS])) < LOUD, "never two voices at once"
    assert not any(track[(2_000 + SPEECH_DELAY_MS + 3_001) * PER_MS :])


def test_what_sounds_over_the_end_fades_to_nothing(folder: Path) -> None:
    track = mixed(plan(1_500, Cue(1_000, CueKind.END)), folder)
    assert max(map(abs, track[1_100 * PER_MS : 1_300 * PER_MS])) > 1_000
    assert max(map(abs, track[-PER_MS:])) < 50


def test_each_group_has_its_own_level(folder: Path, tmp_path: Path) -> None:
    voice = Same(hum(tmp_path / "said.wav", 1_000, peak=10_000))
    timeline = plan(9_000, Cue(1_000, CueKind.FIND), Cue(5_000, CueKind.SAY, WORDS))
    full = mixed(timeline, folder, voice)
    softer = mixed(timeline, folder, voice, Levels(tones=0.5, voice=0.25))
    tones, speech = slice(0, 4_000 * PER_MS), slice(5_000 * PER_MS, None)
    assert level_db(full[tones]) - level_db(softer[tones]) == pytest.approx(6.02, abs=0.05)
    assert level_db(full[speech]) - level_db(softer[speech]) == pytest.approx(12.04, abs=0.05)


def test_the_background_comes_in_and_goes_out_softly_and_stays_low(folder: Path) -> None:
    timeline = plan(30_500, Cue(15_000, CueKind.FIND))
    with_it = mixed(timeline, folder, levels=Levels(background=1.0))
    tone_alone = level_db(clip_of("find")[: 100 * PER_MS])
    seconds = [level_db(with_it[at * RATE : (at + 1) * RATE]) for at in range(30)]
    assert abs(with_it[0]) <= 1
    assert abs(with_it[-1]) <= 1
    assert seconds[0] < seconds[1] < seconds[2] < seconds[3]
    assert seconds[29] < seconds[28] < seconds[27]
    assert max(seconds[:14]) < tone_alone - 18


def test_the_background_comes_round_without_a_seam(folder: Path) -> None:
    track = mixed(plan(40_000), folder, levels=Levels(background=1.0))
    steps = [abs(b - a) for a, b in itertools.pairwise(track)]
    around = range(12_000 * PER_MS - 5, 12_000 * PER_MS + 5)
    assert max(steps[n] for n in around) <= max(steps[5_000 * PER_MS : 11_000 * PER_MS])
    assert track[5_000 * PER_MS : 6_000 * PER_MS] == track[17_000 * PER_MS : 18_000 * PER_MS]


def peak_memory(timeline: Timeline, folder: Path) -> int:
    mixer = Mixer(folder, Levels(background=1.0))
    tracemalloc.start()
    try:
        for block in mixer.blocks(timeline, NoVoice()):
            assert len(block) <= BLOCK * PER_MS * 2
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_four_hours_take_no_more_memory_than_ten_minutes(folder: Path) -> None:
    def long(minutes: int) -> Timeline:
        total = minutes * 60_000
        return plan(total, *(Cue(at, CueKind.BEAT) for at in range(0, total, 1_000)))

    short, hours = long(10), long(240)
    peak_memory(short, folder)  # the tones are made
    assert peak_memory(hours, folder) < peak_memory(short, folder) * 1.1
