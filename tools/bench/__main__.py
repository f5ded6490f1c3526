"""Prints what the program costs, and how true its time and its sounds are, all in one run.

Seconds and megabytes differ from machine to machine; a ratio hardly does. The two sides of each
take turns, so that a busy machine slows both.
"""

import gettext
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec.structs import replace

from acupressure_app.core.wording import Wording
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_library
from acupressure_app.ui.home.menu import menu
from tools.bench.day import simulated_day
from tools.bench.many import write_routines
from tools.exports import main as tell_exports
from tools.mix_ratio import mix_ratio
from tools.onsets import main as tell_onsets

STARTS, SESSIONS, READINGS = 15, 3, 7
MANY = 1000
LONGEST_S = 120


def main() -> None:
    """Measure and print, in folders of its own, so that nothing of the user's is read."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few"), Path(folder, "many")
        write_routines(folders().routines, many / "acupressure-app" / "routines", MANY)
        _starts(few, many)
        _memory(few)
        _computing(few)
        _reading(many / "acupressure-app" / "routines")
    day = simulated_day()
    print(
        f"a day played: {day.drift} ms late, {day.played} of {day.cues} cues played; aim 0 ms late"
    )
    mixing = mix_ratio()
    mixed, plain = mixing.mixed * 1000, mixing.plain * 1000
    _print("half an hour mixed", mixed, plain, "ms", "the same bytes written plainly", 2.0)
    tell_exports(())
    tell_onsets(())


def _starts(few: Path, many: Path) -> None:
    bare, own, loaded, listed = _in_turns(
        STARTS,
        lambda: _until("bare", "frame", few),
        lambda: _until("own", "frame", few),
        lambda: _until("own", "frame", many),
        lambda: _until("own", "list", many),
    )
    _print("first frame", own, bare, "ms", "a bare window", 1.5)
    _print(f"first frame with {MANY} routines", loaded, own, "ms", "with none", 1.1)
    print(f"  (their list is there after {listed:.0f} ms)")


def _memory(few: Path) -> None:
    bare, own = _in_turns(
        SESSIONS,
        lambda: float(_child("bare", "memory", data=few)) / 1024,
        lambda: float(_child("own", "memory", data=few)) / 1024,
    )
    _print("memory with the list", own, bare, "MiB", "a bare window", 1.6)


def _computing(few: Path) -> None:
    ring = _child("session", "computing", data=few).split()[1]
    bare, own = _in_turns(
        SESSIONS,
        lambda: float(_child("bare", "computing", ring, data=few).split()[0]),
        lambda: float(_child("session", "computing", data=few).split()[0]),
    )
    _print("computing in 5 s of pressing", own, bare, "ms", f"a bare ring of {ring} px", 1.5)


def _reading(routines: Path) -> None:
    places = replace(folders(), user_routines=routines)
    wording = Wording(gettext.NullTranslations())
    assert len(load_library(places).listed) > MANY, "all of them can be used"
    read, indexed = _in_turns(
        READINGS,
        lambda: _timed(lambda: load_library(places)),
        lambda: _timed(lambda: menu(load_library(places), wording)),
    )
    _print(f"{MANY} routines read and indexed", indexed, read, "ms", "read alone", 2.0)


def _in_turns(rounds: int, *measures: Callable[[], float]) -> Iterable[float]:
    """The median of each, measured in turns."""
    taken = [[measure() for measure in measures] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _until(module: str, what: str, data: Path) -> float:
    """Milliseconds from the start of a process until something is on its screen."""
    started = time.monotonic_ns()
    return (int(_child(module, what, data=data)) - started) / 1e6


def _child(module: str, *arguments: str, data: Path) -> str:
    """What a window of its own tells; `data` is where the user's routines lie."""
    environment = {
        **os.environ,
        "QT_LOGGING_RULES": "*=false",
        "XDG_DATA_HOME": str(data),
        "XDG_CONFIG_HOME": str(data / "config"),
        "XDG_CACHE_HOME": str(data / "cache"),
    }
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, "-m", f"tools.bench.{module}", *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=LONGEST_S
    ).stdout


def _print(name: str, own: float, other: float, unit: str, against: str, aim: float) -> None:
    ratio = own / other
    print(f"{name}: {own:.0f} {unit} against {other:.0f} {unit} ({against})")
    print(f"  ratio {ratio:.2f}, aim at most {aim}{'' if ratio <= aim else ': missed'}", flush=True)


if __name__ == "__main__":
    main()
