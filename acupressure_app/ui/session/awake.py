"""Keeps the screen on and the computer awake while a session runs."""

from contextlib import ExitStack, suppress
from typing import Protocol


class KeepsAwake(Protocol):
    """What keeps the machine awake while a session runs."""

    def hold(self) -> None:
        """Stay awake."""

    def release(self) -> None:
        """Sleep when you want to."""


class Awake:
    """Asks the system to stay awake, from `hold` to `release`; either may be called at any time.

    `wanted` may change at any time, and `held` tells whether the system agreed. No trouble with
    that may end a session, whatever its kind, so none is raised.
    """

    def __init__(self, *, wanted: bool = True) -> None:
        """Where it is not `wanted`, the system sleeps as it likes."""
        self.wanted, self.held = wanted, False
        self._holding = ExitStack()

    def hold(self) -> None:
        """Ask to stay awake, unless that is so already or not wanted."""
        if self.held or not self.wanted:
            return
        self.release()
        with suppress(Exception):
            from wakepy import keep  # noqa: PLC0415 - not needed before a session runs

            mode = self._holding.enter_context(keep.presenting(on_fail="pass"))
            self.held = mode.active

    def release(self) -> None:
        """Let the computer sleep again when it wants to."""
        self.held = False
        with suppress(Exception):
            self._holding.close()
