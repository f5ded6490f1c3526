"""What all pages but the empty Home need, read beside the window."""

from msgspec import Struct

from acupressure_app.core.language import Translations
from acupressure_app.core.library import Library
from acupressure_app.core.recent import Recent
from acupressure_app.core.wording import Wording
from acupressure_app.store.recents import load_recents
from acupressure_app.store.settings import Settings
from acupressure_app.ui.context import Context
from acupressure_app.ui.pictures.pictures import Pictures


class Stock(Struct, frozen=True):
    """The library, the sentences to speak of it, its pictures, and what was played lately."""

    library: Library
    wording: Wording
    pictures: Pictures
    recents: tuple[Recent, ...]


def read_stock(context: Context, settings: Settings, tr: Translations, language: str) -> Stock:
    """Read all of it; a file that cannot be used stops nothing."""
    return Stock(
        context.read_library(),
        Wording(tr, language),
        Pictures(context.folders.pictures, settings.body, settings.skin, language),
        load_recents(context.folders.data),
    )
