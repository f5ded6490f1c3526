"""The speech programs: which one is taken, what it is given, and which voices it offers."""

import os
from pathlib import Path

import pytest

from acupressure_app.audio.voice_engines import (
    Engine,
    Espeak,
    EspeakNg,
    Listed,
    Say,
    VoiceError,
    WindowsSpeech,
    find_engine,
    recorded,
    voices,
)

posix = pytest.mark.skipif(os.name != "posix", reason="the stand-ins are scripts")
WRITES = """#!/bin/sh
while [ "$1" != -w ]; do shift; done
echo sound > "$2"
"""
ENGINES = [EspeakNg("/p"), Espeak("/p"), Say("/p"), WindowsSpeech("/p")]


def installed(folder: Path, **scripts: str) -> Path:
    for name, script in scripts.items():
        path = folder / name.replace("_", "-")
        path.write_text(script)
        path.chmod(0o755)
    return folder


def found(folder: Path, platform: str = "linux") -> Engine | None:
    def which(name: str) -> str | None:
        return str(folder / name) if (folder / name).exists() else None

    return find_engine("en", platform, which, patience=0.5)


@posix
def test_the_newer_program_is_taken_where_both_are_there(tmp_path: Path) -> None:
    engine = found(installed(tmp_path, espeak_ng=WRITES, espeak=WRITES))
    assert engine == EspeakNg(str(tmp_path / "espeak-ng"))


@posix
@pytest.mark.parametrize("script", ["exit 1", "exit 0", "exec sleep 60"])
def test_one_that_does_not_work_gives_way_to_the_next(tmp_path: Path, script: str) -> None:
    engine = found(installed(tmp_path, espeak_ng=f"#!/bin/sh\n{script}\n", espeak=WRITES))
    assert engine == Espeak(str(tmp_path / "espeak"))


@posix
@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_without_any_there_is_none(tmp_path: Path, platform: str) -> None:
    assert found(tmp_path, platform) is None
    assert found(installed(tmp_path, espeak_ng="#!/bin/sh\nexit 1\n"), platform) is None


@posix
def test_other_systems_have_one_of_their_own_and_fall_back_to_espeak(tmp_path: Path) -> None:
    scripts = {"say": WRITES.replace("-w", "-o"), "espeak_ng": WRITES}
    assert isinstance(found(installed(tmp_path, **scripts), "darwin"), Say)
    (tmp_path / "say").unlink()
    assert isinstance(found(tmp_path, "darwin"), EspeakNg)


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
@pytest.mark.parametrize("text", ["--version", "'; rm -rf $HOME #", "$(touch x)", "<break/>"])
def test_no_text_reaches_the_command_line(engine: Engine, text: str) -> None:
    run = engine.saying(text, "en", 1.0, Path("said.wav"))
    assert not any(text in argument for argument in run.arguments)
    assert text in (run.reads, *run.environment.values())


@pytest.mark.parametrize("engine", ENGINES[:3], ids=lambda engine: engine.name)
def test_a_faster_voice_says_more_words_a_minute(engine: Engine) -> None:
    slow, fast = (speed(engine, rate) for rate in (0.8, 1.2))
    assert fast == pytest.approx(1.5 * slow, rel=0.02)


def speed(engine: Engine, rate: float) -> int:
    arguments = engine.saying("One.", "en", rate, Path("said.wav")).arguments
    flag = "-r" if "-r" in arguments else "-s"
    return int(arguments[arguments.index(flag) + 1])


@pytest.mark.parametrize(("rate", "steps"), [(1.0, "0"), (3.0, "10"), (1.3, "2"), (0.8, "-2")])
def test_windows_counts_the_rate_in_steps(rate: float, steps: str) -> None:
    run = WindowsSpeech("/p").saying("One.", "en", rate, Path("said.wav"))
    assert run.environment["VOICE_RATE"] == steps


def test_the_voices_of_espeak_without_those_that_need_more_files() -> None:
    output = (
        "Pty Language       Age/Gender VoiceName          File                 Other Languages\n"
        " 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)\n"
        " 3  en-uk           --/M      english-mb-en1     mb/mb-en1            (en-gb 3)\n"
        " 5  de              --/M      German             gmw/de\n"
        " 5  variant         --/M      Storm              !v/Storm             (en-us 5)\n"
        " 5  en-us-nyc       --/M      English_(America,_New_York_City) gmw/en-US-nyc\n\n"
    )
    assert list(EspeakNg("/p").listed(output, "en-GB")) == [
        Listed("en-gb", "English (Great Britain)"),
        Listed("en-us-nyc", "English (America, New York City)"),
    ]


def test_the_voices_of_macos() -> None:
    output = (
        "Alex                en_US    # Most people recognize me by my voice.\n"
        "Anna                de_DE    # Hallo, ich heiße Anna.\n"
        "Eddy (English (UK)) en_GB    # Hello! My name is Eddy.\n"
    )
    assert [voice.id for voice in Say("/p").listed(output, "en")] == ["Alex", "Eddy (English (UK))"]


def test_the_voices_of_windows() -> None:
    output = "Microsoft Hazel Desktop|en-GB\r\nMicrosoft Hedda Desktop|de-DE\r\n\r\n"
    assert [voice.id for voice in WindowsSpeech("/p").listed(output, "de-AT")] == [
        "Microsoft Hedda Desktop"
    ]


@posix
@pytest.mark.parametrize("script", ["exit 1", "exec sleep 60", "printf '\\377\\376'"])
def test_a_program_that_does_not_tell_its_voices_offers_none(tmp_path: Path, script: str) -> None:
    installed(tmp_path, espeak=f"#!/bin/sh\n{script}\n")
    assert voices(Espeak(str(tmp_path / "espeak")), "en", patience=0.3) == ()


@posix
def test_a_helper_that_the_program_leaves_behind_is_not_waited_for(tmp_path: Path) -> None:
    installed(tmp_path, espeak="#!/bin/sh\nsleep 5 &\nsleep 5\n")
    with pytest.raises(VoiceError, match="timed out"):
        recorded(Espeak(str(tmp_path / "espeak")), "One.", "en", 1.0, patience=0.2)
