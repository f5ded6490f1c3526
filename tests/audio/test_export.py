"""A session as a file: whole, with its labels, or not there at all."""

import itertools
import os
import shutil
import signal
import subprocess
import sys
import wave
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from acupressure_app.audio.encode import Encoders, Format, NotExported, find_encoders
from acupressure_app.audio.export import AlreadyThere, Export, export
from acupressure_app.audio.mix import NoVoice
from acupressure_app.core.timeline import Timeline
from tests.audio.probing import Probe, decoded, needs_ffmpeg
from tests.builders import compiled, press, routine

TITLE = "Übel; a=b #1"
CHAPTERS = [
    (0, "Get ready"),
    (8_000, "Your left wrist"),
    (38_000, "Your right wrist"),
    (76_000, "Rest a moment"),
]
QT = (sys.executable, "-m", "acupressure_app.ui.export.encoder")
ALL = find_encoders(QT)
PLAIN = Encoders()


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    return compiled(routine(press(side="each", seconds=20), title=TITLE))


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def wanted(timeline: Timeline, cache: Path, tmp_path: Path) -> Export:
    return Export(timeline, NoVoice(), tmp_path / "session.wav", cache)


def to(wanted: Export, name: str, *, force: bool = False) -> Export:
    return Export(
        wanted.timeline, wanted.clips, wanted.out.parent / name, wanted.cache, force=force
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_wav_file_is_as_long_as_the_plan_to_the_sample(wanted: Export) -> None:
    *_, done = export(wanted, PLAIN)
    total = wanted.timeline.total
    assert done == total
    with wave.open(str(wanted.out)) as file:
        form = (file.getnchannels(), file.getsampwidth(), file.getframerate())
        assert form == (1, 2, 48_000)
        assert file.getnframes() == total * 48
        assert any(file.readframes(48_000))
    size = int.from_bytes(wanted.out.read_bytes()[4:8], "little")
    assert size == wanted.out.stat().st_size - 8


def test_progress_goes_on_in_small_steps(wanted: Export) -> None:
    told = list(export(wanted, PLAIN))
    assert told == sorted(told)
    assert max(b - a for a, b in itertools.pairwise(told)) <= 1_000


def test_a_list_of_marks_lies_beside_it(wanted: Export) -> None:
    list(export(wanted, PLAIN))
    assert names(wanted.out.parent) == ["session.marks.txt", "session.wav"]
    lines = wanted.marks.read_text("utf-8").splitlines()
    assert lines[0] == TITLE
    for at, chapter in CHAPTERS:
        assert f"0:{at // 60_000:02}:{at // 1000 % 60:02}.000  {chapter}" in lines
    assert any(line.startswith("0:00:08.000  “Find the point.") for line in lines)


@needs_ffmpeg
@pytest.mark.parametrize("ending", ["wav", "mp3", "opus", "m4b"])
def test_title_and_chapters_are_in_the_file(wanted: Export, ending: str) -> None:
    asked = to(wanted, f"session.{ending}")
    list(export(asked, ALL))
    probe = Probe(asked.out)
    assert (probe.title, probe.chapters) == (TITLE, CHAPTERS)


CODECS = {
    "wav": "pcm_s16le",
    "flac": "flac",
    "m4a": "aac",
    "mp3": "mp3",
    "opus": "opus",
    "m4b": "aac",
}


@needs_ffmpeg
@pytest.mark.parametrize("ending", CODECS)
def test_each_ending_holds_what_it_says_and_the_whole_session(wanted: Export, ending: str) -> None:
    asked = to(wanted, f"session.{ending}")
    list(export(asked, ALL))
    probe, total = Probe(asked.out), wanted.timeline.total
    assert probe.codec == CODECS[ending]
    assert (probe.rate, probe.channels, probe.title) == (48_000, 1, TITLE)
    assert probe.seconds == pytest.approx(total / 1000, abs=0.05)
    assert 0 <= len(decoded(asked.out)) // 2 - total * 48 < 1_100, "at most a codec's block longer"
    assert names(asked.out.parent) == sorted(["session.marks.txt", asked.out.name])


@needs_ffmpeg
@pytest.mark.parametrize("ending", ["flac", "m4a", "mp3", "opus", "m4b"])
def test_a_cue_is_where_it_was_after_encoding(wanted: Export, ending: str) -> None:
    """The search on the other side begins at 46 s, after a silence."""
    list(export(wanted, PLAIN))
    asked = to(wanted, f"session.{ending}")
    list(export(asked, ALL))
    first = [heard_from(decoded(path), 40_500) for path in (wanted.out, asked.out)]
    assert 46_000 < first[0] < 46_020
    assert abs(first[1] - first[0]) < 5


def heard_from(samples: bytes, after_ms: int) -> float:
    track = array("h", samples)
    return next(n for n in range(after_ms * 48, len(track)) if abs(track[n]) > 400) / 48


@needs_ffmpeg
def test_flac_loses_nothing(wanted: Export) -> None:
    list(export(wanted, PLAIN))
    asked = to(wanted, "session.flac")
    list(export(asked, ALL))
    assert decoded(asked.out) == decoded(wanted.out)


@pytest.mark.parametrize("name", ["session.ogg", "session", "session.mp3", "session.flac"])
def test_what_cannot_be_written_here_is_refused_with_what_can(wanted: Export, name: str) -> None:
    with pytest.raises(NotExported) as refused:
        list(export(to(wanted, name), PLAIN))
    assert dict(refused.value.why.values)["possible"] == ".wav"
    assert names(wanted.out.parent) == []


def test_without_ffmpeg_its_formats_are_not_offered() -> None:
    assert Encoders(QT).formats == (Format.WAV, Format.FLAC, Format.M4A)


@pytest.mark.parametrize("ending", ["WAV", "Wav"])
def test_the_case_of_an_ending_does_not_matter(wanted: Export, ending: str) -> None:
    asked = to(wanted, f"session.{ending}")
    list(export(asked, PLAIN))
    assert asked.out.exists()


def test_a_file_that_is_there_stays_as_it_is(wanted: Export) -> None:
    wanted.out.write_text("mine")
    with pytest.raises(AlreadyThere):
        list(export(wanted, PLAIN))
    assert wanted.out.read_text() == "mine"
    assert names(wanted.out.parent) == ["session.wav"]


def test_one_that_appears_meanwhile_stays_too(wanted: Export) -> None:
    writing = export(wanted, PLAIN)
    next(writing)
    wanted.out.write_text("mine")
    with pytest.raises(AlreadyThere):
        list(writing)
    assert wanted.out.read_text() == "mine"
    assert names(wanted.out.parent) == ["session.wav"]


def test_other_marks_are_not_replaced_but_the_same_are_no_hindrance(wanted: Export) -> None:
    list(export(wanted, PLAIN))
    wanted.out.unlink()
    list(export(wanted, PLAIN))
    wanted.out.unlink()
    wanted.marks.write_text("mine")
    with pytest.raises(AlreadyThere):
        list(export(wanted, PLAIN))
    assert wanted.marks.read_text() == "mine"


def test_with_force_it_is_replaced(wanted: Export) -> None:
    wanted.out.write_text("mine")
    wanted.marks.write_text("mine")
    list(export(to(wanted, "session.wav", force=True), PLAIN))
    assert wanted.out.read_bytes()[:4] == b"RIFF"
    assert wanted.marks.read_text("utf-8").startswith(TITLE)


@pytest.mark.parametrize("ending", ["wav", "flac", pytest.param("mp3", marks=needs_ffmpeg)])
def test_cancelling_leaves_nothing_behind_and_what_was_there_untouched(
    wanted: Export, ending: str
) -> None:
    asked = to(wanted, f"session.{ending}", force=True)
    asked.out.write_text("mine")
    writing = export(asked, ALL)
    for _ in range(5):
        next(writing)
    writing.close()
    assert names(asked.out.parent) == [asked.out.name]
    assert asked.out.read_text() == "mine"


@contextmanager
def no_room_for(size: int) -> Iterator[None]:
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("ending", ["wav", pytest.param("mp3", marks=needs_ffmpeg)])
def test_where_it_does_not_fit_nothing_is_left(wanted: Export, ending: str) -> None:
    with no_room_for(50_000), pytest.raises(NotExported):
        list(export(to(wanted, f"session.{ending}"), ALL))
    assert names(wanted.out.parent) == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_said(wanted: Export) -> None:
    wanted.out.parent.chmod(0o500)
    with pytest.raises(NotExported):
        list(export(wanted, PLAIN))


def test_a_folder_that_is_not_there_is_not_made(wanted: Export) -> None:
    with pytest.raises(NotExported):
        list(export(to(wanted, "no/session.wav"), PLAIN))
    assert names(wanted.out.parent) == []


def test_an_encoder_that_fails_says_why(wanted: Export) -> None:
    failing = (sys.executable, "-c", "import sys; sys.exit('no such codec')", "--")
    with pytest.raises(NotExported) as failed:
        list(export(to(wanted, "session.flac"), Encoders(failing)))
    assert dict(failed.value.why.values)["reason"] == "no such codec"
    assert names(wanted.out.parent) == []


def test_one_that_is_gone_is_said_too(wanted: Export) -> None:
    with pytest.raises(NotExported):
        list(export(to(wanted, "session.mp3"), Encoders(ffmpeg=str(wanted.out.parent / "ffmpeg"))))


KILLED = """
import sys
from pathlib import Path
from acupressure_app.audio.encode import Encoders
from acupressure_app.audio.export import Export, export
from acupressure_app.audio.mix import NoVoice
from tests.builders import compiled, press, routine
out, cache = map(Path, sys.argv[1:])
writing = export(Export(compiled(routine(press())), NoVoice(), out, cache), Encoders())
for _ in range(5):
    next(writing)
print("writing", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_killed_half_way_there_is_no_file_of_that_name(wanted: Export) -> None:
    command = (sys.executable, "-c", KILLED, str(wanted.out), str(wanted.cache))
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"writing\n"
        process.send_signal(signal.SIGKILL)
    assert not wanted.out.exists()
    assert not wanted.marks.exists()


def test_what_was_left_of_a_killed_one_goes_with_the_next(wanted: Export) -> None:
    folder = wanted.out.parent
    left, at_work, other = (
        folder / name
        for name in (".session.1.new.wav", ".session.2.new.wav", ".sessions.1.new.wav")
    )
    for path in (left, at_work, other):
        path.write_bytes(b"RIFF")
    for path in (left, other):
        os.utime(path, (0, 0))
    list(export(wanted, PLAIN))
    assert names(folder) == sorted([other.name, at_work.name, "session.marks.txt", "session.wav"])


def test_ffmpeg_is_found_where_it_is() -> None:
    assert (Format.MP3 in ALL.formats) == bool(shutil.which("ffmpeg"))
