"""Single key presses from a terminal, with a time-out; none where the platform has no way."""

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO


class Keys(Protocol):
    """Waits for a key, or for time to pass."""

    def wait(self, seconds: float) -> str:
        """The key pressed within `seconds`, or an empty string after them."""


@contextmanager
def terminal_keys(source: TextIO) -> Iterator[Keys | None]:
    """Keys one by one, without Enter and without echo; nothing where that cannot be had."""
    if sys.platform == "win32":
        yield None
        return
    import termios  # noqa: PLC0415 - not on Windows
    import tty  # noqa: PLC0415 - not on Windows

    descriptor = source.fileno()
    before = termios.tcgetattr(descriptor)
    tty.setcbreak(descriptor)
    try:
        yield _PosixKeys(descriptor)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


class _PosixKeys:
    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def wait(self, seconds: float) -> str:
        """The key pressed within `seconds`; an arrow key comes as its whole sequence."""
        ready, _, _ = select.select([self._descriptor], [], [], seconds)
        return os.read(self._descriptor, 8).decode(errors="replace") if ready else ""
