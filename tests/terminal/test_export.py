"""The command that writes a session as a file keeps its promises: exit codes, JSON, no surprise."""

import json
import os
import pty
import signal
import subprocess
import sys
import wave
from pathlib import Path

import pytest

from tests.audio.probing import Probe, needs_ffmpeg
from tests.hummer import Hummer, needs_scripts
from tests.terminal.results import Run, runner

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the program keeps for later, so that tones and voice are made once."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def run(
    tmp_path: Path, kept: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Runs `export` in this process, as it runs where nobody can be asked."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(kept))
    monkeypatch.setenv("LANGUAGE", "en")
    (tmp_path / "out").mkdir()

    return runner(capsys)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out" / "nausea.wav"


def test_json_tells_what_was_written(run: Run, out: Path) -> None:
    result = run("export", "nausea", out, "--no-others", "--json")
    assert result.code == 0
    assert result.data == {
        "file": str(out),
        "format": "wav",
        "total_ms": 350_000,
        "seconds_written": 350,
        "chapters": [
            {"at_ms": 0, "title": "Get ready"},
            {"at_ms": 8_000, "title": "Your left wrist"},
            {"at_ms": 178_000, "title": "Your right wrist"},
            {"at_ms": 346_000, "title": "Rest a moment"},
        ],
        "marks": str(out.with_name("nausea.marks.txt")),
    }
    with wave.open(str(out)) as file:
        assert file.getnframes() == 350 * file.getframerate()


@pytest.mark.parametrize("pace", ["short", "standard", "long"])
def test_the_file_is_as_long_as_the_plan(run: Run, out: Path, pace: str) -> None:
    options = ("--no-others", "--pace", pace, "--json")
    plan = run("plan", "tension-headache", *options).data
    exported = run("export", "tension-headache", out, *options).data
    assert exported["total_ms"] == plan["total_ms"]
    with wave.open(str(out)) as file:
        assert file.getnframes() * 1000 == plan["total_ms"] * file.getframerate()


def test_a_person_reads_where_it_is(run: Run, out: Path) -> None:
    result = run("export", "nausea", out, "--no-others", "--background")
    assert result.code == 0
    assert str(out) in result.out
    assert "5 min 50 s" in result.out
    assert str(out.with_name("nausea.marks.txt")) in result.out


@pytest.mark.parametrize(
    "answers",
    [(), ("--yes", "fever", "--no-others"), ("--yes", "blood_thinners", "--no-others")],
    ids=["unanswered", "refused", "nobody asked"],
)
def test_what_may_not_be_played_is_not_exported(
    run: Run, out: Path, answers: tuple[str, ...]
) -> None:
    assert run("export", "nausea", out, *answers).code == 3
    assert list(out.parent.iterdir()) == []


def test_warnings_are_among_the_first_words(run: Run, out: Path) -> None:
    answers = ("--yes", "blood_thinners", "--no-others", "--asked", "--json")
    ready_ends = run("export", "nausea", out, *answers).data["chapters"][1]["at_ms"]
    lines = out.with_name("nausea.marks.txt").read_text("utf-8").splitlines()
    warned = [line for line in lines if "Light pressure, because of blood thinners" in line]
    assert int(warned[0][5:7]) * 1000 < ready_ends


@pytest.mark.parametrize("name", ["nausea.ogg", "nausea"])
def test_an_unknown_ending_is_wrong_usage_and_names_what_is_possible(
    run: Run, out: Path, name: str
) -> None:
    result = run("export", "nausea", out.with_name(name), "--no-others")
    assert result.code == 2
    assert ".wav" in result.err


def test_without_ffmpeg_mp3_is_wrong_usage(
    run: Run, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    result = run("export", "nausea", out.with_suffix(".mp3"), "--no-others")
    assert result.code == 2
    assert "ffmpeg" in result.err
    assert ".wav" in result.err


def test_an_unknown_routine_is_wrong_usage(run: Run, out: Path) -> None:
    assert run("export", "no-such", out, "--no-others").code == 2


def test_a_file_that_is_there_is_replaced_only_when_told(run: Run, out: Path) -> None:
    out.write_text("mine")
    result = run("export", "nausea", out, "--no-others")
    assert (result.code, out.read_text()) == (1, "mine")
    assert "--force" in result.err
    assert run("export", "nausea", out, "--no-others", "--force").code == 0
    assert out.read_bytes()[:4] == b"RIFF"


def test_a_folder_that_is_not_there_is_told_before_anything_is_asked(run: Run, out: Path) -> None:
    result = run("export", "nausea", out.parent / "no" / "nausea.wav")
    assert result.code == 1
    assert "no" in result.err


@needs_ffmpeg
@pytest.mark.parametrize(("ending", "codec"), [("flac", "flac"), ("m4a", "aac"), ("mp3", "mp3")])
def test_other_formats_are_written_too(run: Run, out: Path, ending: str, codec: str) -> None:
    file = out.with_suffix(f".{ending}")
    assert run("export", "nausea", file, "--no-others", "--pace", "short").code == 0
    probe = Probe(file)
    assert (probe.codec, probe.title) == (codec, "Nausea")
    assert probe.seconds == pytest.approx(290, abs=0.05)


@pytest.fixture
def stuck_ffmpeg(tmp_path: Path) -> str:
    """A search path whose ffmpeg takes twenty seconds of sound, and then no more."""
    program = tmp_path / "bin" / "ffmpeg"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nhead -c 2000000 >/dev/null\nexec sleep 60\n")
    program.chmod(0o755)
    return f"{program.parent}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal of its own and signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_interrupted_it_tidies_up(
    out: Path, kept: Path, stuck_ffmpeg: str, number: signal.Signals
) -> None:
    """Progress stands on the terminal; once it shows that writing goes on, it is interrupted."""
    out.parent.mkdir()
    file = out.with_suffix(".mp3")
    command = (sys.executable, "-m", "acupressure_app", "export", "tension-headache", str(file))
    environment = {"PATH": stuck_ffmpeg, "XDG_CACHE_HOME": str(kept), "LANGUAGE": "en"}
    ours, its = pty.openpty()
    with subprocess.Popen(
        (*command, "--no-others"), cwd=ROOT, env=os.environ | environment, stderr=its
    ) as process:
        os.close(its)
        shown = b""
        while b"Writing the file: 2 %" not in shown:
            shown += os.read(ours, 1024)
        process.send_signal(number)
        code = process.wait(timeout=30)
    os.close(ours)
    assert code == 130
    assert list(out.parent.iterdir()) == []


def _set(tmp_path: Path, **settings: object) -> None:
    folder = tmp_path / "config" / "acupressure-app"
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text(json.dumps(settings))


@needs_scripts
def test_it_speaks_as_it_is_set(
    run: Run, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hummer = Hummer(tmp_path / "bin", monkeypatch)
    _set(tmp_path, voice="en-gb", rate=120)
    assert run("export", "nausea", out, "--no-others").code == 0
    assert {asked.split(" -w ")[0] for asked in hummer.asked[1:]} == {"-b 1 -v en-gb -s 192"}


@pytest.mark.parametrize(("guidance", "told"), [("off", False), ("names", True)])
def test_where_the_voice_says_nothing_none_is_missed(
    run: Run,
    out: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    guidance: str,
    told: bool,
) -> None:
    monkeypatch.setenv("PATH", "")
    _set(tmp_path, guidance=guidance)
    result = run("export", "nausea", out, "--no-others")
    assert result.code == 0
    assert ("Voice needs" in result.err) is told


def test_where_nobody_watches_no_progress_is_told(run: Run, out: Path) -> None:
    result = run("export", "nausea", out, "--no-others", "--json")
    assert "%" not in result.err


def test_qt_is_not_loaded_for_a_file_that_qt_does_not_write(out: Path, run: Run) -> None:
    assert run("list").code == 0
    script = (
        "import sys; from acupressure_app.cli import main;"
        f"code = main(['export', 'nausea', {str(out)!r}, '--no-others', '--json']);"
        "assert 'PySide6' not in sys.modules; sys.exit(code)"
    )
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["format"] == "wav"
