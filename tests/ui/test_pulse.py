"""The connection to a sound server is known while it stands, and missed when it is cut."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from acupressure_app.ui import pulse

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="there is PulseAudio on Linux only")


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    monkeypatch.chdir(tmp_path)  # a socket's address may have 107 letters
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("./native")
        server.listen()
        yield server


@pytest.mark.usefixtures("server")
def test_the_connection_stands_until_it_is_closed() -> None:
    with socket.socket(socket.AF_UNIX) as line:
        line.connect("./native")
        connection = pulse.connection()
        assert connection is not None
        assert pulse.is_open(connection)
    assert not pulse.is_open(connection)


@pytest.mark.usefixtures("server")
def test_another_connection_to_the_same_server_is_not_the_one() -> None:
    with socket.socket(socket.AF_UNIX) as line:
        line.connect("./native")
        connection = pulse.connection()
    assert connection is not None
    with socket.socket(socket.AF_UNIX) as line:
        line.connect("./native")
        assert not pulse.is_open(connection)


@pytest.mark.usefixtures("server")
def test_without_a_connection_there_is_none() -> None:
    assert pulse.connection() is None


@pytest.mark.usefixtures("server")
def test_looking_leaves_no_file_open() -> None:
    with socket.socket(socket.AF_UNIX) as line:
        line.connect("./native")
        before = set(Path("/proc/self/fd").iterdir())
        for _ in range(10):
            assert pulse.is_open(pulse.connection() or "")
        assert set(Path("/proc/self/fd").iterdir()) == before
