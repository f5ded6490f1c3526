"""What the window is given by whoever puts the program together."""

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from acupressure_app.core.library import Library
from acupressure_app.core.player import Reading
from acupressure_app.core.wording import Wording
from acupressure_app.store.folders import Folders
from acupressure_app.store.settings import Settings


class Context(Struct, frozen=True):
    """Everything the window reads; `reading` and `today` are its only clocks.

    `speed` scales the player's clock: 1.0 is real time.
    """

    folders: Folders
    library: Library
    settings: Settings
    wording: Wording
    reading: Callable[[], Reading]
    today: Callable[[], date]
    speed: float = 1.0
