"""What the forms of the editor are made with."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from acupressure_app.core.library import Content
from acupressure_app.core.wording import Wording
from acupressure_app.ui.theme import Theme


class Desk(Struct, frozen=True):
    """`photo` says where a picture beside the routine is."""

    theme: Theme
    wording: Wording
    content: Content
    photo: Callable[[str], Path]
