"""What stands in a routine file, so that nobody writes over what they have not seen."""

import hashlib
from pathlib import Path

from msgspec import Struct

from acupressure_app.core.codec import MAX_BYTES
from acupressure_app.core.loose import left_behind, loosely_read
from acupressure_app.core.routine import Routine
from acupressure_app.store.files import read_at_most


class Standing(Struct, frozen=True):
    """The routine that a file comes to, as far as it can be read; None where it comes to none.

    `digest` tells its bytes from all others; it is empty while only the routine is known.
    `lacking` are paths of what the file says and no routine can.
    """

    routine: Routine | None
    digest: str = ""
    lacking: tuple[str, ...] = ()

    def is_still(self, now: "Standing") -> bool:
        """Whether nobody wrote into the file: neither a routine, nor a space."""
        return self.digest == now.digest if self.digest else self.routine == now.routine


def digest_of(raw: bytes) -> str:
    """What is noted of the bytes of a file."""
    return hashlib.sha256(raw).hexdigest()


def standing_in(raw: bytes) -> Standing:
    """What these bytes of a file come to."""
    return Standing(loosely_read(raw), digest_of(raw), left_behind(raw))


def standing_at(path: Path) -> Standing | None:
    """What stands in a file now; None where there is none. Raises OSError."""
    return standing_in(read_at_most(path, MAX_BYTES)) if path.exists() else None
