"""The filters of Home as a value: what a routine must be to be listed."""

from msgspec import Struct
from msgspec.structs import astuple


class Wanted(Struct, frozen=True):
    """Each filter that is on must be true of a routine.

    `minutes` are those the user has; `pregnancy` wants nothing to be ruled out in it; `own` leaves
    the user's own routines.
    """

    minutes: int | None = None
    hands_only: bool = False
    sitting: bool = False
    lying: bool = False
    pregnancy: bool = False
    own: bool = False

    @property
    def count(self) -> int:
        """How many filters are on."""
        return sum(1 for value in astuple(self) if value)
