"""Nothing leaves the machine: the program never so much as makes an internet socket."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.no_network import POSSIBLE

ROOT = Path(__file__).parents[1]
SESSION = "tests/ui/test_window.py::test_a_whole_session_by_keyboard_alone"
OTHERS = (
    "tests/ui/test_window.py::test_everything_can_be_backed_up_restored_and_deleted",
    "tests/ui/test_window.py::test_a_part_is_a_press_away_by_rail_and_by_keys",
)

pytestmark = pytest.mark.skipif(not POSSIBLE, reason="the kernel cannot be asked for this here")


def alone(code: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run this where an internet socket would be the end."""
    command = [sys.executable, "-m", "tests.no_network", code]
    environment = {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin"}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_an_internet_socket_would_be_seen(tmp_path: Path, family: str) -> None:
    ended = alone(f"import socket; socket.socket(socket.{family})", tmp_path)
    assert ended.returncode == -signal.SIGSYS


def test_other_sockets_are_not_meant(tmp_path: Path) -> None:
    assert alone("import socket; socket.socket(socket.AF_UNIX)", tmp_path).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["play", "nausea", "--no-others", "--asked", "--speed", "5000", "--json"],
        ["list", "--json"],
        ["journal"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_the_terminal_makes_none(tmp_path: Path, arguments: list[str]) -> None:
    code = f"from acupressure_app.cli import main; raise SystemExit(main({arguments!r}))"
    ended = alone(code, tmp_path)
    assert ended.returncode == 0, ended.stderr


def test_the_window_makes_none_in_a_whole_session(tmp_path: Path) -> None:
    tests = [SESSION, *OTHERS, "-q", "-p", "no:cacheprovider", f"--basetemp={tmp_path / 't'}"]
    ended = alone(f"import pytest; raise SystemExit(pytest.main({tests!r}))", tmp_path)
    assert ended.returncode == 0, ended.stdout
    assert "passed" in ended.stdout
