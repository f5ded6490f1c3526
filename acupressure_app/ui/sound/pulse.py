"""Tells whether this process still has its connection to a sound server.

When that to PulseAudio breaks, Qt 6.11 says nothing and does not connect again, and the next sound
would make libpulse end the whole process: `Assertion 'c' failed` in pa_context_get_state. Where
another system makes the sound, there is never such a connection.
"""

import os
import socket
from contextlib import suppress
from pathlib import Path

_OPEN_FILES = Path("/proc/self/fd")

_SERVERS = ("/native", "/pipewire-0")
"""How the sockets of PulseAudio and PipeWire end."""

Connection = str
"""What an open connection is known by to the system: `socket:[…]`."""


def connection() -> Connection | None:
    """The connection to a local server, if there is one; its socket tells by its name."""
    for file, name in _open_files().items():
        if name.startswith("socket:") and _peer(int(file.name)).endswith(_SERVERS):
            return name
    return None


def is_open(wanted: Connection) -> bool:
    """Tell whether this very connection still stands."""
    return wanted in _open_files().values()


def _open_files() -> dict[Path, str]:
    found = {}
    with suppress(OSError):
        for file in list(_OPEN_FILES.iterdir()):
            with suppress(OSError):  # one that was closed meanwhile
                found[file] = os.readlink(file)  # noqa: PTH115 - not the path of a file
    return found


def _peer(number: int) -> str:
    """The path of the socket at the other end; empty if it has none."""
    with suppress(OSError), socket.fromfd(number, socket.AF_UNIX, socket.SOCK_STREAM) as copy:
        peer = copy.getpeername()
        return peer if isinstance(peer, str) else ""
    return ""
