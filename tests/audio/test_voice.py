"""A voice that is ready before the session starts, fits its places, and may fail without harm."""

import os
import shutil
import sys
import wave
from array import array
from collections.abc import Iterator
from gettext import NullTranslations
from math import log10, sqrt
from pathlib import Path

import pytest

from acupressure_app.audio.tones import RATE
from acupressure_app.audio.voice import (
    FASTEST,
    SLOWEST,
    Clip,
    Clips,
    NoVoiceError,
    Prepared,
    Voice,
    no_engine,
    prepare,
    say,
    tidy,
    voice_of,
)
from acupressure_app.audio.voice_engines import Engine, EspeakNg, VoiceError, find_engine
from acupressure_app.core.guidance import Guidance
from acupressure_app.core.routine import Routine
from acupressure_app.core.spoken import lines, voiced
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import VOICE_DELAY, Timeline
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_content, read_routine
from tests.builders import compiled, press, routine, spot

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-ins are scripts")

SHORT = compiled(routine(press(seconds=30)))

# Says three words a second: a hum between two silences, as a WAV file.
TALKER = f"""#!{sys.executable}
import sys, wave
from array import array
if "--voices" in sys.argv:
    print("Pty Language Age/Gender VoiceName File Other")
    print(" 2  en-gb  --/M  English_(Great_Britain)  gmw/en")
    sys.exit()
given = dict(zip(sys.argv, sys.argv[1:]))
words = sys.stdin.read().split()
with open(sys.argv[0] + ".log", "a") as log:
    log.write(" ".join(words) + "\\n")
frames = int(22050 * len(words) / 3 * 160 / int(given["-s"]))
hum = array("h", ((3000 if n % 100 < 50 else -3000) for n in range(frames))).tobytes()
with wave.open(given["-w"], "wb") as file:
    file.setparams((1, 2, 22050, 0, "NONE", ""))
    file.writeframes(bytes(13230) + hum + bytes(13230))
"""


def program(folder: Path, name: str, script: str) -> str:
    path = folder / name
    path.write_text(script)
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def talker(tmp_path: Path) -> Voice:
    (tmp_path / "bin").mkdir()
    return Voice(EspeakNg(program(tmp_path / "bin", "talker", TALKER)))


def broken(folder: Path, script: str) -> Voice:
    return Voice(EspeakNg(program(folder, "broken", f"#!/bin/sh\n{script}\n")), patience=0.3)


def said_by(voice: Voice) -> list[str]:
    return Path(f"{voice.engine.program}.log").read_text("utf-8").splitlines()


def last(preparing: Iterator[Prepared]) -> Prepared:
    *_, prepared = preparing
    return prepared


def nausea() -> Timeline:
    content = load_content(folders().assets)
    read = read_routine(folders().routines / "nausea.json", content)
    assert isinstance(read, Routine)
    return compiled(read, content=content)


def samples(clip: Clip) -> list[int]:
    with wave.open(str(clip.path)) as file:
        assert file.getparams()[:3] == (1, 2, RATE)
        return list(array("h", file.readframes(file.getnframes())))


def assert_in_their_places(timeline: Timeline, clips: Clips, guidance: Guidance) -> None:
    spoken = [(cue.at, clip) for cue in timeline.cues if (clip := clips.of(cue.sentences))]
    assert len(spoken) == sum(bool(voiced(cue, guidance)) for cue in timeline.cues)
    ends = [at for at, _ in spoken[1:]] + [timeline.total - VOICE_DELAY]
    for (at, clip), end in zip(spoken, ends, strict=True):
        assert at + clip.length_ms <= end


def test_it_tells_how_far_it_is_and_holds_every_line_at_the_end(
    talker: Voice, tmp_path: Path
) -> None:
    steps = list(prepare(SHORT, Guidance.FULL, talker, tmp_path / "clips"))
    total = len(lines(SHORT, Guidance.FULL))
    assert [(step.done, step.total) for step in steps] == [(n, total) for n in range(total + 1)]
    assert [len(step.clips.by_text) for step in steps] == list(range(total + 1))
    assert all(step.problem is None for step in steps)


@pytest.mark.parametrize("guidance", [Guidance.FULL, Guidance.NAMES])
@pytest.mark.parametrize("rate", [SLOWEST, 1.0, FASTEST])
def test_every_clip_fits_its_place(
    talker: Voice, tmp_path: Path, guidance: Guidance, rate: float
) -> None:
    timeline = nausea()
    voice = Voice(talker.engine, rate=rate)
    prepared = last(prepare(timeline, guidance, voice, tmp_path / "clips"))
    assert_in_their_places(timeline, prepared.clips, guidance)


def test_nothing_is_made_for_a_user_who_wants_no_voice(talker: Voice, tmp_path: Path) -> None:
    assert list(prepare(SHORT, Guidance.OFF, talker, tmp_path)) == [Prepared(0, 0)]


def test_a_clip_has_no_silent_ends_and_the_common_loudness(talker: Voice, tmp_path: Path) -> None:
    clip = say("One two three.", talker, tmp_path)
    heard = samples(clip)
    assert clip.length_ms == pytest.approx(1_000, abs=25)
    assert len(heard) == pytest.approx(RATE * clip.length_ms / 1000, abs=RATE / 1000)
    middle = heard[len(heard) // 3 : len(heard) * 2 // 3]
    level = 20 * log10(sqrt(sum(s * s for s in middle) / len(middle)) / 32768)
    assert level == pytest.approx(-16, abs=0.5)
    assert heard[0] == pytest.approx(0, abs=50)
    assert heard[-1] == pytest.approx(0, abs=50)


def test_what_is_said_is_how_people_say_it(talker: Voice, tmp_path: Path) -> None:
    say("Left: LI4 (2:30).", talker, tmp_path)
    assert said_by(talker) == ["Now, left: Large Intestine four, 2 minutes 30."]


def test_a_line_with_nothing_to_say_is_passed_over(talker: Voice, tmp_path: Path) -> None:
    dots = compiled(routine(press(spot(where="…", name="…")), press(spot("Knee", where="“…”"))))
    prepared = last(prepare(dots, Guidance.FULL, talker, tmp_path / "clips"))
    assert prepared.problem is None
    assert prepared.done == prepared.total


def test_the_second_time_no_program_runs(talker: Voice, tmp_path: Path) -> None:
    first = last(prepare(SHORT, Guidance.FULL, talker, tmp_path / "clips"))
    Path(talker.engine.program).unlink()
    assert last(prepare(SHORT, Guidance.FULL, talker, tmp_path / "clips")) == first


def test_another_voice_and_rate_is_another_clip(talker: Voice, tmp_path: Path) -> None:
    voices = [
        talker,
        Voice(talker.engine, id="en-gb"),
        Voice(talker.engine, rate=0.8),
        Voice(talker.engine, language="de"),
    ]
    clips = {say("One.", voice, tmp_path / "clips").path for voice in voices}
    assert len(clips) == 4


@pytest.mark.parametrize("damage", ["emptied", "cut short", "no sound"])
def test_a_damaged_clip_is_made_again(talker: Voice, tmp_path: Path, damage: str) -> None:
    good = say("One two.", talker, tmp_path / "clips")
    content = good.path.read_bytes()
    bad = {"emptied": b"", "cut short": content[:-2], "no sound": b"x" * 100}
    good.path.write_bytes(bad[damage])
    assert say("One two.", talker, tmp_path / "clips") == good
    assert good.path.read_bytes() == content
    assert list(good.path.parent.iterdir()) == [good.path]


def test_a_sound_that_ends_too_early_is_said_as_far_as_it_goes(tmp_path: Path) -> None:
    cut = TALKER + 'open(given["-w"], "r+b").truncate(20001)\n'
    clip = say("One two three.", Voice(EspeakNg(program(tmp_path, "cut", cut))), tmp_path / "clips")
    assert 50 < clip.length_ms < 500


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("exit 1", id="it fails"),
        pytest.param("exit 0", id="it writes nothing"),
        pytest.param("exec sleep 60", id="it hangs"),
        pytest.param("kill -9 $$", id="it crashes"),
        pytest.param('while [ "$1" != -w ]; do shift; done; echo x > "$2"', id="it writes rubbish"),
    ],
)
def test_a_program_that_does_not_work_is_left_alone_and_named(tmp_path: Path, script: str) -> None:
    steps = list(prepare(SHORT, Guidance.FULL, broken(tmp_path, script), tmp_path / "clips"))
    assert len(steps) == 4, "before the first line, and after each of three failures"
    problem = steps[-1].problem
    assert problem is not None
    assert problem(NullTranslations()) == (
        "The voice (espeak-ng) does not work here. Tones, pictures and words go on."
    )


def test_one_line_that_cannot_be_said_does_not_silence_the_others(tmp_path: Path) -> None:
    grumpy = TALKER.replace("frames =", "sys.exit(1) if 'Paused.' in words else None\nframes =")
    voice = Voice(EspeakNg(program(tmp_path, "grumpy", grumpy)))
    prepared = last(prepare(SHORT, Guidance.FULL, voice, tmp_path / "clips"))
    assert prepared.problem is None
    assert len(prepared.clips.by_text) == prepared.total - 1


def test_a_program_that_is_gone_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    gone = Voice(EspeakNg(str(tmp_path / "gone")))
    assert last(prepare(SHORT, Guidance.FULL, gone, tmp_path)).problem is not None


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_where_nothing_can_be_kept_that_is_said(talker: Voice, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("in the way")
    steps = list(prepare(SHORT, Guidance.FULL, talker, tmp_path / place))
    assert [step.problem is None for step in steps] == [True, False]


def test_without_pydub_that_is_said(
    talker: Voice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pydub", None)
    monkeypatch.setitem(sys.modules, "pydub.generators", None)
    problem = last(prepare(SHORT, Guidance.FULL, talker, tmp_path / "clips")).problem
    assert problem is not None
    assert "audioop-lts" in problem(NullTranslations())
    with pytest.raises(NoVoiceError):
        say("One.", talker, tmp_path / "clips")


def test_who_stops_asking_leaves_only_whole_clips(talker: Voice, tmp_path: Path) -> None:
    preparing = prepare(SHORT, Guidance.FULL, talker, tmp_path / "clips")
    some = [next(preparing) for _ in range(3)][-1]
    del preparing
    assert {path.suffix for path in (tmp_path / "clips").iterdir()} == {".wav"}
    assert len(some.clips.by_text) == 2


def test_the_clips_unused_for_longest_make_room(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.wav" for name in ("oldest", "older", "old", "new")]
    for age, path in enumerate(reversed(paths)):
        path.write_bytes(bytes(100))
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    tidy(tmp_path, used={paths[0]}, most=200)
    assert sorted(path.stem for path in tmp_path.iterdir()) == ["new", "old", "oldest"]


def test_a_chosen_voice_that_is_gone_gives_way_to_the_usual_one(talker: Voice) -> None:
    assert voice_of(talker.engine, "en", "en-gb", 1.1) == Voice(talker.engine, "en", "en-gb", 1.1)
    assert voice_of(talker.engine, "en", "Alex", 9.0) == Voice(talker.engine, "en", None, FASTEST)
    assert voice_of(talker.engine, "en", None, 0.1) == Voice(talker.engine, "en", None, SLOWEST)


def test_without_a_speech_program_the_package_is_named() -> None:
    assert no_engine("linux")(NullTranslations()) == (
        "Voice needs espeak-ng. Tones, pictures and words go on."
    )


ESPEAK = shutil.which("espeak-ng")
needs_espeak = pytest.mark.skipif(
    ESPEAK is None and "CI" not in os.environ, reason="espeak-ng is not installed"
)


@pytest.fixture
def engine() -> Engine:
    found = find_engine()
    assert isinstance(found, EspeakNg), "install the package espeak-ng"
    return found


@needs_espeak
@pytest.mark.parametrize("guidance", [Guidance.FULL, Guidance.NAMES])
def test_espeak_says_the_whole_nausea_session_in_its_places(
    engine: Engine, tmp_path: Path, guidance: Guidance
) -> None:
    timeline = nausea()
    prepared = last(prepare(timeline, guidance, Voice(engine), tmp_path))
    assert prepared.problem is None
    assert set(prepared.clips.by_text) == {line.text for line in lines(timeline, guidance)}
    assert_in_their_places(timeline, prepared.clips, guidance)


@needs_espeak
def test_espeak_loses_no_word_of_nausea_at_any_rate(engine: Engine, tmp_path: Path) -> None:
    """As long as one clip for the whole text at the greatest hurry, or longer."""
    for rate in (SLOWEST, FASTEST):
        voice = Voice(engine, rate=rate)
        prepared = last(prepare(nausea(), Guidance.FULL, voice, tmp_path))
        for text, clip in prepared.clips.by_text.items():
            assert clip.length_ms >= hurried(text, voice, tmp_path)


def hurried(text: str, voice: Voice, folder: Path) -> Ms:
    return say(text, voice, folder, 1.25 * max(1.0, 1 / voice.rate)).length_ms


@needs_espeak
def test_espeak_takes_no_text_for_an_option_or_an_order(engine: Engine, tmp_path: Path) -> None:
    plain = say("version", Voice(engine), tmp_path)
    assert say("--version", Voice(engine), tmp_path).length_ms >= plain.length_ms
    with pytest.raises(VoiceError):
        say("One.", Voice(engine, id="xx"), tmp_path)
