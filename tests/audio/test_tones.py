"""The tones as an ear would judge them: measured in the clips, not read from the recipes."""

import math
import subprocess
import sys
import wave
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

from acupressure_app.audio.tones import RECIPES, ToneFiles, tone
from acupressure_app.core.timeline import CueKind

RATE = 48_000
KINDS = sorted(RECIPES)
SOFTER = {"next", "count", "beat"}
SEMITONES = tuple(440 * 2 ** (step / 12) for step in range(-12, 25))


@cache
def samples(kind: str) -> list[float]:
    with wave.open(BytesIO(tone(kind))) as clip:
        return [value / 32768 for value in array("h", clip.readframes(clip.getnframes()))]


def part(kind: str, start_ms: int, end_ms: int) -> list[float]:
    return samples(kind)[start_ms * RATE // 1000 : end_ms * RATE // 1000]


def length_ms(kind: str) -> float:
    return len(samples(kind)) * 1000 / RATE


def strength(sound: list[float], hz: float) -> float:
    """How much of a pitch is in a sound (Goertzel)."""
    turn = 2 * math.cos(2 * math.pi * hz / RATE)
    before = last = 0.0
    for value in sound:
        before, last = last, value + turn * last - before
    return before**2 + last**2 - turn * before * last


@cache
def pitch(kind: str, start_ms: int = 20, end_ms: int = 100) -> int:
    """The strongest pitch of a part, in semitones above the lowest that is looked for."""
    sound = part(kind, start_ms, end_ms)
    return max(range(len(SEMITONES)), key=lambda step: strength(sound, SEMITONES[step]))


def loudness_db(kind: str) -> float:
    """The level of the loudest tenth of a second."""
    sound = samples(kind)
    window = min(len(sound), RATE // 10)
    starts = range(0, len(sound) - window + 1, RATE // 200)
    power = max(sum(v * v for v in sound[at : at + window]) / window for at in starts)
    return 10 * math.log10(power)


def test_every_cue_but_the_spoken_one_has_a_tone() -> None:
    assert set(RECIPES) == set(CueKind) - {CueKind.SAY}


def test_a_cue_without_a_tone_is_refused() -> None:
    with pytest.raises(KeyError):
        tone("say")


@pytest.mark.parametrize("kind", KINDS)
def test_a_clip_is_one_channel_of_16_bits_at_48000(kind: str) -> None:
    with wave.open(BytesIO(tone(kind))) as clip:
        assert (clip.getnchannels(), clip.getsampwidth(), clip.getframerate()) == (1, 2, RATE)


@pytest.mark.parametrize("kind", ["start", "beat"])
def test_a_clip_is_the_same_each_time(kind: str) -> None:
    assert tone(kind) == tone(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_clip_begins_and_ends_in_silence_and_swells_softly(kind: str) -> None:
    peak = max(map(abs, samples(kind)))
    assert peak < 0.3, "gentle, and far from clipping"
    assert abs(samples(kind)[0]) < 0.001
    assert abs(samples(kind)[-1]) < 0.001
    assert max(map(abs, samples(kind)[: RATE * 8 // 1000])) < peak
    assert max(map(abs, samples(kind)[: RATE * 2 // 1000])) < peak * 0.35
    assert max(map(abs, samples(kind)[-RATE * 2 // 1000 :])) < peak * 0.05


def test_the_tones_are_equally_loud() -> None:
    levels = [loudness_db(kind) for kind in KINDS if kind not in SOFTER]
    assert max(levels) - min(levels) < 1


def test_what_comes_often_is_softer_and_the_beat_is_softest() -> None:
    normal = loudness_db("start")
    assert loudness_db("next") < normal - 4
    assert loudness_db("count") < normal - 4
    assert loudness_db("beat") < loudness_db("count") - 4


def test_start_is_a_rising_pair() -> None:
    assert pitch("start") < pitch("start", 400, 500)


def test_change_is_a_falling_pair() -> None:
    assert pitch("change") > pitch("change", 400, 500)


def test_half_is_the_same_note_twice_with_a_break() -> None:
    assert pitch("half") == pitch("half", 320, 420)
    assert max(map(abs, part("half", 265, 278))) < 0.001


def test_end_has_three_notes_and_fades_long() -> None:
    notes = [pitch("end", *span) for span in ((100, 250), (350, 450), (700, 900))]
    assert notes == sorted(set(notes))
    assert length_ms("end") > 2 * max(length_ms(kind) for kind in KINDS if kind != "end")
    assert max(map(abs, part("end", 2500, 3000))) < max(map(abs, samples("end"))) / 5


def test_find_is_high_and_press_is_low_and_both_are_single() -> None:
    assert pitch("find") - pitch("press") > 12
    assert pitch("find") == pitch("find", 150, 250)
    assert pitch("press") == pitch("press", 300, 400)


@pytest.mark.parametrize(("kind", "most_ms"), [("next", 200), ("count", 100), ("beat", 50)])
def test_taps_ticks_and_clicks_are_short(kind: str, most_ms: int) -> None:
    assert length_ms(kind) <= most_ms


def test_no_two_single_notes_share_a_pitch() -> None:
    singles = [pitch(kind, 5, 40) for kind in ("find", "press", "next", "count", "beat")]
    assert len(set(singles)) == len(singles)


def test_clips_need_no_ffmpeg_warn_of_nothing_and_load_pydub_only_when_made(
    tmp_path: Path,
) -> None:
    script = (
        "import sys; from acupressure_app.audio.tones import tone;"
        "assert 'pydub' not in sys.modules; tone('count');"
        "assert 'pydub.playback' not in sys.modules"
    )
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        env={"PATH": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")


@pytest.fixture
def without_pydub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pydub", None)
    monkeypatch.setitem(sys.modules, "pydub.generators", None)


@pytest.mark.usefixtures("without_pydub")
def test_without_pydub_a_clip_that_was_never_made_is_missed(tmp_path: Path) -> None:
    with pytest.raises(ImportError):
        ToneFiles(tmp_path).wav("count")


def test_a_clip_is_made_once_and_then_read(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    made = ToneFiles(tmp_path / "cache").wav("count")
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".wav"]
    request.getfixturevalue("without_pydub")
    assert ToneFiles(tmp_path / "cache").wav("count") == made


@pytest.mark.parametrize("damage", ["emptied", "cut short", "zeros", "one bit", "a folder"])
def test_a_damaged_file_is_made_again(tmp_path: Path, damage: str) -> None:
    good = ToneFiles(tmp_path).wav("count")
    (file,) = tmp_path.iterdir()
    file.unlink()
    bad = {
        "emptied": b"",
        "cut short": good[:-1],
        "zeros": bytes(len(good)),
        "one bit": good[:999] + bytes([good[999] ^ 1]) + good[1000:],
    }
    if damage == "a folder":
        file.mkdir()
    else:
        file.write_bytes(bad[damage])
    assert ToneFiles(tmp_path).wav("count") == good
    assert damage == "a folder" or file.read_bytes() == good


@pytest.mark.parametrize("folder", ["file", "file/below"])
def test_where_no_folder_can_be_made_there_is_a_tone_all_the_same(
    tmp_path: Path, folder: str
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert ToneFiles(tmp_path / folder).wav("count") == tone("count")


@contextmanager
def no_room_for(size: int) -> Iterator[None]:
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_where_a_file_does_not_fit_there_is_a_tone_and_no_half_file(tmp_path: Path) -> None:
    with no_room_for(1000):
        made = ToneFiles(tmp_path).wav("count")
    assert made == tone("count")
    assert list(tmp_path.iterdir()) == []
