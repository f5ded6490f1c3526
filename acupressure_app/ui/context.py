"""What the window is given by whoever puts the program together."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from acupressure_app.core.language import Phrase, Translations
from acupressure_app.store.folders import Folders
from acupressure_app.store.settings import Settings

if TYPE_CHECKING:
    from acupressure_app.core.library import Library
    from acupressure_app.core.player import Reading


class Context(Struct, frozen=True):
    """Everything the window reads; `reading` and `now` are its only clocks.

    `read_library` reads every file, which may take a while. `translations` gives the sentences of
    a language, `languages` those there are besides English, `language` is the system's. `speed`
    scales the player's clock: 1.0 is real time. `encoder` is how this program calls itself as Qt's
    encoder, `sheet` as what writes a page to print. `unread` says which settings could not be
    used, and why.
    """

    folders: Folders
    settings: Settings
    read_library: "Callable[[], Library]"
    translations: Callable[[str], Translations]
    language: str
    languages: tuple[str, ...]
    reading: "Callable[[], Reading]"
    now: Callable[[], datetime]
    unread: tuple[Phrase, ...] = ()
    speed: float = 1.0
    encoder: tuple[str, ...] = ()
    sheet: tuple[str, ...] = ()
