"""What all pages but the empty Home need, read beside the window."""

from pathlib import Path

from msgspec import Struct

from acupressure_app.core.language import Translations
from acupressure_app.core.library import Library
from acupressure_app.core.recent import Recent
from acupressure_app.core.wording import Wording
from acupressure_app.store.journal import Journal
from acupressure_app.store.journal_base import JournalError
from acupressure_app.store.placing import settle
from acupressure_app.store.recents import UnreadableRecentsError, load_recents
from acupressure_app.store.settings import Settings
from acupressure_app.ui.context import Context
from acupressure_app.ui.journal.diary import Read
from acupressure_app.ui.pictures.pictures import Pictures


class Stock(Struct, frozen=True):
    """The library, the sentences to speak of it, its pictures, what was played, the journal.

    `settled` are the files of an interrupted import that were put in place now, or why they could
    not be.
    """

    library: Library
    wording: Wording
    pictures: Pictures
    recents: tuple[Recent, ...]
    journal: Read = Read({})
    settled: tuple[str, ...] | OSError = ()
    unread: UnreadableRecentsError | None = None


def read_stock(context: Context, settings: Settings, tr: Translations, language: str) -> Stock:
    """Read all of it; a file that cannot be used stops nothing."""
    photos = context.folders.user_routines
    settled = _settle(photos)
    recents, unread = _read_recents(context.folders.data)
    return Stock(
        context.read_library(),
        Wording(tr, language),
        Pictures(context.folders.pictures, settings.body, settings.skin, language, photos),
        recents,
        _read_journal(Journal(context.folders.data)),
        settled,
        unread,
    )


def _settle(folder: Path) -> tuple[str, ...] | OSError:
    """Finish taking over what a kill interrupted, before the library is read."""
    try:
        return settle(folder)
    except OSError as error:
        return error


def _read_recents(folder: Path) -> tuple[tuple[Recent, ...], UnreadableRecentsError | None]:
    try:
        return load_recents(folder), None
    except UnreadableRecentsError as error:
        return (), error


def _read_journal(journal: Journal) -> Read:
    """The sessions, from the copy if the file is damaged; a journal that fails stops nothing."""
    try:
        copied = journal.recover()
        return Read(journal.entries(), copied)
    except JournalError as error:
        return Read({}, error)
