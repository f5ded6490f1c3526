"""The voice as the window makes it: with what is set, once looked for, and never in its own way."""

import wave
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from acupressure_app.audio.voice import FASTEST, SLOWEST, NoVoiceError
from acupressure_app.audio.voice_engines import Engine, EspeakNg, find_engine
from acupressure_app.core.guidance import Guidance
from acupressure_app.core.spoken import lines
from acupressure_app.store.settings import Settings
from acupressure_app.ui.app import levels_of
from acupressure_app.ui.settings.view import Number, settings_rows
from acupressure_app.ui.sound.speech import Speech
from tests.builders import WORDS, compiled, press, routine
from tests.hummer import Hummer, needs_scripts

SHORT = compiled(routine(press(seconds=30)))
needs_espeak = pytest.mark.skipif(
    not isinstance(find_engine(), EspeakNg), reason="needs the program espeak-ng"
)


def test_the_rates_that_can_be_set_are_those_of_the_voice() -> None:
    rate = next(row.control for row in settings_rows(WORDS.tr, ()) if row.field == "rate")
    assert isinstance(rate, Number)
    assert (rate.least, rate.most) == (round(100 * SLOWEST), round(100 * FASTEST))


def test_each_volume_is_that_of_its_group() -> None:
    levels = levels_of(Settings(volume=1, voice_volume=2, beat_volume=3, background_volume=4))
    assert (levels.tones, levels.voice, levels.beat, levels.background) == (1, 2, 3, 4)


@needs_espeak
def test_with_espeak_ng_all_that_may_be_said_is_ready(tmp_path: Path) -> None:
    *_, last = Speech(tmp_path, "en").prepare(SHORT, Settings())
    assert (last.done, last.problem) == (last.total, None)
    wanted = lines(SHORT, Guidance.FULL)
    assert set(last.clips.by_text) == {line.text for line in wanted}
    for clip in last.clips.by_text.values():
        with wave.open(str(clip.path)) as file:
            assert file.getnframes() * 1000 // file.getframerate() == clip.length_ms


@needs_espeak
def test_a_sample_sounds_as_fast_as_it_is_set(tmp_path: Path) -> None:
    speech = Speech(tmp_path, "en")
    lengths = [
        speech.sample("Press now, slowly.", Settings(rate=rate)).length_ms
        for rate in (80, 100, 130)
    ]
    assert all(slower > faster for slower, faster in pairwise(lengths))


@needs_scripts
def test_in_short_less_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Hummer(tmp_path / "bin", monkeypatch)
    speech = Speech(tmp_path / "voice", "en")
    made = {}
    for guidance in Guidance:
        steps = list(speech.prepare(SHORT, Settings(guidance=guidance)))
        made[guidance] = steps[-1].total if steps else 0
    assert made[Guidance.FULL] > made[Guidance.NAMES] > made[Guidance.OFF] == 0


def test_a_program_is_looked_for_until_there_is_one(tmp_path: Path) -> None:
    found: list[Engine | None] = [None, EspeakNg("espeak-ng")]
    speech = Speech(tmp_path, "en", lambda _language: found.pop(0))
    with pytest.raises(NoVoiceError):
        speech.voices()
    speech.voices()
    speech.voices()
    assert found == []


def test_without_a_program_the_reason_is_all_that_comes(tmp_path: Path) -> None:
    speech = Speech(tmp_path, "en", lambda _language: None)
    [only] = speech.prepare(SHORT, Settings())
    assert only.problem is not None
    assert list(speech.prepare(SHORT, replace(Settings(), guidance=Guidance.OFF))) == []
