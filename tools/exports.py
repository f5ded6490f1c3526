"""Measures what exported sessions cost: half an hour in each format, and the memory of four hours.

Run alone it prints the figures; the benchmark prints them with its own.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from acupressure_app.audio.encode import Encoders, Format, find_encoders
from acupressure_app.audio.export import Export, export
from acupressure_app.audio.mix import Levels, Mixer
from acupressure_app.cli import ENCODER
from tools.mix_ratio import StandIns, lasting

HALF_AN_HOUR, TEN_MINUTES, FOUR_HOURS = 30, 10, 240


class Written(NamedTuple):
    """A file: how long it took, in seconds, and how large it is, in bytes."""

    format_: Format
    seconds: float
    size: int


def half_an_hour_written() -> Iterator[Written]:
    """A session with voice and background in each format that can be written here."""
    encoders = find_encoders(ENCODER)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder / "once.wav", encoders)  # for nothing: tones and hums are made
        for format_ in encoders.formats:
            out = folder / f"session.{format_}"
            started = time.perf_counter()
            _write(out, encoders)
            yield Written(format_, time.perf_counter() - started, out.stat().st_size)


def _write(out: Path, encoders: Encoders) -> None:
    clips = StandIns(out.parent)
    timeline = lasting(HALF_AN_HOUR)
    wanted = Export(timeline, clips, out, out.parent, Levels(background=1.0), force=True)
    for _ in export(wanted, encoders):
        pass


def peak_of(minutes: int) -> float:
    """The most memory that a program takes which mixes a session of so many minutes, in MiB."""
    command = [sys.executable, "-m", "tools.exports", str(minutes)]
    return int(subprocess.check_output(command)) / 1024


def _mix(minutes: int) -> int:
    """Mix a session, and give the most memory that this program ever took, in KiB."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for _ in Mixer(folder, Levels(background=1.0)).blocks(lasting(minutes), StandIns(folder)):
            pass
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


def main(arguments: Sequence[str]) -> None:
    """Measure and print, or be the program whose memory is measured."""
    if arguments:
        print(_mix(int(arguments[0])))
        return
    for format_, seconds, size in half_an_hour_written():
        print(f"half an hour as {format_}: {seconds:.1f} s, {size / 1e6:.1f} MB", flush=True)
    hours, minutes = peak_of(FOUR_HOURS), peak_of(TEN_MINUTES)
    print(f"memory of four hours mixed: {hours:.0f} MiB against {minutes:.0f} MiB (ten minutes)")
    print(f"  ratio {hours / minutes:.2f}, aim at most 1.1", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
