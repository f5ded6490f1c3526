"""The screen that the tests of the window share."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.window.desktop import Desktop, screen, started


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
