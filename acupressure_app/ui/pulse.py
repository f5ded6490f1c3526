"""Tells whether the sound server still lives, before libpulse ends the whole process over it.

Qt notices neither the death of a PulseAudio server nor its return, and libpulse aborts when a
sound is started meanwhile (Qt 6.11, libpulse 16). Where another system makes the sound, there is
no such server, and nothing to ask.
"""

import socket
from contextlib import suppress
from pathlib import Path

_OWN_FILES = Path("/proc/self/fd")
_PATIENCE = 1.0


def connected_server() -> str | None:
    """The address of the local sound server to which this process is connected, if any."""
    if not _OWN_FILES.is_dir():
        return None
    for file in sorted(_OWN_FILES.iterdir()):
        address = _address(int(file.name))
        if address and address.endswith("/native"):
            return address
    return None


def answers(server: str) -> bool:
    """Tell whether something accepts a connection at this address."""
    with suppress(OSError), socket.socket(socket.AF_UNIX) as line:
        line.settimeout(_PATIENCE)
        line.connect(server)
        return True
    return False


def _address(number: int) -> str | None:
    """The other end of an open file that is a connection on this computer."""
    with suppress(OSError), socket.fromfd(number, socket.AF_UNIX, socket.SOCK_STREAM) as line:
        other = line.getpeername()
        return other if isinstance(other, str) else None
    return None
