"""The connection to a sound server is known while it stands, and missed when it is cut."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from acupressure_app.ui.sound import pulse

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="there is PulseAudio on Linux only")


@pytest.fixture(params=["native", "pipewire-0"])
def server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[str]:
    """The address of a server of PulseAudio, and of one of PipeWire."""
    monkeypatch.chdir(tmp_path)  # a socket's address may have 107 letters
    address = f"./{request.param}"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(address)
        server.listen()
        yield address


def test_the_connection_stands_until_it_is_closed(server: str) -> None:
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(server)
        connection = pulse.connection()
        assert connection is not None
        assert pulse.is_open(connection)
    assert not pulse.is_open(connection)


def test_another_connection_to_the_same_server_is_not_the_one(server: str) -> None:
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(server)
        connection = pulse.connection()
    assert connection is not None
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(server)
        assert not pulse.is_open(connection)


@pytest.mark.usefixtures("server")
def test_without_a_connection_there_is_none() -> None:
    assert pulse.connection() is None


def test_looking_leaves_no_file_open(server: str) -> None:
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(server)
        before = set(Path("/proc/self/fd").iterdir())
        for _ in range(10):
            assert pulse.is_open(pulse.connection() or "")
        assert set(Path("/proc/self/fd").iterdir()) <= before  # others may have closed theirs
