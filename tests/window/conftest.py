"""The screen that the tests of the window share."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.window.desktop import Desktop, screen, started
from tests.window.hearing import PYTHON, READER, ScreenReader


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """The name of a screen of the tests' own."""
    with screen() as name:
        yield name


@pytest.fixture
def desktop(display: str, tmp_path: Path) -> Desktop:
    return Desktop(display, tmp_path)


@pytest.fixture
def program(desktop: Desktop) -> Iterator[subprocess.Popen[str]]:
    with started(desktop) as running:
        yield running


@pytest.fixture
def bus(desktop: Desktop) -> Iterator[None]:
    """A session bus for this screen, on which programs offer what a screen reader needs."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(
        command, env=desktop.environment, stdout=subprocess.PIPE, text=True
    ) as daemon:
        assert daemon.stdout
        desktop.environment["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()
        desktop.environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        yield
        daemon.terminate()


@pytest.fixture
def reader(desktop: Desktop, bus: None) -> Iterator[ScreenReader]:
    """It is there before the program is."""
    del bus
    with subprocess.Popen(
        [PYTHON, "-W", "ignore", str(READER)],
        env=desktop.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield ScreenReader(process)
        process.kill()


@pytest.fixture
def heard_program(desktop: Desktop, reader: ScreenReader) -> Iterator[subprocess.Popen[str]]:
    """The program, heard from its first moment."""
    del reader
    with started(desktop) as running:
        yield running
