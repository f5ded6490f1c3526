"""How much a voice says."""

from enum import StrEnum


class Guidance(StrEnum):
    """How much the user wants to hear; what is shown stays the same.

    Names: where, which side, press, change over, what is next, the end, and all that guards the
    place; not how to find it, how to press it, and half-way.
    """

    FULL = "full"
    NAMES = "names"
    OFF = "off"
