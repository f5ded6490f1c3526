"""Qt's encoder as a program: what it writes is what its name says."""

import os
import subprocess
import sys
from array import array
from pathlib import Path

import pytest

from tests.audio.probing import Probe, decoded, needs_ffmpeg

SECOND = array("h", (800 * ((n // 60) % 2) for n in range(48_000))).tobytes()


def encode(form: str, path: Path, samples: bytes) -> subprocess.CompletedProcess[bytes]:
    command = (
        sys.executable,
        "-m",
        "acupressure_app.ui.export.encoder",
        form,
        "48000",
        "Übel = 1",
        path,
    )
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    return subprocess.run(
        command, input=samples, env=environment, capture_output=True, timeout=60, check=False
    )


@needs_ffmpeg
@pytest.mark.parametrize(("form", "codec"), [("flac", "flac"), ("m4a", "aac")])
def test_it_writes_the_format_it_is_asked_for(form: str, codec: str, tmp_path: Path) -> None:
    path = tmp_path / f"sound.{form}"
    assert encode(form, path, 3 * SECOND).returncode == 0
    probe = Probe(path)
    assert (probe.codec, probe.rate, probe.channels, probe.title) == (codec, 48_000, 1, "Übel = 1")
    assert probe.seconds == pytest.approx(3, abs=0.001)


@needs_ffmpeg
def test_flac_holds_every_sample(tmp_path: Path) -> None:
    path = tmp_path / "sound.flac"
    encode("flac", path, 2 * SECOND + SECOND[:1234])
    assert decoded(path) == 2 * SECOND + SECOND[:1234]


def test_where_it_cannot_write_it_fails_and_says_why(tmp_path: Path) -> None:
    failed = encode("flac", tmp_path / "no" / "sound.flac", SECOND)
    assert failed.returncode == 1
    assert failed.stderr.strip()
