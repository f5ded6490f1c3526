"""Single key presses from a terminal, with a time-out; none where the platform has no way."""

import os
import re
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO

_KEY = re.compile(r"\x1b\[[0-9;]*[@-~]|.", re.DOTALL)


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


def split_keys(typed: bytes) -> list[str]:
    """The keys in what was read at once; an arrow key is its whole sequence."""
    return _KEY.findall(typed.decode(errors="replace"))


class _PosixKeys:
    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._pending: list[str] = []

    def wait(self, seconds: float) -> str:
        """The key pressed within `seconds`. Raises EOFError where the terminal is gone."""
        if not self._pending:
            ready, _, _ = select.select([self._descriptor], [], [], seconds)
            if not ready:
                return ""
            self._pending = split_keys(os.read(self._descriptor, 64))
            if not self._pending:
                raise EOFError
        return self._pending.pop(0)
