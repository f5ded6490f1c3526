"""The times that no routine names, which are for the user to set."""

from typing import Final

from msgspec import Struct

from acupressure_app.core.text import Ms


class Lengths(Struct, frozen=True):
    """What the user set for the times that no routine names.

    `find` comes on top of the time that it takes to say where a point is.
    """

    ready: Ms = 8_000
    find: Ms = 5_000
    change: Ms = 8_000
    finish: Ms = 4_000
    wait_for_me: bool = False


DEFAULT_LENGTHS: Final = Lengths()
